"""Search and filters above the list of cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.filter_box import filter_box, offer
from medias_desktop.core.widgets.parts import SearchField
from medias_desktop.people.labels import GROUP_NAMES
from medias_desktop.sanctions.labels import STATE_NAMES, STEP_KIND_NAMES
from medias_desktop.sanctions.rules.case_filters import CaseFilter
from medias_desktop.sanctions.rules.cases import CaseBrief, CaseState
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.views.employees.figures import COUNTING, OPEN


class Filters(QWidget):
    """A search field and choices; tells when any of them changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.figure = ""
        """The figure pressed above the list: figures.OPEN, figures.COUNTING or “”."""
        self.person_uid = ""
        """Whose cases are shown alone, “” for everybody."""
        self.search = SearchField(_("Search a name, a clause…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.search.setMinimumWidth(160)
        self.search.searched.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 4)
        self.state = self._choice(row, "state_filter", _("State"))
        self.group = self._choice(row, "group_filter", _("Group"))
        self.kind = self._choice(row, "kind_filter", _("Measure"))
        self.year = self._choice(row, "year_filter", _("Year of the fault"))
        offer(self.state, _("All states"), ((one.value, translate(STATE_NAMES[one])) for one in CaseState))
        offer(
            self.kind, _("All measures"), ((one.value, translate(STEP_KIND_NAMES[one])) for one in StepKind)
        )
        self.offer(())

    def offer(self, briefs: Sequence[CaseBrief]) -> None:
        """Offer the groups and the years that cases have; what is chosen stays."""
        groups = {one.group for one in briefs}
        years = sorted({one.fault_day.year for one in briefs}, reverse=True)
        named = ((one.value, translate(name)) for one, name in GROUP_NAMES.items() if one.value in groups)
        offer(self.group, _("All groups"), named)
        offer(self.year, _("All years"), ((year, str(year)) for year in years))

    def wanted(self, today: dt.date) -> CaseFilter:
        """Return what is asked for."""
        state, kind = self.state.currentData(), self.kind.currentData()
        return CaseFilter(
            text=self.search.text(),
            state=CaseState(state) if state else None,
            group=self.group.currentData() or "",
            kind=StepKind(kind) if kind else None,
            person_uid=self.person_uid,
            year=self.year.currentData(),
            open_only=self.figure == OPEN,
            counting_on=today if self.figure == COUNTING else None,
        )

    def view_state(self) -> dict[str, Any]:
        """Return what was asked for, without what was typed: that may be a name."""
        return {name: box.currentData() for name, box in self._boxes().items()} | {"figure": self.figure}

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for that again; an empty one asks for everything."""
        self.blockSignals(True)
        self.search.clear()
        self.figure, self.person_uid = str(state.get("figure", "")), str(state.get("person", ""))
        for name, box in self._boxes().items():
            box.setCurrentIndex(max(0, box.findData(state.get(name))))
        self.blockSignals(False)
        self.changed.emit()

    def _boxes(self) -> dict[str, QComboBox]:
        return {"state": self.state, "group": self.group, "kind": self.kind, "year": self.year}

    def _choice(self, layout: QHBoxLayout, name: str, accessible: str) -> QComboBox:
        return filter_box(layout, name, accessible, self.changed.emit, characters=10)
