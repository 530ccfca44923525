"""How long the keyboard and the pointer have been at rest in every window of the program."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Activity(QObject):
    """Notes the last use. It looks at what reaches the windows, not at every event of every widget: that is cheap."""

    lock_pressed = Signal()
    """Ctrl+L was pressed, also in a dialog, where the main window's menus do not reach."""

    def __init__(
        self,
        parent: QObject | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._monotonic, self._wall = monotonic, wall
        self.note()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def note(self) -> None:
        """Count from now."""
        self._last = (self._monotonic(), self._wall())

    def idle_seconds(self) -> float:
        """Return the seconds since the last use; those that the computer slept count as well."""
        return max(self._monotonic() - self._last[0], self._wall() - self._last[1])

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once more is the same as once

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: note a use; hand everything on."""
        kind = event.type()
        if kind in _USE:
            self.note()
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_lock(event):
                self.lock_pressed.emit()
                return True
        return super().eventFilter(watched, event)


def _is_lock(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
