"""What every view is handed: ways to ask and tell, to work slowly, to announce changes, to know the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from medias_desktop.core.changes import Changes
from medias_desktop.core.clock import Clock
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job, Work, Worker, later
from medias_desktop.core.widgets.dialogs import Dialogs

if TYPE_CHECKING:
    from medias_desktop.core.widgets.sealed import SealedDoor
    from medias_desktop.core.widgets.sealing import Sealer

SHOW_AFTER = 300
"""Milliseconds before a job shows that it is working."""


class Jobs(QObject):
    """Runs slow work for a view: progress with Cancel, errors told, the result brought back to the window's thread."""

    def __init__(self, worker: Worker, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._dialogs = dialogs
        self._followed: set[_Watcher] = set()

    def run(
        self,
        parent: QWidget,
        title: str,
        work: Work,
        done: Callable[[Any], object],
        stopped: Callable[[], object] | None = None,
        *,
        quiet: bool = False,
    ) -> Job:
        """Start ``work``; ``done`` gets its result, ``stopped`` is called after a failure or a cancellation.

        ``quiet`` work opens no window of its own: the view shows that it is working.
        """
        job = Job(work)
        watcher = _Watcher(parent, title, job, self._dialogs, done, stopped, quiet=quiet)
        # No child of the view: it may be the last to know the view, and what is destroyed as it lets go of its parent
        # would be destroyed twice.
        self._followed.add(watcher)
        watcher.ended.connect(self._let_go)
        self._worker.start(job)
        return job

    def _let_go(self, watcher: _Watcher) -> None:
        later(lambda: self._followed.discard(watcher))  # once its own last signal has been handled

    def idle(self) -> bool:
        """Return whether nothing runs or waits."""
        return self._worker.idle()


class _Watcher(QObject):
    """Follows one job on the window's thread: its little window appears only when the job takes its time.

    Whoever asked may be gone by the end: then nobody is told.
    """

    ended = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        job: Job,
        dialogs: Dialogs,
        done: Callable[[Any], object],
        stopped: Callable[[], object] | None,
        *,
        quiet: bool,
    ) -> None:
        super().__init__()
        self._parent, self._job, self._dialogs = parent, job, dialogs
        self._done, self._stopped = done, stopped
        self._shown = None if quiet else self._little_window(title)
        queued = Qt.ConnectionType.QueuedConnection
        job.progressed.connect(self._on_progress, queued)
        job.succeeded.connect(self._on_success, queued)
        job.failed.connect(self._on_failure, queued)
        job.cancelled.connect(self._on_cancel, queued)
        job.finished.connect(self._on_finished, queued)

    def _little_window(self, title: str) -> QProgressDialog:
        shown = QProgressDialog(title, _("Cancel"), 0, 0, self._parent)
        shown.setWindowTitle(title)
        shown.setWindowModality(Qt.WindowModality.WindowModal)
        shown.setAutoClose(False)
        shown.setAutoReset(False)
        shown.setMinimumDuration(2**30)  # shown by the timer below only
        shown.canceled.connect(self._job.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(shown.show)
        self._timer.start(SHOW_AFTER)
        return shown

    def _on_progress(self, done: int, total: int) -> None:
        if self._shown is not None and isValid(self._shown):
            self._shown.setMaximum(total)
            self._shown.setValue(done)

    def _on_success(self, result: object) -> None:
        self._end()
        if isValid(self._parent):
            self._done(result)

    def _on_cancel(self) -> None:
        self._end()
        if self._stopped is not None and isValid(self._parent):
            self._stopped()

    def _on_failure(self, error: BaseException) -> None:
        self._on_cancel()
        if not isinstance(error, UserError):
            raise error
        if isValid(self._parent):
            self._dialogs.tell_error(self._parent, error)

    def _on_finished(self) -> None:
        self.ended.emit(self)

    def _end(self) -> None:
        if self._shown is not None:
            self._timer.stop()
        if self._shown is not None and isValid(self._shown):
            self._shown.canceled.disconnect()
            self._shown.close()
            self._shown.deleteLater()


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to every tab and dialog."""

    dialogs: Dialogs
    jobs: Jobs
    changes: Changes
    clock: Clock
    sealed: SealedDoor | None = None
    """Asks for the key of sealed records; the program's own desk always has it."""
    sealer: Sealer | None = None
    """Puts the municipality's seal on documents; the program's own desk always has it."""
    sheet_kinds: Callable[[], Sequence[Any]] | None = None
    """What the slices do with their sheets that come back on paper (paper.returns_view.SheetKindView), all in one pile."""
