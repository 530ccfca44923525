"""What makes a decision acceptable: the person was heard, the fault weighed, the measure one that may be imposed."""

from __future__ import annotations

import datetime as dt

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.errors.afterwards import HearingStands
from medias_desktop.sanctions.rules.case_checks import check_lines, check_texts
from medias_desktop.sanctions.rules.case_drafts import DecisionDraft
from medias_desktop.sanctions.rules.cases import Attendance, Case, MeasureNotice, MeetingKind, Outcome
from medias_desktop.sanctions.rules.ladder import MOST_SUSPENSION, LadderStep, StepKind
from medias_desktop.sanctions.rules.reductions import awaits_new_decision, is_settled
from medias_desktop.sanctions.rules.suggestions import Suggestion


def check_decision(
    case: Case,
    draft: DecisionDraft,
    step: LadderStep | None,
    suggestion: Suggestion,
    today: dt.date,
    language: str = "fr",
) -> None:
    """Check a decision; ``step`` is the one chosen on today’s ladder, None when it is none of them.

    ``language`` is that in which the suggested step is named to whoever must say why another was chosen.
    """
    _check_dated(case, draft, today)
    if not draft.by.strip():
        raise errors.DeciderMissing
    check_lines(draft.by)
    check_texts(draft.reasons, draft.departure)
    if draft.outcome is not Outcome.MEASURE:
        if not draft.reasons.strip():
            raise errors.ReasonsMissing
        return
    if case.person.group == Group.ELECTED:
        raise errors.OfficialNotMeasured
    _check_heard(case, draft.day)
    if case.gravity is None:
        raise errors.GravityMissing
    if step is None:
        raise errors.StepMissing
    _check_suspension(draft, step)
    if not draft.reasons.strip():
        raise errors.ReasonsMissing
    _check_departure(draft, step, suggestion, language)


def _check_dated(case: Case, draft: DecisionDraft, today: dt.date) -> None:
    if case.notice is not None and not awaits_new_decision(case):
        raise errors.AlreadyNotified
    if draft.day > today:
        raise errors.DayInFuture(day=draft.day)
    if draft.day < case.fault.day:
        raise errors.DayBeforeFault(day=draft.day, fault=case.fault.day)


def check_notifiable(case: Case, notice: MeasureNotice) -> None:
    """Check that the person was heard before what is notified: meetings may have changed since the decision."""
    decision = case.decision
    if decision is not None and decision.outcome is Outcome.MEASURE and notice.day >= decision.day:
        _check_heard(case, decision.day)


def check_still_heard(before: Case, changed: Case) -> None:
    """Check that a change takes no hearing from a measure that was notified. Raises HearingStands.

    Before the notice everything may be changed: the decision is then taken again, or cannot be notified.
    """
    decision = before.decision
    if decision is None or not is_settled(before):
        return
    try:
        _check_heard(changed, decision.day)
    except (errors.DecisionBeforeMeeting, errors.NotHeard):
        raise HearingStands(day=decision.day) from None


def _check_heard(case: Case, day: dt.date) -> None:
    """The person answered, or had the occasion to, on the day of the decision at the latest."""
    hearings = [one for one in case.meetings if one.kind is MeetingKind.HEARING]
    later = [one.day for one in hearings if one.day > day or one.attendance is Attendance.AWAITED]
    if later:
        raise errors.DecisionBeforeMeeting(day=day, meeting=min(later))
    heard = case.person_version is not None and case.person_version.day <= day
    if not hearings and not heard:
        raise errors.NotHeard(day=day)


def _check_suspension(draft: DecisionDraft, step: LadderStep) -> None:
    if step.kind is not StepKind.SUSPENSION:
        return
    start, end = draft.suspension_from, draft.suspension_to
    if start is None or end is None:
        raise errors.SuspensionDatesMissing
    if end < start:
        raise errors.SuspensionEndsFirst(start=start, end=end)
    if start < draft.day:
        raise errors.SuspensionBeforeDecision(start=start, day=draft.day)
    if (end - start).days + 1 > MOST_SUSPENSION:
        raise errors.SuspensionTooLong(limit=MOST_SUSPENSION)


def _check_departure(draft: DecisionDraft, step: LadderStep, suggestion: Suggestion, language: str) -> None:
    if draft.departure.strip():
        return
    if suggestion.step is None:
        raise errors.DepartureWithoutSuggestion
    if suggestion.step.uid != step.uid:
        raise errors.DepartureMissing(suggested=suggestion.step.name(language))
