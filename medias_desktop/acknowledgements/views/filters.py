"""Search and filters above the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from medias_desktop.acknowledgements.labels import state_label
from medias_desktop.acknowledgements.rules import AcknowledgementState, OverviewFilter, Scope
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import SearchField
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group

_UNCOUNTED, _NEVER = "uncounted", "never"
_ALWAYS = (
    AcknowledgementState.TO_READ,
    AcknowledgementState.HANDED_OUT,
    AcknowledgementState.SIGNED,
    AcknowledgementState.REFUSED,
    AcknowledgementState.EXEMPTED,
)


def states_of(scope: Scope | None) -> list[AcknowledgementState]:
    """Return the states that a list can hold: nobody is overdue without a due date, or outdated in a text in force."""
    states = list(_ALWAYS)
    if scope is None:
        return states
    if scope.superseded:
        states[states.index(AcknowledgementState.SIGNED)] = AcknowledgementState.SUPERSEDED
    elif scope.due is not None or scope.renewal_months is not None:
        states.insert(2, AcknowledgementState.OVERDUE)
    return states


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
        self.group.addItem(_("All groups"), "")
        for group in Group:
            self.group.addItem(group_label(group), group.value)
        self.show_states(None)
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

    def show_states(self, scope: Scope | None) -> None:
        """Offer the states that a list can hold; the one chosen stays when it is still there."""
        chosen = str(self.state.currentData() or "")
        with QSignalBlocker(self.state):
            self.state.clear()
            self.state.addItem(_("All states"), "")
            for state in states_of(scope):
                self.state.addItem(state_label(state), state.value)
            self.state.insertSeparator(self.state.count())
            self.state.addItem(_("No longer counted"), _UNCOUNTED)
            self.state.addItem(_("Never acknowledged anything"), _NEVER)
            self.state.setCurrentIndex(max(0, self.state.findData(chosen)))

    def show_departments(self, names: Sequence[str]) -> None:
        """Offer these departments; the one chosen stays when it is still there."""
        chosen = str(self.department.currentData() or "")
        with QSignalBlocker(self.department):
            self.department.clear()
            self.department.addItem(_("All departments"), "")
            for name in names:
                self.department.addItem(name, name)
            self.department.setCurrentIndex(max(0, self.department.findData(chosen)))

    def choose_state(self, state: AcknowledgementState | None) -> None:
        """Ask for those of one state, None for every one; signed and outdated are one figure."""
        place = self.state.findData(state.value if state else "")
        if place < 0 and state is AcknowledgementState.SIGNED:
            place = self.state.findData(AcknowledgementState.SUPERSEDED.value)
        self.state.setCurrentIndex(max(0, place))

    def ask_never(self) -> None:
        """Ask for those who never acknowledged anything, whatever was asked for before."""
        self.restore({"state": _NEVER})

    @property
    def never(self) -> bool:
        """Tell whether those who never acknowledged anything are asked for."""
        return bool(self.state.currentData() == _NEVER)

    def wanted(self) -> OverviewFilter:
        """Return what is asked for."""
        state = str(self.state.currentData() or "")
        group = str(self.group.currentData() or "")
        known = state not in ("", _UNCOUNTED, _NEVER)
        return OverviewFilter(
            text=self.search.text(),
            state=AcknowledgementState(state) if known else None,
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
