"""What changed between two texts: which sections are the same, and which of their words are."""

from medias_desktop.policies.rules.comparing.differences import (
    Difference,
    Kind,
    SectionDifference,
    compare_versions,
)
from medias_desktop.policies.rules.comparing.matching import Section, carried_uids, match_sections
from medias_desktop.policies.rules.comparing.words import Edit, Run, WordChanges, compare_words, normalised

__all__ = [
    "Difference",
    "Edit",
    "Kind",
    "Run",
    "Section",
    "SectionDifference",
    "WordChanges",
    "carried_uids",
    "compare_versions",
    "compare_words",
    "match_sections",
    "normalised",
]
