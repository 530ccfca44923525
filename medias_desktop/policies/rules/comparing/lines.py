"""A comparison line by line, for the screen and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from medias_desktop.policies.rules.comparing import Edit, WordChanges

_LINES = re.compile(r"\n+ *")
_ITEM = re.compile(r"(?:[-–—•*▪■➢●○·]|\w{1,4}[.)°])(?:\s|$)")

Line = tuple[str, list[tuple[Edit, str]]]
"""The white space that begins a line, and its pieces."""


def paragraphs(changes: WordChanges) -> Iterator[Line]:
    """Return a comparison line by line; a line break that went or came begins a line as one that stayed does."""
    gap = ""
    pieces: list[tuple[Edit, str]] = []
    for run in changes.runs:
        at = 0
        for found in _LINES.finditer(run.text):
            if found.start() > at:
                pieces.append((run.edit, run.text[at : found.start()]))
            if pieces:
                yield gap, pieces
            gap, pieces, at = found.group(), [], found.end()
        if run.text[at:]:
            pieces.append((run.edit, run.text[at:]))
    if pieces:
        yield gap, pieces


def spaced(pieces: Iterable[tuple[Edit, str]]) -> Iterator[tuple[Edit, str]]:
    """Return the pieces with the space before a changed word apart: it is not marked."""
    for edit, text in pieces:
        if edit is not Edit.EQUAL and text.startswith(" "):
            yield Edit.EQUAL, " "
            yield edit, text[1:]
        else:
            yield edit, text


def depth_of(line: Line) -> int:
    """Return how deep an item of a list stands, 1 the outermost; 0 what is none."""
    gap, pieces = line
    text = "".join(piece for _edit, piece in pieces).lstrip()
    return 1 + (len(gap) - gap.count("\n")) // 2 if _ITEM.match(text) else 0


def is_tight(line: Line) -> bool:
    """Tell whether a line belongs to the one before: no blank line between them."""
    return line[0].count("\n") == 1
