"""Interactions: figures above the list; the actions work on the interaction under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Actions, Line, action_button, more_button
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFigures, Waiting
from medias_desktop.editorial_calendar.rules.interactions import StepKind
from medias_desktop.editorial_calendar.rules.places import number_in
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.views.interactions.acts import KEYS, InteractionActs
from medias_desktop.editorial_calendar.views.interactions.figures import Figures
from medias_desktop.editorial_calendar.views.interactions.list_page import ListPage
from medias_desktop.editorial_calendar.views.interactions.notice import DueNotice
from medias_desktop.editorial_calendar.views.interactions.wording import place_of

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.views.interactions.printing import InteractionPrinting

_LOW = 40
"""Lines of text below which the figures make room for the list."""
_WAITING = {
    "open": Waiting.OPEN,
    "late": Waiting.LATE,
    "today": Waiting.TODAY,
    "department": Waiting.DEPARTMENT,
    "unknown": Waiting.OPEN,
}


class InteractionsPage(QWidget):
    """What somebody wrote on the networks, until when it is answered, what was done."""

    badge_changed = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)
    place_wanted = Signal(str, str)

    def __init__(self, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._desk = service, desk
        self._opened = False
        self._found: InteractionFigures | None = None
        self.acts = InteractionActs(self, service, desk, self._ask, self.place_wanted.emit)
        self.figures = Figures()
        self.figures.asked.connect(self._show_waiting)
        self.notice = DueNotice()
        self.notice.recount_asked.connect(self.acts.recount)
        self.notice.settings_asked.connect(self.acts.settings)
        self.list = ListPage(service, desk, self.acts, self._ask)
        self.list.history_asked.connect(self._history)
        self.list.incident_asked.connect(
            lambda number: self.place_wanted.emit("sanctions", f"online/incident:{number}")
        )
        self._counting = Asking(self, desk, _("Counting…"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.actions_ = Actions(self, self.list.table, self._lines())
        self._lay_out()
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.record, *self.actions_.writing)

    # What the tab asks

    def badge(self) -> int:
        """Return how many answers are late or due by tonight."""
        return 0 if self._found is None else self._found.today

    def settled(self) -> bool:
        """Tell whether everything is shown and counted."""
        return self._counting.settled() and self.list.settled()

    def refresh(self) -> None:
        """Show what the register holds now."""
        first, self._opened = not self._opened, True
        self.acts.find_incidents()
        self.list.offer()
        self.list.show_rows(in_place=not first)
        self._show_whole()
        kept = self._service.interactions
        self._counting.ask(lambda: (kept.figures(), len(kept.without_due())), self._count)
        self._counting.now()
        if first:
            QTimer.singleShot(0, self.list, self._begin)

    def show_place(self, place: str) -> None:
        """Go to “late”, “today”, “open”, “department”, “unknown”, “times”, “settings”, “templates” or “interaction:12”."""
        kind, _colon, number = place.partition(":")
        if kind in ("settings", "templates"):
            # A window opened within the change of tabs would stand before a tab that is not painted yet.
            QTimer.singleShot(0, self, getattr(self.acts, kind))
        elif kind == "times":
            QTimer.singleShot(0, self, lambda: self._printing().times())
        elif kind in _WAITING:
            self._show_waiting(_WAITING[kind])
        elif kind == "interaction" and (known := number_in(number)) is not None:
            self.open_interaction(known)
        else:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_interaction(self, number: int) -> None:
        """Show an interaction with its card, whatever the filters leave out."""
        self.list.filters.clear()
        self.list.select(number)
        self.list.show_card()

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme."""
        return {
            "filters": self.list.filters.view_state(),
            "current": self.list.current_id(),
            "moderated": sorted(self.acts.moderated),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self.acts.moderated = set(state.get("moderated", ()))
        self.refresh()
        self.list.filters.restore(state.get("filters", {}))
        if state.get("current") is not None:
            self.list.select(int(state["current"]))

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low window, or large text, leaves the room to the list."""
        super().resizeEvent(event)
        self.figures.be_compact(compact=self.height() < _LOW * self.fontMetrics().lineSpacing())
        self.list.fit()

    def _lines(self) -> list[list[Line]]:
        return [
            [
                Line("record", _("&Record an interaction…"), self._record, "Ctrl+Shift+N", writes=True),
            ],
            [
                self._step("answer", _("&Answer…"), StepKind.ANSWERED),
                self._step("provisional", _("&Provisional answer…"), StepKind.PROVISIONAL),
                self._step("transmit", _("Pass &on…"), StepKind.TRANSMITTED),
                self._step("redirect", _("Re&direct…"), StepKind.REDIRECTED),
                self._step("close", _("&Close…"), StepKind.CLOSED),
                Line("moderate", _("Send to &moderation"), self._moderate, KEYS["moderate"], writes=True),
            ],
            [
                Line("card", _("Card of the &interaction"), self.list.show_card, "Ctrl+I"),
                Line("history", _("&History"), self._history, KEYS["history"]),
            ],
            [
                Line(
                    "register",
                    _("Re&gister of the interactions shown…"),
                    self._print_register,
                    "Ctrl+Shift+P",
                ),
                Line("times", _("Ans&wer times…"), lambda: self._printing().times()),
            ],
            [
                Line("templates", _("Answers &kept ready…"), self.acts.templates),
                Line("settings", _("&Settings of the calendar…"), self.acts.settings),
            ],
        ]

    def _step(self, name: str, text: str, kind: StepKind) -> Line:
        return Line(name, text, lambda: self._take_step(kind), KEYS.get(name, ""), writes=True)

    def _lay_out(self) -> None:
        self.more = more_button(self.actions_.menu)
        self.record = action_button(
            self.actions_["record"],
            _("&Record an interaction"),
            "mdi6.plus",
            "record_interaction",
            primary=True,
        )
        self.more.setMinimumSize(self.record.sizeHint().height(), self.record.sizeHint().height())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.figures, 100)
        head.addStretch(1)  # without any interaction the figures are not seen
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.record, 0, Qt.AlignmentFlag.AlignTop)
        first = action_button(
            self.actions_["record"], _("&Record an interaction"), "mdi6.plus", "record_first"
        )
        self.nothing = EmptyState(
            _("No interaction yet"),
            _(
                "Record here the questions, comments and complaints that you receive on the networks: the program works out"
                " until when the policy wants an answer, says what its clauses ask, and keeps what was done."
            ),
            first,
        )
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, first)
        self.pages.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.notice)
        layout.addWidget(self.pages, 1)
        self.list.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.table.customContextMenuRequested.connect(
            lambda place: self.actions_.menu.popup(self.list.table.viewport().mapToGlobal(place))
        )
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(
            lambda: self.list.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        )
        self.addAction(search)

    # Showing and doing

    def _show_whole(self) -> None:
        """Show the invitation of a register without any interaction in place of the empty list."""
        some = self._service.interactions.any()
        self.pages.setCurrentWidget(self.list if some else self.nothing)
        self.figures.setVisible(some)

    def _begin(self) -> None:
        self.list.fit()
        self.list.begin()

    def _count(self, found: tuple[InteractionFigures, int]) -> None:
        self._found, without = found
        self.figures.show_figures(self._found)
        self.notice.show_count(without)
        self.badge_changed.emit()

    def _show_waiting(self, waiting: Waiting) -> None:
        self.list.filters.show_waiting(waiting)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        self.acts.record(lambda number: self.list.select(int(str(number))))

    def _take_step(self, kind: StepKind) -> None:
        number = self.list.current_id()
        if number is not None:
            self.acts.step(self._service.interactions.one(number), kind)

    def _moderate(self) -> None:
        number = self.list.current_id()
        if number is not None:
            self.acts.moderate(self._service.interactions.one(number))

    def _ask(self, clause: Clause) -> None:
        place = place_of(self._service, clause)
        if place:
            self.clause_asked.emit(place)

    def _history(self) -> None:
        number = self.list.current_id()
        if number is not None:
            self.history_wanted.emit((("interaction", str(number)),))

    def _printing(self) -> InteractionPrinting:
        from medias_desktop.editorial_calendar.views.interactions.printing import InteractionPrinting

        return InteractionPrinting(self, self._service, self._desk)

    def _print_register(self) -> None:
        self._printing().register(self.list.filters.wanted())
