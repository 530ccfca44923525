"""Online users: what happened, what was done, what waits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.widgets.desk import Desk
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.acts import IncidentActs


class OnlinePage(QWidget):
    """The list of incidents with its card, comments, appeals, who is shut out."""

    badge_changed = Signal()
    clause_asked = Signal(str)
    history_wanted = Signal(object)

    def __init__(self, service: SanctionService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._desk = service, desk
        self.acts = IncidentActs(self, service, desk)

    def refresh(self) -> None:
        """Show what the register holds now."""

    def show_place(self, place: str) -> None:
        """Go to “blocks”, “appeals”, “queue”, “accounts”, “settings”, “incident:12” or “user:12”."""

    def badge(self) -> int:
        """Return how many things wait here."""
        return 0

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
