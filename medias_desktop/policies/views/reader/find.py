"""Find in a text without minding accents, capitals, ligatures or the kind of apostrophe."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SAME: Final = {
    **dict.fromkeys("’ʼ‘`´", "'"),
    **dict.fromkeys("«»“”„", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "\u00ad": "",
    "\n": "\n",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A hit, from ``start`` up to ``end``, in UTF-16 units as Qt's cursors count them."""

    start: int
    end: int


def _folded(character: str) -> str:
    same = _SAME.get(character)
    if same is not None:
        return same
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _units(character: str) -> int:
    return 2 if ord(character) > 0xFFFF else 1


class FoldedText:
    """A text prepared once, then searched at each key stroke.

    A folded character may be longer (« œ » is two) or shorter (a separate accent is none) than the original, and
    Qt counts emoji as two: these odd places are listed, all others keep their distance from the one before.
    """

    def __init__(self, text: str) -> None:
        alphabet = {character: _folded(character) for character in set(text)}
        self._text = text.translate({ord(c): folded for c, folded in alphabet.items()})
        self._places: list[tuple[int, int, int, int]] = []
        odd = {c for c, folded in alphabet.items() if len(folded) != 1 or _units(c) != 1}
        if odd:
            self._places = list(_odd_places(text, odd, alphabet))
        self._starts = [place[0] for place in self._places]

    def find(self, needle: str) -> tuple[Match, ...]:
        """Return every hit of ``needle``, in order; nothing when it holds no letter, digit or sign."""
        words = "".join(_folded(c) for c in needle).split()
        if not words:
            return ()
        pattern = re.compile(" +".join(re.escape(word) for word in words))
        return tuple(
            Match(self._start(hit.start()), self._end(hit.end())) for hit in pattern.finditer(self._text)
        )

    def _start(self, folded: int) -> int:
        index = bisect_right(self._starts, folded) - 1
        if index < 0:
            return folded
        _, folded_end, start, end = self._places[index]
        return start if folded < folded_end else end + folded - folded_end

    def _end(self, folded: int) -> int:
        index = bisect_right(self._starts, folded) - 1
        if index >= 0:
            first, folded_end, _, end = self._places[index]
            if first == folded == folded_end:  # separate accents belong to the letter before them
                return end
        last = bisect_right(self._starts, folded - 1) - 1
        if last >= 0 and folded - 1 < self._places[last][1]:
            return self._places[last][3]
        return self._start(folded - 1) + 1


def _odd_places(text: str, odd: set[str], alphabet: dict[str, str]) -> Iterator[tuple[int, int, int, int]]:
    shift = 0  # folded position − original position, so far
    wide = 0  # surrogate pairs, so far
    for hit in re.finditer("[" + re.escape("".join(sorted(odd))) + "]", text):
        character = hit.group()
        start = hit.start() + wide
        folded_start = hit.start() + shift
        length = len(alphabet[character])
        wide += _units(character) - 1
        shift += length - 1
        yield folded_start, folded_start + length, start, start + _units(character)
