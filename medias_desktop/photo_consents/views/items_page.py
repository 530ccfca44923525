"""The items as a grid or as a list, what is searched, and the card of the one under the cursor."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.lazy_grid import LazyGrid
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import muted
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import ItemRow
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views import wording
from medias_desktop.photo_consents.views.rows import ListedItems
from medias_desktop.photo_consents.views.states import States

if TYPE_CHECKING:
    from collections.abc import Sequence

GRID, LIST = "grid", "list"


class ItemsPage(QWidget):
    """Shows the items of a filter; ``changed`` when what is selected or shown changed."""

    changed = Signal()
    opened = Signal()
    typed = Signal(str)

    def __init__(self, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__()
        self._service, self._desk = service, desk
        self.wanted = ItemFilter()
        self.states = States(self, service, desk, self.wanted.question(service.today))
        self.states.arrived.connect(self._show_states)
        self.grid = LazyGrid(
            lambda row: wording.tile(row, self.states.state(row.id)),
            _("Photos and other items"),
            lambda row: row.id,
            desk.jobs,
            service.listing.pictures,
        )
        self.grid.setObjectName("grid")
        self.grid.seen.connect(lambda: self.states.want(self.grid.numbers_in_view()))
        self.list = LazyTable(
            wording.columns(self.states.state), _("Photos and other items"), lambda row: row.id, desk.jobs
        )
        self.list.setObjectName("list")
        self._stale = {GRID: True, LIST: True}
        for view in (self.grid, self.list):
            view.counted.connect(lambda _number: self.changed.emit())
            view.selection_changed.connect(self.changed)
            view.activated_row.connect(lambda _row: self.opened.emit())
            view.typed.connect(self.typed)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._want_listed())
        self.list.counted.connect(lambda _number: self._want_listed())
        self._lay_out()

    def show_items(self, wanted: ItemFilter, *, in_place: bool) -> None:
        """Show the items of a filter, from the top or where one was; the answers are asked anew."""
        self.wanted = wanted
        self.states.ask(wanted.question(self._service.today))
        self._stale = {GRID: True, LIST: True}
        if in_place:
            self.grid.pictures.forget()
        self._show(in_place=in_place)
        self.states.count(_without_state(wanted))

    def view(self) -> LazyGrid | LazyTable:
        """Return the one of the two that is shown."""
        return self.grid if self.mode() == GRID else self.list

    def mode(self) -> str:
        """Return which of the two is shown."""
        return GRID if self.views.currentWidget() is self.grid else LIST

    def show_mode(self, mode: str) -> None:
        """Show the items as a grid or as a list; what is selected stays so."""
        if mode == self.mode():
            return
        before = self.view()
        row = before.current_row()
        chosen, focused = before.selected_numbers(), before.hasFocus()
        self.views.setCurrentWidget(self.grid if mode == GRID else self.list)
        if self._stale[mode]:
            self._show(in_place=True)
        self.view().select_numbers(chosen, None if row is None else row.id)
        if focused:
            self.view().setFocus(Qt.FocusReason.OtherFocusReason)

    def selected(self) -> array[int]:
        """Return the numbers of the items selected."""
        return self.view().selected_numbers()

    def one(self) -> ItemRow | None:
        """Return the one item selected; None when there are more or none."""
        view = self.view()
        rows: Sequence[ItemRow] = view.selected_rows() if view.selected_count() == 1 else ()
        return rows[0] if rows else None

    def settled(self) -> bool:
        """Tell whether everything is shown and counted."""
        return self.view().settled() and self.states.settled()

    def _show(self, *, in_place: bool) -> None:
        source = ListedItems(self._service.listing, self.wanted, self.states.known)
        self._stale[self.mode()] = False
        self.view().show(source, in_place=in_place)
        if self.mode() == GRID:
            self.grid.show_again()
        self.changed.emit()

    def _show_states(self) -> None:
        self.grid.viewport().update()
        self.list.viewport().update()

    def _want_listed(self) -> None:
        if self.mode() == LIST:
            first = max(self.list.rowAt(0), 0)
            rows = (self.list.record_at(first + n) for n in range(self.list.rows_in_view()))
            self.states.want([row.id for row in rows if row is not None])

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        for view in (self.grid, self.list):
            self.views.addWidget(view)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(self.views)
        self.footer = muted("")
        self.footer.setObjectName("footer")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.footer)
        self.changed.connect(self._show_number)

    def _show_number(self) -> None:
        total, chosen = self.view().total(), self.view().selected_count()
        if total is None:
            self.footer.setText(_("Counting…"))
            return
        said = ngettext("{n} item", "{n} items", total).format(n=format_number(total))
        if chosen:
            more = ngettext("{n} selected", "{n} selected", chosen).format(n=format_number(chosen))
            said = f"{said} · {more}"
        self.footer.setText(said)


def _without_state(wanted: ItemFilter) -> ItemFilter:
    from dataclasses import replace

    return replace(wanted, state=None)
