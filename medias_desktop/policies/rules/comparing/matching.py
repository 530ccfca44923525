"""Which sections of two texts are the same one.

By identity first, then by what is printed: number with heading, the same words, the heading alone; what remains by how
much heading and words resemble each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, Protocol

from medias_desktop.core.text import fold
from medias_desktop.policies.rules.records import SectionText
from medias_desktop.policies.rules.texts import SectionLike

_WORD = re.compile(r"\w{4,}")
_ALIKE: Final = 0.4
"""From which resemblance (0 to 1) two sections are taken for the same one."""
_ENOUGH_WORDS = 8
_ALL_PAIRS: Final = 4096
"""Pairs up to which each is looked at; above, only those that share a rare word."""
_RARE = 12
_SHARED_BY = 24


class Section(SectionLike, Protocol):
    """A section of an outline or of a stored text, with its level."""

    @property
    def level(self) -> int:
        """1 is the top."""


Pairs = tuple[tuple[int, int], ...]
"""Places in the old and in the new text, each used once at most, in the order of the new one."""


def match_sections(old: Sequence[Section], new: Sequence[Section]) -> Pairs:
    """Return which sections are the same. Exchanging the texts exchanges the places and nothing else."""
    left, right = [_Face(one) for one in old], [_Face(one) for one in new]
    turned = _order(left) > _order(right)
    if turned:
        left, right = right, left
    matching = _Matching(left, right)
    for key in (_uid, _provenance, _all, _printed, _text, _heading):
        matching.by(key)
    matching.by_resemblance()
    pairs = ((b, a) if turned else (a, b) for a, b in matching.pairs)
    return tuple(sorted(pairs, key=lambda pair: pair[1]))


def carried_uids(old: Sequence[Section], new: Sequence[Section]) -> tuple[str, ...]:
    """Return for each new section the uid of the old one that it is, "" where it is a new one."""
    found = {other: getattr(old[one], "uid", "") for one, other in match_sections(old, new)}
    return tuple(found.get(at, "") for at in range(len(new)))


class _Face:
    """A section as it is recognized; folded only when that is asked for."""

    def __init__(self, one: Section) -> None:
        self.raw = one.number, one.heading, one.body, one.level
        self.uid, self.provenance = (one.uid, one.provenance) if isinstance(one, SectionText) else ("", "")

    @cached_property
    def number(self) -> str:
        return fold(self.raw[0])

    @cached_property
    def heading(self) -> str:
        return fold(self.raw[1])

    @cached_property
    def body(self) -> str:
        return fold(self.raw[2])

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.body))

    @cached_property
    def letters(self) -> frozenset[str]:
        heading = self.heading
        return frozenset(heading[at : at + 3] for at in range(max(1, len(heading) - 2)) if heading)


def _order(faces: Sequence[_Face]) -> list[tuple[Hashable, ...]]:
    return [(*one.raw, one.uid, one.provenance) for one in faces]


def _uid(one: _Face) -> Hashable:
    return one.uid


def _provenance(one: _Face) -> Hashable:
    return one.provenance


def _all(one: _Face) -> Hashable:
    return one.raw[:3]


def _printed(one: _Face) -> Hashable:
    return (one.number, one.heading) if one.heading else ""


def _text(one: _Face) -> Hashable:
    return one.body if len(one.words) >= _ENOUGH_WORDS else ""


def _heading(one: _Face) -> Hashable:
    return one.heading


class _Matching:
    def __init__(self, old: Sequence[_Face], new: Sequence[_Face]) -> None:
        self._old, self._new = old, new
        self._free_old, self._free_new = set(range(len(old))), set(range(len(new)))
        self.pairs: list[tuple[int, int]] = []

    def by(self, key: Callable[[_Face], Hashable]) -> None:
        """Join the sections of the same key, in their order, when there are as many of them in both texts."""
        before, after = (
            self._places(self._old, self._free_old, key),
            self._places(self._new, self._free_new, key),
        )
        for found, places in before.items():
            others = after.get(found, ())
            if len(places) == len(others):
                for one, other in zip(places, others, strict=True):
                    self._join(one, other)

    @staticmethod
    def _places(
        faces: Sequence[_Face], free: Iterable[int], key: Callable[[_Face], Hashable]
    ) -> dict[Hashable, list[int]]:
        places: dict[Hashable, list[int]] = defaultdict(list)
        for at in sorted(free):
            if found := key(faces[at]):
                places[found].append(at)
        return places

    def by_resemblance(self) -> None:
        """Join what resembles each other most first; of equals, those nearest to each other's place."""
        scored = []
        for one, other in self._candidates():
            score = _resemblance(self._old[one], self._new[other])
            if score >= _ALIKE:
                far = abs(one / len(self._old) - other / len(self._new))
                same_number = self._old[one].number == self._new[other].number != ""
                scored.append((-(score + 0.05 * same_number - 0.05 * far), one, other))
        for _score, one, other in sorted(scored):
            if one in self._free_old and other in self._free_new:
                self._join(one, other)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        if len(self._free_old) * len(self._free_new) <= _ALL_PAIRS:
            yield from ((one, other) for one in sorted(self._free_old) for other in sorted(self._free_new))
            return
        known = Counter(word for at in self._free_old for word in self._old[at].words)
        known.update(word for at in self._free_new for word in self._new[at].words)
        holders: dict[str, list[int]] = defaultdict(list)
        for at in sorted(self._free_new):
            for word in self._new[at].words:
                if known[word] <= _SHARED_BY:
                    holders[word].append(at)
        for one in sorted(self._free_old):
            rare = sorted(self._old[one].words, key=lambda word: (known[word], word))
            near = {at for word in [w for w in rare if w in holders][:_RARE] for at in holders[word]}
            yield from ((one, other) for other in sorted(near))

    def _join(self, one: int, other: int) -> None:
        self._free_old.discard(one)
        self._free_new.discard(other)
        self.pairs.append((one, other))


def _resemblance(one: _Face, other: _Face) -> float:
    """Return how much two sections have in common, 0 to 1: words of four letters and more, groups of three of a heading."""
    headings = _shared(one.letters, other.letters)
    words = _shared(one.words, other.words)
    if not one.words and not other.words:
        return headings
    both = 0.65 * words + 0.35 * headings
    return max(both, words) if min(len(one.words), len(other.words)) >= _ENOUGH_WORDS else both


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0
