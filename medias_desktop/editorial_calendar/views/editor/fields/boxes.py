"""Several answers of a closed list, each a box to tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.flow import FlowRow


class BoxesField(Field):
    """A box for each answer, beside each other as long as there is room."""

    changed = Signal()

    def __init__(self, label: str, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self._row = QWidget()
        flow = FlowRow(14)
        self._row.setLayout(flow)
        super().__init__(label, self._row, name)
        self.boxes: dict[str, QCheckBox] = {}
        for code, words in choices:
            box = QCheckBox(words)
            box.setObjectName(f"{name}_{code}")
            box.toggled.connect(lambda _checked: self.changed.emit())
            self.boxes[code] = box
            flow.addWidget(box)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def tick(self, codes: Collection[str]) -> None:
        """Tick these and no others."""
        for code, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in codes)

    def codes(self) -> tuple[str, ...]:
        """Return those ticked, in the order of the list."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())
