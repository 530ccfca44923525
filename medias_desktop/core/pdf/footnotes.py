"""Where a text cites its footnotes, and by which marks the footnotes of a whole document are told apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_CITED = re.compile(r"\[\^([0-9A-Za-z*]{1,12})\]")
_STANDING = re.compile(r"^\s*\[\^([0-9A-Za-z*]{1,12})\]:\s*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a text that cites the footnote ``mark``."""

    mark: str


def cited(text: str, marks: Collection[str]) -> list[str | Citation]:
    """Split a text where it cites one of the footnotes ``marks``; what looks like another citation stays text."""
    if "[^" not in text or not marks:
        return [text]
    found: list[str | Citation] = []
    at = 0
    for match in _CITED.finditer(text):
        if match[1] in marks:
            found += [text[at : match.start()], Citation(match[1])]
            at = match.end()
    return [piece for piece in (*found, text[at:]) if piece != ""]


class FootnoteMarks:
    """The marks of a document's footnotes: their own where no two are the same, else one count from 1."""

    def __init__(self, texts: Iterable[str]) -> None:
        marks = [mark for text in texts if "[^" in text for mark in _STANDING.findall(text)]
        self._own = len(set(marks)) == len(marks)
        self._count = 0

    def next(self, mark: str) -> tuple[str, str]:
        """Return the next footnote's name, which no other has, and the mark it is printed with."""
        self._count += 1
        return f"footnote-{self._count}", mark if self._own else str(self._count)
