"""Times of day as meetings have them, in words."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import format_time


def time_in_words(time: str, language: str | None = None) -> str:
    """Return “13:30” as a language writes it; what is not a time as it stands."""
    try:
        hour, minute = (int(part) for part in time.split(":"))
        moment = dt.datetime.combine(dt.date(2000, 1, 1), dt.time(hour, minute))
    except ValueError:
        return time
    return format_time(moment, language)
