"""Two or more pages of which one is shown, as joined buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Switch(QWidget):
    """Two or more pages of which one is shown; the arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str, pages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._group = QButtonGroup(self)
        self._names = [name for name, _title in pages]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (name, title) in enumerate(pages):
            one = QToolButton()
            one.setObjectName(f"show_{name}")
            one.setText(title)
            one.setCheckable(True)
            one.setChecked(number == 0)
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(one, number)
            row.addWidget(one)
        self._group.idToggled.connect(self._tell)

    def show_name(self, name: str) -> None:
        """Choose a page."""
        found = self._group.button(self._names.index(name)) if name in self._names else None
        if found is not None:
            found.setChecked(True)

    def name(self) -> str:
        """Return the page chosen."""
        return self._names[max(0, self._group.checkedId())]

    def _tell(self, number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._names[number])
