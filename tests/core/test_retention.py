"""Delays in months: what a calendar does at the ends of months and on the 29th of February."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.retention import (
    LEAST_MONTHS,
    MOST_MONTHS,
    DueRecord,
    cutoff,
    is_due,
    months_after,
    names_someone,
)

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2300, 12, 31))
MONTHS = st.integers(LEAST_MONTHS, MOST_MONTHS)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2019-11-21", 84, "2026-11-21"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2096-02-29", 48, "2100-02-28"),
    ],
)
def test_some_months_later(day, months, after):
    assert months_after(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(after)


@pytest.mark.parametrize(
    ("today", "months", "limit"),
    [
        ("2026-11-21", 84, "2019-11-21"),
        ("2021-02-28", 12, "2020-02-29"),  # the 29th too is a year old: this year has none
        ("2024-02-29", 12, "2023-02-28"),
        ("2025-04-30", 1, "2025-03-31"),
        ("2025-03-30", 1, "2025-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
    ],
)
def test_the_latest_day_whose_delay_is_over(today, months, limit):
    assert cutoff(dt.date.fromisoformat(today), months) == dt.date.fromisoformat(limit)


@given(DAYS, MONTHS)
def test_the_cutoff_is_exactly_the_last_day_that_is_due(today, months):
    limit = cutoff(today, months)
    assert months_after(limit, months) <= today < months_after(limit + dt.timedelta(days=1), months)


@given(DAYS, DAYS, MONTHS)
def test_who_began_later_is_never_due_earlier(one, other, months):
    first, second = sorted((one, other))
    assert months_after(first, months) <= months_after(second, months)


@given(DAYS, MONTHS)
def test_the_day_of_the_month_is_kept_where_there_is_one(day, months):
    after = months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after.day < day.day and (after + dt.timedelta(days=1)).day == 1)


def test_a_clock_that_has_not_started_is_never_due():
    record = DueRecord("u", 1, "Roy, Zoé", None, "person/1", "1")
    assert not is_due(record, dt.date.max)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Demande du 12 novembre 2026", False),
        ("Demande de Zoé Roy-Caron", True),
        ("demande de ROY CARON (zoe)", True),
        ("Demande de Zoé, du greffe", False),
    ],
)
def test_a_name_in_a_reason_is_noticed(text, named):
    assert names_someone(text, "Roy-Caron, Zoé") is named
