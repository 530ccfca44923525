"""Where an interaction is led by the policy, and what may not be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.answering import Reminder, Situation, Told, reminders
from medias_desktop.editorial_calendar.rules.interactions import StepKind
from medias_desktop.policies.rules.checks.interactions import (
    InternalReport,
    RedirectedInteraction,
    ResponseTime,
)
from medias_desktop.policies.rules.checks.words import Channel

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.interactions import InteractionKind
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a kind is led: its channels, offices, telephone, e-mail, each with its first clause."""

    channels: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    offices: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()


def way_of(kind: InteractionKind, rules: Iterable[PolicyRule]) -> Way:
    """Return where a kind is led, by all clauses about it together."""
    channels: dict[str, None] = {}
    offices: dict[str, None] = {}
    clauses: dict[Clause, None] = {}
    telephone = email = ""
    for rule in rules:
        asked = rule.parameters
        if isinstance(asked, RedirectedInteraction) and kind.value in asked.interactions:
            channels |= dict.fromkeys(one.value for one in asked.channels)
            offices |= dict.fromkeys(one.value for one in asked.sent_to)
            telephone, email = telephone or asked.telephone, email or asked.email
            if asked.channels or asked.sent_to:
                clauses[rule.clause] = None
        elif isinstance(asked, InternalReport) and kind.value in asked.reports:
            channels |= dict.fromkeys(one.value for one in asked.channels)
            offices |= dict.fromkeys(one.value for one in asked.sent_to)
            email = email or asked.email
            clauses[rule.clause] = None
    return Way(
        channels=tuple(channels),
        telephone=telephone,
        email=email,
        offices=tuple(offices),
        clauses=tuple(clauses),
    )


def against(of: Situation, kind: StepKind, channel: str, rules: Iterable[PolicyRule]) -> tuple[Reminder, ...]:
    """Return the clauses against which a step would go, those that refuse it first; none when it may be taken."""
    if kind is not StepKind.ANSWERED:
        return ()
    found = []
    for one in reminders(of, rules):
        public = one.told is Told.NOT_IN_PUBLIC and channel == Channel.PUBLIC_REPLY.value
        subject = one.told is Told.REFUSED and bool(of.refused_subject)
        if one.told is Told.NOT_TREATED or public or subject:
            found.append(one)
    return tuple(found)


def needs_words(of: Situation, rules: Iterable[PolicyRule]) -> Clause | None:
    """Return the clause by which what was done has to be written down, None when none asks for it."""
    for one in reminders(of, rules):
        if one.told is Told.DOCUMENTED:
            return one.clause
    return None


def followed_up(kind: InteractionKind, rules: Iterable[PolicyRule]) -> bool:
    """Tell whether who wrote is still answered here after having been led elsewhere: a limit names that very kind."""
    asked = [one.parameters for one in rules]
    limited = any(isinstance(one, ResponseTime) and kind.value in one.interactions for one in asked)
    untreated = any(
        isinstance(one, RedirectedInteraction) and one.not_treated and kind.value in one.interactions
        for one in asked
    )
    return limited and not untreated
