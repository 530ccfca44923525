"""Sentences that tell what comes, one after the other, each with its number in a circle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import label


def numbered(number: int, sentence: str) -> QHBoxLayout:
    """Return one of the sentences."""
    mark = QLabel(str(number))
    side = mark.fontMetrics().height() + 4
    mark.setFixedSize(side, side)
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    colours = theme.current()
    mark.setStyleSheet(
        f"background: {colours.accent_soft}; color: {colours.accent}; border-radius: {side // 2}px; font-weight: 600;"
    )
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(sentence), 1)
    return row
