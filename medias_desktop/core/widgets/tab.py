"""What the main window knows of a tab."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from medias_desktop.core.widgets.desk import Desk


class Tab(QWidget):
    """A page of the main window that refreshes itself when what it watches has changed and it is seen."""

    watches: ClassVar[frozenset[str]] = frozenset()
    badge_changed = Signal()
    tab_wanted = Signal(str)  # the name of another tab, where something must be done first
    place_wanted = Signal(str, str)  # the same, with a place there in its own words (show_place)
    setting_wanted = Signal(str, object)  # the name of a preference, and what it is from now on
    history_wanted = Signal(object)  # a record's parts as (table, key), the one that names it first

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk = desk
        self._stale = True
        desk.changes.changed.connect(self._on_changed)

    def badge(self) -> int:
        """Return how many things wait here (0: none)."""
        return 0

    def refresh(self) -> None:
        """Show what the register holds now."""
        raise NotImplementedError

    def view_state(self) -> dict[str, Any]:
        """Return what must survive a change of language or theme: selection, filters, sizes."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""

    def show_place(self, place: str) -> None:
        """Go to what a thing to do is about (Todo.place)."""

    def keep(self) -> bool:
        """Record quietly what was composed; tell whether the register holds everything now."""
        return True

    def may_close(self) -> bool:
        """Tell whether the register may be closed; asks about what is not saved."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: refresh what went stale while hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _on_changed(self, names: frozenset[str]) -> None:
        if names & self.watches:
            self._stale = True
            if self.isVisible():
                self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()
        self.badge_changed.emit()
