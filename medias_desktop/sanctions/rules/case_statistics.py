"""Figures of cases for council: without names, and without a number so small that it tells who is meant.

A number under three is not written. Where one hidden number could be found by taking the others from the total, the next
smallest is hidden too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.cases import CaseState, GrievanceOutcome
from medias_desktop.sanctions.rules.ladder import StepKind

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import CaseBrief

LEAST_SHOWN = 3
"""Numbers from one to below this are not written."""


class Hiding(StrEnum):
    """Why a number is not written."""

    FEW = "few"
    """It is one or two."""
    PROTECTING = "protecting"
    """It would tell, with the total, one that is hidden."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of something, called by a code; ``number`` None when it is not written."""

    code: str
    number: int | None
    hiding: Hiding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStatistics:
    """Figures of one year (that in which the employer learned of the fault), or of all years.

    Codes are those of CaseState, people.rules.Group and StepKind; clauses are as they are cited. ``by_year`` are codes of
    four digits.
    """

    year: int | None
    total: Tally
    open: Tally
    closed: Tally
    without_follow_up: Tally
    by_state: tuple[Tally, ...]
    by_group: tuple[Tally, ...]
    by_kind: tuple[Tally, ...]
    by_clause: tuple[Tally, ...]
    by_grievance: tuple[Tally, ...]
    by_year: tuple[Tally, ...]


def statistics(briefs: Iterable[CaseBrief], year: int | None = None) -> CaseStatistics:
    """Return the figures of a year, None for all of them. No name and no number of a case is in them."""
    every = tuple(briefs)
    found = [one for one in every if year is None or one.known_on.year == year]
    open_, closed = protected(
        {
            "open": sum(one.closed_on is None for one in found),
            "closed": sum(one.closed_on is not None for one in found),
        }
    )
    return CaseStatistics(
        year=year,
        total=_alone("total", len(found)),
        open=open_,
        closed=closed,
        without_follow_up=_alone(
            "without_follow_up", sum(one.decided_on is not None and one.kind is None for one in found)
        ),
        by_state=protected(_in_order(CaseState, (one.state for one in found))),
        by_group=protected(_most_first(one.group for one in found)),
        by_kind=protected(_in_order(StepKind, (one.kind for one in found if one.kind is not None))),
        by_clause=tuple(
            _alone(code, number)
            for code, number in _most_first(cite for one in found for cite in _cites(one)).items()
        ),
        by_grievance=protected(
            _in_order(GrievanceOutcome, (one.grievance for one in found if one.grievance is not None))
        ),
        by_year=protected(dict(sorted(Counter(str(one.known_on.year) for one in every).items()))),
    )


def protected(numbers: Mapping[str, int]) -> tuple[Tally, ...]:
    """Return numbers that add up to a total which is told, with those that tell too much hidden.

    Enough is hidden that what is left of the total says of no hidden number what it is: two of them at least, which
    add up to three at least.
    """
    few = {code for code, number in numbers.items() if 0 < number < LEAST_SHOWN}
    hidden = set(few)
    shown = sorted((number, code) for code, number in numbers.items() if number and code not in few)
    while hidden and shown and not _safe([numbers[code] for code in hidden]):
        hidden.add(shown.pop(0)[1])
    return tuple(
        Tally(code, None, Hiding.FEW if code in few else Hiding.PROTECTING)
        if code in hidden
        else Tally(code, number)
        for code, number in numbers.items()
    )


def _safe(hidden: list[int]) -> bool:
    return len(hidden) > 1 and sum(hidden) >= LEAST_SHOWN


def _alone(code: str, number: int) -> Tally:
    return Tally(code, None, Hiding.FEW) if 0 < number < LEAST_SHOWN else Tally(code, number)


def _cites(brief: CaseBrief) -> set[str]:
    return {cite for _version, _section, cite in brief.clauses}


def _in_order(codes: type[StrEnum], found: Iterable[StrEnum]) -> dict[str, int]:
    counted = Counter(found)
    return {code.value: counted[code] for code in codes if counted[code]}


def _most_first(found: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(found).items(), key=lambda one: (-one[1], one[0])))
