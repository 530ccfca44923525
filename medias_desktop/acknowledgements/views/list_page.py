"""The list: search and filters, those who must sign, and the card of the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import AcknowledgementState, OverviewFilter, PersonRow, Scope
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views import wording
from medias_desktop.acknowledgements.views.filters import Filters
from medias_desktop.acknowledgements.views.rows import GivenRows, ListedRows
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.parts import EmptyState, button, muted

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.views.card.panel import CardPanel

_FEWEST_ROWS = 5
"""Rows that are seen in a low window, head included; it scrolls as a whole instead."""
_CARD_WIDTH = 46
"""Characters across a person's card."""


class ListPage(QWidget):
    """Shows the people of a scope by the filters; ``changed`` when what is selected or shown changed."""

    changed = Signal()
    opened = Signal()
    card_shown = Signal()
    """The card was opened or closed."""
    people_wanted = Signal()

    def __init__(self, service: AcknowledgementService, desk: Desk) -> None:
        super().__init__()
        self._service, self._desk = service, desk
        self._scope: Scope | None = None
        self._never: Sequence[PersonRow] | None = None
        self._looking = 0
        self._uncounted = ""
        self.filters = Filters()
        self.filters.changed.connect(self.show_rows)
        self._columns = wording.columns()
        self.table = LazyTable(self._columns, _("People who must sign"), lambda row: row.person_id, desk.jobs)
        self.table.setObjectName("persons")
        self.table.setMinimumHeight(_FEWEST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.table.counted.connect(self._show_page)
        self.table.selection_changed.connect(self.changed)
        self.table.activated_row.connect(lambda _row: self.opened.emit())
        self.table.typed.connect(self._search_for)
        self.table.installEventFilter(self)
        self._panel: CardPanel | None = None
        self._lay_out()

    def show_scope(self, scope: Scope, *, in_place: bool) -> None:
        """Show the people of a list, from the top or where one was."""
        self._scope = scope
        self.filters.show_states(scope)
        self.filters.show_departments(self._service.departments())
        self._never = None
        self.show_rows(in_place=in_place)
        if self._panel is not None and not self._panel.isHidden():
            self._panel.reload()

    def show_rows(self, *, in_place: bool = False) -> None:
        """Show those whom the filters ask for."""
        scope = self._scope
        if scope is None:
            return
        wanted = self.filters.wanted()
        if not self.filters.never:
            self.table.show(ListedRows(self._service.listing, scope, wanted), in_place=in_place)
        elif self._never is not None:
            self.table.show(GivenRows(self._never, wanted), in_place=in_place)
        else:
            self._look_for_never()
        self._show_page()
        self.changed.emit()

    def with_everyone(
        self, states: frozenset[AcknowledgementState], then: Callable[[Sequence[int]], None]
    ) -> None:
        """Find everyone shown who stands in one of these states, on the worker."""
        scope, wanted = self._scope, self.filters.wanted()
        if scope is None:
            return
        listing, never = self._service.listing, self._never if self.filters.never else None

        def find(_progress: Progress) -> list[int]:
            rows = listing.everyone(scope, wanted)
            if never is not None:
                rows = listing.rows(scope, [row.person_id for row in never])
            return [row.person_id for row in rows if row.status.state in states]

        self._desk.jobs.run(self, _("Reading the list…"), find, then)

    def show_uncounted(self, number: int) -> None:
        """Say how many records are of people who no longer count."""
        self._uncounted = wording.uncounted_hint(number)
        self.show_number()

    def show_number(self) -> None:
        """Say how many people are shown and selected."""
        text = wording.shown_and_selected(self.table.total(), self.table.selected_count())
        self.footer.setText(" · ".join(filter(None, (text, self._uncounted))))

    # The card

    def show_card(self) -> None:
        """Open the card of the person under the cursor beside the list, and go into it."""
        panel = self._card()
        panel.setHidden(False)
        self.card_shown.emit()
        self._follow()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._share_width()

    def hide_card(self) -> None:
        """Close the card; the keyboard goes back to the list."""
        if self._panel is not None:
            self._panel.setHidden(True)
            self.card_shown.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def card_is_open(self) -> bool:
        """Tell whether the card is beside the list."""
        return self._panel is not None and not self._panel.isHidden()

    def _card(self) -> CardPanel:
        if self._panel is None:
            from medias_desktop.acknowledgements.views.card.panel import CardPanel

            self._panel = CardPanel(self._service, self._desk)
            self._panel.closed.connect(self.hide_card)
            self.splitter.addWidget(self._panel)
            self.splitter.setStretchFactor(0, 1)
            self.splitter.setCollapsible(1, False)
            self.table.selection_changed.connect(self._follow)
        return self._panel

    def _follow(self) -> None:
        if self._panel is not None and not self._panel.isHidden():
            rows = self.table.selected_rows() if self.table.selected_count() == 1 else ()
            row = rows[0] if rows else self.table.current_row()
            self._panel.show_person(row)

    def _share_width(self) -> None:
        wide = min(_CARD_WIDTH * self.fontMetrics().averageCharWidth() + 40, self.width() * 6 // 10)
        self.splitter.setSizes([self.splitter.width() - wide, wide])

    # Showing

    def _lay_out(self) -> None:
        people = button(_("Go to the &people"), "mdi6.account-multiple-outline")
        people.setObjectName("go_to_people")
        people.clicked.connect(self.people_wanted)
        self.nobody = EmptyState(
            _("Nobody has to sign yet"),
            _("Add the municipality’s people or import their list, then choose who must sign this version."),
            people,
        )
        clear = button(_("Show &everyone"), "mdi6.filter-off-outline")
        clear.setObjectName("clear_filters")
        clear.clicked.connect(self.filters.clear)
        self.no_match = EmptyState(
            _("Nobody matches"), _("No person passes this search and these filters."), clear
        )
        self.list = QStackedWidget()
        for page in (self.table, self.nobody, self.no_match):
            self.list.addWidget(page)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(self.list)
        self.footer = muted("")
        self.footer.setObjectName("footer")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.filters)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.footer)

    def _show_page(self, _number: int = 0) -> None:
        total = self.table.total()
        if total is None or total:
            page: QWidget = self.table
        else:
            page = self.nobody if self.filters.wanted() == OverviewFilter() else self.no_match
            if self.filters.never:
                page = self.no_match
        if page is not self.list.currentWidget():
            had_keyboard = self.table.hasFocus()
            self.list.setCurrentWidget(page)
            if had_keyboard:  # the keyboard does not get lost with a list that became empty
                self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _look_for_never(self) -> None:
        """Find those who never acknowledged anything, on the worker."""
        self._looking += 1
        looking = self._looking
        campaigns = self._service.campaign_service
        day = self._service.today

        def found(rows: Any) -> None:
            if looking == self._looking:
                self._never = rows
                self.show_rows()

        self._desk.jobs.run(
            self,
            _("Looking for those who never acknowledged anything…"),
            lambda _progress: campaigns.never_acknowledged(day),
            found,
            quiet=True,
        )

    def _search_for(self, letters: str) -> None:
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.insert(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the table got another width: show the columns that have room, the most telling first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            self.table.show_columns(columns_with_room(self._columns, wording.FIRST_COLUMNS, characters))
        return super().eventFilter(watched, event)
