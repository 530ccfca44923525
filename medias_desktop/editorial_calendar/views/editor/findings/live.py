"""The findings of what is being typed: asked at once as long as that is quick, on the worker when it is not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.work import or_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Finding

AT_ONCE = 0.016
"""Seconds that a check may take of the window’s time; the next one goes to the worker after a longer one."""
_TRY_AGAIN = 40
"""Checks on the worker after which the window tries one again: the text may have become short."""


class LiveFindings(QObject):
    """Asks ``check`` after each change; ``found`` brings what it answers, ``refused`` a sentence."""

    found = Signal(object)
    refused = Signal(str)

    def __init__(
        self, window: QWidget, desk: Desk, check: Callable[[], Callable[[], Sequence[Finding]]]
    ) -> None:
        super().__init__(window)
        self._check = check
        self._slow = _TRY_AGAIN
        """Checks that are still to be made on the worker; the first one always is, as it reads the rules."""
        self._asking = Asking(window, desk, _("Checking…"), pause=60)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    @property
    def at_once(self) -> bool:
        """Tell whether the next check is made by the window itself."""
        return self._slow <= 0

    def took(self, seconds: float) -> None:
        """Know how long a check took: a slow one sends the next ones to the worker."""
        if seconds > AT_ONCE:
            self._slow = _TRY_AGAIN
        elif seconds <= AT_ONCE / 2:
            self._slow = 0

    def ask(self) -> None:
        """Check soon what is said now."""
        self._soon.start()

    def settled(self) -> bool:
        """Tell whether the findings are those of what is said now."""
        return not self._soon.isActive() and self._asking.settled()

    def _ask(self) -> None:
        check = self._check()
        if self._slow > 0:
            self._slow -= 1
            self._asking.ask(lambda: self._timed(check), self._arrive)
            return
        result, took = self._timed(check)
        self._asking.forget()
        self._show(result)
        self.took(took)

    @staticmethod
    def _timed(check: Callable[[], Sequence[Finding]]) -> tuple[Sequence[Finding] | UserError, float]:
        began = time.perf_counter()
        result = or_error(check)
        return result, time.perf_counter() - began

    def _arrive(self, answer: tuple[Sequence[Finding] | UserError, float]) -> None:
        result, took = answer
        self.took(took)
        self._show(result)

    def _show(self, result: Sequence[Finding] | UserError) -> None:
        if isinstance(result, UserError):
            self.refused.emit(result.sentence())
        else:
            self.found.emit(tuple(result))
