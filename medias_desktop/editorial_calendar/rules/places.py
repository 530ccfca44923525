"""Places of the views as they are written, “post:12” or “day:2026-11-21”: what no number or day is leads nowhere. Pure."""

from __future__ import annotations

import datetime as dt

_DIGITS = 18
"""No number of a record has more, in any engine."""


def number_in(text: str) -> int | None:
    """Return the number of a record, None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def day_in(text: str) -> dt.date | None:
    """Return a day, None for what is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
