"""The one place where the program asks what time it is."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Today's date and the current instant."""

    def today(self) -> dt.date:
        """Return the local date."""

    def now(self) -> dt.datetime:
        """Return the current instant, aware, in UTC."""


class SystemClock:
    """The computer's own clock."""

    def today(self) -> dt.date:
        """Return the local date."""
        return dt.datetime.now().astimezone().date()

    def now(self) -> dt.datetime:
        """Return the current instant, aware, in UTC."""
        return dt.datetime.now(dt.UTC)
