"""Reading a list from any file in which an office keeps one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from medias_desktop.core.files import EmptyFile, FileTooLarge, read_bytes
from medias_desktop.core.lists import decoding, spreadsheet
from medias_desktop.core.lists.errors import (
    DamagedSpreadsheet,
    ListOfOneColumn,
    ListWithoutHeader,
    ListWithoutRows,
    NotAList,
)
from medias_desktop.core.lists.separated import Rows, Score, split_rows
from medias_desktop.core.memory import collector_at_rest

_HEADER_WITHIN = 25
"""Rows below the top in which a header is looked for: titles and dates come first in some reports."""

_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|table)", re.IGNORECASE)
_LOOKS_LIKE_DATA = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+$|\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:\s|$)|\d{3,}$")


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list as it stands in its file.

    ``numbers`` are the rows' numbers in the file (the first is 1, header and empty rows counted); ``overlong`` are
    positions in ``rows`` of rows with more cells than the header, whose cells may have slipped.
    """

    name: str
    header: tuple[str, ...]
    rows: Rows
    numbers: Sequence[int]
    overlong: frozenset[int] = frozenset()

    def column(self, index: int) -> list[str]:
        """Return the cells of one column."""
        return [row[index] for row in self.rows]

    def samples(self, index: int, count: int = 3) -> list[str]:
        """Return the first different cells of a column that are not empty."""
        found: dict[str, None] = {}
        for row in self.rows[:500]:
            if cell := row[index].strip():
                found[cell] = None
                if len(found) == count:
                    break
        return list(found)


def read_list(path: Path, score: Score) -> ListTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file; the content decides, not the name.

    ``score`` tells of a row how many fields of such a list its cells name: so its header is found. Raises FileMissing, FileUnreadable, EmptyFile, NotAList, DamagedSpreadsheet, ProtectedSpreadsheet, ListTooLarge,
    ListOfOneColumn, ListWithoutHeader or ListWithoutRows.
    """
    name = path.name
    try:
        data = read_bytes(path)
    except FileTooLarge as error:
        raise spreadsheet.too_large(name) from error
    if data.startswith((spreadsheet.ZIP, spreadsheet.OLE)):
        return _table(name, spreadsheet.read_sheet(data, name), 1, score, is_text=False)
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xlsb", ".ods"):
        raise DamagedSpreadsheet(name=name)
    try:
        text = decoding.decode(data)
    except decoding.NotText as error:
        raise NotAList(name=name) from error
    if _MARKUP.match(text):
        raise DamagedSpreadsheet(name=name)
    if not text or text.isspace():
        raise EmptyFile(name=name)
    with collector_at_rest():
        rows, first = split_rows(text, score)
        return _table(name, rows, first, score, is_text=True)


def _table(name: str, rows: Rows, first: int, score: Score, *, is_text: bool) -> ListTable:
    """Find the header and give every row below it the header's width."""
    if len(rows) > spreadsheet.MAX_ROWS:
        raise spreadsheet.too_large(name)
    if not any(map(any, rows)):
        raise ListWithoutRows(name=name)
    top = _header_position(name, rows, score)
    below = rows[top + 1 :]
    numbers: Sequence[int] = range(first + top + 1, first + len(rows))
    if not all("".join(row).strip() for row in below):
        kept = [index for index, row in enumerate(below) if "".join(row).strip()]
        below, numbers = [below[index] for index in kept], [numbers[index] for index in kept]
    if not below:
        raise ListWithoutRows(name=name)
    header = _trimmed(rows[top])
    width = len(header) if is_text else max(len(header), *map(len, below))
    below, overlong = _evened(below, width)
    return ListTable(name, tuple(header + [""] * (width - len(header))), below, numbers, overlong)


def _header_position(name: str, rows: Rows, score: Score) -> int:
    """Return where the header row is. Raises ListOfOneColumn or ListWithoutHeader."""
    candidates = []
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) > 1:
            looks_like_data = any(_LOOKS_LIKE_DATA.match(cell) for cell in filled)
            candidates.append((index, 0 if looks_like_data else score(filled), looks_like_data))
    if not candidates:
        raise ListOfOneColumn(name=name)
    index, named, _data = max(candidates, key=lambda found: (found[1], -found[0]))
    if named >= 2:
        return index
    index, _named, looks_like_data = candidates[0]
    if looks_like_data:
        raise ListWithoutHeader(name=name)
    return index


def _trimmed(row: list[str]) -> list[str]:
    header = [" ".join(cell.split()) for cell in row]
    while header and not header[-1]:
        header.pop()
    return header


def _evened(rows: Rows, width: int) -> tuple[Rows, frozenset[int]]:
    """Pad short rows and cut long ones; tell which of the long ones lose something."""
    if set(map(len, rows)) == {width}:
        return rows, frozenset()
    overlong = frozenset(
        index for index, row in enumerate(rows) if len(row) > width and any(map(str.strip, row[width:]))
    )
    blanks = [""] * width
    return [row if len(row) == width else (row + blanks)[:width] for row in rows], overlong
