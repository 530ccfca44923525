"""What can wait until the first tab is seen, a little in each turn of the event loop: nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


class Settling(QObject):
    """Takes one step of ``work`` in each turn, from ``after`` milliseconds on; between two the window answers its user."""

    def __init__(self, work: Callable[[], Iterator[object]], after: int, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._after = work, after
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin anew."""
        self._steps = self._work()
        self._timer.start(self._after)

    def stop(self) -> None:
        """Leave what was not done yet."""
        self._timer.stop()
        self._steps = iter(())

    def _step(self) -> None:
        steps, nothing = self._steps, object()
        if (
            next(steps, nothing) is not nothing and steps is self._steps
        ):  # a step may have begun something else
            self._timer.start(0)
