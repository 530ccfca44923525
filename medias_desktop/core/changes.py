"""Who changed what: a write announces the slices it touched, views that watch them refresh."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """Carries the names of what changed ("people", "policies", "acknowledgements") to whoever watches."""

    changed = Signal(frozenset)

    def announce(self, *names: str) -> None:
        """Tell every view that these records changed."""
        self.changed.emit(frozenset(names))
