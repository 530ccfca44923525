"""What is taken out of disciplinary files: a measure that no longer counts, a case at the end of its time. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.cases import Case, CaseBrief, Closing, HistoryLine, MeetingKind
from medias_desktop.sanctions.rules.clocks import amnesty_due_on, retention_due_on

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.ladder import Ladder

BASIS_LENGTH = 300


class RemovalReason(StrEnum):
    """Why something is taken out."""

    AMNESTY = "amnesty"
    """The measure no longer counts: it goes with its letters; the facts stay."""
    RETENTION = "retention"
    """The case has been kept for its time: it goes whole."""


@dataclass(frozen=True, slots=True)
class DueRemoval:
    """What is to be taken out, since a day."""

    brief: CaseBrief
    reason: RemovalReason
    since: dt.date


@dataclass(frozen=True, slots=True)
class RemovalRecord:
    """That something was taken out: how much, why, when and by whom; nothing of whom or what."""

    id: int
    uid: str
    reason: RemovalReason
    basis: str
    measures: int
    letters: int
    captures: int
    removed_by: str
    removed_at: dt.datetime


KEPT_ACTIONS = frozenset(
    {
        "open_case",
        "correct_case",
        "add_capture",
        "withdraw_capture",
        "record_grounds",
        "record_verification",
        "record_version",
        "record_meeting",
        "change_meeting",
        "demand_removal",
        "follow_demand",
        "record_report",
    }
)
"""Lines of history about facts, which stay when a measure goes; any other may tell what the measure was."""

# Not meetings: the note of a follow-up meeting may tell of the measure.
_OF_FACTS = frozenset(
    {
        "fault",
        "clauses",
        "captures",
        "grounds",
        "verifications",
        "person_version",
        "withdrawn_because",
        "demands",
        "reports",
        "reported_on",
        "reported_by",
    }
)


def due_removals(briefs: Iterable[CaseBrief], ladder: Ladder, today: dt.date) -> tuple[DueRemoval, ...]:
    """Return what is to be taken out, the longest due first; a case whose time is over is listed once, as a whole."""
    found = []
    for brief in briefs:
        retention, amnesty = retention_due_on(brief, ladder), amnesty_due_on(brief)
        if retention is not None and retention <= today:
            found.append(DueRemoval(brief, RemovalReason.RETENTION, retention))
        elif amnesty is not None and amnesty <= today:
            found.append(DueRemoval(brief, RemovalReason.AMNESTY, amnesty))
    return tuple(sorted(found, key=lambda one: (one.since, one.brief.number)))


def without_measure(case: Case, day: dt.date, by: str, closing_words: str) -> Case:
    """Return a case without its measure: the decision and what weighed in it, the notice, the grievance, every letter,
    follow-up meetings, and the lines of history that could tell of them. The facts and what was looked into stay.

    A case that was still open is closed: nothing is left to do in it. The reason of a closing is replaced by
    ``closing_words``, as it may tell what the measure was.
    """
    closing = case.closing or Closing(day=day, by=by, reason=closing_words)
    return replace(
        case,
        gravity=None,
        aggravating=(),
        mitigating=(),
        decision=None,
        notice=None,
        grievance=None,
        letters=(),
        meetings=tuple(one for one in case.meetings if one.kind is not MeetingKind.FOLLOW_UP),
        closing=replace(closing, reason=closing_words),
        removed_on=day,
        history=_without_measure(case.history),
    )


def _without_measure(history: Iterable[HistoryLine]) -> tuple[HistoryLine, ...]:
    return tuple(
        replace(
            line,
            changes=tuple(one for one in line.changes if one.field.partition(".")[0] in _OF_FACTS),
        )
        for line in history
        if line.action in KEPT_ACTIONS
    )
