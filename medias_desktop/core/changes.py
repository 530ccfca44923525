"""Who changed what: a write announces the slices it touched, views that watch them refresh."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, Signal


class _Everything(frozenset[str]):
    """Shares every name that is asked about: what another window wrote is not known in detail."""

    def __and__(self, other: AbstractSet[object]) -> frozenset[str]:
        return frozenset(str(name) for name in other)

    def __contains__(self, name: object) -> bool:
        return True


EVERYTHING: frozenset[str] = _Everything()


class Changes(QObject):
    """Carries the names of what changed ("people", "policies", "acknowledgements") to whoever watches."""

    changed = Signal(frozenset)

    def announce(self, *names: str) -> None:
        """Tell every view that these records changed."""
        self.changed.emit(frozenset(names))

    def announce_everything(self) -> None:
        """Tell every view that anything may have changed."""
        self.changed.emit(EVERYTHING)
