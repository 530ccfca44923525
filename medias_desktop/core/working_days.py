"""Working days of a Canadian province: neither a Saturday, nor a Sunday, nor a statutory holiday.

Québec, as its labour standards (s. 60) and its National Holiday Act say: 1 January, Good Friday or Easter Monday,
the Monday before 25 May, 24 June, 1 July (2 July when that is a Sunday), Labour Day, Thanksgiving, 25 December. Of the
two days of Easter the employer chooses one, and this program does not know which: both count as holidays here, as they
do for the time limits of the province's statutes (Interpretation Act, s. 61), so that nobody is reminded on a day when
the town hall may be closed. 30 September is a holiday of federal employers alone: a municipality of Québec works. A
Christmas or a New Year's Day on a weekend leaves the next Monday off, as collective agreements have it.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

_FRIDAY, _SATURDAY = 4, 5
_DAY = dt.timedelta(days=1)
_EASTER_MONDAY_TOO = {"QC"}
_GOOD_FRIDAYS = ((3, 20), (4, 23))
"""The earliest and the latest day of the year."""


def is_working_day(day: dt.date, province: str) -> bool:
    """Tell whether people work on a day in a province (two letters, “QC”)."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year, province)


def add_working_days(day: dt.date, number: int, province: str) -> dt.date:
    """Return the ``number``-th working day after ``day``, or before it when negative.

    0 is the day itself, or the next working day when nobody works on it.
    """
    step = -_DAY if number < 0 else _DAY
    if number == 0:
        while not is_working_day(day, province):
            day += step
        return day
    left = abs(number)
    while left:
        day += step
        left -= is_working_day(day, province)
    return day


@cache
def _holidays(year: int, province: str) -> frozenset[dt.date]:
    from holidays import country_holidays

    found = frozenset(country_holidays("CA", subdiv=province, years=year))
    if province in _EASTER_MONDAY_TOO:
        found |= {day + 3 * _DAY for day in found if _is_good_friday(day)}
    return found


def _is_good_friday(day: dt.date) -> bool:
    return day.weekday() == _FRIDAY and _GOOD_FRIDAYS[0] <= (day.month, day.day) <= _GOOD_FRIDAYS[1]
