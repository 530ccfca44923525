"""The difference between two texts, section by section and word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.policies.rules.comparing.matching import Pairs, match_sections
from medias_desktop.policies.rules.comparing.words import WordChanges, compare_words
from medias_desktop.policies.rules.records import SectionText, VersionSummary, VersionText

_NOTHING = WordChanges(())


class Kind(StrEnum):
    """What happened to a section; several may."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    LEVEL = "level"
    RENUMBERED = "renumbered"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """One section in both texts, or in one of them; no ``kinds``: unchanged.

    ``old_at`` and ``new_at`` are its places in the two texts, from 0.
    """

    old: SectionText | None
    new: SectionText | None
    old_at: int | None
    new_at: int | None
    kinds: frozenset[Kind]
    heading: WordChanges
    body: WordChanges

    @property
    def shown(self) -> SectionText:
        """The section as it now is, or as it last was."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """All of a comparison; the sections in the new text's order, each that went where it stood."""

    old: VersionSummary
    new: VersionSummary
    title_block: WordChanges
    introduction: WordChanges
    sections: tuple[SectionDifference, ...]

    @property
    def changes(self) -> tuple[SectionDifference, ...]:
        """The sections of which anything changed."""
        return tuple(one for one in self.sections if one.kinds)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many sections each kind of change happened to."""
        return Counter(kind for one in self.sections for kind in one.kinds)

    @property
    def rewritten(self) -> int:
        """How many sections are in both texts with other words in the heading or below it."""
        return sum(1 for one in self.sections if one.kinds & {Kind.HEADING, Kind.TEXT})

    @property
    def same(self) -> bool:
        """Tell whether nothing changed at all."""
        return not (self.changes or self.title_block.changed or self.introduction.changed)

    @property
    def coarse(self) -> bool:
        """Tell whether a passage was too long to be compared word by word."""
        parts = [self.title_block, self.introduction, *(one.body for one in self.sections)]
        return any(part.coarse for part in parts)


def compare_versions(old: VersionText, new: VersionText) -> Difference:
    """Return what changed from ``old`` to ``new``; exchanging them exchanges added and removed, inserted and deleted."""
    pairs = match_sections(old.sections, new.sections)
    in_place = _in_place(pairs)
    found = [_both(old.sections, new.sections, pair, moved=pair not in in_place) for pair in pairs]
    known = {pair[1] for pair in pairs}
    found += [_added(one, at) for at, one in enumerate(new.sections) if at not in known]
    found.sort(key=lambda one: -1 if one.new_at is None else one.new_at)
    return Difference(
        old.summary,
        new.summary,
        compare_words(old.title_block, new.title_block),
        compare_words(old.introduction, new.introduction),
        _with_removed(found, old.sections, in_place, {pair[0] for pair in pairs}),
    )


def _in_place(pairs: Pairs) -> frozenset[tuple[int, int]]:
    """Return the most pairs whose order is the same in both texts: the other ones moved."""
    ends: list[int] = []
    ending: list[int] = []
    before: list[int] = []
    for number, (place, _other) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(ending[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            ending.append(number)
        else:
            ends[at], ending[at] = place, number
    kept = []
    number = ending[-1] if ending else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return frozenset(kept)


def _both(
    old: Sequence[SectionText], new: Sequence[SectionText], pair: tuple[int, int], *, moved: bool
) -> SectionDifference:
    one, other = old[pair[0]], new[pair[1]]
    heading, body = compare_words(one.heading, other.heading), compare_words(one.body, other.body)
    happened = {
        Kind.MOVED: moved,
        Kind.LEVEL: one.level != other.level,
        Kind.RENUMBERED: one.number.split() != other.number.split(),
        Kind.HEADING: heading.changed,
        Kind.TEXT: body.changed,
    }
    kinds = frozenset(kind for kind, so in happened.items() if so)
    return SectionDifference(one, other, *pair, kinds, heading, body)


def _added(one: SectionText, at: int) -> SectionDifference:
    heading, body = compare_words("", one.heading), compare_words("", one.body)
    return SectionDifference(None, one, None, at, frozenset({Kind.ADDED}), heading, body)


def _removed(one: SectionText, at: int) -> SectionDifference:
    heading, body = compare_words(one.heading, ""), compare_words(one.body, "")
    return SectionDifference(one, None, at, None, frozenset({Kind.REMOVED}), heading, body)


def _with_removed(
    found: Sequence[SectionDifference],
    old: Sequence[SectionText],
    in_place: frozenset[tuple[int, int]],
    kept: set[int],
) -> tuple[SectionDifference, ...]:
    """Put each section that went behind the one before it that is still in its place."""
    followers: dict[int, list[SectionDifference]] = defaultdict(list)
    places = dict(in_place)
    anchor = -1
    for at, one in enumerate(old):
        anchor = places.get(at, anchor)
        if at not in kept:
            followers[anchor].append(_removed(one, at))
    shown = [*followers[-1]]
    for entry in found:
        shown += [entry, *followers[-1 if entry.new_at is None else entry.new_at]]
    return tuple(shown)
