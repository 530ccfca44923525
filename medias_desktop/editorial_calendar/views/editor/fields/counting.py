"""What a text counts beside the most that a platform takes, in a word and the kind of its chip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.editorial_calendar.rules.platforms import characters, limit_of, words

_NEAR = 0.9
"""Part of the limit from which the chip warns."""


@dataclass(frozen=True, slots=True)
class Count:
    """Characters as the platform counts them, the most that it takes (None: no platform is chosen), words."""

    used: int
    most: int | None
    words: int

    @property
    def kind(self) -> str:
        """The kind of its chip: quiet, near the limit, over it."""
        if self.most is None or self.used <= self.most * _NEAR:
            return "muted"
        return "warn" if self.used <= self.most else "bad"

    def words_for(self, name: str) -> str:
        """Return it in words, before them the platform’s name, “” for the one that is shown anyway."""
        used = format_number(self.used)
        if self.most is None:
            told = ngettext("{n} character", "{n} characters", self.used).format(n=used)
        else:
            told = _("{used} of {most} characters").format(used=used, most=format_number(self.most))
            if self.used > self.most:
                over = self.used - self.most
                told = ngettext("{n} character too many", "{n} characters too many", over).format(
                    n=format_number(over)
                )
        if name:
            return f"{name}\u00a0· {told}"
        said = ngettext("{n} word", "{n} words", self.words).format(n=format_number(self.words))
        return f"{told} · {said}"


def counted(platform: str, text: str, limits: Mapping[str, int] | None = None) -> Count:
    """Count a text as a platform does; “” is none in particular."""
    most = limit_of(platform, limits) if platform else None
    return Count(characters(platform, text), most, words(text))
