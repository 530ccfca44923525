"""The acknowledgements tab: who has signed which text, and everything one does about it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Counts,
    Scope,
    ScopeKey,
)
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views import layout, menu
from medias_desktop.acknowledgements.views.commands import Commands
from medias_desktop.acknowledgements.views.counting import Counted, Counting
from medias_desktop.acknowledgements.views.figures import Figures
from medias_desktop.acknowledgements.views.header import Header, page_switch
from medias_desktop.acknowledgements.views.list_page import ListPage
from medias_desktop.acknowledgements.views.places import Place
from medias_desktop.acknowledgements.views.scope_choice import ScopeChoice, offered
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Actions
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import scrolled
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.core.widgets.tab import Tab

_LOW = 36
"""Lines of text below which the figures make room for the list."""


class AcknowledgementsTab(Tab):
    """A list's figures above those who must sign; actions work on the selection."""

    watches: ClassVar[frozenset[str]] = frozenset({"acknowledgements", "people", "policies"})

    switch: Switch
    buttons: layout.Buttons

    def __init__(self, service: AcknowledgementService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self._key = ScopeKey()
        self._waiting = 0
        self.scope: Scope | None = None
        self.counts: Counts | None = None
        """Of the list shown; None while they are being counted."""
        self.choice = ScopeChoice()
        self.choice.chosen.connect(self.show_scope)
        self.figures = Figures()
        self.figures.state_asked.connect(self._ask_state)
        self.list = ListPage(service, desk)
        self.table, self.filters = self.list.table, self.list.filters
        self.list.changed.connect(self._show_selection)
        self.list.card_shown.connect(self._fit_figures)
        self.list.people_wanted.connect(lambda: self.tab_wanted.emit("people"))
        self.commands = Commands(self, service, desk, self.list)
        self.commands.list_wanted.connect(lambda: self.switch.show_name("list"))
        self.commands.campaign_opened.connect(lambda number: self.show_scope(ScopeKey(number)))
        self.list.opened.connect(self.commands.show_card)
        self.actions_ = Actions(self, self.table, menu.lines(self.commands))
        self.switch = page_switch()
        self.switch.chosen.connect(self._show_page)
        self._counting = Counting(self, service, desk, self._show_counted)
        self._lay_out()
        refused = service.refusal(Permission.RECORD)
        permit(refused, desk.dialogs, *self.buttons.writing, *self.actions_.writing)

    def badge(self) -> int:
        """Return how many signatures are missing for the texts in force."""
        return self._waiting

    def settled(self) -> bool:
        """Return whether everything is shown and counted, and nothing is under way."""
        return self.table.settled() and not self._counting.busy

    def refresh(self) -> None:
        """Show what the register holds now."""
        versions = self._service.versions_to_acknowledge()
        if not versions:
            self.scope = self.commands.scope = self.counts = None
            self._waiting = 0
            self.pages.setCurrentWidget(self.no_version)
            return
        first_time = self.pages.currentWidget() is not self.area or self.scope is None
        self.choice.show_offered(offered(self._service.campaigns(), versions), self._key)
        self._key = self.choice.key()
        self.pages.setCurrentWidget(self.area)
        self._show_scope(in_place=True)
        if first_time and self.window().focusWidget() is None:
            # Nothing has the keyboard when a register was just opened: then it begins in the list.
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_scope(self, key: ScopeKey) -> None:
        """Show another campaign or text."""
        self._key = key
        self.choice.show_key(key)
        self.counts = None
        self.figures.show_counting()
        self._show_scope(in_place=False)

    def show_place(self, place: str) -> None:
        """Go to a list, its people of one state, those who never acknowledged anything, or the scanned pages (places)."""
        wanted = Place.read(place)
        offered_now = self.choice.keys()
        if wanted is None or not offered_now:
            return
        if wanted.key is not None and wanted.key in offered_now:
            self.show_scope(wanted.key)
        self.switch.show_name("coverage" if wanted.coverage else "list")
        if wanted.never:
            self.filters.ask_never()
        elif wanted.key is not None:
            self.filters.restore({"state": wanted.state})
        if wanted.returns:
            self.commands.scan_back()

    def view_state(self) -> dict[str, Any]:
        """Return the list, the filters and the selection."""
        return {
            "key": tuple(self._key),
            "filters": self.filters.view_state(),
            "selected": [row.person_id for row in self.table.selected_rows()],
            "page": self.switch.name(),
            "card": self.list.card_is_open(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self._key = ScopeKey(*state.get("key", ()))
        self.refresh()
        self.filters.restore(state.get("filters", {}))
        self.table.select_numbers(state.get("selected", ()))
        self.switch.show_name(str(state.get("page", "list")))
        if state.get("card"):
            self.list.show_card()

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low window, or large text, leaves the room to the list."""
        super().resizeEvent(event)
        self._fit_figures()

    def _fit_figures(self) -> None:
        """Make the figures small where the list, or a person’s card beside it, needs their room."""
        low = self.height() < _LOW * self.fontMetrics().lineSpacing()
        reading = self.list.card_is_open() and self.below.currentWidget() is self.list
        self.figures.be_compact(compact=low or reading)

    def _lay_out(self) -> None:
        self.buttons = layout.Buttons(self.actions_)
        self.header = Header(self.choice, self.buttons.all, self.switch)
        self.footer = self.list.footer
        self.content = QWidget()
        self.content.setObjectName("page")
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.figures)
        self.below = QStackedWidget()
        self.below.addWidget(self.list)
        column.addWidget(self.below, 1)
        self.area = scrolled(self.content)
        self.no_version = layout.empty_of_versions(lambda: self.tab_wanted.emit("policies"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.area)
        self.pages.addWidget(self.no_version)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda place: self.actions_.menu.popup(self.table.viewport().mapToGlobal(place))
        )
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(lambda: self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(search)

    def _show_page(self, name: str) -> None:
        if name == "coverage":
            self._coverage().show_scope(self.scope)
            self.below.setCurrentWidget(self._coverage())
        else:
            self.below.setCurrentWidget(self.list)
        self._fit_figures()

    def _coverage(self) -> Any:
        if self.below.count() == 1:
            from medias_desktop.acknowledgements.views.coverage.page import CoveragePage

            page = CoveragePage(self._service, self.desk)
            page.people_asked.connect(self._show_part)
            self.below.addWidget(page)
        return self.below.widget(1)

    def _show_part(self, field: str, name: str) -> None:
        """Show the people of a department or group that the coverage named."""
        self.switch.show_name("list")
        self.filters.restore({field: name})

    # Showing

    def _show_scope(self, *, in_place: bool) -> None:
        scope = self._service.scope(self._key)
        self.scope = self.commands.scope = scope
        self.header.show_scope(scope)
        self.list.show_scope(scope, in_place=in_place)
        self.buttons.show_scope(scope)
        if self.below.currentWidget() is not self.list:
            self._coverage().show_scope(scope)
        self._show_selection()
        self._counting.start(scope)

    def _show_counted(self, found: Counted) -> None:
        assert self.scope is not None
        self.counts = found.counts
        self.figures.show_counts(self.scope, found.counts)
        self.header.show_clauses(layout.clause_links(found.clauses, self._open_clause))
        self.list.show_uncounted(found.uncounted)
        self.buttons.show_waiting(found.pages)
        if self._waiting != found.waiting:
            self._waiting = found.waiting
            self.badge_changed.emit()

    def _open_clause(self, section_uid: str) -> None:
        if self.scope is not None:
            self.place_wanted.emit("policies", f"{self.scope.version.uid}#{section_uid}")

    def _ask_state(self, state: AcknowledgementState | None) -> None:
        self.switch.show_name("list")
        self.filters.choose_state(state)

    def _show_selection(self) -> None:
        scope = self.scope
        if scope is None:
            return
        self.figures.show_state(self.filters.wanted().state)
        menu.enable(self.actions_, scope, self.commands.one())
        self.list.show_number()
