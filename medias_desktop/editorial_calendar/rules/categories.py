"""The closed list of kinds of content: those of which the texts of the five towns speak, and a few that towns publish besides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from medias_desktop.core.described import Worded
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.calendar_words import Category


class MoreKinds(Worded):
    """Kinds of content of which no rule speaks."""

    CAMPAIGN = "campaign", N_("campaign")
    SURVEY = "survey", N_("survey or consultation")
    COUNCIL_DECISION = "council_decision", N_("decision of council")


CATEGORIES: Mapping[str, str] = MappingProxyType({one.value: one.label for one in (*Category, *MoreKinds)})
"""Every kind by its code, with its word (a message to be translated), in the order of the lists."""

PARTNER_KINDS = frozenset(
    {
        Category.PARTNER_ACTIVITY.value,
        Category.PARTNER_ORIGINAL.value,
        Category.PARTNER_SHARED.value,
        Category.OUTSIDE_PRESS_RELEASE.value,
        Category.OUTSIDE_ADVERTISING.value,
        Category.OTHER_LOCAL_ACTIVITY.value,
    }
)
"""What comes from others: it has a source."""
