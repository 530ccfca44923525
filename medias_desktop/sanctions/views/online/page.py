"""Online users: what happened and what was done, comments, appeals, who is shut out."""

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
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.sanctions.rules.incident_filters import ModerationFigures
from medias_desktop.sanctions.rules.incident_prefill import prefill_of
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.acts import IncidentActs
from medias_desktop.sanctions.views.online.figures import APPEALS, BLOCKS, COMMENTS, ENDED, INCIDENTS, Figures
from medias_desktop.sanctions.views.online.list_page import ListPage

if TYPE_CHECKING:
    from medias_desktop.sanctions.views.moderation_printing.acts import ModerationPrinting

_LOW = 40
"""Lines of text below which the figures make room for the list."""


class OnlinePage(QWidget):
    """Figures above four pages; the actions work on the incident under the cursor."""

    badge_changed = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)

    def __init__(self, service: SanctionService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._desk = service, desk
        self._opened = False
        self._found: ModerationFigures | None = None
        self.acts = IncidentActs(self, service, desk)
        self.figures = Figures()
        self.figures.place_asked.connect(self.show_place)
        self.list = ListPage(service, desk, self.acts)
        self.list.clause_asked.connect(self.clause_asked)
        self.list.history_asked.connect(self._history)
        self._counting = Asking(self, desk, _("Counting…"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self._others: dict[str, Any] = {}
        self.actions_ = Actions(self, self.list.table, self._lines())
        self._lay_out()
        refused = service.refusal(Permission.RECORD)
        permit(refused, desk.dialogs, self.record, *self.actions_.writing)

    # What the tab asks

    def badge(self) -> int:
        """Return how many blocks are to be lifted, appeals to be answered, comments to be looked at."""
        found = self._found
        return self._service.waiting() if found is None else found.ended + found.appeals + found.comments

    def settled(self) -> bool:
        """Tell whether everything is shown and counted."""
        pages = all(page.settled() for page in self._others.values())
        return pages and self._counting.settled() and self.list.settled()

    def refresh(self) -> None:
        """Show what the register holds now."""
        first, self._opened = not self._opened, True
        self.list.offer()
        self.list.show_rows(in_place=not first)
        for page in self._others.values():
            page.refresh()
        self._show_whole()
        self._counting.ask(self._service.incidents.figures, self._count)
        self._counting.now()
        if first:
            QTimer.singleShot(0, self.list, self._begin)

    def show_place(self, place: str) -> None:
        """Go to “blocks”, “appeals”, “queue”, “accounts”, “settings”, “incident:12”, “user:12” or “record:{…}”."""
        kind, _colon, number = place.partition(":")
        if kind == "record":
            QTimer.singleShot(0, self, lambda: self.acts.record(prefill_of(number)))
        elif kind in ("accounts", "settings"):
            # A window opened within the change of tabs would stand before a tab that is not painted yet.
            QTimer.singleShot(0, self, getattr(self.acts, kind))
        elif kind in (COMMENTS, APPEALS, BLOCKS, ENDED):
            self.show_page(BLOCKS if kind == ENDED else kind)
            self._page(BLOCKS if kind == ENDED else kind).take_keyboard()
        elif kind == "incident" and number.isdigit():
            self.open_incident(int(number))
        elif kind == "user" and number.isdigit():
            self.show_page(INCIDENTS)
            self.list.show_user(self._service.online_users.one(int(number)))
        else:
            self.show_page(INCIDENTS)
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_incident(self, incident_id: int) -> None:
        """Show an incident with its card, whatever the filters leave out."""
        self.show_page(INCIDENTS)
        self.list.filters.clear()
        self.list.select(incident_id)
        self.list.show_card()

    def show_page(self, name: str) -> None:
        """Show the incidents, the queue, the appeals or the blocks."""
        if name != INCIDENTS:
            page = self._page(name)
            page.refresh()
            self.pages.setCurrentWidget(page)
        else:
            self.pages.setCurrentWidget(self.list)
        self.switch.show_name(name)
        self._show_whole()

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme."""
        return {
            "page": self.switch.name(),
            "filters": self.list.filters.view_state(),
            "current": self.list.current_id(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self.refresh()
        self.list.filters.restore(state.get("filters", {}))
        if state.get("current") is not None:
            self.list.select(int(state["current"]))
        self.show_page(str(state.get("page", INCIDENTS)))

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low window, or large text, leaves the room to the list."""
        super().resizeEvent(event)
        self.figures.be_compact(compact=self.height() < _LOW * self.fontMetrics().lineSpacing())
        self.list.fit()

    def _lines(self) -> list[list[Line]]:
        acts = self.acts
        return [
            [
                Line("record", _("&Record an incident…"), acts.record, "Ctrl+Shift+N", writes=True),
                Line("comment", _("A&dd a comment to be looked at…"), acts.add_comment, writes=True),
            ],
            [
                Line("card", _("&Card of the incident"), self.list.show_card, "Ctrl+I"),
                Line("history", _("&History"), self._history, "Ctrl+H"),
            ],
            [
                Line("netiquette", _("Print the &netiquette…"), lambda: self._printing().netiquette()),
                Line("blocks", _("List of &users shut out…"), lambda: self._printing().block_list()),
                Line(
                    "register", _("Re&gister of the incidents shown…"), self._print_register, "Ctrl+Shift+P"
                ),
            ],
            [
                Line("accounts", _("&Accounts of the municipality…"), acts.accounts),
                Line("settings", _("&Settings of moderation…"), acts.settings),
            ],
        ]

    def _lay_out(self) -> None:
        self.switch = Switch(
            _("What is shown"),
            (
                (INCIDENTS, _("Incidents")),
                (COMMENTS, _("Comments")),
                (APPEALS, _("Appeals")),
                (BLOCKS, _("Shut out")),
            ),
        )
        self.switch.chosen.connect(self.show_page)
        self.more = more_button(self.actions_.menu)
        self.record = action_button(
            self.actions_["record"], _("&Record an incident"), "mdi6.plus", "record_incident", primary=True
        )
        self.more.setMinimumSize(self.record.sizeHint().height(), self.record.sizeHint().height())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.switch)
        head.addStretch(1)
        head.addWidget(self.more)
        head.addWidget(self.record)
        first = action_button(self.actions_["record"], _("&Record an incident"), "mdi6.plus", "record_first")
        self.nothing = EmptyState(
            _("No incident yet"),
            _(
                "When something that the public writes goes against the netiquette, record it here: the program cites the "
                "clause, counts what the user did before and says what the policy allows."
            ),
            first,
        )
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, first)
        self.pages.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.figures)
        layout.addWidget(self.pages, 1)
        self.list.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.table.customContextMenuRequested.connect(
            lambda place: self.actions_.menu.popup(self.list.table.viewport().mapToGlobal(place))
        )
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(self._search)
        self.addAction(search)

    # Showing

    def _page(self, name: str) -> Any:
        """Return one of the other pages, made when it is first shown."""
        if name not in self._others:
            made = self._make(name)
            self.pages.addWidget(made)
            self._others[name] = made
        return self._others[name]

    def _make(self, name: str) -> QWidget:
        parts = (self._service, self._desk, self.acts)
        if name == COMMENTS:
            from medias_desktop.sanctions.views.online.comments.page import CommentsPage

            return CommentsPage(*parts)
        if name == APPEALS:
            from medias_desktop.sanctions.views.online.appeals.page import AppealsPage

            appeals = AppealsPage(*parts)
            appeals.incident_asked.connect(self.open_incident)
            return appeals
        from medias_desktop.sanctions.views.online.blocks_page import BlocksPage

        blocks = BlocksPage(*parts)
        blocks.incident_asked.connect(self.open_incident)
        blocks.print_list.clicked.connect(lambda: self._printing().block_list())
        return blocks

    def _show_whole(self) -> None:
        """Show the invitation of a register without any incident in place of the empty list."""
        if self.pages.currentWidget() in (self.list, self.nothing):
            some = self._service.incidents.any()
            self.pages.setCurrentWidget(self.list if some else self.nothing)

    def _begin(self) -> None:
        self.list.fit()
        self.list.begin()

    def _count(self, found: ModerationFigures) -> None:
        self._found = found
        self.figures.show_figures(found)
        self.badge_changed.emit()

    def _search(self) -> None:
        self.show_page(INCIDENTS)
        self.list.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _history(self) -> None:
        number = self.list.current_id()
        if number is not None:
            self.history_wanted.emit((("moderation_incident", str(number)),))

    def _printing(self) -> ModerationPrinting:
        from medias_desktop.sanctions.views.moderation_printing.acts import ModerationPrinting

        return ModerationPrinting(self, self._service, self._desk)

    def _print_register(self) -> None:
        self._printing().register(self.list.filters.wanted())
