"""The sources of the documents: who writes one says for each heading its level, number and words.

A source is a text file. Its first lines are ``key: value`` (language, maker, and what the maker's house style needs);
after a blank line every line is one piece:

    !! words                the title of the document
    ! words                 a line of its cover
    #2 1.1 :: Objet         a heading: level, number as printed (may be empty), words (may be empty)
    ~2 a) :: Keys :: text   a provision with a run-in title
    @3                      a paragraph of three sentences
    @- 3   @a 3   @1 3      three items, with dashes, letters or numbers
    - words                 an item            . words        a paragraph as written, ** around what is bold
    | a | b                 the row of a table (the first row of a table is its head)
    ^ words                 a footnote to the paragraph before
    %contents               the table of contents     %page   a new page
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.corpus.pdf.prose import Prose

if TYPE_CHECKING:
    from pathlib import Path

_HEADING = re.compile(r"([#~])(\d) (.*?) ?:: ?(.*)")
_LIST = re.compile(r"@([-a1]) (\d)")


@dataclass
class Piece:
    """One piece of a document: title, cover, heading, run-in, text, item, row, note, contents or page."""

    kind: str
    text: str = ""
    level: int = 0
    number: str = ""
    heading: str = ""
    mark: str = ""
    cells: list[str] = field(default_factory=list)


@dataclass
class Document:
    """A document to be made: how, and of what."""

    name: str
    style: dict[str, str]
    pieces: list[Piece]

    def outline(self) -> str:
        """Return the outline its author meant, in the format of ``medias-desktop outline``."""
        return "".join(
            f"{piece.level}\t{_bare_number(piece.number) or '-'}\t{piece.heading.rstrip(' .:') or '-'}\n"
            for piece in self.pieces
            if piece.kind in ("heading", "run-in")
        )


def _bare_number(printed: str) -> str:
    return printed.strip().strip("(").rstrip(" .:)–—-")


def read_source(path: Path) -> Document:
    """Read one source."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    style = dict(line.split(": ", 1) for line in head.splitlines())
    prose = Prose(style["language"], path.stem)
    pieces: list[Piece] = []
    for line in rest.splitlines():
        if line.strip():
            pieces += _pieces(line, prose)
    return Document(path.stem, style, pieces)


def _pieces(line: str, prose: Prose) -> list[Piece]:
    heading = _HEADING.match(line)
    if heading and heading[1] == "#":
        return [Piece("heading", level=int(heading[2]), number=heading[3], heading=heading[4])]
    if heading:
        title, text = heading[4].split(" :: ", 1)
        return [Piece("run-in", text, int(heading[2]), heading[3], title)]
    drawn = _LIST.match(line)
    if drawn:
        items = prose.items(int(drawn[2]))
        marks = {"-": ["–"] * 9, "a": [f"{c})" for c in "abcdefgh"], "1": [f"{n}." for n in range(1, 10)]}[
            drawn[1]
        ]
        return [Piece("item", text, mark=mark) for text, mark in zip(items, marks, strict=False)]
    if line[0] == "@":
        return [Piece("text", prose.paragraph(int(line[1:])))]
    if line[0] == "|":
        return [Piece("row", cells=[cell.strip() for cell in line.strip("|").split("|")])]
    for sign, kind in (("!!", "title"), ("!", "cover"), ("-", "item"), (".", "text"), ("^", "note")):
        if line.startswith(sign + " "):
            return [Piece(kind, line[len(sign) + 1 :], mark="–")]
    if line[0] == "%":
        return [Piece(line[1:])]
    raise ValueError(line)
