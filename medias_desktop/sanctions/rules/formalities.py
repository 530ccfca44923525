"""The formalities an arbitrator looks for, and how a case stands with each of them: pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.cases import Outcome, UnionPresence
from medias_desktop.sanctions.rules.next_acts import heard

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Case


class FormalityKind(StrEnum):
    """What has to be in order, as it comes in time."""

    ACKNOWLEDGED = "acknowledged"
    """The text was acknowledged on the day of the fault."""
    GROUNDS = "grounds"
    HEARD = "heard"
    UNION = "union"
    IN_TIME = "in_time"
    TOLD = "told"
    BEGUN = "begun"
    """The suspension did not begin before the person was told of it."""
    EXPLAINED = "explained"
    """It did, and the reason is written down."""
    WITNESS = "witness"


class Standing(StrEnum):
    """How it stands."""

    MET = "met"
    OPEN = "open"
    """There is still time for it."""
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Formality:
    """One of them; ``day`` is when it was met, or by when it has to be."""

    kind: FormalityKind
    standing: Standing
    day: dt.date | None = None


def formalities(
    case: Case, today: dt.date, deadline_on: dt.date | None, *, acknowledged: bool
) -> tuple[Formality, ...]:
    """Return what has to be in order; of those who are not the employer’s to discipline, only what concerns them."""
    kinds, met = FormalityKind, Standing.MET
    found = [Formality(kinds.ACKNOWLEDGED, met if acknowledged else Standing.MISSED)]
    if case.verifications:
        found.append(Formality(kinds.GROUNDS, met if case.grounds else Standing.MISSED, _grounds_day(case)))
    if case.person.group == Group.ELECTED:
        return tuple(found)
    decided = case.decision is not None
    late = Standing.MISSED if decided else Standing.OPEN
    found.append(Formality(kinds.HEARD, met if heard(case, today) else late, _heard_day(case)))
    if case.meetings:
        offered = any(one.union is not UnionPresence.NOT_OFFERED for one in case.meetings)
        found.append(Formality(kinds.UNION, met if offered else late))
    if case.decision is not None and case.decision.outcome is Outcome.NO_FOLLOW_UP:
        return tuple(found)
    if deadline_on is not None:
        found.append(_in_time(case, today, deadline_on))
    if decided:
        told = None if case.notice is None else case.notice.day
        found.append(Formality(kinds.TOLD, Standing.OPEN if told is None else met, told))
        found += _begun(case, today)
    if case.notice is not None and case.notice.refused_to_sign:
        found.append(Formality(kinds.WITNESS, met if case.notice.witness else Standing.MISSED))
    return tuple(found)


def begun_untold(case: Case, told_on: dt.date) -> bool:
    """Tell whether the suspension that was decided begins before a day on which the person is told of it."""
    start = None if case.decision is None else case.decision.suspension_from
    return start is not None and start < told_on


def _begun(case: Case, today: dt.date) -> tuple[Formality, ...]:
    start = None if case.decision is None else case.decision.suspension_from
    if start is None:
        return ()
    if not begun_untold(case, case.notice.day if case.notice else today):
        return (Formality(FormalityKind.BEGUN, Standing.MET if case.notice else Standing.OPEN, start),)
    if case.notice is not None and case.notice.begun_because:
        return (Formality(FormalityKind.EXPLAINED, Standing.MET, start),)
    return (Formality(FormalityKind.BEGUN, Standing.MISSED, start),)


def _in_time(case: Case, today: dt.date, deadline_on: dt.date) -> Formality:
    if case.notice is not None:
        in_time = case.notice.day <= deadline_on
        return Formality(FormalityKind.IN_TIME, Standing.MET if in_time else Standing.MISSED, case.notice.day)
    over = today > deadline_on
    return Formality(FormalityKind.IN_TIME, Standing.MISSED if over else Standing.OPEN, deadline_on)


def _grounds_day(case: Case) -> dt.date | None:
    return None if case.grounds is None else case.grounds.day


def _heard_day(case: Case) -> dt.date | None:
    if case.person_version is not None:
        return case.person_version.day
    days = [one.day for one in case.meetings]
    return min(days) if days else None
