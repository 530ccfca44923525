"""How slow work reports itself without knowing who listens."""

from __future__ import annotations

import contextlib
from typing import Protocol

from medias_desktop.core.errors import Cancelled


class Progress(Protocol):
    """What a slow service method is given."""

    def report(self, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` steps are behind (total 0: unknown); raise Cancelled when asked to stop."""


class Silent:
    """A listener that nobody hears, for the command line and tests."""

    def report(self, done: int, total: int) -> None:
        """Do nothing."""


class Steady:
    """Passes reports on but is never stopped: for work that must not be left half-way."""

    def __init__(self, listener: Progress) -> None:
        self._listener = listener

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is."""
        with contextlib.suppress(Cancelled):
            self._listener.report(done, total)
