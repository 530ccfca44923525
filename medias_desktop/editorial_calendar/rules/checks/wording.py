"""What is measured of a text: words, sentences, language, capitals, links; each only when a rule asks for it, and once."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.checks.addresses import Address, addresses
from medias_desktop.editorial_calendar.rules.checks.languages import Tongue, tongue
from medias_desktop.editorial_calendar.rules.checks.personal import Personal, personal
from medias_desktop.editorial_calendar.rules.checks.sentences import count_sentences
from medias_desktop.editorial_calendar.rules.platforms import words

_NOT_WORDS = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W\d_]")


class Wording:
    """One text, measured."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def blank(self) -> bool:
        """Tell whether it says nothing."""
        return not self.text.strip()

    @cached_property
    def words(self) -> int:
        """How many words it has: what stands between spaces and holds a letter or a digit."""
        return words(self.text)

    @cached_property
    def sentences(self) -> int:
        """How many sentences it has; links and hashtags by themselves are none."""
        return count_sentences(self.text)

    @cached_property
    def links(self) -> tuple[Address, ...]:
        """The addresses in it."""
        return addresses(self.text)

    @cached_property
    def folded(self) -> str:
        """Its words without accents or capitals."""
        return fold(self.text)

    @cached_property
    def spaced(self) -> str:
        """Its words folded, a single space before and after each: “ name ” is found there as a whole word."""
        return f" {_NOT_WORDS.sub(' ', self.folded).strip()} "

    @cached_property
    def tongue(self) -> Tongue:
        """In which language it seems to be written."""
        return tongue(self.text)

    @cached_property
    def shouted(self) -> int:
        """How many words in capitals follow each other at most."""
        return longest_shout(self.text)

    @cached_property
    def personal(self) -> Personal:
        """What in it looks like personal information."""
        return personal(self.text, self.folded)


@lru_cache(maxsize=512)
def wording(text: str) -> Wording:
    """Return what is measured of a text: the same object for the same text."""
    return Wording(text)


def longest_shout(text: str) -> int:
    """Return the longest run of words in capitals; single letters and figures neither count nor end it."""
    longest = run = 0
    for one in text.split():
        upper = one.isupper()
        if not (upper or run) or len(_LETTERS.findall(one)) < 2:
            continue  # most words neither begin nor end a run
        run = run + 1 if upper else 0
        longest = max(longest, run)
    return longest
