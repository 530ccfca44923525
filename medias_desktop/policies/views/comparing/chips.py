"""Chips that wrap within a cell: where each stands, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import small, strong

_SIDE, _TOP, _GAP = 8, 7, 5
_INSIDE = 9


def chip_font(font: QFont) -> QFont:
    """Return the font of the chips."""
    return strong(small(font))


def places(names: Sequence[str], width: int, font: QFont) -> list[QRect]:
    """Return where each chip stands in a cell of ``width`` pixels, from its top left corner."""
    metrics = QFontMetrics(chip_font(font))
    height = metrics.height() + 5
    room = max(40, width - 2 * _SIDE)
    x, y, found = _SIDE, _TOP, []
    for name in names:
        wide = min(metrics.horizontalAdvance(name) + 2 * _INSIDE, room)
        if x > _SIDE and x + wide > _SIDE + room:
            x, y = _SIDE, y + height + _GAP
        found.append(QRect(QPoint(x, y), QSize(wide, height)))
        x += wide + _GAP
    return found


def height_of(names: Sequence[str], width: int, font: QFont) -> int:
    """Return how high a cell must be for its chips."""
    found = places(names, width, font)
    return found[-1].bottom() + _TOP + 2 if found else 0


def draw(painter: QPainter, cell: QRect, names: Sequence[str], font: QFont, current: int) -> None:
    """Draw the chips of a cell, the one of number ``current`` (-1: none) as chosen."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(chip_font(font))
    for number, (name, place) in enumerate(zip(names, places(names, cell.width(), font), strict=True)):
        box = place.translated(cell.topLeft())
        chosen = number == current
        painter.setPen(QPen(QColor(colours.accent), 1) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if chosen else colours.accent_soft))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(colours.on_accent if chosen else colours.accent))
        shown = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, box.width() - 2 * _INSIDE + 4
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def draw_dash(painter: QPainter, cell: QRect) -> None:
    """Draw that there is nothing."""
    painter.save()
    painter.setPen(QColor(theme.current().muted))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "–")
    painter.restore()
