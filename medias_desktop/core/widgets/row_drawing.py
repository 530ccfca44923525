"""What rows that are drawn by hand share: their ground, their fonts, their chips."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from medias_desktop.core.widgets import theme


def strong(font: QFont) -> QFont:
    """Return a font for what is read first."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def small(font: QFont) -> QFont:
    """Return a font for what stands below it."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.92)
    return made


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
    """Draw the ground of a row that is selected or under the pointer."""
    colours = theme.current()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_soft if selected else colours.window))
        painter.drawRoundedRect(row, 6, 6)


def draw_chip(
    painter: QPainter, box: QRect, text: str, kind: str, *, radius: float, ground: str = ""
) -> None:
    """Draw a chip with a word, in the painter's font and the colours of a kind; ``ground`` is another than its own."""
    colours = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground or colours.ground(kind)))
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(QColor(colours.ink(kind)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
