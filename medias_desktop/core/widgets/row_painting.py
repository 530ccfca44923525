"""Paints what is seen of a table of records in one pass: the style sheet, asked cell by cell, takes five times as long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPixmap, QStaticText, QTransform
from PySide6.QtWidgets import QTableView

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import draw_chip, small, strong

if TYPE_CHECKING:
    from medias_desktop.core.widgets.table import Column, ColumnsModel

_SIDE = 11
"""Pixels from a cell's edges to its words: the padding of the style sheet's items and Qt's own margin."""
_PADDING = 6
"""Pixels above and below a cell's words."""
_LINE = 1
"""Pixels of the line below a row."""
_CHIP_EDGES = 20
_MOST_KEPT = 4000
"""Words and chips that are kept as they were laid out; then all are laid out anew."""


class _Look(NamedTuple):
    """What everything kept was laid out for; another look lays out anew."""

    font: str
    colours: str
    scale: float


class RowPainter:
    """Paints the rows of one view; keeps words and chips laid out, as the same ones come again and again."""

    def __init__(self, view: QTableView, model: ColumnsModel[Any], columns: Sequence[Column[Any]]) -> None:
        self._view, self._model, self._columns = view, model, columns
        self._look: _Look | None = None
        self._words: dict[tuple[str, int], tuple[QStaticText, float]] = {}
        self._chips: dict[tuple[str, str, int, bool], QPixmap] = {}

    def paint(self, area: QRect) -> None:
        """Paint what lies in an area of the viewport, given in its own pixels."""
        view = self._view
        rows, columns = self._rows(area), self._seen(area)
        if not rows or not columns:
            return
        colours = theme.current()
        self._keep_for(_Look(view.font().key(), colours.name, view.devicePixelRatioF()))
        chosen, model = view.selectionModel(), self._model
        ground, line = QColor(colours.accent_soft), QColor(colours.line)
        left, width = columns[0][1], columns[-1][1] + columns[-1][2] - columns[0][1]
        painter = QPainter(view.viewport())
        painter.setFont(view.font())
        plain = view.palette().color(QPalette.ColorRole.Text)
        painter.setPen(plain)
        for number in rows:
            top, height = view.rowViewportPosition(number), view.rowHeight(number)
            selected = chosen.isSelected(model.index(number, 0))
            if selected:
                painter.fillRect(left, top, width, height, ground)
                painter.setPen(QColor(colours.text))
            painter.fillRect(left, top + height - _LINE, width, _LINE, line)
            row = model.row(number)
            if row is not None:
                self._paint_row(painter, row, columns, top, height, selected=selected)
            if selected:
                painter.setPen(plain)
        painter.end()

    def _rows(self, area: QRect) -> range:
        first, last = self._view.rowAt(area.top()), self._view.rowAt(area.bottom())
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _seen(self, area: QRect) -> list[tuple[Column[Any], int, int]]:
        """Return the columns that an area shows, with their left edge and width."""
        view, found = self._view, []
        for number, column in enumerate(self._columns):
            left, width = view.columnViewportPosition(number), view.columnWidth(number)
            if width and left <= area.right() and left + width > area.left():
                found.append((column, left, width))
        return found

    def _keep_for(self, look: _Look) -> None:
        if look != self._look or len(self._words) > _MOST_KEPT or len(self._chips) > _MOST_KEPT:
            self._look = look
            self._words.clear()
            self._chips.clear()

    def _paint_row(
        self,
        painter: QPainter,
        row: Any,
        columns: Sequence[tuple[Column[Any], int, int]],
        top: int,
        height: int,
        *,
        selected: bool,
    ) -> None:
        middle = (
            top + _PADDING + (height - _LINE - 2 * _PADDING) // 2
        )  # where Qt rounds, so that nothing jumps
        for column, left, width in columns:
            text = column.text(row)
            if not text:
                continue
            kind = column.chip(row) if column.chip is not None else ""
            if kind:
                chip = self._chips.get((text, kind, width, selected))
                if chip is None:
                    chip = self._chips[text, kind, width, selected] = self._chip(text, kind, width, selected)
                tall = round(chip.height() / chip.devicePixelRatio())
                painter.drawPixmap(left + _SIDE, top + (height - 1) // 2 - tall // 2, chip)
                continue
            room = width - 2 * _SIDE
            words = self._words.get((text, room))
            if words is None:
                words = self._words[text, room] = self._laid_out(text, room)
            laid, wide = words
            start = left + width - _SIDE - wide if column.align_right else left + _SIDE
            painter.drawStaticText(QPointF(start, middle - round(laid.size().height()) // 2), laid)

    def _laid_out(self, text: str, room: int) -> tuple[QStaticText, float]:
        """Return words on one line, cut to the room there is, and their width."""
        font = self._view.font()
        text = text.replace("\n", " ")
        for words in (text, None):
            if words is None:
                words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            laid = QStaticText(words)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(QTransform(), font)
            if laid.size().width() <= room:
                break
        return laid, laid.size().width()

    def _chip(self, text: str, kind: str, column_width: int, selected: bool) -> QPixmap:
        """Return a chip as a picture, cut to the width of its column."""
        colours, scale = theme.current(), self._view.devicePixelRatioF()
        font = strong(small(self._view.font()))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, column_width - 19 - _CHIP_EDGES)
        width, height = metrics.horizontalAdvance(shown) + _CHIP_EDGES, metrics.height() + 4
        picture = QPixmap(round(width * scale), round(height * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        ground = colours.ground(kind)
        if selected and ground == colours.accent_soft:
            ground = colours.surface  # on a selected row a chip of the selection's own colour would vanish
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        draw_chip(painter, QRect(0, 0, width, height), shown, kind, radius=height / 2, ground=ground)
        painter.end()
        return picture
