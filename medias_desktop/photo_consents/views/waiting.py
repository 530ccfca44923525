"""What waits today, counted on the worker: publications to take down or to stop, deadlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.figures import ToDo

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job

_LATER = 60
"""Milliseconds: what is seen comes first."""


class Waiting:
    """Counts anew when it is started; an answer to an earlier question is dropped."""

    def __init__(
        self, parent: QWidget, service: PhotoConsentService, desk: Desk, done: Callable[[], None]
    ) -> None:
        self._parent, self._service, self._desk, self._done = parent, service, desk, done
        self._asked = 0
        self._job: Job | None = None
        self.busy = False
        self.found = ToDo()

    def start(self) -> None:
        """Count soon."""
        self.busy = True
        self._asked += 1
        asked = self._asked
        if self._job is not None:
            self._job.cancel()
        QTimer.singleShot(_LATER, self._parent, lambda: self._run(asked))

    def _run(self, asked: int) -> None:
        if asked != self._asked:
            return
        service, today = self._service, self._service.today

        def work(progress: Progress) -> ToDo:
            standing = service.uses.standing(today, progress)
            deadlines = service.deadlines.on(today, progress)
            return ToDo(len(standing.take_down), len(standing.stop), len(deadlines))

        self._job = self._desk.jobs.run(
            self._parent,
            _("Counting…"),
            work,
            lambda found: self._arrive(asked, found),
            lambda: self._end(asked),
            quiet=True,
        )

    def _arrive(self, asked: int, found: ToDo) -> None:
        if asked == self._asked:
            self._end(asked)
            self.found = found
            self._done()

    def _end(self, asked: int) -> None:
        if asked == self._asked:
            self._job, self.busy = None, False
