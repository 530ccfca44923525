"""Requests: figures, the list with its card, what is printed of them, the register of organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Actions, Line, action_button, more_button
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.parts import EmptyState
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.rules.places import number_in
from medias_desktop.editorial_calendar.views.requests.acts import KEYS, RequestActs
from medias_desktop.editorial_calendar.views.requests.figures import Figures
from medias_desktop.editorial_calendar.views.requests.list_page import ListPage

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFigures
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.requests.printing import RequestPrinting

_LOW = 40
"""Lines of text below which the figures make room for the list."""
_NARROW = 120
"""Characters across below which the figures stand under the buttons."""
_PLACES = ("waiting", "open", "due", "year", "unanswered", "unpublished")


class RequestsPage(QWidget):
    """Figures above the list; the actions work on the request under the cursor."""

    badge_changed = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)
    place_wanted = Signal(str, str)

    def __init__(self, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._desk = service, desk
        self._opened = False
        self._found: RequestFigures | None = None
        self.acts = RequestActs(self, service, desk)
        self.figures = Figures()
        self.list = ListPage(service, desk, self.acts)
        self.list.clause_asked.connect(self.clause_asked)
        self.list.place_asked.connect(self.place_wanted)
        self.list.history_asked.connect(self._history)
        self.figures.place_asked.connect(self.list.filters.choose_place)
        self.list.filters.changed.connect(lambda: self.figures.show_place(self.list.filters.place_chosen()))
        self._counting = Asking(self, desk, _("Counting…"))
        self.actions_ = Actions(self, self.list.table, self._lines())
        self._lay_out()
        refused = service.refusal(Permission.RECORD)
        permit(refused, desk.dialogs, self.record, self.first, *self.actions_.writing)

    # What the tab asks

    def badge(self) -> int:
        """Return how many requests wait for a decision, or are to be looked at again."""
        found = self._found
        if found is None:
            found = self._service.requests.listing.figures(self._service.today)
        return found.waiting + found.due

    def settled(self) -> bool:
        """Tell whether everything is shown and counted."""
        return self._counting.settled() and self.list.settled()

    def refresh(self) -> None:
        """Show what the register holds now."""
        first, self._opened = not self._opened, True
        self.list.offer()
        self.list.show_rows(in_place=not first)
        some = self._service.requests.any()
        self.pages.setCurrentWidget(self.list if some else self.nothing)
        day = self._service.today
        self._counting.ask(lambda: self._service.requests.listing.figures(day), self._count)
        self._counting.now()
        if first:
            QTimer.singleShot(0, self.list, self._begin)

    def show_place(self, place: str) -> None:
        """Go to “waiting”, “open”, “due”, “year”, “unanswered”, “unpublished”, “organisations” or “request:12”."""
        kind, _colon, number = place.partition(":")
        if kind == "organisations":
            # A window opened within the change of tabs would stand before a tab that is not painted yet.
            QTimer.singleShot(0, self, self.acts.organisations)
        elif kind == "request" and (known := number_in(number)) is not None:
            self.open_request(known)
        else:
            if kind in _PLACES:
                self.list.filters.restore({"place": kind})
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_request(self, request_id: int) -> None:
        """Show a request with its card, whatever the filters leave out."""
        self.list.filters.clear()
        self.list.select(request_id)
        self.list.show_card()

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme."""
        return {"filters": self.list.filters.view_state(), "current": self.list.current_id()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self.refresh()
        self.list.filters.restore(state.get("filters", {}))
        if state.get("current") is not None:
            self.list.select(int(state["current"]))

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low window, or large text, leaves the room to the list."""
        super().resizeEvent(event)
        self.figures.be_compact(compact=self.height() < _LOW * self.fontMetrics().lineSpacing())
        below = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.BottomToTop if below else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        self.list.fit()

    def _lines(self) -> list[list[Line]]:
        acts = self.acts
        return [
            [Line("record", _("&Record a request…"), self._record, "Ctrl+Shift+N", writes=True)],
            [
                Line("card", _("&Card of the request"), self.list.show_card, "Ctrl+I"),
                Line("letter", _("&Letter about the request…"), self._letter, KEYS["letter"]),
                Line("history", _("&History"), self._history, KEYS["history"]),
            ],
            [
                Line(
                    "register",
                    _("Re&gister of the requests shown…"),
                    lambda: self._printing().register(self.list.wanted()),
                    "Ctrl+Shift+P",
                ),
                Line(
                    "export",
                    _("&Export the requests shown…"),
                    lambda: self._printing().export(self.list.wanted()),
                    "Ctrl+Shift+E",
                ),
            ],
            [Line("organisations", _("Register of &organizations…"), acts.organisations, "Ctrl+Shift+O")],
        ]

    def _lay_out(self) -> None:
        self.more = more_button(self.actions_.menu)
        actions = self.actions_
        self.record = action_button(
            actions["record"], _("&Record a request"), "mdi6.plus", "record_request", primary=True
        )
        self.organisations = action_button(
            actions["organisations"], _("&Organizations"), "mdi6.account-group-outline", "organisations"
        )
        self.more.setMinimumSize(self.record.sizeHint().height(), self.record.sizeHint().height())
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for one in (self.more, self.organisations, self.record):
            buttons.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(10)
        head.addWidget(self.figures, 1)
        head.addLayout(buttons)
        self.first = action_button(actions["record"], _("&Record a request"), "mdi6.plus", "record_first")
        self.nothing = EmptyState(
            _("No request yet"),
            _(
                "Record here what departments, organizations, the media and others ask for: the program says who decides it "
                "by which clause, keeps the decision with its reasons, and writes the letter."
            ),
            self.first,
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        table = self.list.table
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(
            lambda place: actions.menu.popup(table.viewport().mapToGlobal(place))
        )
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(
            lambda: self.list.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        )
        self.addAction(search)

    # Parts

    def _begin(self) -> None:
        self.list.fit()
        self.list.begin()

    def _count(self, found: RequestFigures) -> None:
        self._found = found
        self.figures.show_figures(found)
        self.badge_changed.emit()

    def _letter(self) -> None:
        number = self.list.current_id()
        if number is not None:
            self.acts.letter(self._service.requests.one(number))

    def _record(self) -> None:
        self.acts.record(lambda number: self.list.select(int(str(number))))

    def _history(self) -> None:
        number = self.list.current_id()
        if number is not None:
            self.history_wanted.emit((("calendar_request", str(number)),))

    def _printing(self) -> RequestPrinting:
        from medias_desktop.editorial_calendar.views.requests.printing import RequestPrinting

        return RequestPrinting(self, self._service, self._desk)
