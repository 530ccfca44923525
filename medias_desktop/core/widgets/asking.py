"""A question that follows what is typed: asked on the worker once the typing pauses; only the last answer arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.jobs import Job
    from medias_desktop.core.widgets.desk import Desk

PAUSE = 120
"""Milliseconds without typing before it is asked."""


class Asking(QObject):
    """Asks one kind of question for a window; ``settled`` when the last one was answered."""

    def __init__(self, window: QWidget, desk: Desk, title: str, pause: int = PAUSE) -> None:
        super().__init__(window)
        self._window, self._desk, self._title = window, desk, title
        self._asked = 0
        self._work: tuple[Callable[[], Any], Callable[[Any], object]] | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self.now)

    def ask(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Ask this soon, instead of what was to be asked."""
        self._asked += 1
        self._work = (work, done)
        self._timer.start()

    def forget(self) -> None:
        """Want no answer any more."""
        self._asked += 1
        self._work = None
        self._timer.stop()

    def settled(self) -> bool:
        """Tell whether nothing is to be asked or answered."""
        return self._work is None

    def now(self) -> None:
        """Ask at once what is to be asked."""
        self._timer.stop()
        if self._work is None:
            return
        asked, (work, done) = self._asked, self._work
        if self._job is not None:
            self._job.cancel()

        def arrive(found: Any) -> None:
            if asked == self._asked:
                self._work = None
                done(found)

        def stopped() -> None:
            if asked == self._asked:
                self._work = None

        self._job = self._desk.jobs.run(
            self._window, self._title, lambda _progress: work(), arrive, stopped, quiet=True
        )
