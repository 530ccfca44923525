"""Tables in the editor: made, rows and columns added and removed, walked through by Tab and Enter."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextCursor, QTextTable

from medias_desktop.core.pdf.blocks import MOST_COLUMNS, Block
from medias_desktop.policies.views.composing.blocks_document import head_characters, insert_blocks
from medias_desktop.policies.views.reader.tables import table_layout

_ROWS, _COLUMNS = 3, 2


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """Return the table in which the caret stands."""
    found: QTextTable | None = cursor.currentTable()
    return found


def insert_table(cursor: QTextCursor, characters: QTextCharFormat) -> None:
    """Insert an empty table with a head behind the paragraph of the caret, which goes into its first cell."""
    if table_at(cursor):
        return
    empty = Block("table", rows=[[""] * _COLUMNS for _row in range(_ROWS)], head=True)
    made = insert_blocks(QTextCursor(cursor), [empty], characters)
    if made is not None:
        cursor.setPosition(made.cellAt(0, 0).firstPosition())


def add_row(cursor: QTextCursor) -> None:
    """Add a row below the one of the caret."""
    if table := table_at(cursor):
        row = table.cellAt(cursor).row()
        table.insertRows(row + 1, 1)
        cursor.setPosition(table.cellAt(row + 1, 0).firstPosition())


def add_column(cursor: QTextCursor) -> None:
    """Add a column to the right of the caret's."""
    if (table := table_at(cursor)) and table.columns() < MOST_COLUMNS:
        column = table.cellAt(cursor).column()
        table.insertColumns(column + 1, 1)
        _even_out(table, cursor.charFormat())


def remove_row(cursor: QTextCursor) -> None:
    """Remove the caret's row; the last one takes the table along."""
    if table := table_at(cursor):
        table.removeRows(table.cellAt(cursor).row(), 1)


def remove_column(cursor: QTextCursor) -> None:
    """Remove the caret's column; the last one takes the table along."""
    if table := table_at(cursor):
        last = table.columns() == 1
        table.removeColumns(table.cellAt(cursor).column(), 1)
        if not last:
            _even_out(table, cursor.charFormat())


def set_head(cursor: QTextCursor, *, head: bool) -> None:
    """Make the first row the head of the table, or an ordinary one."""
    if table := table_at(cursor):
        layout = table.format()
        layout.setHeaderRowCount(1 if head else 0)
        table.setFormat(layout)
        for column in range(table.columns()):
            inside = table.cellAt(0, column).firstCursorPosition()
            inside.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            weight = QTextCharFormat()
            weight.setFontWeight(head_characters(weight, head=head).fontWeight())
            inside.mergeCharFormat(weight)


def has_head(cursor: QTextCursor) -> bool:
    """Tell whether the caret's table has a head."""
    table = table_at(cursor)
    return table is not None and table.format().headerRowCount() > 0


def next_cell(cursor: QTextCursor, step: int) -> None:
    """Go to the next cell (-1: the one before); behind the last one a row is added."""
    if table := table_at(cursor):
        cell = table.cellAt(cursor)
        place = cell.row() * table.columns() + cell.column() + step
        if place >= table.rows() * table.columns():
            table.appendRows(1)
        row, column = divmod(max(0, place), table.columns())
        cursor.setPosition(table.cellAt(row, column).firstPosition())


def cell_below(cursor: QTextCursor) -> None:
    """Go to the cell below; behind the last row the table is left."""
    if table := table_at(cursor):
        cell = table.cellAt(cursor)
        if cell.row() + 1 < table.rows():
            cursor.setPosition(table.cellAt(cell.row() + 1, cell.column()).firstPosition())
        else:
            cursor.setPosition(table.lastPosition() + 1)


def _even_out(table: QTextTable, characters: QTextCharFormat) -> None:
    """Share the width among the columns, as they stand now."""
    block = Block("table", rows=[[""] * table.columns()], head=table.format().headerRowCount() > 0)
    table.setFormat(table_layout(block, characters, QFontMetricsF(characters.font()).height()))
