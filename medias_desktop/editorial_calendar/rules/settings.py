"""What the policies leave open about the calendar, as the municipality decided it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from medias_desktop.editorial_calendar.rules.opening_hours import USUAL_WEEK, OpeningHours, Week


class HoursOf(StrEnum):
    """Which hours a time limit in hours counts."""

    WORKING = "working"
    """Those in which the municipality is open."""
    CLOCK = "clock"
    """All of them; the end is moved to the next open hour where the clause speaks of working hours."""


class Deadlines(StrEnum):
    """How the time limit of the department and that of who wrote follow each other."""

    BOTH = "both"
    """Two: that of who wrote begins where that of the department ends."""
    ONE = "one"
    """One: both begin when the message was received."""


class LimitEnd(StrEnum):
    """Which end of “24 to 72 hours” an answer is due at."""

    EARLIEST = "earliest"
    LATEST = "latest"


NO_LIMITS: Mapping[str, int] = MappingProxyType({})
MOST_CHARACTERS = 1_000_000
MOST_DAYS = 365


@dataclass(frozen=True)
class CalendarSettings:
    """The settings; ``version`` is that of the row kept, 0 while nothing was decided.

    ``approver`` is the value of an Office, "" either of those whom the clause names. ``limits`` are the most characters of
    a text by platform, only where they differ from the program's own. ``document_days`` are the working days of a time
    limit that a clause leaves to another document, None as long as nobody entered them; ``reasonable_days`` those after
    which an answer due “within a reasonable time” is reminded of, None never.
    """

    province: str = "QC"
    opening: Week = USUAL_WEEK
    hours_of: HoursOf = HoursOf.CLOCK
    deadlines: Deadlines = Deadlines.BOTH
    limit_end: LimitEnd = LimitEnd.LATEST
    document_days: int | None = None
    reasonable_days: int | None = 5
    approver: str = ""
    website: str = ""
    emergency_number: str = "9-1-1"
    limits: Mapping[str, int] = field(default_factory=lambda: NO_LIMITS)
    version: int = 0

    @cached_property
    def hours(self) -> OpeningHours:
        """The hours in which the municipality is open."""
        return OpeningHours(self.province, self.opening)
