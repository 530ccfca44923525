"""What is shown of one record beside its list: a title, its state, captions with values, what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, scrolled, subheading
from medias_desktop.core.widgets.table import RecordTable

_FINGERPRINT = re.compile(r"(?:[0-9A-F]{4}\s+){15}[0-9A-F]{4}")


def fingerprint(sha256: str) -> str:
    """Return a fingerprint as it is read out on the telephone: groups of four, four to a line."""
    digits = sha256.upper()
    groups = [digits[start : start + 4] for start in range(0, len(digits), 4)]
    return "\n".join("  ".join(groups[start : start + 4]) for start in range(0, len(groups), 4))


class FactCard(Card):
    """Captions and values below each other; a value may be chosen and copied."""

    def __init__(self, actions: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(10)
        self.title = subheading("")
        self.chip = Chip()
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.note = muted("")
        self.body.addWidget(self.note)
        self.acts = FlowRow()
        for one in actions:
            self.acts.addWidget(one)
        if actions:
            self.body.addLayout(self.acts)
            self.body.addSpacing(6)
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self._facts)

    def show_facts(
        self, title: str, facts: Sequence[tuple[str, str]], note: str = "", state: str = "", kind: str = "ok"
    ) -> None:
        """Show a record: pairs of a caption and a value, those without value left out."""
        self.title.setText(breakable(title))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.chip.setVisible(bool(state))
        if state:
            self.chip.show_state(state, kind)
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, (caption, value) in enumerate(pair for pair in facts if pair[1]):
            self._grid.addWidget(muted(caption), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_value(caption, value), row, 1)
        self.setAccessibleName(title)

    def values(self) -> list[str]:
        """Return the values shown, top first."""
        found = [self._grid.itemAtPosition(row, 1) for row in range(self._grid.rowCount())]
        widgets = [item.widget() for item in found if item is not None]
        return [widget.text() for widget in widgets if isinstance(widget, QLabel)]


def _value(caption: str, value: str) -> QLabel:
    is_fingerprint = _FINGERPRINT.fullmatch(value) is not None
    widget = label(value if is_fingerprint else breakable(value))
    if is_fingerprint:
        widget.setStyleSheet("font-family: 'DejaVu Sans Mono', Consolas, Menlo, monospace;")
    widget.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    widget.setAccessibleName(f"{caption}: {value}")
    return widget


_SEEN = 4
"""Certificates that are seen at once; a chain has three or four."""


def height_of(table: RecordTable, count: int) -> int:
    """Return the height (pixels) that a short list needs."""
    rows = max(1, min(count, _SEEN)) * table.verticalHeader().defaultSectionSize()
    return rows + table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth() + 4


def beside(table: QWidget, details: QWidget, shares: tuple[int, int] = (7, 5)) -> QHBoxLayout:
    """Lay a list out with what is told of its record at the right."""
    column = QWidget()
    column.setObjectName("page")
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(details)
    layout.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(table, shares[0])
    row.addWidget(scrolled(column), shares[1])
    return row
