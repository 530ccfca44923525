"""Working days, against calendars written out by hand and a naive count."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.provinces import PROVINCES
from medias_desktop.core.working_days import add_working_days, is_working_day

# Weekdays off in Québec, from the statutes and a printed calendar: Easter is 5 April 2026, 28 March 2027 and
# 16 April 2028; Christmas 2027 and New Year’s Day 2028 are Saturdays; 24 June and 1 July 2028 too, which move nothing.
QUEBEC = {
    "2026-01-01",  # Thursday
    "2026-04-03",  # Good Friday
    "2026-04-06",  # Easter Monday
    "2026-05-18",  # Monday before 25 May
    "2026-06-24",  # Wednesday
    "2026-07-01",  # Wednesday
    "2026-09-07",  # first Monday of September
    "2026-10-12",  # second Monday of October
    "2026-12-25",  # Friday
    "2027-01-01",  # Friday
    "2027-03-26",
    "2027-03-29",
    "2027-05-24",
    "2027-06-24",  # Thursday
    "2027-07-01",  # Thursday
    "2027-09-06",
    "2027-10-11",
    "2027-12-27",  # for Saturday 25
    "2028-01-03",  # for Saturday 1
    "2028-04-14",
    "2028-04-17",
    "2028-05-22",
    "2028-09-04",
    "2028-10-09",
    "2028-12-25",  # Monday
}
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2028, 12, 31)
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def works(day):
    return day.isoweekday() <= 5 and day.isoformat() not in QUEBEC


def test_quebec_works_on_every_other_weekday_of_three_years():
    assert [day for day in DAYS if is_working_day(day, "QC") != works(day)] == []


@pytest.mark.parametrize(
    ("day", "province", "expected"),
    [
        ("2026-09-30", "QC", True),  # Truth and Reconciliation: federal employers only
        ("2026-09-30", "BC", False),
        ("2026-04-06", "ON", True),  # Easter Monday
        ("2026-06-24", "ON", True),
        ("2026-02-16", "ON", False),  # Family Day
        ("2026-05-18", "NB", True),  # Victoria Day is none of New Brunswick’s
        ("2026-08-03", "NB", False),
        ("2029-06-25", "QC", False),  # 24 June 2029 is a Sunday (National Holiday Act, s. 5)
        ("2029-07-02", "QC", False),  # and so is 1 July
    ],
)
def test_provinces_differ(day, province, expected):
    assert is_working_day(dt.date.fromisoformat(day), province) is expected


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-12-11", -5, "2026-12-04"),  # an ordinary week
        ("2026-12-24", 1, "2026-12-28"),  # Christmas is a Friday
        ("2026-12-28", -1, "2026-12-24"),
        ("2026-04-02", 1, "2026-04-07"),  # over Easter
        ("2026-06-23", 6, "2026-07-03"),  # 25, 26, 29, 30 June, 2, 3 July
        ("2026-12-12", 0, "2026-12-14"),  # a Saturday
        ("2026-12-12", 1, "2026-12-14"),
        ("2026-12-12", -1, "2026-12-11"),
        ("2026-12-11", 0, "2026-12-11"),
    ],
)
def test_days_counted_by_hand(day, number, expected):
    assert add_working_days(dt.date.fromisoformat(day), number, "QC") == dt.date.fromisoformat(expected)


@given(st.sampled_from(DAYS[60:-60]), st.integers(-25, 25).filter(bool))
def test_adding_agrees_with_a_list_of_working_days(day, number):
    working = [one for one in DAYS if works(one)]
    beyond = [one for one in working if (one > day if number > 0 else one < day)]
    assert add_working_days(day, number, "QC") == (beyond[number - 1] if number > 0 else beyond[number])


@given(st.sampled_from(DAYS), st.integers(-60, 60), st.sampled_from(PROVINCES))
def test_counting_back_finds_the_number_again(day, number, province):
    there = add_working_days(day, number, province)
    assert is_working_day(there, province)
    step = dt.timedelta(days=1 if number > 0 else -1)
    way = [day + n * step for n in range(1, abs((there - day).days) + 1)]
    assert sum(is_working_day(one, province) for one in way) == abs(number) or not number


@given(st.sampled_from(DAYS), st.integers(-30, 29), st.sampled_from(PROVINCES))
def test_more_days_never_lead_to_an_earlier_one(day, number, province):
    assert add_working_days(day, number, province) <= add_working_days(day, number + 1, province)
