"""Dates and instants as plain reading finds them."""

from __future__ import annotations

import datetime as dt


def as_date(text: str | None) -> dt.date | None:
    """Return the date of a column's ISO text."""
    return None if text is None else dt.date.fromisoformat(text)


def as_instant(text: str) -> dt.datetime:
    """Return the aware instant of a column's ISO text."""
    return dt.datetime.fromisoformat(text)
