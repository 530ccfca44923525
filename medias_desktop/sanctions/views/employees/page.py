"""The disciplinary cases: closed until the passphrase is given again, gone at once when their lock closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, button
from medias_desktop.sanctions.service import SanctionService

if TYPE_CHECKING:
    from medias_desktop.core.store.sealed import Vault
    from medias_desktop.sanctions.views.employees.cases_page import CasesPage


class EmployeesPage(QWidget):
    """The locked door, and behind it the cases: those widgets exist only while the lock is open.

    Whatever shows something of a case (dialogs, work under way) is a child of ``cases`` and goes with it.
    """

    badge_changed = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)

    def __init__(self, service: SanctionService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._desk = service, desk
        self._place = ""
        """Where to go once the lock is open."""
        self.cases: CasesPage | None = None
        """The cases, None while they are locked."""
        self.open_button = button(_("&Open the disciplinary cases"), "mdi6.lock-open-outline", primary=True)
        self.open_button.setObjectName("open_cases")
        self.open_button.setAutoDefault(True)  # Enter opens them, as the space bar does
        self.open_button.clicked.connect(lambda: self.open())
        self.locked = EmptyState(
            _("Disciplinary cases are locked"),
            _(
                "Cases of employees, volunteers and elected officials open with your passphrase. They close by "
                "themselves after some minutes without use, and every reading is recorded."
            ),
            self.open_button,
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.locked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        if desk.sealed is not None:
            desk.sealed.changed.connect(self._on_lock)

    def open(self, place: str = "") -> None:
        """Show the cases, asking for the passphrase unless it was just given; then go to a place there."""
        self._place = place
        if self._desk.sealed is not None:
            self._desk.sealed.with_vault(self, self._unlock)

    def refresh(self) -> None:
        """Show the cases anew; while their lock is open nothing is asked."""
        if self.cases is not None:
            self.cases.refresh()
        elif self._desk.sealed is not None and self._desk.sealed.is_open:
            self.open()
        elif self.isVisible():
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: str) -> None:
        """Go to “clocks”, “removals”, “case:12” or “person:UID”, through the lock."""
        if self.cases is None:
            # A window opened within the change of tabs would stand before a tab that is not painted yet.
            QTimer.singleShot(0, self, lambda: self.open(place))
        else:
            self.cases.show_place(place)

    def badge(self) -> int:
        """Return how many deadlines have passed and files are to be cleared, while the cases are open."""
        return 0 if self.cases is None else self.cases.waits()

    def view_state(self) -> dict[str, Any]:
        """Return the filters and the case under the cursor, while the cases are open."""
        return {} if self.cases is None else self.cases.view_state()

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back, while the cases are open."""
        if self.cases is not None and state:
            self.cases.restore(state)

    def settled(self) -> bool:
        """Tell whether everything is shown."""
        return self.cases is None or self.cases.settled()

    # The lock

    def _unlock(self, vault: Vault) -> None:
        if self.cases is None:
            from medias_desktop.sanctions.views.employees.cases_page import CasesPage

            cases = CasesPage(self._service, self._service.disciplinary(vault), self._desk)
            cases.counted.connect(self.badge_changed)
            cases.clause_asked.connect(self.clause_asked)
            cases.history_wanted.connect(self.history_wanted)
            self.pages.addWidget(cases)
            self.cases = cases
            cases.refresh()
        self.pages.setCurrentWidget(self.cases)
        if self._place:
            self.cases.show_place(self._place)
            self._place = ""

    def _on_lock(self) -> None:
        """Take everything of a case away at once: what is shown, open windows, work under way."""
        sealed, cases = self._desk.sealed, self.cases
        if cases is None or (sealed is not None and sealed.is_open):
            return
        self.cases = None
        had_keyboard = cases.isAncestorOf(self.focusWidget() or self)
        self.pages.setCurrentWidget(self.locked)
        close_windows(cases)
        cases.close_for_good()
        self.pages.removeWidget(cases)
        cases.deleteLater()
        if had_keyboard:
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.badge_changed.emit()


def close_windows(owner: QWidget) -> None:
    """Hide every window that belongs to a part of the program, without asking what is to become of what was typed."""
    for window in owner.findChildren(QDialog):
        window.hide()
        window.deleteLater()
