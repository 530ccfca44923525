"""The figures of a list, counted on the worker once its first page is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Counts, Scope
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.clauses import CitedRule

_PAINTED = 20
"""Milliseconds until the first page has been painted: before that the worker would take its time from it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted; ``waiting`` are the signatures that are missing for all texts in force, ``pages`` scans."""

    counts: Counts
    uncounted: int
    waiting: int
    pages: int
    clauses: tuple[CitedRule, ...]


class Counting:
    """Counts the list shown last; an answer about an earlier one is dropped."""

    def __init__(
        self,
        parent: QWidget,
        service: AcknowledgementService,
        desk: Desk,
        done: Callable[[Counted], None],
    ) -> None:
        self._parent, self._service, self._desk, self._done = parent, service, desk, done
        self._asked = 0
        self._job: Job | None = None
        self.busy = False
        """Whether a list is being counted, or soon will be."""

    def start(self, scope: Scope) -> None:
        """Count a list soon."""
        self.busy = True
        self._asked += 1
        asked = self._asked
        if self._job is not None:
            self._job.cancel()
            self._job = None
        # With the tab as its owner the timer ends with it: a register may be closed before it rings.
        QTimer.singleShot(_PAINTED, self._parent, lambda: self._run(asked, scope))

    def _run(self, asked: int, scope: Scope) -> None:
        if asked != self._asked:
            return
        service = self._service

        def work(progress: Progress) -> Counted:
            progress.report(0, 3)
            counts = service.listing.counts(scope)
            progress.report(1, 3)
            uncounted = service.listing.uncounted(scope)
            progress.report(2, 3)
            waiting = sum(number for _version, number in service.still_to_sign())
            clauses = service.insight.clauses(scope.version.id)
            return Counted(counts, uncounted, waiting, service.returns.waiting(), clauses)

        self._job = self._desk.jobs.run(
            self._parent,
            _("Counting…"),
            work,
            lambda found: self._arrive(asked, found),
            lambda: self._end(asked),
            quiet=True,
        )

    def _arrive(self, asked: int, found: Counted) -> None:
        if asked == self._asked:
            self._end(asked)
            self._done(found)

    def _end(self, asked: int) -> None:
        if asked == self._asked:
            self._job, self.busy = None, False
