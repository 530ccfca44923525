"""How slow work reports itself without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a slow service method is given."""

    def report(self, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` steps are behind (total 0: unknown); raise Cancelled when asked to stop."""


class Silent:
    """A listener that nobody hears, for the command line and tests."""

    def report(self, done: int, total: int) -> None:
        """Do nothing."""
