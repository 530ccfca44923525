"""Two texts word by word: what stayed, what went, what came.

Words and punctuation are compared as they are written, accents and capitals included. How much white space stands
between them does not count, nor whether an apostrophe is straight or curved; where a paragraph or an item of a list
begins does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from medias_desktop.policies.rules.comparing.subsequence import common

_TOKEN = re.compile(r"(\s*)(\w+[’']?|[^\w\s])")
_BULLETS = frozenset("-–—•*▪■➢●○·‣|☐☑☒")
_ENDS = frozenset(".!?;")
_LONGEST_MARK = 4
_AT_MOST: Final = 100_000_000
"""Products of two lengths up to which words are compared directly: 10,000 by 10,000 take some 50 ms."""
_ISLAND = 4
"""Words that stand alone between two changes are read with them, up to so many."""


class Edit(StrEnum):
    """What became of a run of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of the same fate, with the white space before each; one after the other they make the text."""

    edit: Edit
    text: str


@dataclass(frozen=True, slots=True)
class WordChanges:
    """The runs of a comparison; ``coarse``: so long that passages were taken as a whole."""

    runs: tuple[Run, ...]
    coarse: bool = False

    @property
    def changed(self) -> bool:
        """Tell whether anything is not the same."""
        return any(run.edit is not Edit.EQUAL for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Tokens:
    keys: list[str]
    """What is compared: a line feed before what begins a paragraph or an item."""
    texts: list[str]
    """What is shown: the token with the white space before it."""


def normalised(text: str) -> str:
    """Return a text as comparing sees it: composed letters, one space, one line end or one blank line between words."""
    return "".join(_tokens(text).texts)


def compare_words(old: str, new: str) -> WordChanges:
    """Return what became of the words of ``old`` in ``new``.

    Runs that stayed or came, joined, are ``normalised(new)``; those that stayed or went have the words of ``old``.
    The way back is the same with deleted and inserted exchanged.
    """
    if old == new:
        text = normalised(new)
        return WordChanges((Run(Edit.EQUAL, text),) if text else ())
    before, after = _tokens(old), _tokens(new)
    turned = (len(before.keys), before.keys) > (len(after.keys), after.keys)
    first, second = (after, before) if turned else (before, after)
    matches, coarse = _matches(first.keys, second.keys)
    if turned:
        matches = [(at, start, length) for start, at, length in matches]
    return WordChanges(_runs(before, after, _without_islands(matches, before, after)), coarse)


def _tokens(text: str) -> _Tokens:
    keys, texts = [], []
    found = _TOKEN.findall(unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    last = len(found) - 1
    for number, (gap, word) in enumerate(found):
        key = word if word[-1] != "’" else word[:-1] + "'"
        if not number:
            gap = ""
        elif gap not in ("", " "):
            gap = _gap(gap)
            follower = found[number + 1] if number < last else ("", "")
            if gap[:2] == "\n\n" or (gap[:1] == "\n" and _is_mark(word, follower)):
                key = "\n" + key
        keys.append(key)
        texts.append(gap + word)
    return _Tokens(keys, texts)


def _gap(gap: str) -> str:
    lines = gap.replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n").split("\n")
    if len(lines) == 1:
        return " "
    indentation = lines[-1].replace("\t", "  ")
    return ("\n" if len(lines) == 2 else "\n\n") + " " * len(indentation)


def _is_mark(word: str, follower: tuple[str, str]) -> bool:
    return word in _BULLETS or (
        len(word) <= _LONGEST_MARK and not follower[0] and follower[1] in (".", ")", "°")
    )


Match = tuple[int, int, int]
"""Where equal words begin in the old and in the new text, and how many they are."""


def _matches(old: Sequence[str], new: Sequence[str]) -> tuple[list[Match], bool]:
    direct = common(old, new, _AT_MOST)
    if direct is not None:
        return direct, False
    matches, coarse = [], False
    for old_part, new_part, same in _sentence_hunks(old, new):
        start, at = old_part.start, new_part.start
        if same:
            matches.append((start, at, len(old_part)))
            continue
        found = common(old[start : old_part.stop], new[at : new_part.stop], _AT_MOST // 100)
        coarse = coarse or found is None
        matches += [(start + one, at + other, length) for one, other, length in found or ()]
    return matches, coarse


def _sentence_hunks(old: Sequence[str], new: Sequence[str]) -> list[tuple[range, range, bool]]:
    """Return the sentences that stayed and what lies between them, as ranges of words."""
    old_starts, new_starts = _sentences(old), _sentences(new)
    old_keys = [tuple(old[a:b]) for a, b in pairwise(old_starts)]
    new_keys = [tuple(new[a:b]) for a, b in pairwise(new_starts)]
    hunks: list[tuple[range, range, bool]] = []
    at_old = at_new = 0
    for one, other, length in [
        *(common(old_keys, new_keys, _AT_MOST) or ()),
        (len(old_keys), len(new_keys), 0),
    ]:
        between = range(old_starts[at_old], old_starts[one]), range(new_starts[at_new], new_starts[other])
        at_old, at_new = one + length, other + length
        stayed = range(old_starts[one], old_starts[at_old]), range(new_starts[other], new_starts[at_new])
        hunks += [(*between, False), (*stayed, True)]
    return hunks


def _sentences(keys: Sequence[str]) -> list[int]:
    """Return where sentences, items and paragraphs begin, and the end."""
    inside = [
        at for at, (before, key) in enumerate(pairwise(keys), start=1) if key[0] == "\n" or before in _ENDS
    ]
    return [0, *inside, len(keys)]


def _without_islands(matches: list[Match], old: _Tokens, new: _Tokens) -> list[Match]:
    """Leave out a few equal words between two changes that are at least as long: they are read as one change."""
    ends = [(0, 0, 0), *matches, (len(old.keys), len(new.keys), 0)]
    kept = [ends[0]]
    for here, following in pairwise(ends[1:]):
        before = kept[-1]
        left = max(here[0] - before[0] - before[2], here[1] - before[1] - before[2])
        right = max(following[0] - here[0] - here[2], following[1] - here[1] - here[2])
        if here[2] > min(left, right, _ISLAND):
            kept.append(here)
    return kept[1:]


def _space_before(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _runs(old: _Tokens, new: _Tokens, matches: list[Match]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = at = 0
    for one, other, length in [*matches, (len(old.keys), len(new.keys), 0)]:
        gone, come = "".join(old.texts[start:one]), "".join(new.texts[at:other])
        stayed = "".join(new.texts[other : other + length])
        if length:
            was, now = _space_before(old.texts[one]), _space_before(new.texts[other])
            if was and not now and gone:
                gone += was
            elif now and not was and come:
                come, stayed = come + now, stayed.removeprefix(now)
        for edit, text in ((Edit.DELETE, gone), (Edit.INSERT, come), (Edit.EQUAL, stayed)):
            if text:
                runs.append(Run(edit, text))
        start, at = one + length, other + length
    return tuple(runs)
