"""One definition of « the same text » for lists, searches and duplicates."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'", "\u00ad": ""})


def fold(text: str | None) -> str:
    """Return ``text`` without accents, case, ligatures and repeated spaces: what sorting and searching compare."""
    if not text:
        return ""
    plain = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
