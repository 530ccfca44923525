"""When the draft in hand is saved by itself: after a rest, and at the latest so long after the first change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

REST = 30_000
"""Milliseconds without a change after which the draft is saved."""

LONGEST = 180_000
"""Milliseconds after which it is saved though somebody types on and on."""


class Keeping(QObject):
    """Tells when it is time to save what was changed."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rest = self._timer(REST)
        self.longest = self._timer(LONGEST)

    def _timer(self, milliseconds: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(self._on_time)
        return made

    def note(self, *, unsaved: bool) -> None:
        """Take note of a change, or that there is nothing left to save."""
        if not unsaved:
            self.rest.stop()
            self.longest.stop()
            return
        self.rest.start()
        if not self.longest.isActive():
            self.longest.start()

    def _on_time(self) -> None:
        self.longest.stop()
        self.due.emit()
