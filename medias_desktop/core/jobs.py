"""Slow work off the window's thread: one worker, one job at a time, exactly one outcome each.

A job is connected before it is started; it returns, fails with an exception, or is cancelled. The progress object
it is given never touches a widget.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.progress import Progress

Work = Callable[[Progress], Any]
_TURN = 0.001
"""Seconds of work before another thread gets its turn when it asks: a window that paints asks for dozens of them."""


class Job(QObject):
    """One piece of slow work; ``finished`` comes exactly once, after succeeded, failed or cancelled."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._told: tuple[int, int] | None = None

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Progress protocol, called by the work on its own thread. Raises Cancelled."""
        if self._stop.is_set():
            raise Cancelled
        if (done, total) != self._told:  # said again it would only fill the window's queue
            self._told = (done, total)
            self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work on the calling thread and emit its outcome."""
        try:
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except BaseException as error:  # noqa: BLE001 - handed on: the window tells it or the crash dialog shows it
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            self.finished.emit()

    def let_go(self) -> None:
        """Forget the work: what only it still held goes here, on the calling thread."""
        self._work = _nothing


def _nothing(_progress: Progress) -> None:
    """Stand for work that has been done."""


class _Runner(QRunnable):
    def __init__(self, job: Job, ended: Callable[[Job], None]) -> None:
        super().__init__()
        self._job = job
        self._ended = ended

    def run(self) -> None:
        self._job.run()
        self._ended(self._job)


class Worker(QObject):
    """The one thread that does slow work; ``shutdown`` cancels what runs and waits for it."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        sys.setswitchinterval(_TURN)
        self._running: set[Job] = set()
        self._ended.connect(self._forget, Qt.ConnectionType.QueuedConnection)

    def start(self, job: Job) -> None:
        """Queue a job whose signals are connected."""
        self._running.add(job)  # kept here, not by the view that asked: it may go away before the job ends
        # Ours from now on, whoever lets go of it last: its own thread must not destroy it.
        job.setParent(self)
        self._pool.start(_Runner(job, self._ended.emit))

    def _forget(self, job: Job) -> None:
        # Not on the job's own last signal: it may still be under way on the other thread when the window hears of it,
        # and what sends a signal must outlive the sending.
        self._running.discard(job)
        job.let_go()  # a view that only the work still held must not be destroyed on the other thread
        job.deleteLater()

    def idle(self) -> bool:
        """Return whether nothing runs or waits."""
        return not self._running

    def shutdown(self) -> None:
        """Cancel everything and wait until the thread is free."""
        for job in list(self._running):
            job.cancel()
        self._pool.waitForDone()


def later(work: Callable[[], None], milliseconds: int = 0) -> None:
    """Do a small thing on the window's thread once the events at hand are handled."""
    QTimer.singleShot(milliseconds, work)
