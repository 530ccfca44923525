"""Platforms, the most characters that each takes, and how each counts them.

The limits are those which the networks publish; a municipality may set others (rules.settings). X counts in its own way: a
link is always 23, emoji and East Asian signs are 2. The others count what a programmer calls UTF-16 units: an emoji is 2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from medias_desktop.editorial_calendar.rules.posts import TEXT_LENGTH
from medias_desktop.policies.rules.checks.words import Platform

PLATFORMS: Mapping[str, str] = MappingProxyType({one.value: one.label for one in Platform})
"""Every platform by its code, with its name (a message to be translated), in the order of the lists."""

LIMITS: Mapping[str, int] = MappingProxyType(
    {
        Platform.FACEBOOK.value: 63_206,
        Platform.INSTAGRAM.value: 2_200,
        Platform.LINKEDIN.value: 3_000,
        Platform.TIKTOK.value: 4_000,
        Platform.TWITTER.value: 280,
        Platform.YOUTUBE.value: 5_000,
        Platform.BLOG.value: TEXT_LENGTH,
        Platform.WEBSITE.value: TEXT_LENGTH,
    }
)
"""The most characters of a text by platform; of those without a limit of their own, what the register keeps."""

HASHTAGS: Mapping[str, int] = MappingProxyType({Platform.INSTAGRAM.value: 30})
"""The most hashtags of a text, where a platform limits them."""

LONGEST_LIMIT = TEXT_LENGTH
_LINK_COUNTS = 23
_LINK = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<![\w&])#\w*[^\W\d_]\w*")
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""Signs that X counts as one; all others as two."""
_JOINED = re.compile("\u200d\\S|[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""What belongs to the emoji before it: a family is one sign, whatever the colour of its hair."""


@dataclass(frozen=True, slots=True)
class TextSize:
    """How long a text is on a platform."""

    characters: int
    limit: int
    words: int
    hashtags: int

    @property
    def left(self) -> int:
        """How many characters are left; less than nothing when it is too long."""
        return self.limit - self.characters


def limit_of(platform: str, limits: Mapping[str, int] | None = None) -> int:
    """Return the most characters of a platform; ``limits`` are those that the municipality set itself."""
    return (limits or {}).get(platform) or LIMITS.get(platform, LONGEST_LIMIT)


def size_of(platform: str, text: str, limits: Mapping[str, int] | None = None) -> TextSize:
    """Measure a text as a platform does."""
    return TextSize(
        characters(platform, text), limit_of(platform, limits), words(text), len(_HASHTAG.findall(text))
    )


def characters(platform: str, text: str) -> int:
    """Count characters as a platform does."""
    if platform == Platform.TWITTER:
        return _weighed(text)
    if text.isascii():
        return len(text)
    return len(text) + sum(one > "\uffff" for one in text)


def words(text: str) -> int:
    """Count words as word processors do: between spaces, what holds a letter or a digit."""
    return sum(any(map(str.isalnum, one)) for one in text.split())


def _weighed(text: str) -> int:
    """Count as X does."""
    without, links = _LINK.subn("", unicodedata.normalize("NFC", text))
    seen = _JOINED.sub("", without)
    return links * _LINK_COUNTS + sum(1 if _is_light(ord(one)) else 2 for one in seen)


def _is_light(sign: int) -> bool:
    return any(first <= sign <= last for first, last in _LIGHT)
