"""Rows of a text whose cells are separated by semicolons, tabs, commas or bars."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

_SEPARATORS = ";\t,|"
_SAMPLE_ROWS = 60
_BLOCK = 1 << 20
"""Characters that are cut into lines at once."""
_EXCEL_HINT = re.compile(r"\ufeff?\"?sep=(.)\"?\r?(?:\n|$)", re.IGNORECASE)
_LINES_IN_A_CELL = 40
"""More line breaks than this in one cell: a quotation mark was opened and never closed."""

Rows = list[list[str]]
Score = Callable[[list[str]], int]
"""Tells how many different fields of the list that is looked for a row's cells name."""


def split_rows(text: str, score: Score) -> tuple[Rows, int]:
    """Return the rows of a text and the number of the first one (2 below Excel's « sep=; » line)."""
    # The library's own limit is the whole process's: a longer cell is no mistake of the program.
    previous = csv.field_size_limit(max(len(text), 131072))
    try:
        hint = _EXCEL_HINT.match(text)
        if hint:
            return _split(text[hint.end() :], hint[1]), 2
        return _split(text, guess_separator(text, score)), 1
    finally:
        csv.field_size_limit(previous)


def guess_separator(text: str, score: Score) -> str:
    """Return the separator under which the head of a text looks most like a table."""
    head = text[:200_000]
    return max(_SEPARATORS, key=lambda separator: _tableness(head, separator, score))


def _tableness(head: str, separator: str, score: Score) -> tuple[int, float, int]:
    """Rank a separator: recognized headers, then rows of the same width, then the width."""
    sample = [row for row in itertools.islice(_reader(head, separator), _SAMPLE_ROWS) if any(row)]
    if not sample:
        return 0, 0.0, 0
    width, times = Counter(map(len, sample)).most_common(1)[0]
    if width < 2:
        return 0, 0.0, 1
    return max(map(score, sample[:20])), times / len(sample), width


def _reader(text: str, separator: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=separator, quoting=quoting, skipinitialspace=True)


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text with their ends; between any two another thread may work, which it may not in csv alone."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _BLOCK) + 1 or len(text)
        for line in io.StringIO(text[start:end], newline=""):  # noqa: UP028 - "yield from" lets no thread in
            yield line
        start = end


def _split(text: str, separator: str) -> Rows:
    rows = list(_reader(text, separator))
    if len(rows) * 4 < text.count("\n") and _runs_away(rows):
        rows = list(_reader(text, separator, csv.QUOTE_NONE))
    return rows


def _runs_away(rows: Rows) -> bool:
    return any(cell.count("\n") > _LINES_IN_A_CELL for row in rows for cell in row)
