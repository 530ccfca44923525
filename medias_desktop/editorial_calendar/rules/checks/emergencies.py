"""What changes in an emergency: the number to call, who decides, what comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, informs, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import EmergencyMode
from medias_desktop.policies.rules.checks.calendar_words import Category, Excepted

_FIGURES = re.compile(r"\d+")
_BETWEEN = r"[\s.()\u2011-]{1,3}"


def emergency_mode(case: Case, rule: PolicyRule, settings: EmergencyMode) -> Iterator[Finding]:
    """Yield what a post about an emergency, or in one, has to say and to respect."""
    moment, about = case.post.moment, _about(case)
    if settings.telephone and about:
        for platform in _without_number(case, settings.telephone):
            yield found(rule, Kind.EMERGENCY_NUMBER_MISSING, platform=platform, telephone=settings.telephone)
    during = moment is not None and case.around.emergency_at(moment) is not None
    if not (during or about):
        return
    if settings.at_once:
        yield informs(rule, Kind.EMERGENCY_AT_ONCE)
    if settings.priority:
        yield informs(rule, Kind.EMERGENCY_PRIORITY)
    if during and settings.decided_by:
        yield found(rule, Kind.EMERGENCY_DECISIONS, offices=codes(settings.decided_by))
    if during and settings.managed_by:
        yield informs(rule, Kind.EMERGENCY_MANAGED, offices=codes(settings.managed_by))


def number_told(case: Case) -> Iterator[Finding]:
    """Yield a post about an emergency that does not say whom to call, where no clause gives the number."""
    number = case.around.emergency_number
    if not number or not _about(case) or any(one.telephone for _rule, one in case.book.of(EmergencyMode)):
        return
    for platform in _without_number(case, number):
        yield plain(Severity.INFORM, Kind.EMERGENCY_NUMBER_MISSING, platform=platform, telephone=number)


def _about(case: Case) -> bool:
    draft = case.post.draft
    return draft.category == Category.EMERGENCY or draft.exception == Excepted.EMERGENCY


def _without_number(case: Case, number: str) -> Iterator[str]:
    """Yield where the words do not say a number, the same words once."""
    for platform, one in case.post.wordings.values():
        if not one.blank and not says_number(one.text, number):
            yield platform


def says_number(text: str, telephone: str) -> bool:
    """Tell whether a text gives a number, however its figures are parted: “911” is “9-1-1”."""
    groups = _FIGURES.findall(telephone)
    if not groups:
        return telephone.casefold() in text.casefold()
    parted = _BETWEEN.join(groups)
    return re.search(rf"(?<!\d)(?:{''.join(groups)}|{parted})(?!\d)", text) is not None
