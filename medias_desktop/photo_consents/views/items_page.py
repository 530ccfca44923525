"""The items as a grid or as a list, and the card of the one under the cursor."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.lazy_grid import LazyGrid
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import EmptyState, button, muted
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import ItemRow
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views import wording
from medias_desktop.photo_consents.views.rows import ListedItems
from medias_desktop.photo_consents.views.states import States

if TYPE_CHECKING:
    from medias_desktop.photo_consents.views.panel.panel import ItemPanel

GRID, LIST = "grid", "list"
_LEAST_HEIGHT = 17
"""Lines of text that the items have at least; a lower window scrolls as a whole."""
_CARD_WIDTH = 42
"""Characters across the card."""
_BESIDE = 92
"""Characters across everything from which the card is beside the items without being asked for."""


class ItemsPage(QWidget):
    """Shows the items of a filter; ``changed`` when what is selected or shown changed."""

    changed = Signal()
    opened = Signal()
    typed = Signal(str)
    mode_shown = Signal(str)
    everything_wanted = Signal()
    clause_asked = Signal(str)
    person_asked = Signal(int)

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
            lambda numbers: service.items.pictures(numbers),
        )
        self.grid.setObjectName("grid")
        self.grid.seen.connect(lambda: self.states.want(self.grid.numbers_in_view()))
        self._columns = wording.columns(self.states.state)
        self.list = LazyTable(self._columns, _("Photos and other items"), lambda row: row.id, desk.jobs)
        self.list.setObjectName("list")
        self._stale = {GRID: True, LIST: True}
        self._told = False
        """Whether it was said what is to be selected."""
        least = _LEAST_HEIGHT * self.fontMetrics().lineSpacing()
        for view in (self.grid, self.list):
            view.setMinimumHeight(least)
            view.counted.connect(self._show_page)
            view.selection_changed.connect(self._tell_change)
            view.activated_row.connect(lambda _row: self.opened.emit())
            view.typed.connect(self.typed)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._want_listed())
        self.list.counted.connect(lambda _number: self._want_listed())
        for view in (self.grid, self.list):
            view.verticalScrollBar().valueChanged.connect(lambda _value: self.states.pause())
        self.list.installEventFilter(self)
        self._panel: ItemPanel | None = None
        self._panel_wanted: bool | None = None
        """Whether the user wants the card; None while they said nothing: then where there is room for it."""
        self._lay_out()

    # What is shown

    def show_items(self, wanted: ItemFilter, *, in_place: bool) -> None:
        """Show the items of a filter, from the top or where one was; the answers are asked anew."""
        self.wanted = wanted
        self.states.ask(wanted.question(self._service.today))
        self._stale = {GRID: True, LIST: True}
        if in_place:
            self.grid.pictures.forget()
        self._show(in_place=in_place)
        self.states.count(replace(wanted, state=None))
        if in_place and self._panel is not None:
            self._panel.reload()

    def view(self) -> LazyGrid | LazyTable:
        """Return the one of the two that is shown."""
        return self.grid if self.mode() == GRID else self.list

    def mode(self) -> str:
        """Return which of the two is shown."""
        return GRID if self.views.currentWidget() is self.grid else LIST

    def show_mode(self, mode: str) -> None:
        """Show the items as a grid or as a list; what is selected stays so."""
        if mode == self.mode() or mode not in (GRID, LIST):
            return
        before = self.view()
        row = before.current_row()
        chosen, focused = before.selected_numbers(), before.hasFocus()
        self.views.setCurrentWidget(self.grid if mode == GRID else self.list)
        if self._stale[mode]:
            self._show(in_place=True)
        self.select(chosen, None if row is None else row.id)
        if focused:
            self.view().setFocus(Qt.FocusReason.OtherFocusReason)
        self.mode_shown.emit(mode)

    def select(self, numbers: Sequence[int], current: int | None = None) -> None:
        """Select items, put the cursor on one of them and bring it into view, as soon as they are there."""
        self._told = True
        self.view().select_numbers(numbers, current)
        if self.view().currentIndex().isValid():
            self.view().scrollTo(self.view().currentIndex())

    def begin(self) -> None:
        """Select the first item, unless something is selected already: its card says what the tab is for."""
        view = self.view()
        if not self._told and not view.selected_count():
            first = view.record_at(0)
            if first is not None:
                view.select_numbers([first.id], first.id)

    def selected(self) -> array[int]:
        """Return the numbers of the items selected."""
        return self.view().selected_numbers()

    def around(self, item_id: int, most: int) -> list[int]:
        """Return an item with those before and after it, ``most`` each way."""
        return self.view().numbers_around(item_id, most)

    def settled(self) -> bool:
        """Tell whether everything is shown and counted."""
        shown = self._panel is None or self._panel.isHidden() or self._panel.settled()
        return self.view().settled() and self.states.settled() and shown

    # The card

    def panel(self) -> ItemPanel | None:
        """Return the card, None when it was never shown."""
        return self._panel

    def card_is_open(self) -> bool:
        """Tell whether the card is beside the items."""
        return self._panel is not None and not self._panel.isHidden()

    def card_wanted(self) -> bool | None:
        """Return whether the user wants the card, None when they said nothing."""
        return self._panel_wanted

    def show_card(self, *, shown: bool) -> None:
        """Show the card, or hide it, until the user says otherwise."""
        self._panel_wanted = shown
        self._fit_card()
        if self._panel is not None:
            (self._panel if shown else self.view()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_card(self) -> None:
        room = self.width() / max(1, self.fontMetrics().averageCharWidth())
        wanted = room >= _BESIDE if self._panel_wanted is None else self._panel_wanted
        if self.splitter.isHidden():
            return
        if wanted and self._panel is None:
            self._make_panel()
        if self._panel is not None and self._panel.isHidden() == wanted:
            self._panel.setHidden(not wanted)
            if wanted:
                wide = min(_CARD_WIDTH * self.fontMetrics().averageCharWidth() + 40, self.width() * 6 // 10)
                self.splitter.setSizes([self.width() - wide, wide])
                self._follow()

    def _make_panel(self) -> None:
        from medias_desktop.photo_consents.views.panel.panel import ItemPanel

        panel = self._panel = ItemPanel(self._service, self._desk)
        panel.setHidden(True)
        panel.closed.connect(lambda: self.show_card(shown=False))
        panel.opened.connect(self.opened)
        panel.clause_asked.connect(self.clause_asked)
        panel.person_asked.connect(self.person_asked)
        self.splitter.addWidget(panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(1, False)

    def _follow(self) -> None:
        if self._panel is not None and not self._panel.isHidden():
            view = self.view()
            rows: Sequence[ItemRow] = view.selected_rows() if view.selected_count() == 1 else ()
            row = rows[0] if rows else view.current_row() or next(iter(view.selected_rows()), None)
            self._panel.show_item(row, self.states.known.question)

    # Showing

    def _show(self, *, in_place: bool) -> None:
        source = ListedItems(self._service.listing, self.wanted, self.states.known)
        self._stale[self.mode()] = False
        self.view().show(source, in_place=in_place)
        if self.mode() == GRID:
            self.grid.show_again()
        else:
            self._want_listed()
        self._show_page()

    def _show_page(self, _number: int = 0) -> None:
        total = self.view().total()
        page: QWidget = self.no_match if total == 0 else self.splitter
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
        self._tell_change()

    def _tell_change(self) -> None:
        self._follow()
        self._show_number()
        self.changed.emit()

    def _show_states(self) -> None:
        self.grid.viewport().update()
        self.list.viewport().update()

    def _want_listed(self) -> None:
        if self.mode() == LIST:
            first = max(self.list.rowAt(0), 0)
            rows = (self.list.record_at(first + n) for n in range(self.list.rows_in_view()))
            self.states.want([row.id for row in rows if row is not None])

    def _show_number(self) -> None:
        total, chosen = self.view().total(), self.view().selected_count()
        if total is None:
            self.footer.setText(_("Counting…"))
            return
        said = ngettext("{n} item", "{n} items", total).format(n=format_number(total))
        if chosen:
            more = ngettext("{n} item selected", "{n} items selected", chosen).format(n=format_number(chosen))
            said = f"{said} · {more}"
        self.footer.setText(said)

    # Layout

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        for view in (self.grid, self.list):
            self.views.addWidget(view)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.splitter.addWidget(self.views)
        clear = button(_("Show e&verything"), "mdi6.filter-off-outline")
        clear.setObjectName("show_everything")
        clear.clicked.connect(self.everything_wanted)
        self.no_match = EmptyState(
            _("Nothing matches"), _("No photo and no other item passes this search and these filters."), clear
        )
        self.pages = QStackedWidget()
        for page in (self.splitter, self.no_match):
            self.pages.addWidget(page)
        self.footer = muted("")
        self.footer.setObjectName("footer")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.footer)

    def resizeEvent(self, event: object) -> None:
        """Qt: a card where there is room for it."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_card()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the most telling first."""
        if watched is self.list and event.type() == QEvent.Type.Resize:
            characters = self.list.width() / self.fontMetrics().averageCharWidth()
            self.list.show_columns(wording.columns_with_room(characters))
        return super().eventFilter(watched, event)
