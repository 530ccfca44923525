"""Which days a month or a week shows: weeks begin on Sunday."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

WEEK = 7
EARLIEST, LATEST = dt.date(1950, 1, 1), dt.date(2199, 12, 31)
"""Days that one can go to: no policy is older, and a step beyond would leave what dates can say."""


def within(day: dt.date) -> dt.date:
    """Return a day that one can go to, the nearest one."""
    return min(max(day, EARLIEST), LATEST)


def week_start(day: dt.date) -> dt.date:
    """Return the Sunday of a day’s week."""
    return day - dt.timedelta((day.weekday() + 1) % WEEK)


def month_span(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that the month of a day shows: whole weeks, 42 days at most."""
    first = week_start(day.replace(day=1))
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return first, week_start(last) + dt.timedelta(WEEK - 1)


def month_days(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the month of a day."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def week_span(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a day’s week."""
    first = week_start(day)
    return first, first + dt.timedelta(WEEK - 1)


def moved_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later or earlier; the last one of a month that has no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not EARLIEST.year <= year <= LATEST.year:
        return within(dt.date.min if year < EARLIEST.year else dt.date.max)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def moved_days(day: dt.date, days: int) -> dt.date:
    """Return a day some days later or earlier, as far as one can go."""
    room = (LATEST - day).days if days > 0 else (EARLIEST - day).days
    return day + dt.timedelta(min(days, room) if days > 0 else max(days, room))


def days_of(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Return every day from one to another, both included."""
    for number in range((last - first).days + 1):
        yield first + dt.timedelta(number)
