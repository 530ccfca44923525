"""Another window writes to the register that this one shows: lists follow within a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from medias_desktop.core.errors import UserError

if TYPE_CHECKING:
    from medias_desktop.core.changes import Changes

EVERY = 1000
"""Milliseconds between two looks; one takes some 30 microseconds."""


class Watched(Protocol):
    """What is looked at: a register."""

    def changed_elsewhere(self) -> bool:
        """Return whether another window or computer recorded something since the last look."""


class Elsewhere(QObject):
    """Looks at the open register every second and announces what others wrote."""

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._register: Watched | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)

    def watch(self, register: Watched | None) -> None:
        """Look at another register from now on, or at none."""
        self._register = register
        if register is None:
            self.timer.stop()
        else:
            self.timer.start()

    def look(self) -> None:
        """Announce what another window wrote; a register out of reach is told when something is done with it."""
        if self._register is None:
            return
        try:
            news = self._register.changed_elsewhere()
        except UserError:
            return
        if news:
            self._changes.announce_everything()
