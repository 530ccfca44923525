"""What the accounts are for and for whom, what is planned ahead, and what counts before social media."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, informs
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import EditorialCalendar, EditorialLine, ReferenceChannel
from medias_desktop.policies.rules.checks.calendar_words import Category, Excepted, Reference
from medias_desktop.policies.rules.checks.words import Platform

_WEBSITE = Platform.WEBSITE.value
_URGENT = frozenset({Excepted.EMERGENCY.value, Excepted.IMMEDIATE_ATTENTION.value})
_OFFICIAL = frozenset(
    {
        Category.IMPORTANT_NOTICE.value,
        Category.EMERGENCY.value,
        Category.PUBLIC_NOTICE.value,
        Category.CALL_FOR_TENDERS.value,
        Category.TENDER_RESULT.value,
        Category.BYLAW.value,
        Category.ROADWORK.value,
        Category.ELECTION_INFORMATION.value,
        "council_decision",
    }
)
"""Kinds of content that citizens rely on: there it matters that the usual channels say it first."""


def editorial_line(case: Case, rule: PolicyRule, settings: EditorialLine) -> Iterator[Finding]:
    """Yield a purpose or an audience that the clause does not name, or that is not chosen yet."""
    draft = case.post.draft
    if settings.purposes:
        if not draft.purpose:
            yield informs(rule, Kind.PURPOSE_MISSING)
        elif draft.purpose not in codes(settings.purposes):
            yield found(rule, Kind.PURPOSE_NOT_OFFERED, purpose=draft.purpose)
    if settings.audiences:
        known = codes(settings.audiences)
        if not draft.audiences:
            yield informs(rule, Kind.AUDIENCE_MISSING)
        elif others := [one for one in draft.audiences if one not in known]:
            yield found(rule, Kind.AUDIENCE_NOT_OFFERED, audiences=others)


def editorial_calendar(case: Case, rule: PolicyRule, settings: EditorialCalendar) -> Iterator[Finding]:
    """Yield what is not planned as far ahead as the clause asks, and the charters that a post follows."""
    day = case.post.day
    if settings.ahead and day is not None and not urgent(case):
        least = settings.ahead_days or 1
        days = (day - case.around.today).days
        if 0 <= days < least:
            yield found(rule, Kind.NOT_AHEAD, n=days, least=least)
    if settings.documents:
        yield informs(rule, Kind.DOCUMENTS_TO_FOLLOW, documents=list(settings.documents))


def reference_channel(case: Case, rule: PolicyRule, settings: ReferenceChannel) -> Iterator[Finding]:
    """Yield a post that does not lead back to the website, and one whose matter the usual channels tell first."""
    post, website = case.post, case.around.website_address
    if settings.reference is Reference.WEBSITE and _WEBSITE not in post.platforms and post.texts:
        # Without the website's address any link may be the one.
        leads_back = any(website is None or one.under(website) for one in post.links)
        if not leads_back:
            yield found(rule, Kind.NO_LINK_BACK, website=website.host if website is not None else "")
        return
    if post.draft.category in _OFFICIAL and settings.reference is not Reference.WEBSITE:
        yield informs(rule, Kind.USUAL_CHANNELS_FIRST, category=post.draft.category)


def urgent(case: Case) -> bool:
    """Tell whether a post cannot wait: an emergency, or what needs attention at once."""
    draft, moment = case.post.draft, case.post.moment
    if draft.category == Category.EMERGENCY or draft.exception in _URGENT:
        return True
    return moment is not None and case.around.emergency_at(moment) is not None
