"""Search and filters above the requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.filter_box import FilterRow, filter_box, offer
from medias_desktop.core.widgets.parts import SearchField, button
from medias_desktop.editorial_calendar.labels.requests import kind_name, place_name, state_name
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFilter
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState

YEAR = "year"


class Filters(FilterRow):
    """A search field and four choices; a place (what waits, what is due) comes from the figures and is let go here."""

    def __init__(self) -> None:
        super().__init__()
        self._place, self._this_year = "", 0
        self.search = SearchField(_("Search a subject, a requester, words…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.search.setMinimumWidth(160)
        self.search.searched.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 4)
        self.kind = filter_box(row, "kind_filter", _("Kind of request"), self.changed.emit, characters=13)
        self.state = filter_box(row, "state_filter", _("State"), self.changed.emit, characters=11)
        self.requester = filter_box(row, "requester_filter", _("Requester"), self.changed.emit, characters=13)
        self.year = filter_box(row, "year_filter", _("Year"), self.changed.emit, characters=9, stretch=1)
        self.place = button("", "mdi6.close")
        self.place.setObjectName("place_filter")
        self.place.setAccessibleName(_("Show all requests again"))
        self.place.setToolTip(_("Show all requests again"))
        self.place.hide()
        self.place.clicked.connect(lambda: self.choose_place(""))
        line = QHBoxLayout()
        line.addWidget(self.place)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addLayout(line)
        kinds = sorted(((one.value, kind_name(one)) for one in RequestKind), key=lambda one: one[1])
        offer(self.kind, _("All kinds"), kinds)
        offer(self.state, _("All states"), ((one.value, state_name(one)) for one in RequestState))
        self.show_known((), ())

    def show_known(self, requesters: Sequence[str], years: Sequence[int]) -> None:
        """Offer who made requests, and the years in which they came."""
        self._this_year = years[0] if years else 0
        offer(self.requester, _("All requesters"), ((one, one) for one in requesters))
        offer(self.year, _("Any year"), ((one, str(one)) for one in years))

    def choose_place(self, place: str) -> None:
        """Narrow the list to what waits, is due…, "" to nothing in particular."""
        self._place = place
        self._show_place()
        self.changed.emit()

    def place_chosen(self) -> str:
        """Return what the list is narrowed to."""
        return self._place

    def wanted(self, this_year: int) -> RequestFilter:
        """Return what is asked for."""
        kind, state, year = self.kind.currentData(), self.state.currentData(), self.year.currentData()
        return RequestFilter(
            text=self.search.text(),
            kind=RequestKind(kind) if kind else None,
            state=RequestState(state) if state else None,
            requester=self.requester.currentData() or "",
            year=this_year if self._place == YEAR else year,
            place="" if self._place == YEAR else self._place,
        )

    def clear(self) -> None:
        """Ask for everything."""
        self.restore({})

    def view_state(self) -> dict[str, Any]:
        """Return what was asked for."""
        chosen = {name: box.currentData() for name, box in self._boxes().items()}
        return {"text": self.search.text(), "place": self._place} | chosen

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for that again; an empty one asks for everything."""
        self.blockSignals(True)
        self.search.setText(str(state.get("text", "")))
        self._place = str(state.get("place", ""))
        for name, box in self._boxes().items():
            box.setCurrentIndex(max(0, box.findData(state.get(name))))
        self.blockSignals(False)
        self._show_place()
        self.changed.emit()

    def _show_place(self) -> None:
        place = self._place
        if place:
            said = _("This year") if place == YEAR else place_name(place)
            self.place.setText(" " + _("Only: {choices}").format(choices=said).replace("&", "&&"))
        self.place.setVisible(bool(place))

    def _boxes(self) -> dict[str, QComboBox]:
        return {"kind": self.kind, "state": self.state, "requester": self.requester, "year": self.year}
