"""The library: policies that real towns adopted, restated in our own words, with every rule they make.

The official texts prevail; each can be imported beside its restatement.
"""

from medias_desktop.policies.towns.loading import TOWNS, rules_of, sections_of, town
from medias_desktop.policies.towns.reading import town_text
from medias_desktop.policies.towns.records import (
    Citation,
    GroupBound,
    Town,
    TownRule,
    TownSection,
    TownSignatory,
)
from medias_desktop.policies.towns.ruling import town_rules

__all__ = [
    "TOWNS",
    "Citation",
    "GroupBound",
    "Town",
    "TownRule",
    "TownSection",
    "TownSignatory",
    "rules_of",
    "sections_of",
    "town",
    "town_rules",
    "town_text",
]
