"""Dates that run in disciplinary cases: to impose a measure, to meet, to forget, to destroy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.core.retention import months_after
from medias_desktop.core.working_days import add_working_days
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.amnesty import stands
from medias_desktop.sanctions.rules.cases import GrievanceOutcome
from medias_desktop.sanctions.rules.ladder import DeadlineFrom, StepKind

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import CaseBrief
    from medias_desktop.sanctions.rules.ladder import Ladder


class ClockKind(StrEnum):
    """What is due on a day."""

    IMPOSE = "impose"
    """The last day to impose a measure."""
    MEETING = "meeting"
    DEMAND = "demand"
    """The day by which a post is to be changed or removed."""
    SUSPENSION = "suspension"
    """The last day of a suspension."""
    AMNESTY = "amnesty"
    """The first day on which a measure no longer counts: it is to be taken out of the file."""
    RETENTION = "retention"
    """The day from which the whole case is to be destroyed."""


REMOVALS = frozenset({ClockKind.AMNESTY, ClockKind.RETENTION})
"""Not deadlines: from their day on a file is to be cleared."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A date that runs in a case; ``days_left`` is negative once it has passed."""

    case_id: int
    number: str
    listed_name: str
    kind: ClockKind
    day: dt.date
    days_left: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What dates ask for, told apart the same way wherever it is told: figures, the tab’s badge, the list of things to do.

    ``overdue`` deadlines have passed, those ``ahead`` are to come, the earliest first; ``to_clear`` files hold what is
    to be removed, the first of them since ``clear_on``, or not before that day.
    """

    overdue: int
    ahead: tuple[Clock, ...]
    to_clear: int
    clear_on: dt.date | None

    @property
    def next_on(self) -> dt.date | None:
        """Return the next day that is to come."""
        return self.ahead[0].day if self.ahead else None

    @property
    def stays_on(self) -> dt.date | None:
        """Return the next of them that becomes overdue when nothing is done: a suspension just ends."""
        return next((one.day for one in self.ahead if one.kind is not ClockKind.SUSPENSION), None)


def waiting(running: Iterable[Clock]) -> Waiting:
    """Return what the dates that run ask for; ``running`` as ``clocks`` gives them, the earliest first."""
    running = tuple(running)
    deadlines = [one for one in running if one.kind not in REMOVALS]
    removals = [one for one in running if one.kind in REMOVALS]
    return Waiting(
        overdue=sum(one.days_left < 0 for one in deadlines),
        ahead=tuple(one for one in deadlines if one.days_left >= 0),
        to_clear=len({one.case_id for one in removals if one.days_left <= 0}),
        clear_on=removals[0].day if removals else None,
    )


def clocks(
    briefs: Iterable[CaseBrief], ladder: Ladder, today: dt.date, province: str = "QC"
) -> tuple[Clock, ...]:
    """Return every date that runs, the earliest first; what has passed without being done stands among them."""
    deadlines = _Deadlines(ladder, province)
    found = [
        Clock(brief.id, brief.number, brief.listed_name, kind, day, (day - today).days)
        for brief in briefs
        for kind, day in _running(brief, ladder, today, deadlines)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.number, one.kind)))


def deadline_on(
    ladder: Ladder, known_on: dt.date, fault_day: dt.date, province: str = "QC"
) -> dt.date | None:
    """Return the last day to impose a measure; None when no time was set.

    The first day counted is the one after the fault, or after the employer learned of it.
    """
    if ladder.deadline_days is None:
        return None
    start = fault_day if ladder.deadline_from is DeadlineFrom.FAULT else known_on
    if ladder.working_days:
        return add_working_days(start, ladder.deadline_days, province)
    return start + dt.timedelta(days=ladder.deadline_days)


def amnesty_due_on(brief: CaseBrief) -> dt.date | None:
    """Return the day from which the measure is to be taken out of a case; None: it never is, or a grievance awaits it."""
    if brief.kind is None or brief.removed_on is not None or brief.grievance is GrievanceOutcome.PENDING:
        return None
    return brief.amnesty_on


def retention_due_on(brief: CaseBrief, ladder: Ladder) -> dt.date | None:
    """Return the day from which a whole case is to be destroyed: its time after its closing.

    Not before its measure is forgotten: what counts is kept. One that counts for good is kept for good, but for a
    dismissal, which ends what it could count in.
    """
    if brief.closed_on is None or brief.grievance is GrievanceOutcome.PENDING:
        return None
    day = months_after(brief.closed_on, ladder.case_months)
    if not stands(brief) or brief.kind is StepKind.DISMISSAL:
        return day
    return None if brief.amnesty_on is None else max(day, brief.amnesty_on)


def may_be_imposed(brief: CaseBrief) -> bool:
    """Tell whether a measure can still come: nothing was notified, nothing closed, and the person is no elected official."""
    without_follow_up = brief.decided_on is not None and brief.kind is None
    return (
        brief.closed_on is None
        and brief.removed_on is None
        and brief.notified_on is None
        and not without_follow_up
        and brief.group != Group.ELECTED
    )


class _Deadlines(dict[dt.date, "dt.date | None"]):
    """The last day to impose a measure, by the day from which the time runs: counted once for each."""

    def __init__(self, ladder: Ladder, province: str) -> None:
        super().__init__()
        self._ladder, self._province = ladder, province

    def of(self, brief: CaseBrief) -> dt.date | None:
        """Return the last day for a case."""
        from_fault = self._ladder.deadline_from is DeadlineFrom.FAULT
        return self[brief.fault_day if from_fault else brief.known_on]

    def __missing__(self, start: dt.date) -> dt.date | None:
        found = self[start] = deadline_on(self._ladder, start, start, self._province)
        return found


def _running(
    brief: CaseBrief, ladder: Ladder, today: dt.date, deadlines: _Deadlines
) -> Iterator[tuple[ClockKind, dt.date]]:
    if may_be_imposed(brief) and (day := deadlines.of(brief)):
        yield ClockKind.IMPOSE, day
    if brief.closed_on is None and brief.next_meeting_on:
        yield ClockKind.MEETING, brief.next_meeting_on
    if brief.closed_on is None and brief.demand_due_on:
        yield ClockKind.DEMAND, brief.demand_due_on
    if stands(brief) and brief.suspension_to and brief.suspension_to >= today:
        yield ClockKind.SUSPENSION, brief.suspension_to
    if day := amnesty_due_on(brief):
        yield ClockKind.AMNESTY, day
    if day := retention_due_on(brief, ladder):
        yield ClockKind.RETENTION, day
