"""A list with its filters above and the card of the line under the cursor beside it, where there is room or it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.filter_box import FilterRow
from medias_desktop.core.widgets.lazy_rows import RowSource
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import EmptyState, button, muted
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.core.widgets.table import Column

_FEWEST_ROWS = 4
_BESIDE = 130
"""Characters across everything from which the card is beside the list without being asked for."""

Filters = TypeVar("Filters", bound=FilterRow)
Panel = TypeVar("Panel", bound=SideCard[int, Any])


class ListWithCard(QWidget, Generic[Filters, Panel]):
    """Shows what passes the filters. A kind of list says what it lists (``listing``), counts (``told``) and how its card is
    made (``make_card``)."""

    history_asked = Signal()
    changed = Signal()
    """Something else is listed, or another line is under the cursor."""
    card_width = 46
    """Characters across the card."""

    def __init__(
        self,
        desk: Desk,
        filters: Filters,
        columns: Sequence[Column[Any]],
        first_columns: Sequence[int],
        name: str,
        title: str,
        no_match: tuple[str, str],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._panel: Panel | None = None
        self._card_wanted: bool | None = None
        """Whether the user wants the card; None while they said nothing: then where there is room for it."""
        self.filters = filters
        self.filters.changed.connect(self.show_rows)
        self._columns, self._first_columns = columns, first_columns
        self.table = LazyTable(columns, title, lambda row: row.id, desk.jobs)
        self.table.setObjectName(name)
        self.table.setMinimumHeight(_FEWEST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.table.counted.connect(self._show_page)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated_row.connect(lambda _row: self.show_card())
        self.table.typed.connect(self._search_for)
        self.table.installEventFilter(self)
        self._lay_out(*no_match)

    # What a kind of list says

    def listing(self) -> RowSource:
        """Return what the filters ask for."""
        raise NotImplementedError

    def told(self, total: int) -> str:
        """Return how many are listed, in words."""
        raise NotImplementedError

    def make_card(self) -> Panel:
        """Return a new card; it is connected to what every list does with it."""
        raise NotImplementedError

    # What every list does

    def show_rows(self, *, in_place: bool = False) -> None:
        """Show what the filters ask for."""
        self.table.show(self.listing(), in_place=in_place)
        self._show_page()
        if in_place and self._panel is not None and not self._panel.isHidden():
            self._panel.reload()

    def current_id(self) -> int | None:
        """Return the number of the line under the cursor."""
        row = self.table.current_row()
        return None if row is None else int(row.id)

    def select(self, number: int) -> None:
        """Put the cursor on a line, as soon as it is read."""
        self.table.select_numbers((number,), number)
        index = self.table.currentIndex()
        if index.isValid():
            self.table.scrollTo(index)

    def begin(self) -> None:
        """Select the first line, unless one is: its card says what the list is for."""
        first = self.table.record_at(0)
        if first is not None and not self.table.selected_count():
            self.table.select_numbers((first.id,), first.id)

    def settled(self) -> bool:
        """Tell whether everything is shown."""
        shown = self._panel is None or self._panel.isHidden() or self._panel.settled()
        return self.table.settled() and shown

    # The card

    def show_card(self) -> None:
        """Open the card of the line under the cursor, and go into it."""
        self._card_wanted = True
        self.fit()
        self.card().setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_card(self) -> None:
        """Close the card; the keyboard goes back to the list."""
        self._card_wanted = False
        self.fit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def card(self) -> Panel:
        """Return the card, made when it is first shown."""
        if self._panel is None:
            panel = self.make_card()
            panel.closed.connect(self.hide_card)
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
                wide = min(self.card_width * self.fontMetrics().averageCharWidth() + 40, self.width() // 2)
                self.splitter.setSizes([self.width() - wide, wide])
        self._follow()

    def _follow(self) -> None:
        if self._panel is not None and not self._panel.isHidden():
            self._panel.want(self.current_id())

    # Showing

    def _lay_out(self, nothing: str, why: str) -> None:
        clear = button(_("Show &everything"), "mdi6.filter-off-outline")
        clear.setObjectName("clear_filters")
        clear.clicked.connect(self.filters.clear)
        self.no_match = EmptyState(nothing, why, clear)
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
        self.footer.setText("" if total is None else self.told(total))
        self._on_selection()

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
            self.table.show_columns(columns_with_room(self._columns, self._first_columns, characters))
        return super().eventFilter(watched, event)
