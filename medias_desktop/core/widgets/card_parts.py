"""Small parts of the card of a record: pages, captions with their texts, bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.parts import label, muted, subheading


def page() -> tuple[QWidget, QVBoxLayout]:
    """Return a section’s page and the column that fills it."""
    found = QWidget()
    found.setObjectName("page")
    column = QVBoxLayout(found)
    column.setContentsMargins(0, 4, 6, 4)
    column.setSpacing(14)
    return found, column


def facts_grid(facts: Iterable[tuple[str, str]]) -> QGridLayout:
    """Return captions with their texts in two columns; those without a text are left out."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (caption, text) in enumerate((caption, text) for caption, text in facts if text):
        told = label(breakable(text))
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(muted(caption), number, 0, top)
        grid.addWidget(told, number, 1, top)
    return grid


def part(title: str, *facts: tuple[str, str]) -> tuple[QWidget, QVBoxLayout]:
    """Return a part of a section under its title, with facts; more goes into the column."""
    found = QWidget()
    column = QVBoxLayout(found)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(subheading(title))
    if any(text for _caption, text in facts):
        column.addLayout(facts_grid(facts))
    return found, column


def barred(kind: str, *widgets: QWidget) -> QFrame:
    """Return widgets behind a bar in the colour of what they say."""
    shown = QFrame()
    shown.setObjectName("barred")
    shown.setStyleSheet(
        f"QFrame#barred {{ border: 0; border-left: 3px solid {theme.current().ink(kind)}; border-radius: 0;"
        " background: transparent; }"
    )
    inside = QVBoxLayout(shown)
    inside.setContentsMargins(10, 2, 0, 2)
    inside.setSpacing(4)
    for widget in widgets:
        inside.addWidget(widget)
    return shown


def told(*words: str) -> str:
    """Return texts that are there, side by side."""
    return " · ".join(filter(None, words))


def paragraphs(texts: Sequence[str]) -> list[QWidget]:
    """Return texts below each other."""
    return [label(breakable(text)) for text in texts if text]
