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


def storable(text: str) -> str:
    """Return a text without what no database keeps: NUL is left out, half of a surrogate pair becomes U+FFFD."""
    if text.isascii():
        return text.replace("\x00", "")
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
