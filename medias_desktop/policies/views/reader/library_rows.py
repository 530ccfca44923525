"""How the rows of the list of texts are drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import draw_chip, draw_ground, small, strong

Index = QModelIndex | QPersistentModelIndex
UID = Qt.ItemDataRole.UserRole + 1
TITLE = Qt.ItemDataRole.UserRole + 2
DATES = Qt.ItemDataRole.UserRole + 3
STATE = Qt.ItemDataRole.UserRole + 4
KIND = Qt.ItemDataRole.UserRole + 5
OPEN = Qt.ItemDataRole.UserRole + 6
"""Of the group's row only: whether its towns are shown."""

_WORD_WRAP = Qt.TextFlag.TextWordWrap.value
_SIDE = 12


class LibraryDelegate(QStyledItemDelegate):
    """Draws policies as quiet titles, texts as two lines with their state, the towns below a line that folds."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: rows that are easy to hit."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        if index.data(OPEN) is not None:
            return QSize(width, self._group_height(option, index, width) + 26)
        if index.data(UID) is not None:
            return QSize(width, 2 * option.fontMetrics.height() + 22)
        metrics = QFontMetrics(strong(option.font))
        room = QRect(0, 0, width - 2 * _SIDE, 10_000)
        height = metrics.boundingRect(room, _WORD_WRAP, str(index.data(TITLE))).height()
        return QSize(width, height + (24 if index.row() else 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(OPEN) is not None:
            self._paint_group(painter, option, index)
        elif index.data(UID) is None:
            self._paint_title(painter, option, index)
        else:
            self._paint_version(painter, option, index)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setFont(strong(option.font))
        painter.setPen(QColor(theme.current().text))
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, -6)
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom.value | _WORD_WRAP, str(index.data(TITLE)))

    def _group_height(self, option: QStyleOptionViewItem, index: Index, width: int) -> int:
        room = QRect(0, 0, width - 2 * _SIDE, 10_000)
        words = QFontMetrics(small(option.font)).boundingRect(room, _WORD_WRAP, str(index.data(DATES)))
        return option.fontMetrics.height() + words.height()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        line = option.fontMetrics.height()
        if index.row():
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(
                option.rect.topLeft() + QPoint(_SIDE, 6), option.rect.topRight() + QPoint(-_SIDE, 6)
            )
        room = option.rect.adjusted(_SIDE, 15, -_SIDE, -5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(room.adjusted(-7, -4, 7, 3), 6, 6)
        painter.setFont(strong(option.font))
        painter.setPen(QColor(colours.text))
        first = QRect(room.left(), room.top(), room.width(), line)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, str(index.data(TITLE)))
        self._paint_arrow(painter, first, opened=bool(index.data(OPEN)))
        painter.setFont(small(option.font))
        painter.setPen(QColor(colours.muted))
        below = QRect(room.left(), first.bottom() + 2, room.width(), room.bottom() - first.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignTop.value | _WORD_WRAP, str(index.data(DATES)))

    def _paint_arrow(self, painter: QPainter, line: QRect, *, opened: bool) -> None:
        pen = QPen(QColor(theme.current().muted), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = line.right() - 8, line.center().y() + 1
        if opened:
            arrow = [QPointF(x - 4, y + 2), QPointF(x, y - 2), QPointF(x + 4, y + 2)]
        else:
            arrow = [QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]
        painter.drawPolyline(arrow)

    def _paint_version(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row = option.rect.adjusted(5, 1, -5, -1)
        draw_ground(painter, option, row)
        chip_width = self._paint_chip(painter, option, row, index)
        line = option.fontMetrics.height()
        first = QRect(row.left() + 8, row.top() + 7, row.width() - chip_width - 24, line)
        painter.setFont(strong(option.font) if selected else option.font)
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, first.width()
        )
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, name)
        second = QRect(row.left() + 8, first.bottom() + 3, row.width() - 16, line)
        painter.setFont(small(option.font))
        painter.setPen(QColor(colours.muted))
        dates = painter.fontMetrics().elidedText(
            str(index.data(DATES)), Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, dates)

    def _paint_chip(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, index: Index) -> int:
        text = str(index.data(STATE) or "")
        if not text:
            return 0
        font = strong(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(text) + 18, metrics.height() + 3
        box = QRect(row.right() - 7 - width, row.top() + 6, width, height)
        draw_chip(painter, box, text, str(index.data(KIND)), radius=height / 2)
        return width
