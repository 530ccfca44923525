"""Two columns of text printed beside each other by a converter that keeps the layout: set under one another."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_LEAST: Final = 8
"""Fewer lines with text on both sides are a table or an address, not columns."""
_WORDS: Final = 4
_LONG: Final = 24
"""The words and characters that the lines of a column have on average, its titles counted in."""
_INDENTED: Final = 6
"""How far an item may stand to the right of its column's edge."""


def set_under(text: str) -> str:
    """Return the text with the right column of each page under its left one; what is not in columns stays."""
    if "   " not in text:
        return text
    pages = text.split("\f")
    read = ["\n".join(_page(page.split("\n"))) for page in pages]
    return "\f".join(read)


def _page(lines: Sequence[str]) -> Iterator[str]:
    edge = _edge(lines)
    if not edge:
        yield from lines
        return
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        sides = _sides(line, edge)
        if sides is None:  # a line across both columns: what stood above it is read first
            yield from [*_closed_up(left), *_closed_up(right), line]
            left, right = [], []
        else:
            left.append(sides[0])
            right.append(sides[1])
    yield from [*_closed_up(left), *_closed_up(right)]


def _closed_up(column: Sequence[str]) -> Iterator[str]:
    """Leave out a blank line that only the other column made: the sentence goes on under it."""
    for at, line in enumerate(column):
        if not line and 0 < at < len(column) - 1 and column[at - 1] and column[at + 1].lstrip()[:1].islower():
            continue
        yield line


def _sides(line: str, edge: int) -> tuple[str, str] | None:
    """Return what stands left and right of the edge; None when the line runs across it."""
    left, right = line[:edge].rstrip(), line[edge:].rstrip()
    if not right:
        return None if len(left) > edge - 2 else (left, "")
    if len(left) > edge - 2 or len(right) - len(right.lstrip()) > _INDENTED:
        return None
    return left, right


def _edge(lines: Sequence[str]) -> int:
    """Return where the right column begins; 0 when the page has no columns of running text."""
    starts = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    if not starts:
        return 0
    edge, times = starts.most_common(1)[0]
    if times < _LEAST:
        return 0
    wide = [line for line in lines if len(line.rstrip()) > edge]
    halves = [sides for line in wide if (sides := _sides(line, edge)) is not None]
    both = [sides for sides in halves if sides[0] and sides[1]]
    if len(both) < _LEAST or 5 * len(halves) < 4 * len(wide):
        return 0
    return edge if all(_is_prose([sides[n] for sides in halves if sides[n]]) for n in (0, 1)) else 0


def _is_prose(column: Sequence[str]) -> bool:
    """Say whether a column is running text: its lines are long and of several words, as no cells are."""
    words = sum(len(line.split()) for line in column)
    return words >= _WORDS * len(column) and sum(map(len, map(str.strip, column))) >= _LONG * len(column)
