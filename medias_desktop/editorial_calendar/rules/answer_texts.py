"""Answers kept ready: what may stand in braces in them, and putting it in."""

from __future__ import annotations

import re
from collections.abc import Mapping

_IN_BRACES = re.compile(r"\{([^{}\n]{1,40})\}")

PLACEHOLDERS: Mapping[str, tuple[str, str]] = {
    "name": ("nom", "name"),
    "telephone": ("téléphone", "telephone"),
    "email": ("courriel", "e-mail"),
    "contact": ("coordonnées", "contact"),
    "due": ("échéance", "due"),
    "department": ("service", "department"),
    "website": ("site", "website"),
    "emergency": ("urgence", "emergency"),
    "municipality": ("municipalité", "municipality"),
}
"""What may stand in braces, as it is written in a French and in an English text."""
_NAMED = {word: name for name, words in PLACEHOLDERS.items() for word in (name, *words)}


def unknown_placeholder(text: str) -> str:
    """Return the first word in braces that stands for nothing, "" when every one is known."""
    for found in _IN_BRACES.finditer(text):
        if _plain(found[1]) not in _NAMED:
            return found[0]
    return ""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with everything in braces put in; what is not known stays in its braces, to be seen."""

    def value(found: re.Match[str]) -> str:
        name = _NAMED.get(_plain(found[1]), "")
        return values.get(name) or found[0]

    return _IN_BRACES.sub(value, text)


def in_words_of(text: str, language: str) -> str:
    """Return a text with what stands in braces written in its language."""
    place = 1 if language == "en" else 0

    def word(found: re.Match[str]) -> str:
        name = _NAMED.get(_plain(found[1]), "")
        return f"{{{PLACEHOLDERS[name][place]}}}" if name else found[0]

    return _IN_BRACES.sub(word, text)


def _plain(word: str) -> str:
    return word.strip().casefold()
