"""The depth of each section of a PDF: from its numbers where they tell, else from type size and weight."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import pairwise
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.numbers import LABELS

if TYPE_CHECKING:
    from medias_desktop.policies.outline.candidates import Candidate
    from medias_desktop.policies.outline.pdf.headings import Reading
    from medias_desktop.policies.outline.pdf.paragraphs import Look

_NEAR = 1.12
"""Type sizes closer than this do not by themselves tell a depth when the order of the headings says otherwise."""


@dataclass(slots=True)
class _Open:
    """A section whose parts may still come."""

    key: str
    level: int
    look: int
    depth: int
    rank: int


def set_levels(reading: Reading, sections: list[Candidate]) -> None:
    """Give each section its level: 1 at the top, never more than one below the section before."""
    ranks = rank_looks(reading, sections)
    stack: list[_Open] = []
    for made in sections:
        look = ranks[reading.units[made.at].look]
        one = _Open(_key(made, look), 0, look, _dots(made), _label_rank(made))
        if made.kind == "annex":
            stack.clear()
        else:
            same = _sibling(stack, one, made)
            if same is not None:
                del stack[same:]
            else:
                while stack and not _stands_over(stack[-1], one, made):
                    stack.pop()
        one.level = stack[-1].level + 1 if stack else 1
        made.level = one.level
        stack.append(one)


def rank_looks(reading: Reading, sections: list[Candidate]) -> dict[Look, int]:
    """Rank the looks of the headings, 0 for the strongest: by size, weight, capitals, colour and by who opens whom."""
    looks = [reading.units[made.at].look for made in sections]
    directly: Counter[tuple[Look, Look]] = Counter()
    for made, after in pairwise(sections):
        if not any(reading.source.lines[at] for at in range(made.end, after.at)) and not made.rest:
            directly[reading.units[made.at].look, reading.units[after.at].look] += 1

    def compare(one: Look, other: Look) -> int:
        if max(one.size, other.size) < _NEAR * min(one.size, other.size):
            above, below = directly[one, other], directly[other, one]
            if above != below:
                return -1 if above > below else 1
        a, b = _strength(one), _strength(other)
        return (a < b) - (a > b)

    ordered = sorted(dict.fromkeys(looks), key=lambda look: _strength(look), reverse=True)
    ordered.sort(key=cmp_to_key(compare))
    return {look: n for n, look in enumerate(ordered)}


def _strength(look: Look) -> tuple[float, bool, bool, bool, bool, bool]:
    return look.size, look.bold, look.caps, look.color != 0, look.underlined, not look.italic


def _dots(made: Candidate) -> int:
    style = made.style
    return int(style[1]) if style[:1] == "d" and style[1:2].isdecimal() else 0


def _label_rank(made: Candidate) -> int:
    if made.kind != "label":
        return 0
    if made.style[0] == "§":
        return 6 + int(made.style[1:] or 0)
    word = made.style.rstrip("0123456789")
    return LABELS.get(word, 6) + len(made.style) - len(word)


def _key(made: Candidate, look: int) -> str:
    if made.kind == "plain":
        return f"plain {look}"
    return made.style


def _sibling(stack: list[_Open], one: _Open, made: Candidate) -> int | None:
    """Return the place in the stack of an open section of the same series."""
    for at in range(len(stack) - 1, -1, -1):
        other = stack[at]
        if other.key != one.key:
            continue
        if made.kind == "number" and one.depth < 2 and made.value == 1 and one.look > other.look:
            return None  # a series of its own in smaller type, under the other
        if (
            made.kind == "number"
            and one.depth < 2
            and one.look < other.look
            and at
            and stack[at - 1].key == one.key
        ):
            continue
        return at
    return None


def _stands_over(other: _Open, one: _Open, made: Candidate) -> bool:
    """Say whether an open section may hold the new one."""
    if other.key == "annex":
        return not (one.rank and one.rank <= 3 and one.look <= other.look)
    if other.depth and one.depth:
        return other.depth < one.depth
    if other.rank and one.rank:
        return other.rank < one.rank
    if other.look != one.look:
        return other.look < one.look
    if made.kind == "plain" or other.key.startswith("plain"):
        return False
    if other.rank:
        return True  # « Article 3 » over « 3.1 », « Chapter 2 » over « A. »
    if one.rank:
        return one.rank > 3  # « Étape 1 » under « 4. Traitement », never a part or a chapter
    return made.value == 1 or one.depth > 1
