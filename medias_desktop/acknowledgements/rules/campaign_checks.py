"""What a campaign must be before it is recorded."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable

from medias_desktop.acknowledgements.errors import VersionNotAdopted
from medias_desktop.acknowledgements.errors import campaigns as errors
from medias_desktop.acknowledgements.rules.campaigns import (
    LANGUAGES,
    MOST_CHOICES,
    MOST_QUESTIONS,
    Audience,
    Campaign,
    CampaignDraft,
    Question,
)
from medias_desktop.core.provinces import PROVINCES
from medias_desktop.policies.rules import VersionState, VersionSummary

MOST_TITLE = 200
RENEWAL_MONTHS = (1, 120)
ARRIVAL_DAYS = (1, 365)
MOST_REMINDERS = 10
FARTHEST_REMINDER = 60
"""Working days between a reminder and the due date."""

_ASKED = frozenset({VersionState.IN_FORCE, VersionState.ADOPTED})


def trimmed(draft: CampaignDraft) -> CampaignDraft:
    """Return a draft as it is recorded: no spaces around words, reminders in order and once each."""
    return dataclasses.replace(
        draft,
        title=" ".join(draft.title.split()),
        reminder_offsets=tuple(sorted(set(draft.reminder_offsets))),
        questions=tuple(map(_trimmed_question, draft.questions)),
    )


def _trimmed_question(asked: Question) -> Question:
    def lines(choices: Iterable[str]) -> tuple[str, ...]:
        return tuple(" ".join(one.split()) for one in choices)

    french, english = asked.prompts
    return dataclasses.replace(
        asked,
        prompts=(" ".join(french.split()), " ".join(english.split())),
        choices=(lines(asked.choices[0]), lines(asked.choices[1])),
        clause=" ".join(asked.clause.split()),
    )


def check_text(version: VersionSummary) -> None:
    """Check that a text may be asked for: in force or to come. Raises VersionNotAdopted or TextNoLongerInForce."""
    if not version.state.adopted:
        raise VersionNotAdopted
    if version.state not in _ASKED:
        raise errors.TextNoLongerInForce(number=version.ordinal)


def check_draft(draft: CampaignDraft, today: dt.date, before: Campaign | None = None) -> None:
    """Check what is given of a campaign; ``before`` is what it was, when it is changed.

    A due date that was there already may be over. Raises the errors of acknowledgements.errors.campaigns.
    """
    if not draft.title:
        raise errors.CampaignTitleMissing
    if len(draft.title) > MOST_TITLE:
        raise errors.CampaignTitleTooLong(most=MOST_TITLE)
    check_audience(draft.audience)
    _check_due(draft, today, before)
    _check_range(draft.renewal_months, RENEWAL_MONTHS, errors.RenewalOutOfRange)
    _check_range(draft.arrival_days, ARRIVAL_DAYS, errors.ArrivalOutOfRange)
    _check_reminders(draft)
    if draft.province not in PROVINCES:
        raise ValueError(draft.province)
    check_questions(draft.questions)


def check_audience(audience: Audience) -> None:
    """Check that somebody is asked. Raises AudienceMissing."""
    if not (audience.by_rules or audience.groups or audience.persons):
        raise errors.AudienceMissing


def _check_due(draft: CampaignDraft, today: dt.date, before: Campaign | None) -> None:
    due = draft.due_date
    if due is None or (before is not None and due == before.due_date):
        return
    if before is not None and due < before.opened_on:
        raise errors.DueBeforeOpening(day=due, opened=before.opened_on)
    if due < today:
        raise errors.DueInPast(day=due)


def _check_range(
    value: int | None, span: tuple[int, int], error: type[errors.RenewalOutOfRange | errors.ArrivalOutOfRange]
) -> None:
    least, most = span
    if value is not None and not least <= value <= most:
        raise error(least=least, most=most)


def _check_reminders(draft: CampaignDraft) -> None:
    offsets = draft.reminder_offsets
    if len(offsets) > MOST_REMINDERS or any(abs(one) > FARTHEST_REMINDER for one in offsets):
        raise errors.RemindersWrong(most=MOST_REMINDERS, days=FARTHEST_REMINDER)
    if offsets and draft.due_date is None:
        raise errors.RemindersWithoutDueDate


def check_questions(questions: Iterable[Question]) -> None:
    """Check every question. Raises TooManyQuestions, QuestionWithoutPrompt, QuestionChoicesMissing…"""
    asked = tuple(questions)
    if len(asked) > MOST_QUESTIONS:
        raise errors.TooManyQuestions(most=MOST_QUESTIONS)
    for number, one in enumerate(asked, start=1):
        _check_question(number, one)


def _check_question(number: int, asked: Question) -> None:
    if not any(asked.prompts):
        raise errors.QuestionWithoutPrompt(number=number)
    spoken = [n for n in range(len(LANGUAGES)) if asked.prompts[n] or asked.choices[n]]
    offered = [asked.choices[n] for n in spoken]
    for choices in offered:
        # What is not offered at all is told as such, not as a difference between the languages.
        if choices and not _choices_hold(choices):
            raise errors.QuestionChoicesMissing(number=number, most=MOST_CHOICES)
    if not any(offered):
        raise errors.QuestionChoicesMissing(number=number, most=MOST_CHOICES)
    if len({len(choices) for choices in offered}) > 1 or not all(asked.prompts[n] for n in spoken):
        raise errors.QuestionLanguagesDiffer(number=number)
    if not 0 <= asked.right_choice < len(offered[0]):
        raise errors.QuestionRightChoiceMissing(number=number)


def _choices_hold(choices: tuple[str, ...]) -> bool:
    return 2 <= len(choices) <= MOST_CHOICES and all(choices) and len(set(choices)) == len(choices)


def check_closing_reason(reason: str) -> str:
    """Return why a campaign ends, trimmed. Raises ClosingReasonMissing."""
    if not (given := reason.strip()):
        raise errors.ClosingReasonMissing
    return given
