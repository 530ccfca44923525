"""Who carries out which task around the accounts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDraft:
    """What the user gives: a task (checks.accounts.Duty), an office, and a person of the register or a name."""

    duty: str
    office: str = ""
    person_id: int | None = None
    name: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedDuty:
    """A recorded task; ``name`` is the person's as it is now, ``left_on`` the day on which they left."""

    id: int
    uid: str
    duty: str
    office: str = ""
    person_id: int | None = None
    name: str = ""
    left_on: dt.date | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    version: int = 1

    def carried_out(self, day: dt.date) -> bool:
        """Tell whether somebody carries it out on a day, both days included."""
        return (
            (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
            and (self.left_on is None or day <= self.left_on)
        )
