"""The list of requests: filters, the lines, and the card of the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import EmptyState, button, muted
from medias_desktop.editorial_calendar.views.requests import wording
from medias_desktop.editorial_calendar.views.requests.filters import Filters
from medias_desktop.editorial_calendar.views.requests.rows import ListedRequests

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFilter
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.requests.acts import RequestActs
    from medias_desktop.editorial_calendar.views.requests.card.panel import RequestPanel

_FEWEST_ROWS = 4
_CARD_WIDTH = 46
"""Characters across the card."""
_BESIDE = 130
"""Characters across everything from which the card is beside the list without being asked for."""


class ListPage(QWidget):
    """Shows the requests of the filters; the last one received stands first."""

    clause_asked = Signal(str)
    place_asked = Signal(str, str)
    history_asked = Signal()
    changed = Signal()

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: RequestActs) -> None:
        super().__init__()
        self._service, self._desk, self._acts = service, desk, acts
        self._panel: RequestPanel | None = None
        self._card_wanted: bool | None = None
        """Whether the user wants the card; None while they said nothing: then where there is room for it."""
        self.filters = Filters()
        self.filters.changed.connect(self.show_rows)
        self._columns = wording.columns()
        self.table = LazyTable(self._columns, _("Requests"), lambda row: row.id, desk.jobs)
        self.table.setObjectName("requests")
        self.table.setMinimumHeight(_FEWEST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.table.counted.connect(self._show_page)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated_row.connect(lambda _row: self.show_card())
        self.table.typed.connect(self._search_for)
        self.table.installEventFilter(self)
        self._lay_out()

    def offer(self) -> None:
        """Offer who made requests, and the years in which they came."""
        listing = self._service.requests.listing
        self.filters.show_known(listing.requesters(), listing.years())

    def wanted(self) -> RequestFilter:
        """Return what the filters ask for."""
        return self.filters.wanted(self._service.today.year)

    def show_rows(self, *, in_place: bool = False) -> None:
        """Show the requests that the filters ask for."""
        self.table.show(ListedRequests(self._service.requests.listing, self.wanted()), in_place=in_place)
        self._show_page()
        if in_place and self._panel is not None and not self._panel.isHidden():
            self._panel.reload()

    def current_id(self) -> int | None:
        """Return the request under the cursor."""
        row = self.table.current_row()
        return None if row is None else row.id

    def select(self, request_id: int) -> None:
        """Put the cursor on a request, as soon as it is there."""
        self.table.select_numbers((request_id,), request_id)
        index = self.table.currentIndex()
        if index.isValid():
            self.table.scrollTo(index)

    def begin(self) -> None:
        """Select the first request, unless one is: its card says what the list is for."""
        first = self.table.record_at(0)
        if first is not None and not self.table.selected_count():
            self.table.select_numbers((first.id,), first.id)

    def settled(self) -> bool:
        """Tell whether everything is shown."""
        shown = self._panel is None or self._panel.isHidden() or self._panel.settled()
        return self.table.settled() and shown

    # The card

    def show_card(self) -> None:
        """Open the card of the request under the cursor, and go into it."""
        self._card_wanted = True
        self.fit()
        self.card().setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_card(self) -> None:
        """Close the card; the keyboard goes back to the list."""
        self._card_wanted = False
        self.fit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def card(self) -> RequestPanel:
        """Return the card, made when it is first shown."""
        if self._panel is None:
            from medias_desktop.editorial_calendar.views.requests.card.panel import RequestPanel

            panel = RequestPanel(self._service, self._desk, self._acts)
            panel.closed.connect(self.hide_card)
            panel.clause_asked.connect(self.clause_asked)
            panel.place_asked.connect(self.place_asked)
            panel.history_asked.connect(self.history_asked)
            panel.hide()
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(0, 1)
            self.splitter.setCollapsible(1, False)
            self._panel = panel
        return self._panel

    def fit(self) -> None:
        """Show the card where there is room, or where it is wanted."""
        room = self.width() >= _BESIDE * self.fontMetrics().averageCharWidth()
        shown = room if self._card_wanted is None else self._card_wanted
        if shown or self._panel is not None:
            panel = self.card()
            if panel.isHidden() == shown:
                panel.setHidden(not shown)
            self.list.setHidden(shown and not room)  # one of the two has the whole width
            if shown and room:
                wide = min(_CARD_WIDTH * self.fontMetrics().averageCharWidth() + 40, self.width() // 2)
                self.splitter.setSizes([self.width() - wide, wide])
        self._follow()

    def _follow(self) -> None:
        if self._panel is not None and not self._panel.isHidden():
            self._panel.want(self.current_id())

    # Showing

    def _lay_out(self) -> None:
        clear = button(_("Show &everything"), "mdi6.filter-off-outline")
        clear.setObjectName("clear_filters")
        clear.clicked.connect(self.filters.clear)
        self.no_match = EmptyState(
            _("No request matches"), _("No request passes this search and these filters."), clear
        )
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(self.no_match)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(self.list)
        self.footer = muted("")
        self.footer.setObjectName("footer")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.filters)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.footer)

    def _show_page(self, _number: int = 0) -> None:
        total = self.table.total()
        page: QWidget = self.no_match if total == 0 else self.table
        if page is not self.list.currentWidget():
            had_keyboard = self.table.hasFocus()
            self.list.setCurrentWidget(page)
            if had_keyboard:
                self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        shown = "" if total is None else ngettext("{n} request", "{n} requests", total)
        self.footer.setText(shown.format(n=format_number(total or 0)))
        self._follow()
        self.changed.emit()

    def _on_selection(self) -> None:
        self._follow()
        self.changed.emit()

    def _search_for(self, letters: str) -> None:
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.insert(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the most telling first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            self.table.show_columns(columns_with_room(self._columns, wording.FIRST_COLUMNS, characters))
        return super().eventFilter(watched, event)
