"""Which letters a case calls for, and what must be so before one is written or issued."""

from __future__ import annotations

import datetime as dt

from medias_desktop.sanctions.errors.letters import (
    LetterAfterMeeting,
    LetterBeforeDecision,
    LetterDatedAhead,
    LetterEmpty,
    LetterGone,
    LetterIssued,
    LetterTooLong,
    LetterUnfinished,
    LetterWithoutDecision,
    LetterWithoutDemand,
    LetterWithoutMeeting,
)
from medias_desktop.sanctions.rules.cases import (
    LINE_LENGTH,
    TEXT_LENGTH,
    Attendance,
    Case,
    Letter,
    LetterKind,
    Meeting,
    Outcome,
)
from medias_desktop.sanctions.rules.ladder import StepKind

LETTERS_OF = {
    StepKind.VERBAL_WARNING: LetterKind.VERBAL_WARNING_NOTE,
    StepKind.WRITTEN_REPRIMAND: LetterKind.REPRIMAND,
    StepKind.SUSPENSION: LetterKind.SUSPENSION,
    StepKind.DEMOTION: LetterKind.DEMOTION,
    StepKind.DISMISSAL: LetterKind.DISMISSAL,
}
MEASURES = frozenset(LETTERS_OF.values())
LANGUAGES = ("fr", "en")
UNFINISHED = "[…]"
"""What a proposal has where the program does not know (labels.letter_words)."""


def fitting(case: Case) -> tuple[LetterKind, ...]:
    """Return the kinds of letters that the case calls for now, the likeliest first; none for a closed case."""
    if case.closing is not None or case.removed_on is not None:
        return ()
    found = []
    decision = case.decision
    if decision is not None and decision.outcome is Outcome.NO_FOLLOW_UP:
        found.append(LetterKind.NO_FOLLOW_UP)
    elif decision is not None and decision.kind is not None:
        found.append(LETTERS_OF[decision.kind])
    if awaited(case) is not None:
        found.append(LetterKind.MEETING_NOTICE)
    if any(one.done_on is None for one in case.demands):
        found.append(LetterKind.REMOVAL_DEMAND)
    return tuple(found)


def awaited(case: Case) -> Meeting | None:
    """Return the next meeting to which the person is to come, None when there is none."""
    waiting = [one for one in case.meetings if one.attendance is Attendance.AWAITED]
    return min(waiting, key=lambda one: (one.day, one.time), default=None)


def require_fitting(case: Case, kind: LetterKind) -> None:
    """Raise what tells why the case does not call for such a letter."""
    if kind in fitting(case):
        return
    if kind is LetterKind.MEETING_NOTICE:
        raise LetterWithoutMeeting
    if kind is LetterKind.REMOVAL_DEMAND:
        raise LetterWithoutDemand
    raise LetterWithoutDecision


def letter_of(case: Case, uid: str) -> Letter:
    """Return a letter of the case. Raises LetterGone."""
    found = next((one for one in case.letters if one.uid == uid), None)
    if found is None:
        raise LetterGone
    return found


def draft_of(case: Case, uid: str) -> Letter:
    """Return a letter that may still be changed. Raises LetterGone or LetterIssued."""
    found = letter_of(case, uid)
    if found.issued_on is not None:
        raise LetterIssued
    return found


def checked_words(subject: str, body: str) -> tuple[str, str]:
    """Return a letter’s words without space around them. Raises LetterEmpty or LetterTooLong."""
    subject, body = " ".join(subject.split()), body.strip()
    if not subject or not body:
        raise LetterEmpty
    if len(subject) > LINE_LENGTH or len(body) > TEXT_LENGTH:
        raise LetterTooLong(most=str(TEXT_LENGTH))
    return subject, body


def check_issue(case: Case, letter: Letter, day: dt.date, today: dt.date) -> None:
    """Raise what tells why a letter cannot be issued with that date."""
    if UNFINISHED in letter.subject or UNFINISHED in letter.body:
        raise LetterUnfinished(mark=UNFINISHED)
    if day > today:
        raise LetterDatedAhead
    require_fitting(case, letter.kind)
    decision = case.decision
    decided = letter.kind in MEASURES or letter.kind is LetterKind.NO_FOLLOW_UP
    if decided and decision is not None and day < decision.day:
        raise LetterBeforeDecision
    meeting = awaited(case)
    if letter.kind is LetterKind.MEETING_NOTICE and meeting is not None and day > meeting.day:
        raise LetterAfterMeeting
