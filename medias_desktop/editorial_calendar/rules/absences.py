"""Absences of those in charge of the accounts, and who takes their place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class AbsenceKind(StrEnum):
    """Why somebody is away; the first two are those of checks.accounts.Absence."""

    HOLIDAY = "holiday"
    LONG_LEAVE = "long_leave"
    SHORT = "short"
    """A few days for another reason: training, illness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceDraft:
    """What the user gives of an absence: both days included; a person of the register, or a name."""

    kind: AbsenceKind
    from_on: dt.date
    until_on: dt.date
    person_id: int | None = None
    name: str = ""
    replacement_id: int | None = None
    replacement: str = ""
    named_by: str = ""
    named_office: str = ""
    named_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A recorded absence; ``name`` and ``replacement`` are the persons' names as they are now."""

    id: int
    uid: str
    kind: AbsenceKind
    from_on: dt.date
    until_on: dt.date
    person_id: int | None = None
    name: str = ""
    replacement_id: int | None = None
    replacement: str = ""
    named_by: str = ""
    named_office: str = ""
    named_on: dt.date | None = None
    note: str = ""
    version: int = 1

    def holds(self, day: dt.date) -> bool:
        """Tell whether the person is away on a day."""
        return self.from_on <= day <= self.until_on

    @property
    def replaced(self) -> bool:
        """Tell whether somebody takes the place."""
        return self.replacement_id is not None or bool(self.replacement)
