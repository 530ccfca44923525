"""The times at which an event comes back, within some months: only those, however long it goes on."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from medias_desktop.editorial_calendar.exchange.ics_reading import IcsEvent
from medias_desktop.editorial_calendar.exchange.problems import Problem, Reason

MOST_TIMES = 400
"""Of one event: once a day for a year, and some more."""
MOST_YEARS = 30
"""How long ago an event may have begun that comes back still."""
_SLOW_ENOUGH = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_UNDERSTOOD = {
    "DAILY": frozenset({"BYDAY", "BYMONTH"}),
    "WEEKLY": frozenset({"BYDAY", "BYMONTH"}),
    "MONTHLY": frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}),
    "YEARLY": frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}),
}
"""What calendars for people write; anything else is told rather than guessed, and could be looked for without an end."""
_MOST_PLACES = 4
"""Of a weekday in a month: there is not always a fifth."""
_AMISS = (ValueError, TypeError, OverflowError, AttributeError, IndexError)
"""What dateutil raises for rules that make no sense."""
_ALWAYS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})

Moment = dt.datetime | dt.date


def comes_back(event: IcsEvent) -> bool:
    """Tell whether an event has more than one time."""
    return event.raw is not None and any(name in event.raw for name in ("RRULE", "RDATE"))


def times_of(
    event: IcsEvent, first: dt.date, last: dt.date, zone: ZoneInfo
) -> tuple[list[Moment], Problem | None]:
    """Return the times of an event that comes back from one day to another, and why there are none when that is told."""
    own = event.own_zone or zone
    begun = _begun(event, own)
    rules = _listed(event.raw.get("RRULE"))
    for rule in rules:
        if (told := _refused(rule, begun, first)) is not None:
            return [], told
    try:
        found = _within(event, begun, own, first, last)
    except _AMISS:
        return [], Problem(Reason.REPEATS_UNREADABLE, _written(event.raw.get("RRULE")))
    if len(found) > MOST_TIMES:
        return [], Problem(Reason.REPEATS_TOO_OFTEN, _written(event.raw.get("RRULE")))
    return found, None if found else Problem(Reason.REPEATS_NOT_IN_WINDOW)


def _within(
    event: IcsEvent, begun: dt.datetime, own: dt.tzinfo, first: dt.date, last: dt.date
) -> list[Moment]:
    """Return the times from one day to another, at most one too many; raises one of ``_AMISS`` for rules without sense."""
    from dateutil.rrule import rruleset, rrulestr

    dates: rruleset = rruleset(cache=False)
    for rule in _listed(event.raw.get("RRULE")):
        dates.rrule(rrulestr(_bounded(rule, own), dtstart=begun, cache=False))
    if "RRULE" not in event.raw:
        dates.rdate(begun)
    for moment in _dates(event.raw.get("RDATE"), own):
        dates.rdate(moment)
    for moment in _dates(event.raw.get("EXDATE"), own):
        dates.exdate(moment)
    whole_day, end = not isinstance(event.start, dt.datetime), dt.datetime.combine(last, dt.time.max)
    found: list[Moment] = []
    for moment in dates.xafter(dt.datetime.combine(first, dt.time()), inc=True):
        if moment > end or len(found) > MOST_TIMES:
            break
        # Each time is told in the zone of the event: over there clocks are put forward on another day.
        found.append(moment.date() if whole_day else moment.replace(tzinfo=own))
    return found


def _begun(event: IcsEvent, own: dt.tzinfo) -> dt.datetime:
    """Return when the first time of an event begins, as the clocks of its own zone show it."""
    start: Any = event.raw["DTSTART"]
    moment = (start[0] if isinstance(start, list) else start).dt
    if not isinstance(moment, dt.datetime):
        return dt.datetime.combine(moment, dt.time())
    return moment.astimezone(own).replace(tzinfo=None) if moment.tzinfo else moment


def _refused(rule: Any, begun: dt.datetime, first: dt.date) -> Problem | None:
    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    if frequency not in _SLOW_ENOUGH:
        reason = Reason.REPEATS_TOO_OFTEN if frequency else Reason.REPEATS_UNREADABLE
        return Problem(reason, _written(rule))
    if set(map(str.upper, rule)) - _ALWAYS - _UNDERSTOOD[frequency]:
        return Problem(Reason.REPEATS_UNREADABLE, _written(rule))
    if any(_number(one) < 1 for one in rule.get("INTERVAL") or [1]) or not _is_possible(rule):
        return Problem(Reason.REPEATS_UNREADABLE, _written(rule))
    if begun.year < first.year - MOST_YEARS:
        return Problem(Reason.REPEATS_UNREADABLE, f"{begun.date().isoformat()} {_written(rule)}")
    return None


def _is_possible(rule: Any) -> bool:
    """Tell whether there is any such day: one that never comes would be looked for until the end of time."""
    days = [abs(_number(one)) for one in rule.get("BYMONTHDAY") or []]
    months = [_number(one) for one in rule.get("BYMONTH") or range(1, 13)]
    longest = max((monthrange(2024, month)[1] for month in months if 1 <= month <= 12), default=0)
    if not longest or any(day < 1 for day in days) or (days and min(days) > longest):
        return False
    places = [abs(_number(one)) for one in rule.get("BYSETPOS") or []]
    weekdays = [str(_plain(one)) for one in rule.get("BYDAY") or []]
    numbered = any(letter.isdigit() for one in weekdays for letter in one)
    return not places or (bool(weekdays) and not numbered and not days and max(places) <= _MOST_PLACES)


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _bounded(rule: Any, zone: dt.tzinfo) -> str:
    """Return a rule as text; its end is told in the event's own time, as its beginning."""
    parts = []
    for name in rule:
        if str(name).upper() != "UNTIL":
            parts.append(f"{name}={','.join(str(_plain(one)) for one in rule[name])}")
            continue
        until = rule[name][0]
        if isinstance(until, dt.datetime):
            local = until.astimezone(zone).replace(tzinfo=None) if until.tzinfo else until
        else:
            local = dt.datetime.combine(until, dt.time(23, 59, 59))
        parts.append(f"UNTIL={local:%Y%m%dT%H%M%S}")
    return ";".join(parts)


def _plain(value: object) -> object:
    written = getattr(value, "to_ical", None)
    return written().decode() if written is not None else value


def _dates(given: Any, zone: dt.tzinfo) -> Iterable[dt.datetime]:
    for listed in _listed(given):
        for one in getattr(listed, "dts", ()):
            moment = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if isinstance(moment, dt.datetime):
                yield moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment
            elif isinstance(moment, dt.date):
                yield dt.datetime.combine(moment, dt.time())


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _written(rule: Any) -> str:
    try:
        return ", ".join(str(one.to_ical().decode()) for one in _listed(rule))
    except (AttributeError, ValueError, UnicodeDecodeError):
        return str(rule)
