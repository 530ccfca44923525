"""French or English, from the little words."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "une",
            "et",
            "est",
            "aux",
            "par",
            "pour",
            "dans",
            "sur",
            "qui",
            "ce",
            "cette",
            "ou",
            "doit",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "is",
            "for",
            "by",
            "with",
            "shall",
            "must",
            "or",
            "this",
            "that",
            "be",
            "are",
            "on",
            "in",
        ]
    ),
}
_ENOUGH = 20_000


def guess_language(text: str, otherwise: str = "fr") -> str:
    """Return 'fr' or 'en', whichever has more of its little words in ``text``."""
    words = re.findall(r"[a-zà-ÿ]+", text[:_ENOUGH].casefold())
    counts = {language: sum(word in common for word in words) for language, common in _WORDS.items()}
    if counts["fr"] == counts["en"]:
        return otherwise
    return max(counts, key=lambda language: counts[language])
