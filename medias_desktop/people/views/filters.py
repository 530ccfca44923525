"""Search field and filters above the list of persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import SearchField
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group, PersonFilter


class PersonFilters(QWidget):
    """Text, presence, group, department; ``changed`` when any of them does."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(_("Search for a person, a department, a number…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.presence = _choice("presence", _("Presence"))
        for text, data in (
            (_("Active people"), "active"),
            (_("Former or to come"), "inactive"),
            (_("Everyone"), ""),
        ):
            self.presence.addItem(text, data)
        self.group = _choice("group_filter", _("Group"))
        self.group.addItem(_("All groups"), None)
        for group in Group:
            self.group.addItem(group_label(group), group)
        self.department = _choice("department_filter", _("Department"))
        self.department.addItem(_("All departments"), "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.search, 2)
        for combo in (self.presence, self.group, self.department):
            layout.addWidget(combo, 1)
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.search.searched.connect(lambda _text: self.changed.emit())

    def show_departments(self, departments: Sequence[str]) -> None:
        """Offer these departments and keep the chosen one."""
        chosen = self.department.currentData()
        with QSignalBlocker(self.department):
            self.department.clear()
            self.department.addItem(_("All departments"), "")
            for name in departments:
                self.department.addItem(name, name)
            self.department.setCurrentIndex(max(self.department.findData(chosen), 0))

    def wanted(self, today: dt.date) -> PersonFilter:
        """Return what is to be listed."""
        presence, group = self.presence.currentData(), self.group.currentData()  # Qt gives plain texts back
        return PersonFilter(
            self.search.text(),
            Group(group) if group else None,
            self.department.currentData() or "",
            active_on=today if presence == "active" else None,
            inactive_on=today if presence == "inactive" else None,
        )

    def clear(self) -> None:
        """Show everyone again."""
        blockers = [QSignalBlocker(combo) for combo in (self.presence, self.group, self.department)]
        self.search.clear()
        self.presence.setCurrentIndex(self.presence.findData(""))
        self.group.setCurrentIndex(0)
        self.department.setCurrentIndex(0)
        del blockers
        self.changed.emit()

    def view_state(self) -> dict[str, Any]:
        """Return what is chosen."""
        return {
            "text": self.search.text(),
            "presence": self.presence.currentData(),
            "group": self.group.currentData(),
            "department": self.department.currentData(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Choose it again."""
        blockers = [QSignalBlocker(combo) for combo in (self.presence, self.group, self.department)]
        self.search.setText(str(state.get("text", "")))
        for combo, name in ((self.presence, "presence"), (self.group, "group")):
            combo.setCurrentIndex(max(combo.findData(state.get(name)), 0))
        if department := state.get("department"):
            self.department.addItem(department, department)
            self.department.setCurrentIndex(self.department.count() - 1)
        del blockers


def _choice(name: str, title: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(title)
    # long names of departments must not squeeze the search field
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(15)
    return combo
