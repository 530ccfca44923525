"""A table of a policy's text as a real table of the document: rows, columns, a head that is repeated on paper."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from medias_desktop.core.pdf.blocks import Block, column_weights
from medias_desktop.policies.views.reader.notes_cited import insert_cited

_EDGE = 0.35  # of the ink: a quiet line on any ground


def insert_table(
    cursor: QTextCursor,
    block: Block,
    characters: QTextCharFormat,
    line: float,
    marks: Collection[str] = (),
    *,
    after_table: bool,
) -> None:
    """Insert a table where the cursor stands and leave the cursor in the empty block behind it.

    ``line`` is the height of a line of text, ``marks`` are those of the footnotes that cells may cite; two tables in a
    row keep the empty block between them.
    """
    if after_table:
        cursor.insertBlock(_between(line), characters)
    table = cursor.insertTable(len(block.rows), len(block.rows[0]), table_layout(block, characters, line))
    strong = QTextCharFormat(characters)
    strong.setFontWeight(QFont.Weight.DemiBold)
    for row, cells in enumerate(block.rows):
        ink = strong if block.head and row == 0 else characters
        for column, text in enumerate(cells):
            inside = table.cellAt(row, column).firstCursorPosition()
            insert_cited(inside, text, ink, marks)
    cursor.setPosition(table.lastPosition() + 1)


def table_layout(block: Block, characters: QTextCharFormat, line: float) -> QTextTableFormat:
    """Return the look of a table: quiet lines, columns by their texts, a head that is repeated on paper."""
    layout = QTextTableFormat()
    edge = QColor(characters.foreground().color())
    edge.setAlphaF(_EDGE)
    layout.setBorder(1)
    layout.setBorderBrush(QBrush(edge))
    layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    layout.setBorderCollapse(True)
    layout.setCellPadding(round(0.35 * line))
    layout.setCellSpacing(0)
    layout.setTopMargin(0.3 * line)
    layout.setBottomMargin(0.8 * line)
    layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    layout.setHeaderRowCount(1 if block.head else 0)
    weights = column_weights(block)
    layout.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * one / sum(weights)) for one in weights]
    )
    return layout


def _between(line: float) -> QTextBlockFormat:
    layout = QTextBlockFormat()
    layout.setLineHeight(0.3 * line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return layout
