"""The list of interactions: filters, the lines, and the card of the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import EmptyState, button, muted
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.views.interactions import wording
from medias_desktop.editorial_calendar.views.interactions.filters import Filters
from medias_desktop.editorial_calendar.views.interactions.rows import ListedInteractions

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.views.interactions.acts import InteractionActs
    from medias_desktop.editorial_calendar.views.interactions.card.panel import InteractionPanel

_FEWEST_ROWS = 4
_CARD_WIDTH = 46
"""Characters across the card."""
_BESIDE = 130
"""Characters across everything from which the card is beside the list without being asked for."""


class ListPage(QWidget):
    """Shows the interactions of the filters; those most pressing stand first."""

    history_asked = Signal()
    incident_asked = Signal(int)

    def __init__(
        self,
        service: EditorialCalendarService,
        desk: Desk,
        acts: InteractionActs,
        ask: Callable[[Clause], None],
    ) -> None:
        super().__init__()
        self._service, self._desk, self._acts, self._ask = service, desk, acts, ask
        self._panel: InteractionPanel | None = None
        self._card_wanted: bool | None = None
        """Whether the user wants the card; None while they said nothing: then where there is room for it."""
        self.filters = Filters()
        self.filters.changed.connect(self.show_rows)
        self._columns = wording.columns()
        self.table = LazyTable(self._columns, _("Interactions"), lambda row: row.id, desk.jobs)
        self.table.setObjectName("interactions")
        self.table.setMinimumHeight(_FEWEST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.table.counted.connect(self._show_page)
        self.table.selection_changed.connect(self._follow)
        self.table.activated_row.connect(lambda _row: self.show_card())
        self.table.typed.connect(self._search_for)
        self.table.installEventFilter(self)
        self._lay_out()

    def offer(self) -> None:
        """Offer the accounts there are."""
        self.filters.show_accounts(self._service.sanctions.accounts.all())

    def show_rows(self, *, in_place: bool = False) -> None:
        """Show the interactions that the filters ask for."""
        self.table.show(
            ListedInteractions(self._service.interactions, self.filters.wanted()), in_place=in_place
        )
        self._show_page()
        if in_place and self._panel is not None and not self._panel.isHidden():
            self._panel.reload()

    def current_id(self) -> int | None:
        """Return the interaction under the cursor."""
        row = self.table.current_row()
        return None if row is None else row.id

    def select(self, number: int) -> None:
        """Put the cursor on an interaction, as soon as it is read."""
        self.table.select_numbers((number,), number)
        index = self.table.currentIndex()
        if index.isValid():
            self.table.scrollTo(index)

    def begin(self) -> None:
        """Select the first interaction, unless one is: its card says what the list is for."""
        first = self.table.record_at(0)
        if first is not None and not self.table.selected_count():
            self.table.select_numbers((first.id,), first.id)

    def settled(self) -> bool:
        """Tell whether everything is shown."""
        shown = self._panel is None or self._panel.isHidden() or self._panel.settled()
        return self.table.settled() and shown

    # The card

    def show_card(self) -> None:
        """Open the card of the interaction under the cursor, and go into it."""
        self._card_wanted = True
        self.fit()
        self.card().setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_card(self) -> None:
        """Close the card; the keyboard goes back to the list."""
        self._card_wanted = False
        self.fit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def card(self) -> InteractionPanel:
        """Return the card, made when it is first shown."""
        if self._panel is None:
            from medias_desktop.editorial_calendar.views.interactions.card.panel import InteractionPanel

            panel = InteractionPanel(self._service, self._desk, self._acts, self._ask)
            panel.closed.connect(self.hide_card)
            panel.history_asked.connect(self.history_asked)
            panel.incident_asked.connect(self.incident_asked)
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
            narrow = shown and not room
            self.list.setHidden(narrow)  # one of the two has the whole width
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
            _("No interaction matches"), _("No interaction passes this search and these filters."), clear
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
        shown = "" if total is None else ngettext("{n} interaction", "{n} interactions", total)
        self.footer.setText(shown.format(n=format_number(total or 0)))
        self._follow()

    def _search_for(self, letters: str) -> None:
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.insert(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the most telling first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            self.table.show_columns(columns_with_room(self._columns, wording.FIRST_COLUMNS, characters))
        return super().eventFilter(watched, event)
