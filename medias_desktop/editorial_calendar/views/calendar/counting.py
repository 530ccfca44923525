"""Counts for the head of the page on the worker: figures, silent accounts, the authors there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.post_filters import PostFigures
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

    Counted = tuple[PostFigures, int, tuple[str, ...]]


class Counting(QObject):
    """Keeps the last count; ``counted`` when another one arrived."""

    counted = Signal()

    def __init__(self, page: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._service, self._desk = page, service, desk
        self.found: PostFigures | None = None
        self.silent = 0
        self.authors: tuple[str, ...] = ()
        self._asked = 0
        self._job: Job | None = None

    def begin(self) -> None:
        """Count anew."""
        self._asked += 1
        asked = self._asked
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.jobs.run(
            self._page,
            _("Counting…"),
            self._count,
            lambda counted: self._arrive(asked, counted),
            lambda: self._end(asked),
            quiet=True,
        )

    def settled(self) -> bool:
        """Tell whether nothing is being counted."""
        return self._job is None

    def _count(self, progress: Progress) -> Counted:
        from medias_desktop.editorial_calendar.service.silence import silent_platforms

        service, today = self._service, self._service.today
        progress.report(0, 0)
        figures = service.post_listing.figures()
        progress.report(0, 0)
        silent = silent_platforms(service.register, service.rules.on(today), today)
        return figures, len(silent), service.post_listing.authors()

    def _arrive(self, asked: int, counted: Counted) -> None:
        if asked == self._asked:
            self._job = None
            self.found, self.silent, self.authors = counted
            self.counted.emit()

    def _end(self, asked: int) -> None:
        if asked == self._asked:
            self._job = None
