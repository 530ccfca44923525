"""The matrix as a table of texts: for the clipboard and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.spreadsheets import as_csv, neutral
from medias_desktop.policies.labels.comparing import cited, column_titles
from medias_desktop.policies.rules.by_theme import Cell, Matrix, ThemeRow
from medias_desktop.policies.themes import theme_label

Table = list[list[str]]


def table_of(matrix: Matrix, rows: Sequence[ThemeRow]) -> Table:
    """Return the head (two lines: municipalities, titles) and a line for each theme."""
    texts = [column.text.summary for column in matrix.columns]
    head = [[_("Theme"), *column_titles(matrix.columns)], ["", *(one.policy_title for one in texts)]]
    return head + [[theme_label(row.theme), *map(cell_text, row.cells)] for row in rows]


def cell_text(cell: Cell) -> str:
    """Return the sections of a cell as they are cited, a dash for none."""
    return "; ".join(map(cited, cell)) or "–"


def for_clipboard(table: Table) -> str:
    """Return a table with tabs between its cells."""
    return "\n".join("\t".join(neutral(" ".join(cell.split())) for cell in line) for line in table) + "\n"


def csv_bytes(table: Table) -> bytes:
    """Return a table as a CSV file in the interface language's form."""
    return as_csv(([neutral(cell) for cell in line] for line in table), current_language())
