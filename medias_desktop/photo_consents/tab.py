"""The photo consents tab: photos and other items, whom they show, and what may be published."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Actions
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.parts import scrolled
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views import layout, menu
from medias_desktop.photo_consents.views.commands import Commands
from medias_desktop.photo_consents.views.figures import Figures
from medias_desktop.photo_consents.views.filters import Filters
from medias_desktop.photo_consents.views.items_page import GRID, ItemsPage
from medias_desktop.photo_consents.views.places import Place
from medias_desktop.photo_consents.views.question import QuestionBar
from medias_desktop.photo_consents.views.waiting import Waiting

_LOW = 40
"""Lines of text below which the figures make room for the items."""


class PhotoConsentsTab(Tab):
    """Figures above a grid or a list of items; actions work on the selection."""

    watches: ClassVar[frozenset[str]] = frozenset({"photo_consents", "people", "policies"})

    def __init__(self, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self._waiting = 0
        self._opened = False
        """Whether items were shown already."""
        self.question = QuestionBar(service.today)
        self.question.changed.connect(self._ask)
        self.figures = Figures()
        self.figures.state_asked.connect(self._ask_state)
        self.figures.place_asked.connect(self.show_place)
        self.filters = Filters()
        self.filters.changed.connect(self._ask)
        self.filters.persons_wanted.connect(self._offer_persons)
        self.items = ItemsPage(service, desk)
        self.items.changed.connect(self._show_state)
        self.items.states.counted.connect(self.figures.show_counts)
        self.items.everything_wanted.connect(lambda: self.filters.restore({}))
        self.items.clause_asked.connect(lambda place: self.place_wanted.emit("policies", place))
        self.items.typed.connect(self._search_for)
        self.commands = Commands(self, service, desk, self.items)
        self.commands.history_wanted.connect(self.history_wanted)
        self.items.opened.connect(self.commands.name_people)
        self.items.person_asked.connect(self.commands.errands.card)
        self.actions_ = Actions(self, self.items.views, menu.lines(self.commands))
        self.buttons = menu.Buttons(self.actions_)
        self.waiting = Waiting(self, service, desk, self._show_waiting)
        self._lay_out()
        drop = FileDrop(self, several=True)
        drop.dropped.connect(self.commands.errands.dropped)
        refused = service.refusal(Permission.RECORD)
        permit(refused, desk.dialogs, *self.buttons.writing, self.add_first, *self.actions_.writing)

    def badge(self) -> int:
        """Return how many publications are to be taken down or stopped."""
        return self._waiting

    def settled(self) -> bool:
        """Return whether everything is shown and counted, and nothing is under way."""
        return self.items.settled() and not self.waiting.busy

    def refresh(self) -> None:
        """Show what the register holds now."""
        if not self._service.listing.any():
            self.pages.setCurrentWidget(self.nothing)
            self.waiting.start()
            return
        first_time, self._opened = not self._opened, True
        self.question.show_today(self._service.today)
        if self.filters.more.isChecked():
            self._offer_persons()
        self.pages.setCurrentWidget(self.area)
        self._show(in_place=True)
        self.waiting.start()
        if first_time and not self.filters.view_state()["event"]:
            QTimer.singleShot(0, self, self._offer_events)  # what is seen first comes first
        else:
            self._offer_events()
        if first_time:
            QTimer.singleShot(0, self.items, self.items.begin)
        if first_time and self.window().focusWidget() is None:
            # Nothing has the keyboard when a register was just opened: then it begins among the items.
            self.items.view().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: str) -> None:
        """Go to an item, an event, a person, a state, or to what is to be done (places)."""
        wanted = Place.read(place)
        if wanted is None:
            return
        errands = self.commands.errands
        windows = {
            "takedown": errands.take_down,
            "blocked": errands.take_down,
            "deadlines": errands.deadlines,
            "returns": errands.scan_back,
        }
        if wanted.window:
            # A window opened within the change of tabs would stand before a tab that is not painted yet.
            QTimer.singleShot(0, self, windows[wanted.window])
            return
        state = None if wanted.state is None else wanted.state.value
        self._offer_events()
        self.filters.restore({"event": wanted.event_id, "person": wanted.portrayed_id, "state": state})
        if wanted.item_id is not None:
            self.items.select([wanted.item_id], wanted.item_id)
            self.items.show_card(shown=True)

    def view_state(self) -> dict[str, Any]:
        """Return the question, the filters, the selection and how the items are shown."""
        question = self.question.question()
        row = self.items.view().current_row()
        return {
            "purpose": question.purpose.value,
            "day": None if self.question.is_today() else question.day.isoformat(),
            "filters": self.filters.view_state(),
            "mode": self.items.mode(),
            "selected": [one.id for one in self.items.view().selected_rows()],
            "current": None if row is None else row.id,
            "card": self.items.card_wanted(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self.refresh()
        self._offer_events()
        day = state.get("day")
        chosen = self._service.today if day is None else dt.date.fromisoformat(day)
        purpose = Purpose(state.get("purpose", Purpose.FACEBOOK))
        if Question(purpose, chosen) != self.question.question():
            self.question.show_question(Question(purpose, chosen))
        self.filters.restore(state.get("filters", {}))
        self.items.show_mode(str(state.get("mode", GRID)))
        self.items.select(state.get("selected", ()), state.get("current"))
        if state.get("card") is not None:
            self.items.show_card(shown=bool(state["card"]))

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low window, or large text, leaves the room to the items."""
        super().resizeEvent(event)
        self.figures.be_compact(compact=self.height() < _LOW * self.fontMetrics().lineSpacing())

    def _lay_out(self) -> None:
        self.switch = layout.mode_switch()
        self.switch.chosen.connect(self.items.show_mode)
        self.items.mode_shown.connect(self.switch.show_name)
        self.header = layout.Header(self.question, self.switch, self.buttons.all)
        self.content = QWidget()
        self.content.setObjectName("page")
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(12)
        for widget in (self.header, self.figures, self.filters):
            column.addWidget(widget)
        column.addWidget(self.items, 1)
        self.area = scrolled(self.content)
        self.nothing, self.add_first = layout.empty(self.actions_)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.area)
        self.pages.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        for view in (self.items.grid, self.items.list):
            view.customContextMenuRequested.connect(
                lambda place, one=view: self.actions_.menu.popup(one.viewport().mapToGlobal(place))
            )
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(lambda: self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(search)

    # Showing

    def _offer_events(self) -> None:
        self.filters.show_events(self._service.listing.events())

    def _offer_persons(self) -> None:
        self.filters.show_persons(self._service.listing.persons())

    def _ask(self) -> None:
        """Show what the question and the filters ask for."""
        if self.pages.currentWidget() is self.area:
            self._show(in_place=False)

    def _show(self, *, in_place: bool) -> None:
        wanted = self.filters.wanted(self.question.question(), today=self.question.is_today())
        if not in_place:
            self.figures.show_counting()
        self.items.show_items(wanted, in_place=in_place)
        self._show_state()

    def _show_waiting(self) -> None:
        found = self.waiting.found
        self.figures.show_todo(found)
        if self._waiting != found.take_down + found.stop:
            self._waiting = found.take_down + found.stop
            self.badge_changed.emit()

    def _ask_state(self, state: PublicationState | None) -> None:
        self.filters.choose_state(state)

    def _show_state(self) -> None:
        self.figures.show_state(self.items.wanted.state)

    def _search_for(self, letters: str) -> None:
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.insert(letters)
