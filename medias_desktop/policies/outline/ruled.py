"""Tables drawn with rules of dashes only, as Pandoc and reStructuredText write them: `----  ------`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from medias_desktop.policies.outline.tables import table_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medias_desktop.policies.outline.source import Source

_RULE: Final = re.compile(r"\s*(?:-{2,}|={2,})(?: +(?:-{2,}|={2,}))+\s*$")
_FRAME: Final = re.compile(r"\s*-{6,}\s*$")
_GROUP: Final = re.compile(r"[-=]+")
_HEAD: Final = 8
"""The most lines the head of a table has."""
_LONGEST: Final = 400


def read_ruled(source: Source) -> None:
    """Turn the tables drawn with rules into rows; a table whose text crosses its columns is left as it is."""
    done = 0
    for at, line in enumerate(source.raw):
        if at < done or line.count("--") + line.count("==") < 2 or not _RULE.match(line):
            continue
        done = max(done, _read(source, at))


def _read(source: Source, at: int) -> int:
    """Read the table whose columns the rule at the line given shows; return the line after it."""
    raw = source.raw
    if at + 3 < len(raw) and raw[at + 1].strip() and _RULE.match(raw[at + 2]) and raw[at + 3].strip():
        return at + 2  # the rule over the head: the one under it is read
    columns = [group.start() for group in _GROUP.finditer(raw[at])]
    first = _framed_head(raw, at)
    framed = first < at
    if framed:
        last = _end(raw, at, lambda line: bool(_FRAME.match(line)))
        head = [_cells(raw[first + 1 : at], columns)]
        rows = _paragraphs(raw[at + 1 : last], columns)
    else:
        first = at - 1 if at and raw[at - 1].strip() and not (at > 1 and raw[at - 2].strip()) else at
        if at > 1 and _RULE.match(raw[at - 2]) and raw[at - 1].strip():
            first = at - 2
        last = _end(raw, at, lambda line: bool(_RULE.match(line)) or not line.strip())
        head = [_cells(raw[at - 1 : at], columns)] if first < at else []
        rows = [_cells([line], columns) for line in raw[at + 1 : last]]
    body = [*head, *rows]
    if not rows or last >= len(raw) or any(cells is None for cells in body):
        return at + 1
    after = last + 1 if raw[last].strip() else last
    for n in range(first, after):
        source.lines[n] = None
    written = [table_row(cells) for cells in body if cells]
    if head:
        written.insert(1, table_row(["---"] * len(columns)))
    for n, row in enumerate(written, first):
        source.lines[n] = source.rows[n] = row
        source.opaque.add(n)
    _name(source, after)
    return after


def _name(source: Source, after: int) -> None:
    """Take Pandoc's sign off the name of a table: « : Fees » under it, after a blank line."""
    for n in range(after, min(after + 2, len(source.raw))):
        line = source.lines[n]
        if line and line.startswith((": ", "Table: ")):
            source.lines[n] = line.partition(":")[2].strip()


def _framed_head(raw: Sequence[str], at: int) -> int:
    """Return the line of the rule over the head of a table of several lines; the line itself when there is none."""
    for n in range(at - 1, max(-1, at - _HEAD), -1):
        if _FRAME.match(raw[n]) and n < at - 1:
            return n
        if not raw[n].strip():
            break
    return at


def _end(raw: Sequence[str], at: int, closes: Callable[[str], bool]) -> int:
    for n in range(at + 1, min(len(raw), at + _LONGEST)):
        if closes(raw[n]):
            return n
    return len(raw)


def _paragraphs(lines: Sequence[str], columns: Sequence[int]) -> list[list[str] | None]:
    """Return the rows of a table in which blank lines stand between them."""
    rows: list[list[str] | None] = []
    row: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            row.append(line)
        elif row:
            rows.append(_cells(row, columns))
            row = []
    return rows


def _cells(lines: Sequence[str], columns: Sequence[int]) -> list[str] | None:
    """Return the cells of a row of one or more lines; None when a word stands across two columns."""
    cells: list[list[str]] = [[] for _ in columns]
    for line in lines:
        for n, start in enumerate(columns):
            end = columns[n + 1] if n + 1 < len(columns) else None
            if start and line[start - 1 : start].strip():
                return None
            cells[n].append(line[start:end].strip())
    return [" ".join(part for part in parts if part) for parts in cells]
