"""Two texts beside each other in one document: a table without frames, a quiet line between its rows."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

_EDGE = 0.3  # of the ink: a quiet line on any ground
_GAP = 1.1
"""Lines of room around each cell."""


class Columns:
    """A table of two equal columns at the cursor; ``line`` is the height of a line of text."""

    def __init__(self, cursor: QTextCursor, rows: int, line: float, ink: str) -> None:
        layout = QTextTableFormat()
        layout.setBorder(0)
        layout.setCellPadding(0)
        layout.setCellSpacing(0)
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        layout.setColumnWidthConstraints([half, half])
        layout.setBorderCollapse(True)
        self._table = cursor.insertTable(rows, 2, layout)
        self._line, self._ink = line, ink

    def finish(self) -> None:
        """Give the cells their room and lines, once they are filled: writing into them takes both away."""
        edge, line = QColor(self._ink), self._line
        edge.setAlphaF(_EDGE)
        for row in range(self._table.rows()):
            for column in range(2):
                inside = QTextTableCellFormat()
                inside.setTopPadding(_GAP * line * (0.5 if row else 0.0))
                inside.setBottomPadding(_GAP * line * 0.4)
                inside.setLeftPadding(_GAP * line * column)
                inside.setRightPadding(_GAP * line * (1 - column))
                if row:
                    inside.setTopBorder(1)
                    inside.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                    inside.setTopBorderBrush(QBrush(edge))
                self._table.cellAt(row, column).setFormat(inside)

    def cell(self, row: int, column: int) -> QTextCursor:
        """Return a cursor in an empty cell."""
        return self._table.cellAt(row, column).firstCursorPosition()
