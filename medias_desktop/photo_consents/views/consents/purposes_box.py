"""For which uses: a box for each, and one that only ticks the others."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.parts import problem
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.purposes import SOCIAL, Purpose


class PurposesBox(QWidget):
    """A box for each of the ``offered`` uses, in our order; nothing stands for “everything”. ``roomy`` is for fingers."""

    changed = Signal()

    def __init__(
        self, offered: Collection[Purpose] = tuple(Purpose), columns: int = 3, *, roomy: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Uses"))
        self._roomy = roomy
        self.boxes: dict[Purpose, QCheckBox] = {}
        self.all_networks = QCheckBox(_("Tick every social network below"))
        self.all_networks.setObjectName("purposes_networks")
        self.problem = problem()
        self.problem.setObjectName("purposes_problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.all_networks)
        for those in (SOCIAL, frozenset(Purpose) - SOCIAL):
            layout.addLayout(self._grid([one for one in Purpose if one in those & set(offered)], columns))
        layout.addWidget(self.problem)
        self.all_networks.setVisible(len(SOCIAL & set(offered)) > 1)
        self.all_networks.clicked.connect(self._tick_networks)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            self.setFocusProxy(self.all_networks if len(SOCIAL & set(offered)) > 1 else first)

    def chosen(self) -> frozenset[Purpose]:
        """Return the uses that are ticked."""
        return frozenset(purpose for purpose, box in self.boxes.items() if box.isChecked())

    def choose(self, purposes: Collection[Purpose]) -> None:
        """Tick these, and no others."""
        for purpose, box in self.boxes.items():
            box.setChecked(purpose in purposes)

    def show_problem(self, sentence: str = "") -> None:
        """Tell what is wrong with the choice, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _grid(self, purposes: list[Purpose], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        touched = round(2.4 * self.fontMetrics().height()) if self._roomy else 0  # a finger’s width
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        for place, purpose in enumerate(purposes):
            box = QCheckBox(translate(PURPOSE_NAMES[purpose]).replace("&", "&&"))
            box.setObjectName(f"purpose_{purpose.value}")
            box.setMinimumHeight(touched)
            box.toggled.connect(self._on_toggled)
            self.boxes[purpose] = box
            grid.addWidget(box, place // columns, place % columns)
        return grid

    def _tick_networks(self, on: bool) -> None:
        for purpose in SOCIAL & self.boxes.keys():
            self.boxes[purpose].setChecked(on)

    def _on_toggled(self) -> None:
        networks = SOCIAL & self.boxes.keys()
        self.all_networks.setChecked(bool(networks) and networks <= self.chosen())
        self.show_problem()
        self.changed.emit()
