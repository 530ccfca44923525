"""Information that is not published: what its form betrays, and what only a person can tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from medias_desktop.editorial_calendar.rules.checks.book import Case, found, informs
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import ProtectedInformation
from medias_desktop.policies.rules.checks.calendar_words import Item, Protection

CONFIDENTIALITY = Item.CONFIDENTIALITY.value
USUAL_CHANNEL = "usual_channel"
"""The question whether what matters to one's own people went by the usual channel first, as answers bear it."""
_PERSONAL = frozenset({Protection.PERSONAL, Protection.OTHERS_PERSONAL})


def protected_information(case: Case, rule: PolicyRule, settings: ProtectedInformation) -> Iterator[Finding]:
    """Yield what looks like personal information, and the questions that only a person can answer."""
    answers = case.post.draft.answers
    if _PERSONAL & set(settings.kinds):
        for platform, one in case.post.wordings.values():
            seen = one.personal
            if seen.certain:
                yield found(
                    rule,
                    Kind.PERSONAL_INFORMATION,
                    platform=platform,
                    may_be_set_aside=True,  # a figure may check out by chance
                    personal=list(seen.certain),
                )
            if seen.likely:
                say = informs if CONFIDENTIALITY in answers else _perhaps
                yield say(rule, Kind.PERHAPS_PERSONAL, platform=platform, personal=list(seen.likely))
    for question in questions_of(settings):
        if question not in answers:
            yield found(rule, Kind.CONFIDENTIAL_TO_CONFIRM, certain=False, question=question)


def _perhaps(rule: PolicyRule, kind: Kind, *, platform: str, **facts: Any) -> Finding:
    return found(rule, kind, platform=platform, certain=False, **facts)


def questions_of(settings: ProtectedInformation) -> tuple[str, ...]:
    """Return the questions that a clause asks about what no program can see."""
    if settings.usual_channel:
        return (USUAL_CHANNEL,)
    return (CONFIDENTIALITY,) if set(settings.kinds) - _PERSONAL else ()
