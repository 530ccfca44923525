"""Items of a list within a list, told by their indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from medias_desktop.policies.outline.source import Source

NESTED: Final = "\x04"
"""Stands for one step of nesting while the lines are joined."""
_ITEM: Final = re.compile(
    r"(?:[-–—•*➤·▪◦o●■✓>]|\(?\d{1,2}[.)°]|\(?[a-zA-Z]\)|\(?[ivxIVX]{1,4}\)|[a-zA-Z]\.)\s+\S"
)
_SPACES: Final = frozenset(" \t")
_STEP: Final = 2


def nest_items(source: Source, body: int, headings: set[int]) -> None:
    """Mark the items of lists from line ``body`` on that stand further in than the item above them.

    No list reaches over one of the ``headings``.
    """
    lines, raw = source.lines, source.raw
    if not any(line and line[0] in _SPACES and _ITEM.match(line.lstrip()) for line in raw[body:]):
        return
    open_at: list[int] = []
    after_blank = False
    for at in range(body, len(lines)):
        line = lines[at]
        if at in headings:
            open_at.clear()
        elif not line:
            after_blank = True
            continue
        elif at in source.opaque or not _ITEM.match(line):
            if after_blank and open_at and _column(raw[at]) <= open_at[0]:
                open_at.clear()
        else:
            lines[at] = NESTED * _depth(open_at, _column(raw[at])) + line
        after_blank = False


def _depth(open_at: list[int], column: int) -> int:
    """Return how deep an item stands among the columns of the items that are open, 0 at the top."""
    while open_at and column <= open_at[-1] - _STEP:
        open_at.pop()
    if not open_at or column >= open_at[-1] + _STEP:
        open_at.append(column)
    return len(open_at) - 1


def _column(line: str) -> int:
    """Return where the text of a line begins; a tab goes on to the next fourth column."""
    margin = line[: len(line) - len(line.lstrip())]
    return len(margin.expandtabs(4))
