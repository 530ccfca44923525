"""What an interaction and a step have to be: pure, each refusal a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.text import storable
from medias_desktop.editorial_calendar.errors import interactions as errors
from medias_desktop.editorial_calendar.rules.answer_ways import against, needs_words
from medias_desktop.editorial_calendar.rules.answering import Situation
from medias_desktop.editorial_calendar.rules.interactions import (
    LINK_LENGTH,
    NAME_LENGTH,
    OPEN,
    REPORTS,
    SENDER_LENGTH,
    TEXT_LENGTH,
    Interaction,
    InteractionDraft,
    InteractionState,
    StepDraft,
    StepKind,
)

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.answering import Reminder
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule

FIRST_YEAR = 2000
_WORDS = frozenset((StepKind.ANSWERED, StepKind.REFUSED, StepKind.PROVISIONAL, StepKind.NOTE))
"""Steps that are nothing without what was said."""
_REASONS = frozenset((StepKind.SET_ASIDE, StepKind.DUE, StepKind.REOPENED))


def situation(one: Interaction | InteractionDraft) -> Situation:
    """Return what decides which clauses speak of an interaction."""
    return Situation(
        kind=one.kind,
        language=one.language,
        urgent=one.urgent,
        refused_subject=one.refused_subject,
        private=one.private,
    )


def check_draft(draft: InteractionDraft, now: dt.datetime) -> None:
    """Raise the sentence of what cannot be recorded.

    TextMissing, TextTooLong, LinkImpossible, ReceivedInFuture, ReceivedTooEarly or DepartmentTooLong.
    """
    if not draft.text.strip() and not draft.link.strip():
        raise errors.TextMissing
    if len(draft.text.strip()) > TEXT_LENGTH:
        raise errors.TextTooLong(most=TEXT_LENGTH)
    link = draft.link.strip()
    if link and (len(link) > LINK_LENGTH or not link.startswith(("https://", "http://"))):
        raise errors.LinkImpossible(link=storable(link)[:80])
    for name in (draft.sender, draft.reported_by):
        if len(name.strip()) > SENDER_LENGTH:
            raise errors.DepartmentTooLong(most=SENDER_LENGTH)
    if draft.received_at > now:
        raise errors.ReceivedInFuture
    if draft.received_at.year < FIRST_YEAR:
        raise errors.ReceivedTooEarly(year=draft.received_at.year)


def check_step(
    one: Interaction, step: StepDraft, rules: Sequence[PolicyRule], now: dt.datetime
) -> Reminder | None:
    """Raise the sentence of what cannot be done; return the clause against which it is done with a reason, if any."""
    _check_moment(one, step, now)
    if step.kind is StepKind.REOPENED and one.state in OPEN:
        raise errors.NotClosed
    if step.kind in _REASONS and not step.text.strip():
        raise errors.ReasonMissing
    if step.kind in _WORDS and not step.text.strip():
        raise errors.WordsMissing
    if len(step.text.strip()) > TEXT_LENGTH:
        raise errors.TextTooLong(most=TEXT_LENGTH)
    if max(len(step.sent_to.strip()), len(step.taken_by.strip())) > NAME_LENGTH:
        raise errors.DepartmentTooLong(most=NAME_LENGTH)
    if step.kind is StepKind.TRANSMITTED and not step.sent_to.strip():
        raise errors.ReceiverMissing
    if step.kind in (StepKind.ANSWERED, StepKind.REFUSED) and not step.channel and one.kind not in REPORTS:
        raise errors.ChannelMissing
    _check_due(one, step)
    if step.kind is StepKind.CLOSED and not step.text.strip():
        asking = needs_words(situation(one), rules)
        if asking is not None:
            raise errors.DocumentationMissing(cite=asking.cite)
    return _against(one, step, rules)


def tidy(text: str) -> str:
    """Return a text as the register keeps it."""
    return storable(text).strip()


def _check_moment(one: Interaction, step: StepDraft, now: dt.datetime) -> None:
    if step.taken_at > now:
        raise errors.StepInFuture
    if step.taken_at < one.received_at:
        raise errors.StepBeforeReceived


def step_fits(one: Interaction, kind: StepKind) -> bool:
    """Tell whether a step may be taken where an interaction stands."""
    still = kind in (StepKind.NOTE, StepKind.MODERATED)
    closing = kind is StepKind.CLOSED and one.state is not InteractionState.CLOSED
    after = kind is StepKind.ANSWERED and one.state is InteractionState.REDIRECTED
    return one.state in OPEN or still or closing or after or kind is StepKind.REOPENED


def _check_due(one: Interaction, step: StepDraft) -> None:
    if step.kind is StepKind.DUE and step.due_at is None:
        raise errors.DueMissing
    if step.due_at is not None and step.due_at < one.received_at:
        raise errors.DueTooEarly


def _against(one: Interaction, step: StepDraft, rules: Sequence[PolicyRule]) -> Reminder | None:
    found = against(situation(one), step.kind, step.channel, rules)
    if not found:
        return None
    first = found[0]
    if first.blocks and not step.departure.strip():
        raise errors.AgainstTheClause(cite=first.clause.cite, text=first.text)
    return first
