"""How long a measure counts: months from the day of the fault, with a variant for a repeated one.

A measure counts on the days before ``amnesty_on``. A month later is the same day of that month, or its last day when it
is shorter (core.retention.months_after): a fault of 31 January that counts for a month is forgotten on 28 February, or
on the 29th of a leap year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.retention import months_after
from medias_desktop.sanctions.rules.cases import GrievanceOutcome
from medias_desktop.sanctions.rules.ladder import RepeatOf

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import BreachClause, CaseBrief
    from medias_desktop.sanctions.rules.ladder import Ladder, LadderStep


def amnesty_on(fault_day: dt.date, months: int | None) -> dt.date | None:
    """Return the first day on which a measure no longer counts; None when it counts for good."""
    return None if months is None else months_after(fault_day, months)


def validity(step: LadderStep, repeated: bool) -> int | None:
    """Return for how many months a step counts, None for good."""
    if repeated and step.validity_months is not None and step.repeat_months is not None:
        return step.repeat_months
    return step.validity_months


def stands(brief: CaseBrief) -> bool:
    """Tell whether a case holds a measure that was neither annulled nor removed, however old."""
    return (
        brief.kind is not None
        and brief.counts
        and brief.removed_on is None
        and brief.grievance is not GrievanceOutcome.ANNULLED
    )


def counts(brief: CaseBrief, day: dt.date) -> bool:
    """Tell whether the measure of a case counts on a day."""
    return stands(brief) and (brief.amnesty_on is None or day < brief.amnesty_on)


def known_before(brief: CaseBrief, fault_day: dt.date) -> bool:
    """Tell whether the person knew of a measure when they committed a fault.

    A measure notified on the very day of the fault does not weigh: nobody can say which of the two came first.
    """
    return brief.notified_on is not None and brief.notified_on < fault_day


def repeated_after(
    ladder: Ladder, earlier: Iterable[CaseBrief], clauses: Sequence[BreachClause], fault_day: dt.date
) -> tuple[CaseBrief, ...]:
    """Return the cases that make a fault a repeated one: known before it, and counting on its day."""
    return tuple(
        one
        for one in earlier
        if counts(one, fault_day)
        and known_before(one, fault_day)
        and (ladder.repeat_of is RepeatOf.ANY_FAULT or shares_clause(one, clauses))
    )


def is_repeated(
    ladder: Ladder, earlier: Iterable[CaseBrief], clauses: Sequence[BreachClause], fault_day: dt.date
) -> bool:
    """Tell whether a fault is a repeated one, by what the municipality decided that makes it one."""
    return bool(repeated_after(ladder, earlier, clauses, fault_day))


def shares_clause(brief: CaseBrief, clauses: Iterable[BreachClause]) -> bool:
    """Tell whether a case is about one of these clauses: the same section, which keeps its uid from text to text, or rule."""
    sections = {section_uid for _version, section_uid, _cite in brief.clauses}
    codes = {code for code in brief.rule_codes if code}
    return any(one.section_uid in sections or one.rule_code in codes for one in clauses)
