"""Plain text of a policy → paragraphs, lists, tables and notes, exactly as printed, ready for a template.

Paragraphs are separated by a blank line; list items begin with ``- `` or with their own mark (``1.``, ``a)``) and are
nested by two spaces; a table is a run of lines ``| cell | cell |``, a ``|`` in a cell being written ``\\|``, and its
head row is followed by ``| --- | --- |``. A footnote is cited by ``[^1]`` in the text and stands as ``[^1]: its text``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BULLET = re.compile(r"^\s*[-–—•*▪■➤➢►○●·‣⁃✓]\s+(?:[>➤➢►▪•○]\s+)?(?=\S)")
_MARK = re.compile(
    r"^\s*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlIVXL]{2,5})(?:[.)°]|\.\))|\d{1,3}(?:\.\d{1,3})+)\s+(?=\S)"
)
_BOX = re.compile(r"^\s*([☐☑☒])\s*(?=\S)")
_NOTE = re.compile(r"^\s*\[\^([0-9A-Za-z*]{1,12})\]:\s*(?=\S)")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-{3,}:?")
_FULL_LINE = 58
_HARD_WRAPPED = 110
_STEP = 2
"""Spaces by which a nested item lies deeper."""

_NARROWEST, _WIDEST = 12, 34
"""Characters that a column is made for, at least and at most."""

DEEPEST = 5
"""The deepest nesting of a list that is shown; what lies deeper joins it."""

MOST_COLUMNS = 20
"""Columns of a table; the text of any further ones stays together in the last."""

BULLET = "•"


@dataclass
class Block:
    """A paragraph ('p', one text), a list beginning with a bullet ('ul') or a mark ('ol'), a 'table', or a 'note'.

    A line break inside a text is meant. Of a list, ``levels`` are the items' depths from 0, and a nested item has the
    mark it bears, a bullet or its own; a footnote has the mark by which it is cited, without brackets. A table has ``rows`` of as many cells each, the first one its head if ``head``.
    """

    kind: str
    texts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    head: bool = False

    def __post_init__(self) -> None:
        if self.kind != "table" and not self.levels:
            self.levels = [0] * len(self.texts)


@dataclass
class Group:
    """Items of one kind at one depth, one after the other: what a template makes a list of."""

    kind: str
    items: list[Item] = field(default_factory=list)


@dataclass
class Item:
    """One item with the lists inside it."""

    mark: str
    text: str
    inside: list[Group] = field(default_factory=list)


def blocks(body: str) -> list[Block]:
    """Split ``body`` at blank lines, list marks and tables; lines broken only to fit a narrow column are joined again."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    longest = max((len(line.rstrip()) for line in lines if not _is_row(line)), default=0)
    full = max(_FULL_LINE, 0.72 * longest) if longest <= _HARD_WRAPPED else 10**9
    return _Reader(full).read(lines)


def list_groups(block: Block) -> list[Group]:
    """Return a list as groups within groups, by the depths of its items."""
    top: list[Group] = []
    places = [top]
    for mark, text, level in zip(block.marks, block.texts, block.levels, strict=True):
        depth = min(level, len(places) - 1)
        del places[depth + 1 :]
        here, kind = places[depth], "ul" if mark == BULLET else "ol"
        if not here or here[-1].kind != kind:
            here.append(Group(kind))
        item = Item(mark, text)
        here[-1].items.append(item)
        places.append(item.inside)
    return top


def column_weights(block: Block) -> list[int]:
    """Return how wide the columns of a table should be, in proportion to their longest texts."""
    columns = zip(*block.rows, strict=True)
    return [min(_WIDEST, max(_NARROWEST, 5 + max(map(len, column)))) for column in columns]


def write_blocks(found: list[Block]) -> str:
    """Return the plain text that ``blocks`` reads back as the same blocks."""
    return "\n\n".join(_written(block) for block in found)


def _written(block: Block) -> str:
    if block.kind == "table":
        rows = [_row(row) for row in block.rows]
        if block.head:
            rows.insert(1, _row(["---"] * len(block.rows[0])))
        return "\n".join(rows)
    if block.kind == "p":
        return "\n".join(block.texts)
    if block.kind == "note":
        return f"[^{block.marks[0]}]: {block.texts[0]}"
    return "\n".join(
        " " * (_STEP * level) + f"{'-' if mark == BULLET else mark} {text}"
        for mark, text, level in zip(block.marks, block.texts, block.levels, strict=True)
    )


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _is_row(line: str) -> bool:
    line = line.strip()
    return len(line) > 2 and line[0] == "|" and line[-1] == "|" and line[-2] != "\\"


def _cells(line: str) -> list[str]:
    cells = _CELL_EDGE.split(line.strip()[1:-1], maxsplit=MOST_COLUMNS - 1)
    return [cell.strip().replace("\\|", "|") for cell in cells]


class _Reader:
    """Puts lines together; ``full`` is the length from which a line may have been broken to fit a column."""

    def __init__(self, full: float) -> None:
        self._full = full
        self._found: list[Block] = []
        self._indents: list[int] = []
        self._previous = ""
        self._pieces: list[str] = []  # of the text that may go on in the next line

    def read(self, lines: list[str]) -> list[Block]:
        for line in lines:
            if line.strip():
                self._take(line)
            self._previous = line if line.strip() else ""
        self._finish_text()
        for block in self._found:
            if block.kind == "table":
                _even(block)
        return self._found

    def _take(self, line: str) -> None:
        if _is_row(line):
            self._take_row(line)
            return
        kind, mark, text = _kind(line)
        last = self._found[-1] if self._found else None
        if kind == "note":
            self._finish_text()
            self._found.append(Block("note", [text], [mark]))
            self._pieces = [text]
        elif kind != "p":
            self._take_item(kind, mark, text, _indent(line))
        elif self._previous and last is not None and last.kind != "table":
            wrapped = len(self._previous.rstrip()) >= self._full
            self._pieces += (" " if wrapped else "\n", text)
        else:
            self._finish_text()
            self._found.append(Block("p", [text], [""]))
            self._pieces = [text]

    def _finish_text(self) -> None:
        if len(self._pieces) > 1:
            self._found[-1].texts[-1] = "".join(self._pieces)
        self._pieces = []

    def _take_item(self, kind: str, mark: str, text: str, indent: int) -> None:
        self._finish_text()
        last = self._found[-1] if self._found else None
        if last is None or last.kind not in ("ul", "ol"):
            self._indents = []
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent >= self._indents[-1] + _STEP:
            self._indents.append(indent)
        level = min(len(self._indents) - 1, DEEPEST)
        if last is None or last.kind not in ("ul", "ol") or (level == 0 and last.kind != kind):
            self._found.append(last := Block(kind))
            self._indents = [indent]
            level = 0
        last.texts.append(text)
        last.marks.append(mark)
        last.levels.append(level)
        self._pieces = [text]

    def _take_row(self, line: str) -> None:
        self._finish_text()
        cells = _cells(line)
        last = self._found[-1] if self._found else None
        if last is None or last.kind != "table" or not self._previous:
            self._found.append(Block("table", rows=[cells]))
        elif len(last.rows) == 1 and not last.head and all(_RULE.fullmatch(cell) for cell in cells):
            last.head = True
        else:
            last.rows.append(cells)


def _even(block: Block) -> None:
    """Give every row of a table as many cells."""
    most = max(map(len, block.rows))
    for row in block.rows:
        row += [""] * (most - len(row))


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


def _kind(line: str) -> tuple[str, str, str]:
    for pattern, kind in ((_BOX, "ol"), (_MARK, "ol"), (_BULLET, "ul"), (_NOTE, "note")):
        if match := pattern.match(line):
            mark = BULLET if kind == "ul" else match.group(1)
            return kind, mark, line[match.end() :].strip()
    return "p", "", line.strip()
