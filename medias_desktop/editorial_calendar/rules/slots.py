"""The next moment at which a post passes: open hours, the hour it has when it has one, no other post beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.checks.kinds import TIMED, Kind
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.checks.surroundings import Surroundings
    from medias_desktop.editorial_calendar.rules.opening_hours import OpeningHours

HORIZON = 120
"""Days looked through; a slot later than that helps nobody."""
APART = dt.timedelta(hours=1)
"""What two posts of the same platform leave between them, when they may."""
_STEP = dt.timedelta(minutes=30)
_ANY_TIME = (dt.time(8, 30), dt.time(16, 30))
"""Hours proposed on days on which the municipality is not open, where it never is."""
_OF_THE_HOUR = frozenset({Kind.PAST_MOMENT, Kind.ELECTION_NAME, Kind.ELECTION_WORDS, Kind.ELECTION_CATEGORY})
"""What another hour of the same day may do away with."""


def days_after(after: dt.datetime, hours: OpeningHours, count: int = HORIZON) -> tuple[dt.date, ...]:
    """Return the days from a moment on which the municipality is open, or all of them where it never is."""
    first = after.date()
    count = min(count, (dt.date.max - first).days + 1)
    every = (first + dt.timedelta(n) for n in range(count))
    return tuple(day for day in every if not hours.ever or hours.of(day))


def moments(
    day: dt.date, after: dt.datetime, hours: OpeningHours, preferred: dt.time | None = None
) -> tuple[dt.datetime, ...]:
    """Return the moments of a day that come after another one: the hour preferred and those nearest to it first."""
    found = list(_half_hours(day, hours))
    if preferred is not None:
        wanted = dt.datetime.combine(day, preferred)
        found = sorted({*found, wanted}, key=lambda one: (abs(one - wanted), one))
    return tuple(one for one in found if one > after)


def is_free(moment: dt.datetime, platforms: Iterable[str], around: Surroundings, but: int | None) -> bool:
    """Tell whether no other post of these platforms stands beside a moment."""
    for platform in platforms:
        for other in around.others(platform, moment.date(), but):
            if other.time:
                there = dt.datetime.combine(moment.date(), dt.time.fromisoformat(other.time))
                if abs(there - moment) < APART:
                    return False
    return True


def passes(findings: Iterable[Finding]) -> bool:
    """Tell whether nothing that depends on the moment stands in the way."""
    return not any(map(_in_the_way, findings))


def lost(findings: Iterable[Finding]) -> bool:
    """Tell whether no other hour of the same day would pass either."""
    return any(_in_the_way(one) and one.kind not in _OF_THE_HOUR for one in findings)


def _in_the_way(one: Finding) -> bool:
    return one.kind in TIMED and one.severity is not Severity.INFORM and not one.overridden


def _half_hours(day: dt.date, hours: OpeningHours) -> Iterator[dt.datetime]:
    spans = [(one.start, one.end) for one in hours.of(day)] or [_ANY_TIME]
    for start, end in spans:
        moment, last = dt.datetime.combine(day, start), dt.datetime.combine(day, end)
        while moment < last:
            yield moment
            moment += _STEP
