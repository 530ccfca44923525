"""How long answers took, by the month in which something was received."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

_HOUR = 3600


class AnswerTime(NamedTuple):
    """One interaction: when it was received, answered (None: not yet), due (None: nothing says when)."""

    received_at: dt.datetime
    answered_at: dt.datetime | None
    due_at: dt.datetime | None
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTimes:
    """A month, its first day; ``in_time`` and ``late`` are of those with a due moment, the hours of those answered."""

    month: dt.date
    received: int
    answered: int
    in_time: int
    late: int
    open: int
    median_hours: float | None
    longest_hours: float | None


def month_times(times: Iterable[AnswerTime], now: dt.datetime) -> tuple[MonthTimes, ...]:
    """Return the months in their order; one without anything is left out."""
    months: dict[dt.date, list[AnswerTime]] = defaultdict(list)
    for one in times:
        months[one.received_at.date().replace(day=1)].append(one)
    return tuple(_of_month(month, months[month], now) for month in sorted(months))


def in_time(one: AnswerTime, now: dt.datetime) -> bool | None:
    """Tell whether an answer came before it was due; None when nothing says when, or it still may."""
    if one.due_at is None:
        return None
    if one.answered_at is not None:
        return one.answered_at <= one.due_at
    return False if one.open and one.due_at < now else None


def _of_month(month: dt.date, times: list[AnswerTime], now: dt.datetime) -> MonthTimes:
    hours = [
        (one.answered_at - one.received_at).total_seconds() / _HOUR
        for one in times
        if one.answered_at is not None
    ]
    judged = [in_time(one, now) for one in times]
    return MonthTimes(
        month=month,
        received=len(times),
        answered=len(hours),
        in_time=judged.count(True),
        late=judged.count(False),
        open=sum(one.open for one in times),
        median_hours=statistics.median(hours) if hours else None,
        longest_hours=max(hours, default=None),
    )
