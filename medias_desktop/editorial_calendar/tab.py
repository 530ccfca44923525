"""The editorial calendar's tab: the calendar itself, requests, interactions, accounts and access."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import heading
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.editorial_calendar.pending import pending
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.views.accounts.crisis_banner import CrisisBanner
from medias_desktop.editorial_calendar.views.editor.opening import attend, may_close_editors, warm

CALENDAR, REQUESTS, INTERACTIONS, ACCOUNTS = "calendar", "requests", "interactions", "accounts"


class View(Protocol):
    """What the tab knows of one of its views."""

    badge_changed: Any
    clause_asked: Any
    """A place of the policies’ tab to go to."""
    history_wanted: Any
    place_wanted: Any

    def refresh(self) -> None:
        """Show what the register holds now."""

    def show_place(self, place: str) -> None:
        """Go to a place of this view, “” the view itself."""

    def badge(self) -> int:
        """Return how many things wait here."""

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme."""

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""


class EditorialCalendarTab(Tab):
    """Four views over one calendar; each is made when it is first looked at."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"calendar", "policies", "people", "photo_consents", "sanctions"}
    )

    def __init__(self, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self._views: dict[str, View] = {}
        self._stale_views: set[str] = set()
        self.switch = Switch(
            _("What is shown"),
            (
                (CALENDAR, _("Calendar")),
                (REQUESTS, _("Requests")),
                (INTERACTIONS, _("Interactions")),
                (ACCOUNTS, _("Accounts and access")),
            ),
        )
        self.switch.chosen.connect(self.show_view)
        self.crisis = CrisisBanner(service, desk)
        self.pages = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 0)
        head.setSpacing(24)
        title = heading(_("Editorial calendar"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.crisis)
        layout.addWidget(self.pages, 1)

    def shown(self) -> str:
        """Return which view is shown."""
        return self.switch.name()

    def view(self, name: str) -> View:
        """Return a view, made when it is asked for the first time."""
        if name not in self._views:
            made: Any = self._make(name)
            self._views[name] = made
            self.pages.addWidget(made)
            made.badge_changed.connect(self.badge_changed)
            made.clause_asked.connect(lambda place: self.place_wanted.emit("policies", place))
            made.history_wanted.connect(self.history_wanted)
            made.place_wanted.connect(self._go)
            if name == CALENDAR:
                attend(made)
                warm(made)
            self._stale_views.add(name)
        return self._views[name]

    def show_view(self, name: str) -> None:
        """Show one of the four."""
        view = self.view(name)
        self.switch.show_name(name)
        assert isinstance(view, QWidget)
        self.pages.setCurrentWidget(view)
        if name in self._stale_views:
            self._stale_views.discard(name)
            view.refresh()
            self.badge_changed.emit()

    def refresh(self) -> None:
        """Show what the register holds now; the views that are not seen do so once they are."""
        self.crisis.refresh()
        self._stale_views = set(self._views)
        self.show_view(self.shown())

    def badge(self) -> int:
        """Return how many things wait in the whole calendar, whichever view is shown."""
        return pending(self._service.register)

    def show_place(self, place: str) -> None:
        """Go to “calendar/…”, “requests/…”, “interactions/…” or “accounts/…”, the rest in the words of that view."""
        name, _slash, rest = place.partition("/")
        if name not in (CALENDAR, REQUESTS, INTERACTIONS, ACCOUNTS):
            return
        self.show_view(name)
        self.view(name).show_place(rest)

    def view_state(self) -> dict[str, Any]:
        """Return which view is shown and what each of them wants kept."""
        return {"view": self.shown(), "views": {name: one.view_state() for name, one in self._views.items()}}

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self.show_view(state.get("view", self.shown()))
        for name, kept in state.get("views", {}).items():
            self.view(name).restore(kept)

    def may_close(self) -> bool:
        """Tell whether the register may be closed: posts that are open ask about what is not saved."""
        return may_close_editors(self)

    def settled(self) -> bool:
        """Tell whether the view that is shown has shown everything."""
        view: Any = self._views.get(self.shown())
        return view is None or bool(view.settled())

    def _go(self, tab: str, place: str) -> None:
        """Follow a link: within the calendar at once, elsewhere through the window."""
        if tab == "editorial_calendar":
            self.show_place(place)
        else:
            self.place_wanted.emit(tab, place)

    def _make(self, name: str) -> QWidget:
        if name == CALENDAR:
            from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage

            return CalendarPage(self._service, self.desk)
        if name == REQUESTS:
            from medias_desktop.editorial_calendar.views.requests.page import RequestsPage

            return RequestsPage(self._service, self.desk)
        if name == INTERACTIONS:
            from medias_desktop.editorial_calendar.views.interactions.page import InteractionsPage

            return InteractionsPage(self._service, self.desk)
        from medias_desktop.editorial_calendar.views.accounts.page import AccountsPage

        return AccountsPage(self._service, self.desk)
