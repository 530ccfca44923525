"""What the steps are made of: words that are read standing, a column that the eye takes in at once."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QRadioButton, QScrollArea, QWidget

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import label, scrolled

_LARGER = 1.25
"""How much larger than the program’s own the words are."""
_LARGEST = 20.0
"""Points: who chose larger text for the program gets no larger one here."""
_COLUMN = 880
"""Pixels at 100 %."""


def larger() -> float:
    """Return how much larger than the program’s own the words are."""
    return max(1.0, min(_LARGER, _LARGEST / QApplication.font().pointSizeF()))


def enlarge(window: QWidget) -> None:
    """Dress a window as the program is dressed, but larger: a font alone does not get past the rules of style."""
    points = round(QApplication.font().pointSizeF() * larger(), 1)
    window.setStyleSheet(f"QWidget {{ font-size: {points}pt; }}{theme.stylesheet(theme.current(), points)}")


def enlarge_choice(choice: QRadioButton) -> None:
    """Leave a card of a choice room for its larger circle."""
    layout = choice.layout()
    assert layout is not None
    margins = layout.contentsMargins()
    margins.setLeft(round(12 + 2.6 * larger() * QApplication.font().pointSizeF()))
    layout.setContentsMargins(margins)


def large(text: str) -> QLabel:
    """Return the words that a step is about."""
    widget = label(text)
    points = 1.4 * larger() * QApplication.font().pointSizeF()
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
