"""Slow work of one window: it shows by itself that it is working, and what is refused is told in the window itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.work import or_error

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk


class QuietWork:
    """Does one thing at a time for a window; ``busy`` until ``done`` got the result, or the UserError that refused it.

    ``renew`` hears of both the beginning and the end.
    """

    def __init__(self, window: QWidget, desk: Desk, renew: Callable[[], None]) -> None:
        self._window, self._desk, self._renew = window, desk, renew
        self.busy = False

    def run(self, work: Callable[[Progress], object], done: Callable[[Any], None]) -> None:
        """Start ``work`` away from the window."""

        def free() -> None:
            self.busy = False
            self._renew()

        def ended(result: object) -> None:
            free()
            done(result)

        self.busy = True
        self._renew()
        self._desk.jobs.run(
            self._window,
            self._window.windowTitle(),
            lambda progress: or_error(lambda: work(progress)),
            ended,
            free,
            quiet=True,
        )
