"""Search and filters above the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from medias_desktop.acknowledgements.labels import state_label
from medias_desktop.acknowledgements.rules import AcknowledgementState, OverviewFilter
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import SearchField
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group

_UNCOUNTED = "uncounted"


class Filters(QWidget):
    """A search field and three choices; tells when any of them changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        self.search = SearchField(_("Search a person, a department…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.setMinimumWidth(160)
        layout.addWidget(self.search, 2)
        self.state = self._choice(layout, "state_filter", _("State"))
        self.group = self._choice(layout, "group_filter", _("Group"))
        self.department = self._choice(layout, "department_filter", _("Department"))
        self.state.addItem(_("All states"), "")
        for state in (
            AcknowledgementState.TO_READ,
            AcknowledgementState.HANDED_OUT,
            AcknowledgementState.SIGNED,
        ):
            self.state.addItem(state_label(state), state.value)
        self.state.insertSeparator(self.state.count())
        self.state.addItem(_("No longer counted"), _UNCOUNTED)
        self.group.addItem(_("All groups"), "")
        for group in Group:
            self.group.addItem(group_label(group), group.value)
        self.show_departments(())

    def _choice(self, layout: QHBoxLayout, name: str, accessible: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(accessible)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        layout.addWidget(box, 1)
        return box

    def show_departments(self, names: Sequence[str]) -> None:
        """Offer these departments; the one chosen stays when it is still there."""
        chosen = str(self.department.currentData() or "")
        self.department.blockSignals(True)
        self.department.clear()
        self.department.addItem(_("All departments"), "")
        for name in names:
            self.department.addItem(name, name)
        self.department.setCurrentIndex(max(0, self.department.findData(chosen)))
        self.department.blockSignals(False)

    def wanted(self) -> OverviewFilter:
        """Return what is asked for."""
        state = str(self.state.currentData() or "")
        group = str(self.group.currentData() or "")
        return OverviewFilter(
            text=self.search.text(),
            state=AcknowledgementState(state) if state and state != _UNCOUNTED else None,
            group=Group(group) if group else None,
            department=str(self.department.currentData() or ""),
            uncounted=state == _UNCOUNTED,
        )

    def clear(self) -> None:
        """Ask for everyone."""
        self.restore({})

    def view_state(self) -> dict[str, Any]:
        """Return what was asked for."""
        boxes = {"state": self.state, "group": self.group, "department": self.department}
        return {"text": self.search.text()} | {name: box.currentData() for name, box in boxes.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for that again."""
        self.blockSignals(True)
        self.search.setText(str(state.get("text", "")))
        for name, box in (("state", self.state), ("group", self.group), ("department", self.department)):
            box.setCurrentIndex(max(0, box.findData(state.get(name, ""))))
        self.blockSignals(False)
        self.changed.emit()
