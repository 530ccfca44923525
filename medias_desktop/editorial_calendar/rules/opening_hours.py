"""When the municipality is open, by day of the week; counting in open hours."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from medias_desktop.core.working_days import is_working_day

_DAY = dt.timedelta(days=1)
FARTHEST_DAYS = 3700
"""Days looked through for an open hour before giving up: a municipality that never opens has none."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From an hour of the day to a later one."""

    start: dt.time
    end: dt.time


Week = tuple[tuple[Span, ...], ...]
"""The spans of each day, Monday first."""

_WHOLE = (Span(dt.time(8, 30), dt.time(12)), Span(dt.time(13), dt.time(16, 30)))
USUAL_WEEK: Week = (_WHOLE, _WHOLE, _WHOLE, _WHOLE, (Span(dt.time(8, 30), dt.time(12)),), (), ())
"""Hours such as many town halls keep; each municipality enters its own."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of a municipality of a province: never on its holidays."""

    province: str = "QC"
    week: Week = USUAL_WEEK

    @property
    def ever(self) -> bool:
        """Tell whether it opens at all."""
        return any(self.week)

    def of(self, day: dt.date) -> tuple[Span, ...]:
        """Return the open spans of a day; a holiday has none."""
        spans = self.week[day.weekday()]
        return spans if spans and not self._is_holiday(day) else ()

    def is_open(self, moment: dt.datetime) -> bool:
        """Tell whether it is open at a moment; at the very end of a span it still is."""
        time = moment.time()
        return any(span.start <= time <= span.end for span in self.of(moment.date()))

    def next_open(self, moment: dt.datetime) -> dt.datetime:
        """Return the moment itself when there is an open hour left in it, or the next opening."""
        for start, end in self._spans_from(moment):
            if end > moment:
                return max(start, moment)
        return moment

    def add(self, moment: dt.datetime, hours: dt.timedelta) -> dt.datetime:
        """Return the moment after so many open hours; where it never opens, so many hours of the clock."""
        left = hours
        for start, end in self._spans_from(moment):
            start = max(start, moment)
            if end - start >= left:
                return start + left
            left -= max(end - start, dt.timedelta(0))
        return moment + hours

    def between(self, first: dt.datetime, last: dt.datetime) -> dt.timedelta:
        """Return how many open hours lie between two moments, 0 when the last comes first."""
        counted = dt.timedelta(0)
        day = first.date()
        while day <= last.date():
            for span in self.of(day):
                start = max(dt.datetime.combine(day, span.start), first)
                end = min(dt.datetime.combine(day, span.end), last)
                counted += max(end - start, dt.timedelta(0))
            day += _DAY
        return counted

    def closing(self, day: dt.date) -> dt.datetime:
        """Return the end of a day: when it closes, or the last minute of one on which it does not open."""
        spans = self.of(day)
        return dt.datetime.combine(day, spans[-1].end if spans else dt.time(23, 59))

    def _spans_from(self, moment: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        if not self.ever:
            return
        day = moment.date()
        for _counted in range(FARTHEST_DAYS):
            for span in self.of(day):
                start, end = dt.datetime.combine(day, span.start), dt.datetime.combine(day, span.end)
                if end >= moment:
                    yield start, end
            if day == dt.date.max:
                return
            day += _DAY

    def _is_holiday(self, day: dt.date) -> bool:
        # A municipality that opens on Saturdays says so in its hours: there, a weekend is no holiday.
        return day.weekday() < 5 and not is_working_day(day, self.province)


def faults(week: Week) -> tuple[int, ...]:
    """Return the days (0 Monday) whose spans end before they begin, or overlap."""
    wrong = []
    for day, spans in enumerate(week):
        ends = dt.time.min
        for number, span in enumerate(spans):
            if span.end <= span.start or (number and span.start < ends):
                wrong.append(day)
                break
            ends = span.end
    return tuple(wrong)


def to_text(week: Week) -> str:
    """Return a week as it is kept: JSON by day of the week, 0 Monday."""
    return json.dumps(
        {
            str(day): [f"{_said(one.start)}-{_said(one.end)}" for one in spans]
            for day, spans in enumerate(week)
        }
    )


def from_text(text: str) -> Week:
    """Return a week that was kept; the usual one when nothing was, or nothing that can be read."""
    if not text:
        return USUAL_WEEK
    try:
        found = json.loads(text)
    except ValueError:
        return USUAL_WEEK
    if not isinstance(found, Mapping):
        return USUAL_WEEK
    try:
        week = tuple(tuple(_span(one) for one in found.get(str(day), ())) for day in range(7))
    except (TypeError, ValueError):
        return USUAL_WEEK
    return USUAL_WEEK if faults(week) else week


def _said(time: dt.time) -> str:
    return time.isoformat("minutes")


def _span(text: str) -> Span:
    start, _dash, end = text.partition("-")
    return Span(dt.time.fromisoformat(start), dt.time.fromisoformat(end))
