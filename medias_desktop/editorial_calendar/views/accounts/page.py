"""Accounts and access: six pages over what stands in the register, each beside what the policy in force says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.actions import Actions, Line, action_button, more_button
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.editorial_calendar.rules.account_notes import (
    ABSENCES,
    ACCESSES,
    ACCOUNTS,
    DUTIES,
    FOLLOWED,
    PERIODS,
    PLACES,
)
from medias_desktop.editorial_calendar.views.accounts.acts import AccountActs
from medias_desktop.editorial_calendar.views.accounts.parts.accounts_part import AccountsPart
from medias_desktop.editorial_calendar.views.accounts.shown import Shown, read

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.accounts.parts.part import Part


class AccountsPage(QWidget):
    """The pages are made when they are first looked at; all of them are read at once."""

    badge_changed = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)
    place_wanted = Signal(str, str)

    def __init__(self, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._desk = service, desk
        self._found: Shown | None = None
        self._place_asked = ""
        self.acts = AccountActs(self, service, desk)
        self.acts.clause_asked.connect(self._open_clause)
        self._reading = Asking(self, desk, _("Reading the accounts…"))
        self._parts: dict[str, Part] = {}
        self.pages = QStackedWidget()
        self.actions_ = Actions(self, self.pages, self._lines())
        self._lay_out()
        refused = service.refusal(Permission.RECORD)
        permit(refused, desk.dialogs, self.begin, *self.actions_.writing)
        self.show_page(ACCOUNTS)

    # What the tab asks

    def badge(self) -> int:
        """Return how many things are to be done about the accounts."""
        return self._found.overview.waiting() if self._found is not None else 0

    def settled(self) -> bool:
        """Tell whether everything is shown."""
        return self._reading.settled()

    def refresh(self) -> None:
        """Show what the register holds now, as soon as it is read."""
        self._reading.ask(lambda: read(self._service), self._arrive)
        self._reading.now()

    def show_place(self, place: str) -> None:
        """Go to a page (“accesses”), or to a record of it (“accesses:12”)."""
        name = place.partition(":")[0]
        if name not in PLACES:
            return
        self.show_page(name)
        self._place_asked = place
        if self._found is not None and self.settled():
            self._go()

    def show_page(self, name: str) -> None:
        """Show one of the six."""
        part = self.part(name)
        self.switch.show_name(name)
        self.pages.setCurrentWidget(part)
        self.begin.setText(f" {self._begins()[name]}")
        if self._found is not None:
            part.show_found(self._found)

    def part(self, name: str) -> Part:
        """Return a page, made when it is first shown."""
        if name not in self._parts:
            made = self._make(name)
            made.clause_asked.connect(self._open_clause)
            self._parts[name] = made
            self.pages.addWidget(made)
        return self._parts[name]

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme."""
        return {"page": self.switch.name()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        self.refresh()
        self.show_page(str(state.get("page", ACCOUNTS)))

    # Layout

    def _lines(self) -> list[list[Line]]:
        return [
            [
                Line("new", _("&New…"), self._begin, "Ctrl+Shift+N", writes=True),
                Line("history", _("&History"), self._history, "Ctrl+H"),
            ],
            [
                Line("print", _("&Print the list…"), self._print, "Ctrl+Shift+P"),
                Line("export", _("&Export for a spreadsheet…"), self._export),
            ],
            [Line("crisis", _("&Crisis mode…"), self._crisis, writes=True)],
        ]

    def _lay_out(self) -> None:
        self.switch = Switch(
            _("What is shown"),
            (
                (ACCOUNTS, _("Accounts")),
                (ACCESSES, _("Accesses")),
                (ABSENCES, _("Absences")),
                (DUTIES, _("Responsibilities")),
                (FOLLOWED, _("Accounts followed")),
                (PERIODS, _("Periods")),
            ),
        )
        self.switch.chosen.connect(self.show_page)
        self.more = more_button(self.actions_.menu)
        self.begin = action_button(self.actions_["new"], _("New account"), "mdi6.plus", "begin", primary=True)
        self.more.setMinimumSize(self.begin.sizeHint().height(), self.begin.sizeHint().height())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.switch)
        head.addStretch(1)
        head.addWidget(self.more)
        head.addWidget(self.begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        search = QAction(self)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(self._search)
        self.addAction(search)

    def _begins(self) -> dict[str, str]:
        """Return what the first button of each page says."""
        return {
            ACCOUNTS: _("New account"),
            ACCESSES: _("New access"),
            ABSENCES: _("New absence"),
            DUTIES: _("Name somebody"),
            FOLLOWED: _("Follow an account"),
            PERIODS: _("New election"),
        }

    def _make(self, name: str) -> Part:
        parts = (self._service, self._desk, self.acts)
        if name == ACCESSES:
            from medias_desktop.editorial_calendar.views.accounts.parts.accesses_part import AccessesPart

            return AccessesPart(*parts)
        if name == ABSENCES:
            from medias_desktop.editorial_calendar.views.accounts.parts.absences_part import AbsencesPart

            return AbsencesPart(*parts)
        if name == DUTIES:
            from medias_desktop.editorial_calendar.views.accounts.parts.duties_part import DutiesPart

            return DutiesPart(*parts)
        if name == FOLLOWED:
            from medias_desktop.editorial_calendar.views.accounts.parts.followed_part import FollowedPart

            return FollowedPart(*parts)
        if name == PERIODS:
            from medias_desktop.editorial_calendar.views.accounts.parts.periods_part import PeriodsPart

            return PeriodsPart(*parts)
        return AccountsPart(*parts)

    # Showing

    def _arrive(self, found: Shown) -> None:
        self._found = found
        self._parts[self.switch.name()].show_found(found)
        self.badge_changed.emit()
        if self._place_asked:
            self._go()

    def _go(self) -> None:
        place, self._place_asked = self._place_asked, ""
        self._parts[self.switch.name()].show_place(place)

    def _begin(self) -> None:
        self._parts[self.switch.name()].new()

    def _history(self) -> None:
        subject = self._parts[self.switch.name()].subject()
        if subject is not None:
            self.history_wanted.emit((subject,))

    def _print(self) -> None:
        self.acts.print_list(self.switch.name())

    def _export(self) -> None:
        self.acts.export(self.switch.name())

    def _crisis(self) -> None:
        if self._service.periods.emergency() is None:
            self.acts.emergency()
        else:
            self.acts.lift()

    def _search(self) -> None:
        field = self._parts[self.switch.name()].list.search
        if not field.isHidden():
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_clause(self, clause: Clause) -> None:
        place = self._service.accounts.place_of(clause)
        if place:
            self.clause_asked.emit(place)
