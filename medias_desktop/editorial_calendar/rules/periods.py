"""Times that change what may be published: elections by level, and emergencies (crisis mode)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_END = dt.datetime.combine(dt.date.max, dt.time.max)
"""After every moment."""


class PeriodKind(StrEnum):
    """What a period is."""

    ELECTION = "election"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodDraft:
    """What the user gives of a period; moments are the municipality's own, without a zone, the last minute included.

    ``level`` is a code of calendar_words.Level for an election; ``names`` are candidates and parties. An emergency has no
    end until it is ended.
    """

    kind: PeriodKind
    begins_at: dt.datetime
    ends_at: dt.datetime | None = None
    level: str = ""
    decided_by: str = ""
    reason: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A recorded period."""

    id: int
    uid: str
    kind: PeriodKind
    level: str
    begins_at: dt.datetime
    ends_at: dt.datetime | None
    decided_by: str = ""
    ended_by: str = ""
    reason: str = ""
    names: tuple[str, ...] = ()
    version: int = 1

    def holds(self, moment: dt.datetime) -> bool:
        """Tell whether it is under way at a moment, both ends included."""
        return self.begins_at <= moment and (self.ends_at is None or moment <= self.ends_at)

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Tell whether any minute of it lies in some days."""
        return self.begins_at.date() <= last and (self.ends_at is None or self.ends_at.date() >= first)


def overlapping(period: PeriodDraft, others: Iterable[Period], but: int = 0) -> Period | None:
    """Return a period of the same kind and level that shares a minute with this one; ``but`` is this one's own number."""
    last = period.ends_at or _END
    for other in others:
        same = other.kind is period.kind and other.level == period.level and other.id != but
        if same and other.begins_at <= last and period.begins_at <= (other.ends_at or _END):
            return other
    return None


def emergency(periods: Iterable[Period]) -> Period | None:
    """Return the emergency among periods, None when there is none."""
    return next((one for one in periods if one.kind is PeriodKind.EMERGENCY), None)


def elections(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return the elections among periods."""
    return tuple(one for one in periods if one.kind is PeriodKind.ELECTION)
