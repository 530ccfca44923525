"""A choice among a row of filters: its first line leaves nothing out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from medias_desktop.core.widgets.parts import SearchField

_MARGIN = 4
"""Pixels that the text of a box leaves free on its right."""


class FilterRow(QWidget):
    """A search field and choices above a list; tells when any of them changes."""

    changed = Signal()
    search: SearchField

    def clear(self) -> None:
        """Ask for everything."""
        raise NotImplementedError


def filter_box(
    layout: QBoxLayout,
    name: str,
    accessible_name: str,
    changed: Callable[[], object],
    *,
    characters: int,
    stretch: int = 2,
) -> QComboBox:
    """Put an empty choice in a row, so many characters wide at the least; ``changed`` is called at each other choice."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(accessible_name)
    box.setMinimumContentsLength(characters)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.currentIndexChanged.connect(lambda _index: changed())
    layout.addWidget(box, stretch)
    return box


def offer(box: QComboBox, everything: str, choices: Iterable[tuple[object, str]]) -> None:
    """Put choices in a box after the one that leaves nothing out; what was chosen stays, and nothing is told."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(everything, None)
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        line = box.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # a long name is read from its beginning
    _make_room(box, everything)


def _make_room(box: QComboBox, everything: str) -> None:
    """Widen a box to what is read in it most of the time, which no window may cut."""
    metrics = box.fontMetrics()
    needed = math.ceil((metrics.horizontalAdvance(everything) + _MARGIN) / metrics.horizontalAdvance("X"))
    box.setMinimumContentsLength(max(box.minimumContentsLength(), needed))
