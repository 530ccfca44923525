"""The head of the matrix: who each policy is, and of how many themes it says something."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import strong

_SIDE = 9


class ColumnHeader(QHeaderView):
    """Titles of two lines at most, the count below; a name too long ends in « … »."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt: draw one title."""
        model = self.model()
        if model is None or rect.isEmpty():
            return
        title, _line, count = str(model.headerData(section, Qt.Orientation.Horizontal)).partition("\n")
        colours = theme.current()
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(_SIDE, 6, -4, -8)
        line = self.fontMetrics().lineSpacing()
        quiet = QFont(self.font())
        quiet.setWeight(QFont.Weight.Normal)
        painter.setFont(quiet)
        painter.setPen(QColor(colours.muted))
        below = painter.fontMetrics().elidedText(count, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, below)
        painter.setFont(strong(self.font()))
        painter.setPen(QColor(colours.text))
        above = QRect(room.left(), room.bottom() - 3 * line, room.width(), 2 * line)
        painter.drawText(above, Qt.AlignmentFlag.AlignBottom, _two_lines(painter, title, room.width()))
        painter.restore()

    def sizeHint(self) -> QSize:
        """Qt: room for three lines."""
        return QSize(super().sizeHint().width(), 3 * self.fontMetrics().lineSpacing() + 18)


def _two_lines(painter: QPainter, title: str, width: int) -> str:
    """Return a title broken between words, or after a hyphen, where it does not fit."""
    metrics = painter.fontMetrics()
    first, parts = "", title.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b")
    while parts and metrics.horizontalAdvance((first + parts[0]).rstrip()) <= width:
        first += parts.pop(0)
    if not parts:
        return first
    rest = "".join(parts)
    elide = Qt.TextElideMode.ElideRight
    if not first:
        return metrics.elidedText(rest, elide, width)
    return first.rstrip() + "\n" + metrics.elidedText(rest, elide, width)
