"""What the steps are made of: words that are read standing, a column that the eye takes in at once."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QWidget

from medias_desktop.core.widgets.parts import label, scrolled

LARGER = 1.25
"""How much larger than the program’s own the words are."""
_COLUMN = 880
"""Pixels at 100 %."""


def large(text: str) -> QLabel:
    """Return the words that a step is about."""
    widget = label(text)
    points = 1.5 * QApplication.font().pointSizeF()
    widget.setStyleSheet(f"font-size: {points:.1f}pt; font-weight: 600;")
    return widget


def column(page: QWidget) -> QScrollArea:
    """Return a step in the middle of the screen, no wider than is read with ease; it scrolls when it has no room."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    page.setMaximumWidth(round(_COLUMN * max(1.0, QApplication.font().pointSizeF() / 10)))
    row.addStretch(1)
    row.addWidget(page, 1000)
    row.addStretch(1)
    return scrolled(around)
