"""What reads badly or looks like somebody else's business: capitals, links to shops, words of others without their source."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.book import Case, plain
from medias_desktop.editorial_calendar.rules.checks.categories import forbids
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Finding, Severity
from medias_desktop.policies.rules.checks.calendar import ChecklistItem
from medias_desktop.policies.rules.checks.calendar_words import Category, Item

SHOUTED = 5
"""Words in capitals in a row from which a text shouts; a title of a few words does not."""
_OF_OTHERS = frozenset(
    {
        Category.PARTNER_SHARED.value,
        Category.PARTNER_ORIGINAL.value,
        Category.OUTSIDE_PRESS_RELEASE.value,
        Category.OTHER_LOCAL_ACTIVITY.value,
        Category.PARTNER_ACTIVITY.value,
        Category.USEFUL_LINK.value,
    }
)
"""Kinds of content that come from others: their source is named."""


def manners(case: Case) -> Iterator[Finding]:
    """Yield what reads badly."""
    post = case.post
    for platform, one in post.wordings.values():
        if one.shouted >= SHOUTED:
            yield plain(Severity.WARN, Kind.SHOUTING, platform=platform, n=one.shouted)
    website = case.around.website_address
    shops = [one.host for one in post.links if one.commercial and not (website and one.under(website))]
    if shops:
        rule = forbids(case, Category.OUTSIDE_ADVERTISING)
        clause = rule.clause if rule is not None else NO_CLAUSE
        yield plain(Severity.WARN, Kind.COMMERCIAL_LINK, clause=clause, host=shops[0])
    draft = post.draft
    if draft.category in _OF_OTHERS and not (
        draft.source_credit.strip() or draft.original_link.strip() or post.links
    ):
        asked = (rule.clause for rule, one in case.book.of(ChecklistItem) if one.item is Item.SOURCE_NAMED)
        yield plain(
            Severity.WARN, Kind.SOURCE_MISSING, clause=next(asked, NO_CLAUSE), category=draft.category
        )
