"""Until when an answer is due: by the clauses in force when it was received, and by what they leave to the municipality."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.working_days import is_working_day
from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Clause
from medias_desktop.editorial_calendar.rules.interactions import REPORTS, DueBasis
from medias_desktop.editorial_calendar.rules.policy_rules import with_settings
from medias_desktop.editorial_calendar.rules.settings import Deadlines, HoursOf, LimitEnd
from medias_desktop.policies.rules.checks.calendar import EmergencyMode, Lifted
from medias_desktop.policies.rules.checks.calendar_words import Excepted
from medias_desktop.policies.rules.checks.interactions import AnswerTo, InternalReport, ResponseTime
from medias_desktop.policies.rules.checks.words import Lateness

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.interactions import InteractionKind
    from medias_desktop.editorial_calendar.rules.opening_hours import OpeningHours
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.rules.settings import CalendarSettings

_DAY = dt.timedelta(days=1)
_FARTHEST = 3700
URGENT = frozenset((Excepted.EMERGENCY, Excepted.IMMEDIATE_ATTENTION))
"""Exceptions of a clause that hold for what is marked as urgent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When an answer is due, and by which clause; ``at`` None when nothing says when (``basis`` tells why).

    ``longer`` is the clause that allows more time when something has to be verified; ``document`` where the limit is.
    """

    basis: DueBasis = DueBasis.NONE
    at: dt.datetime | None = None
    clause: Clause = NO_CLAUSE
    department_at: dt.datetime | None = None
    department_clause: Clause = NO_CLAUSE
    longer: Clause = NO_CLAUSE
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """An emergency under way when something was received; ``until`` None: nobody knows yet."""

    until: dt.datetime | None = None


Limit = tuple["PolicyRule", ResponseTime]


def due_of(
    received: dt.datetime,
    kind: InteractionKind,
    rules: Sequence[PolicyRule],
    settings: CalendarSettings,
    *,
    urgent: bool = False,
    emergency: Emergency | None = None,
) -> Due:
    """Return until when something received at a moment is answered."""
    if kind in REPORTS:
        return _report_due(received, kind, rules)
    limits = with_settings(rules, ResponseTime)
    longer = next((rule.clause for rule, asked in limits if asked.longer_for_verification), NO_CLAUSE)
    towards = _limit(limits, kind, AnswerTo.REQUESTER)
    department = _limit(limits, kind, AnswerTo.DEPARTMENT)
    if towards is None:
        return _of_department(received, department, settings, longer)
    if urgent and URGENT & set(towards[1].exceptions):
        return Due(basis=DueBasis.AT_ONCE, at=received, clause=towards[0].clause)
    if emergency is not None and not urgent:
        lifted = _lifting(rules)
        if lifted is not None and emergency.until is None:
            return Due(basis=DueBasis.LIFTED, clause=lifted)
        if lifted is not None and emergency.until is not None:
            received = max(received, emergency.until)
    return _counted(received, towards, department, settings, longer)


def _of_department(
    received: dt.datetime, department: Limit | None, settings: CalendarSettings, longer: Clause
) -> Due:
    """Return what is due where no clause sets a time towards the person who wrote."""
    if department is None:
        return Due(longer=longer)
    at = _end(received, department[1], settings)[1]
    return Due(department_at=at, department_clause=department[0].clause, longer=longer)


def _counted(
    received: dt.datetime,
    towards: Limit,
    department: Limit | None,
    settings: CalendarSettings,
    longer: Clause,
) -> Due:
    rule, asked = towards
    department_at = None if department is None else _end(received, department[1], settings)[1]
    first = received
    if department_at is not None and asked.business_days and settings.deadlines is Deadlines.BOTH:
        first = department_at
    basis, at = _end(first, asked, settings)
    return Due(
        basis=basis,
        at=at,
        clause=rule.clause,
        department_at=department_at,
        department_clause=department[0].clause if department and department_at else NO_CLAUSE,
        longer=longer,
        document=asked.document,
    )


def _end(
    received: dt.datetime, asked: ResponseTime, settings: CalendarSettings
) -> tuple[DueBasis, dt.datetime | None]:
    hours = settings.hours
    if asked.business_days:
        return DueBasis.DAYS, end_of_days(received, asked.business_days, hours)
    number = _hours(asked, settings.limit_end)
    if number:
        return DueBasis.HOURS, end_of_hours(
            received,
            number,
            hours,
            counted=settings.hours_of,
            open_only=bool(asked.working_hours_only),
        )
    if asked.delay is Lateness.IMMEDIATE:
        return DueBasis.AT_ONCE, received
    if asked.delay is Lateness.REASONABLE:
        if settings.reasonable_days is None:
            return DueBasis.REASONABLE, None
        return DueBasis.REASONABLE, end_of_days(received, settings.reasonable_days, hours)
    if asked.document and settings.document_days is not None:
        return DueBasis.DOCUMENT, end_of_days(received, settings.document_days, hours)
    return DueBasis.UNKNOWN, None


def end_of_days(received: dt.datetime, number: int, hours: OpeningHours) -> dt.datetime:
    """Return the closing of the ``number``-th working day after the one on which something was received."""
    day, left = received.date(), number
    last = dt.date.max - _DAY
    for _counted_day in range(_FARTHEST):
        if not left or day >= last:
            break
        day += _DAY
        left -= _counts(day, hours)
    return hours.closing(day)


def days_between(received: dt.datetime, end: dt.datetime, hours: OpeningHours) -> int:
    """Return how many working days lie after the day of one moment up to that of another."""
    day, counted = received.date(), 0
    while day < end.date():
        day += _DAY
        counted += _counts(day, hours)
    return counted


def end_of_hours(
    received: dt.datetime, number: int, hours: OpeningHours, *, counted: HoursOf, open_only: bool
) -> dt.datetime:
    """Return the moment so many hours later, of those in which the municipality is open or of all.

    Of all of them, the end falls in an open hour when the clause speaks of working hours.
    """
    span = dt.timedelta(hours=number)
    if counted is HoursOf.WORKING:
        return hours.add(received, span)
    end = received + span
    return hours.next_open(end) if open_only else end


def _counts(day: dt.date, hours: OpeningHours) -> bool:
    """Tell whether a day is a working day on which the municipality is open (where it never is on one, a working day)."""
    return is_working_day(day, hours.province) and (bool(hours.of(day)) or not any(hours.week[:5]))


def _hours(asked: ResponseTime, end: LimitEnd) -> int | None:
    if end is LimitEnd.EARLIEST:
        return asked.hours_least or asked.hours_most
    return asked.hours_most or asked.hours_least


def _limit(limits: Iterable[Limit], kind: InteractionKind, towards: AnswerTo) -> Limit | None:
    """Return the limit that a kind has towards somebody: one that names the kind comes before one for everything.

    A limit that does not say towards whom is towards the person who wrote.
    """
    general = None
    for rule, asked in limits:
        if not _sets_a_time(asked) or (asked.towards or AnswerTo.REQUESTER) is not towards:
            continue
        if kind.value in asked.interactions:
            return rule, asked
        if not asked.interactions and general is None:
            general = (rule, asked)
    return general


def _sets_a_time(asked: ResponseTime) -> bool:
    return bool(asked.hours_least or asked.hours_most or asked.business_days or asked.delay or asked.document)


def _lifting(rules: Iterable[PolicyRule]) -> Clause | None:
    for rule, asked in with_settings(rules, EmergencyMode):
        if Lifted.RESPONSE_TIME in asked.lifts:
            return rule.clause
    return None


def _report_due(received: dt.datetime, kind: InteractionKind, rules: Iterable[PolicyRule]) -> Due:
    """Return when a report from inside is passed on: at once where the clause says so."""
    for rule, asked in with_settings(rules, InternalReport):
        if kind.value in asked.reports:
            at_once = asked.delay is Lateness.IMMEDIATE
            return Due(
                basis=DueBasis.AT_ONCE if at_once else DueBasis.NONE,
                at=received if at_once else None,
                clause=rule.clause,
            )
    return Due()
