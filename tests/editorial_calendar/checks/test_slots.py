"""The next moment at which a post passes: open hours, its own hour first, an hour apart from the others."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.surroundings import OtherPost, Surroundings
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.opening_hours import OpeningHours
from medias_desktop.editorial_calendar.rules.slots import days_after, is_free, lost, moments, passes

HOURS = OpeningHours()
SATURDAY = dt.datetime.combine(dt.date(2026, 11, 21), dt.time(15, 30))
MONDAY = dt.date(2026, 11, 23)
NEVER = OpeningHours(week=((),) * 7)


def at(hour, minute=0, day=MONDAY):
    return dt.datetime.combine(day, dt.time(hour, minute))


def test_days_are_those_on_which_the_municipality_is_open():
    days = days_after(SATURDAY, HOURS, 10)
    assert days[0] == MONDAY
    assert [one.weekday() for one in days] == [0, 1, 2, 3, 4, 0]
    assert dt.date(2026, 12, 25) not in days_after(SATURDAY, HOURS)
    assert len(days_after(SATURDAY, NEVER, 10)) == 10


def test_days_end_with_the_calendar():
    last = dt.datetime.combine(dt.date.max, dt.time(9))
    assert days_after(last, NEVER) == (dt.date.max,)


def test_hours_are_half_hours_of_the_open_spans_and_come_after():
    found = moments(MONDAY, SATURDAY, HOURS)
    assert found[0] == at(8, 30)
    assert found[-1] == at(16)
    assert at(12) not in found
    assert moments(MONDAY, at(15), HOURS) == (at(15, 30), at(16))


def test_the_hour_that_it_has_comes_first_then_the_nearest():
    found = moments(MONDAY, SATURDAY, HOURS, dt.time(10, 10))
    assert found[:4] == (at(10, 10), at(10), at(10, 30), at(9, 30))


def test_an_hour_lies_between_two_posts_of_a_platform():
    around = Surroundings(
        now=SATURDAY,
        posts=(OtherPost(1, "facebook", MONDAY, "10:00"), OtherPost(2, "facebook", MONDAY, "")),
    )
    assert not is_free(at(10, 59), ("facebook",), around, None)
    assert not is_free(at(9, 1), ("facebook",), around, None)
    assert is_free(at(11), ("facebook",), around, None)
    assert is_free(at(10), ("instagram",), around, None)
    assert is_free(at(10), ("facebook",), around, 1)


def finding(kind, severity=Severity.BLOCK, **more):
    return Finding(severity=severity, kind=kind, **more)


@pytest.mark.parametrize(
    ("passing", "losing", "one"),
    [
        (False, True, finding(Kind.TOO_MANY_THAT_DAY)),
        (True, False, finding(Kind.TOO_MANY_THAT_DAY, overridden=True)),
        (True, False, finding(Kind.NOT_AHEAD, Severity.INFORM)),
        (False, False, finding(Kind.ELECTION_NAME)),
        (True, False, finding(Kind.CATEGORY_FORBIDDEN)),
    ],
)
def test_only_what_depends_on_the_moment_stands_in_the_way(passing, losing, one):
    assert (passes([one]), lost([one])) == (passing, losing)


@given(
    st.datetimes(SATURDAY, SATURDAY + dt.timedelta(1_000)),
    st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
)
def test_every_moment_comes_after_and_lies_in_an_open_span_or_is_the_hour_asked_for(after, preferred):
    for day in days_after(after, HOURS, 8):
        for moment in moments(day, after, HOURS, preferred):
            assert moment > after
            assert moment.date() == day
            assert HOURS.is_open(moment) or moment.time() == preferred
