"""Which kinds of content may appear, where, and who may allow an exception."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, informs
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import ContentCategory
from medias_desktop.policies.rules.checks.calendar_words import Category, Verdict
from medias_desktop.policies.rules.checks.words import Platform

_A_LIST = 4
"""Kinds named together from which a clause reads as the list of what is published."""
_OWN_PLACES = frozenset({Platform.WEBSITE.value, Platform.BLOG.value})


def content_category(case: Case, rule: PolicyRule, settings: ContentCategory) -> Iterator[Finding]:
    """Yield what a clause says of the kind of content that a post is."""
    category = case.post.draft.category
    if not category:
        return
    named = category in codes(settings.categories)
    if settings.verdict is Verdict.ALLOWED:
        yield from _allowed(case, rule, settings, category, named=named)
    elif named and settings.verdict is Verdict.DISCOURAGED:
        yield found(rule, Kind.CATEGORY_DISCOURAGED, category=category)
    elif named:
        yield from _forbidden(case, rule, settings, category)


def _allowed(
    case: Case, rule: PolicyRule, settings: ContentCategory, category: str, *, named: bool
) -> Iterator[Finding]:
    if not named:
        a_list = len(settings.categories) >= _A_LIST and not settings.at_discretion and not settings.platforms
        if a_list and category not in case.book.allowed:
            yield informs(rule, Kind.CATEGORY_NOT_LISTED, category=category)
        return
    if settings.platforms:
        on = codes(settings.platforms)
        for platform in case.post.draft.platforms:
            if platform not in on and platform not in _OWN_PLACES:
                yield found(rule, Kind.CATEGORY_ELSEWHERE, platform=platform, category=category, platforms=on)
        return
    if category == Category.HONORARY_CHAIR and not _occasion(case):
        yield informs(rule, Kind.OCCASION_TO_NOTE, category=category)
        return
    kind = Kind.CATEGORY_AT_DISCRETION if settings.at_discretion else Kind.CATEGORY_ALLOWED
    yield informs(rule, kind, category=category)


def _occasion(case: Case) -> bool:
    """Tell whether it is noted for which partner or event the mayor holds the chair."""
    draft = case.post.draft
    return bool(
        draft.event_id or draft.campaign or draft.requester or draft.exception_reason or draft.request_id
    )


def _forbidden(case: Case, rule: PolicyRule, settings: ContentCategory, category: str) -> Iterator[Finding]:
    draft = case.post.draft
    offices = codes(settings.unless_allowed_by)
    if draft.allowed_by and draft.allowed_by in offices:
        if draft.allowed_because.strip():
            yield informs(
                rule,
                Kind.ALLOWED_BY_OFFICE,
                category=category,
                office=draft.allowed_by,
                reason=draft.allowed_because,
            )
        else:
            yield found(rule, Kind.ALLOWED_WITHOUT_REASON, category=category, office=draft.allowed_by)
        return
    may_chair = category == Category.PARTNER_ORIGINAL and Category.HONORARY_CHAIR.value in case.book.allowed
    if offices:
        # Where an office may allow it, it is that office's word that is recorded, not a reason of one's own.
        yield found(rule, Kind.CATEGORY_UNLESS, may_be_set_aside=False, category=category, offices=offices)
    else:
        yield found(rule, Kind.PARTNER_FORBIDDEN if may_chair else Kind.CATEGORY_FORBIDDEN, category=category)


def forbids(case: Case, category: Category) -> PolicyRule | None:
    """Return the rule that forbids a kind of content, None when no text does."""
    for rule, settings in case.book.of(ContentCategory):
        if settings.verdict is Verdict.FORBIDDEN and category in settings.categories:
            return rule
    return None
