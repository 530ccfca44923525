"""The themes of a section, told by its words: precise rather than complete."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from medias_desktop.core.text import fold
from medias_desktop.policies.themes import english, french
from medias_desktop.policies.themes.closed_list import Theme

_WORDS: Final = {"fr": french.WORDS, "en": english.WORDS}
_MOST: Final = 4
_IN_HEADING: Final = 6.0
_ENOUGH: Final = 0.8
_AT_MOST_COUNTED: Final = 4
_ROOT: Final = 3  # letters by which the entries are filed
_LINK: Final = (
    r"\W+(?:(?:de|du|des|d|l|la|le|les|a|au|aux|en|et|ou|un|une|sur|par|pour|son|sa|ses|ces|ce|cette|leur|leurs|"
    r"of|the|to|and|or|an|for|in|on|with|by|s|its|their|this|any|all)\W+){0,3}"
)
_SOCIAL_MEDIA: Final = re.compile(r"\bmedias? socia(?:l|ux)\b|\bsocial media\b")  # not the press
_WORD: Final = re.compile(r"\w+")

_Entry = tuple[Theme, bool, re.Pattern[str]]


def guess_themes(heading: str, body: str, language: str) -> tuple[Theme, ...]:
    """Return the themes that a section treats, the strongest first, at most four.

    ``language`` is “fr” or “en”; words of both are looked for when it is another.
    """
    scores: dict[Theme, float] = {}
    for table in (language,) if language in _WORDS else tuple(_WORDS):
        for theme in _hits(table, _comparable(heading), heading=True):
            scores[theme] = _IN_HEADING
        folded = _comparable(body)
        found = _hits(table, folded, heading=False)
        length = folded.count(" ") + 1
        for theme, hits in found.items():
            scores[theme] = scores.get(theme, 0.0) + _weight(hits, length)
    strong = [theme for theme, score in scores.items() if score >= _ENOUGH]
    return tuple(sorted(strong, key=lambda theme: -scores[theme])[:_MOST])


def _comparable(text: str) -> str:
    return _SOCIAL_MEDIA.sub("social network", fold(text))


def _weight(hits: list[str], length: int) -> float:
    """Return how much the words of a theme in a body of ``length`` words say: several words more than one repeated."""
    counted = min(len(hits), _AT_MOST_COUNTED) + len(set(hits)) - 1
    return counted * 2.4 / (1.0 + length / 60.0)


def _hits(table: str, text: str, *, heading: bool) -> dict[Theme, list[str]]:
    """Return the words of each theme that a folded text holds."""
    found: dict[Theme, list[str]] = {}
    filed = _entries(table)
    for word in _WORD.finditer(text):
        for theme, only_heading, pattern in filed.get(word.group()[:_ROOT], ()):
            if only_heading and not heading:
                continue
            match = pattern.match(text, word.start())
            if match:
                found.setdefault(theme, []).append(pattern.pattern)
    return found


@cache
def _entries(table: str) -> dict[str, list[_Entry]]:
    """Return the entries of a language by their first letters."""
    filed: dict[str, list[_Entry]] = {}
    for theme, written in _WORDS[table].items():
        for raw in written.split(","):
            entry = raw.strip()
            only_heading = entry.startswith("#")
            pattern, first = _compiled(entry.removeprefix("#"))
            filed.setdefault(first, []).append((theme, only_heading, pattern))
    return filed


def _compiled(entry: str) -> tuple[re.Pattern[str], str]:
    """Return the pattern of an entry and the letters under which it is filed."""
    parts = re.findall(r"\w+\.?", entry)
    stems = [_stem(part) for part in parts]
    return re.compile(_LINK.join(stems)), parts[0].rstrip(".")[:_ROOT]


def _stem(part: str) -> str:
    whole = part.endswith(".") or len(part) == 1
    return part.rstrip(".") + (r"\b" if whole else r"\w*")
