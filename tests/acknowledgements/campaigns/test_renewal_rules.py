"""Months and renewals, on every day of the calendar: leap days and ends of months."""

from __future__ import annotations

import calendar
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.acknowledgements.rules import due_for_person, months_later
from medias_desktop.acknowledgements.rules.campaigns import DEFAULT_DAYS
from medias_desktop.acknowledgements.rules.scope import first_valid_day, renewal_overdue_before, valid_until

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
MONTHS = st.integers(1, 120)
ONE = dt.timedelta(days=1)


def test_ends_of_months_by_hand():
    assert months_later(dt.date(2028, 2, 29), 12) == dt.date(2029, 2, 28)
    assert months_later(dt.date(2027, 2, 28), 12) == dt.date(2028, 2, 28)
    assert months_later(dt.date(2026, 10, 31), 1) == dt.date(2026, 11, 30)
    assert months_later(dt.date(2026, 12, 31), 2) == dt.date(2027, 2, 28)
    assert months_later(dt.date(2026, 1, 15), -1) == dt.date(2025, 12, 15)
    # Signed on 29 February 2028, for a year: it counts to 27 February 2029.
    assert valid_until(dt.date(2028, 2, 29), 12) == dt.date(2029, 2, 28)
    assert first_valid_day(dt.date(2029, 2, 27), 12) == dt.date(2028, 2, 28)
    assert first_valid_day(dt.date(2029, 2, 28), 12) == dt.date(2028, 3, 1)


@given(DAYS, st.integers(-200, 200))
def test_as_many_months_and_the_same_day_or_the_last(day, months):
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(later.year, later.month)[1]
    assert later.day == min(day.day, last)


@given(DAYS, DAYS, MONTHS)
def test_who_signed_earlier_is_never_valid_longer(one, other, months):
    first, second = sorted((one, other))
    assert months_later(first, months) <= months_later(second, months)


@given(DAYS, MONTHS)
def test_the_first_valid_day_is_the_first(today, months):
    """From that day on every signature counts today, before it none does."""
    first = first_valid_day(today, months)
    for distance in range(1, 40):
        assert months_later(first - distance * ONE, months) <= today
    for distance in range(40):
        assert months_later(first + distance * ONE, months) > today


@given(DAYS, MONTHS)
def test_a_renewal_is_overdue_thirty_days_after_it_ran_out(today, months):
    limit = renewal_overdue_before(today, months)
    thirty = dt.timedelta(days=DEFAULT_DAYS)
    for signed in (limit - ONE, limit, limit + ONE):
        overdue = months_later(signed, months) + thirty < today
        assert overdue is (signed < limit)


@given(DAYS, MONTHS)
def test_overdue_signatures_are_among_those_that_ran_out(today, months):
    assert renewal_overdue_before(today, months) <= first_valid_day(today, months)


@given(DAYS, st.none() | DAYS, st.none() | st.integers(1, 365))
def test_nobody_has_less_time_than_the_others(due, start, arrival):
    own = due_for_person(due, start, arrival)
    assert own is not None
    assert own >= due
    if start is not None and arrival is not None:
        assert own >= start + arrival * ONE
    assert due_for_person(None, start, arrival) is None
