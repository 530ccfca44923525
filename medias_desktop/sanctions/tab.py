"""The sanctions tab: disciplinary cases behind their lock, and the moderation of what the public writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import heading
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.sanctions.service import SanctionService

CASES, ONLINE = "cases", "online"


class View(Protocol):
    """What the tab knows of one of its two views."""

    badge_changed: Any
    clause_asked: Any
    """A place of the policies’ tab to go to."""
    history_wanted: Any

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


class SanctionsTab(Tab):
    """Two views: those whom the policy binds, for whoever is entitled; online users."""

    watches: ClassVar[frozenset[str]] = frozenset({"sanctions", "people", "policies"})

    def __init__(self, service: SanctionService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self._views: dict[str, View] = {}
        self._stale_views: set[str] = set()
        self.entitled = self._is_entitled()
        """Whether who works here may open disciplinary cases; otherwise nothing tells that there are any."""
        self.switch = self._make_switch()
        self.pages = QStackedWidget()
        self._head = head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 0)
        head.setSpacing(24)
        title = heading(_("Sanctions"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        if desk.sealed is not None:
            desk.sealed.changed.connect(self._look_who)

    # Who is entitled

    def _is_entitled(self) -> bool:
        return self.desk.sealed is not None and self.desk.sealed.is_entitled()

    def _make_switch(self) -> Switch:
        pages = ((CASES, _("Employees and volunteers")), (ONLINE, _("Online users")))
        switch = Switch(_("Whom the sanctions are about"), pages if self.entitled else pages[1:])
        switch.setParent(self)  # what is shown without a parent is a window of its own
        switch.setVisible(self.entitled)
        switch.chosen.connect(self.show_view)
        return switch

    def _on_changed(self, names: frozenset[str]) -> None:
        if "users" in names:  # seen or not: what is open is not kept open behind another tab
            self._look_who()
        super()._on_changed(names)

    def _look_who(self) -> None:
        """Offer the disciplinary view to whoever is entitled: a start may show this tab before that is known.

        Whoever was and is no longer has everything of it taken away at once, open or not.
        """
        sealed = self.desk.sealed
        if sealed is None or not sealed.has_register:  # it is being closed: what is shown goes with the tab
            return
        try:
            entitled = sealed.is_entitled()
        except UserError:  # the key file is out of reach: told when something is done with the register
            return
        if entitled == self.entitled:
            return
        self.entitled = entitled
        had_views = bool(self._views)
        if not entitled:
            sealed.forget()
            self._drop_cases()
        before, self.switch = self.switch, self._make_switch()
        self._head.replaceWidget(before, self.switch)
        before.hide()
        before.deleteLater()
        if had_views or entitled:
            self.show_view(ONLINE if had_views else CASES)
        self.badge_changed.emit()

    def _drop_cases(self) -> None:
        self._stale_views.discard(CASES)
        if CASES in self._views:
            view: Any = self._views.pop(CASES)
            self.pages.removeWidget(view)
            view.hide()
            view.deleteLater()

    # The views

    def shown(self) -> str:
        """Return which view is shown."""
        return self.switch.name()

    def view(self, name: str) -> View:
        """Return a view, made when it is asked for the first time."""
        if name not in self._views:
            made = self._make(name)
            self._views[name] = made
            assert isinstance(made, QWidget)
            self.pages.addWidget(made)
            made.badge_changed.connect(self.badge_changed)
            made.clause_asked.connect(lambda place: self.place_wanted.emit("policies", place))
            made.history_wanted.connect(self.history_wanted)
            self._stale_views.add(name)
        return self._views[name]

    def show_view(self, name: str) -> None:
        """Show one of the two; the disciplinary one to whoever is entitled only."""
        if name == CASES and not self.entitled:
            return
        view = self.view(name)
        self.switch.show_name(name)
        assert isinstance(view, QWidget)
        self.pages.setCurrentWidget(view)
        if name in self._stale_views:
            self._stale_views.discard(name)
            view.refresh()
            self.badge_changed.emit()

    def refresh(self) -> None:
        """Show what the register holds now; the view that is not seen does so once it is."""
        self._stale_views = set(self._views)
        self.show_view(self.shown())

    def badge(self) -> int:
        """Return how many things wait, whichever view is shown: about online users, and in cases while their lock is open."""
        return self._service.waiting() + (self._views[CASES].badge() if CASES in self._views else 0)

    def show_place(self, place: str) -> None:
        """Go to “cases/…” or “online/…”, the rest in the words of that view."""
        name, _slash, rest = place.partition("/")
        if name not in (CASES, ONLINE) or (name == CASES and not self.entitled):
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
            if name == ONLINE or self.entitled:
                self.view(name).restore(kept)

    def made_views(self) -> Sequence[View]:
        """Return the views that were looked at."""
        return tuple(self._views.values())

    def _make(self, name: str) -> View:
        if name == CASES:
            from medias_desktop.sanctions.views.employees.page import EmployeesPage

            return EmployeesPage(self._service, self.desk)
        from medias_desktop.sanctions.views.online.page import OnlinePage

        found: View = OnlinePage(self._service, self.desk)
        return found
