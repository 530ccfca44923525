"""Until when answers are due: by the towns' clauses, by the settings, and whatever the moment."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.editorial_calendar.rules.deadlines import (
    Emergency,
    days_between,
    due_of,
    end_of_days,
    end_of_hours,
)
from medias_desktop.editorial_calendar.rules.interactions import DueBasis, InteractionKind
from medias_desktop.editorial_calendar.rules.opening_hours import OpeningHours
from medias_desktop.editorial_calendar.rules.settings import CalendarSettings, Deadlines, HoursOf, LimitEnd
from tests.editorial_calendar.town_rules import calendar_rules

USUAL = CalendarSettings()
HOURS = OpeningHours()
MOMENTS = st.datetimes(dt.datetime.fromisoformat("2020-01-01"), dt.datetime.fromisoformat("2040-01-01")).map(
    lambda one: one.replace(second=0, microsecond=0)
)


def at(text):
    return dt.datetime.fromisoformat(text)


def due(town, received, kind=InteractionKind.QUESTION, settings=USUAL, **more):
    return due_of(at(received), kind, calendar_rules(town), settings, **more)


@pytest.mark.parametrize(
    ("hours_of", "end", "received", "expected"),
    [
        # 2026-11-16 is a Monday; open 8:30 to 12:00 and 13:00 to 16:30, on Fridays until noon.
        (HoursOf.CLOCK, LimitEnd.LATEST, "2026-11-16T10:00", "2026-11-19T10:00"),
        (HoursOf.CLOCK, LimitEnd.EARLIEST, "2026-11-16T10:00", "2026-11-17T10:00"),
        (HoursOf.CLOCK, LimitEnd.LATEST, "2026-11-18T10:00", "2026-11-23T08:30"),  # Saturday: next opening
        (HoursOf.CLOCK, LimitEnd.LATEST, "2026-11-13T12:15", "2026-11-16T13:00"),  # at noon: after it
        (HoursOf.WORKING, LimitEnd.EARLIEST, "2026-11-16T08:30", "2026-11-19T11:30"),  # 7 + 7 + 7 + 3 hours
        (HoursOf.WORKING, LimitEnd.EARLIEST, "2026-11-14T09:00", "2026-11-19T11:30"),  # a Saturday
    ],
)
def test_hours_of_blainville(hours_of, end, received, expected):
    settings = dataclasses.replace(USUAL, hours_of=hours_of, limit_end=end)
    found = due("blainville", received, settings=settings)
    assert (found.at, found.basis) == (at(expected), DueBasis.HOURS)
    assert found.clause.rule_code == "BL-047"


@pytest.mark.parametrize(
    ("deadlines", "received", "department", "requester"),
    [
        (Deadlines.BOTH, "2026-11-16T10:00", "2026-11-18T16:30", "2026-11-20T12:00"),
        (Deadlines.ONE, "2026-11-16T10:00", "2026-11-18T16:30", "2026-11-18T16:30"),
        (Deadlines.BOTH, "2026-11-20T18:00", "2026-11-24T16:30", "2026-11-26T16:30"),  # a Friday evening
        (Deadlines.BOTH, "2026-11-21T10:00", "2026-11-24T16:30", "2026-11-26T16:30"),  # a Saturday
        (Deadlines.BOTH, "2026-12-23T10:00", "2026-12-28T16:30", "2026-12-30T16:30"),  # Christmas between
        (Deadlines.ONE, "2027-03-25T10:00", "2027-03-31T16:30", "2027-03-31T16:30"),  # both days of Easter
    ],
)
def test_two_days_and_two_days_of_montmagny(deadlines, received, department, requester):
    found = due("montmagny", received, settings=dataclasses.replace(USUAL, deadlines=deadlines))
    assert (found.department_at, found.at) == (at(department), at(requester))
    assert (found.department_clause.rule_code, found.clause.rule_code) == ("MM-102", "MM-103")


def test_a_complaint_follows_the_limits_of_the_other_document():
    found = due("montmagny", "2026-11-16T10:00", InteractionKind.COMPLAINT)
    assert (found.at, found.basis) == (None, DueBasis.UNKNOWN)
    assert found.document == "Déclaration de services aux citoyens"
    settings = dataclasses.replace(USUAL, document_days=5)
    found = due("montmagny", "2026-11-16T10:00", InteractionKind.COMPLAINT, settings)
    assert (found.at, found.basis) == (at("2026-11-23T16:30"), DueBasis.DOCUMENT)
    assert found.clause.rule_code == "MM-068"


def test_a_reasonable_time_is_what_the_settings_say():
    found = due("senneterre", "2026-11-16T10:00")
    assert (found.at, found.basis) == (at("2026-11-23T16:30"), DueBasis.REASONABLE)
    assert found.longer.rule_code == "SE-046"
    never = dataclasses.replace(USUAL, reasonable_days=None)
    assert due("senneterre", "2026-11-16T10:00", settings=never).at is None


def test_no_clause_no_moment():
    assert due("vallee-des-rivieres", "2026-11-16T10:00").basis is DueBasis.NONE
    assert due("blainville", "2026-11-16T10:00", InteractionKind.MEDIA).basis is DueBasis.NONE


def test_a_report_is_passed_on_at_once_where_the_clause_says_so():
    found = due("blainville", "2026-11-21T22:00", InteractionKind.NEGATIVE_COMMENT)
    assert (found.at, found.basis) == (at("2026-11-21T22:00"), DueBasis.AT_ONCE)
    assert due("montmagny", "2026-11-21T22:00", InteractionKind.NEWS_STORY).at is None


def test_an_emergency_is_outside_the_limit():
    found = due("blainville", "2026-11-21T22:00", urgent=True)
    assert (found.at, found.basis) == (at("2026-11-21T22:00"), DueBasis.AT_ONCE)


def test_crisis_mode_lifts_the_limit_until_it_ends():
    lifted = due("blainville", "2026-11-16T10:00", emergency=Emergency())
    assert (lifted.at, lifted.basis, lifted.clause.rule_code) == (None, DueBasis.LIFTED, "BL-052")
    after = due("blainville", "2026-11-16T10:00", emergency=Emergency(until=at("2026-11-17T09:00")))
    assert after.at == at("2026-11-20T09:00")
    other = due("montmagny", "2026-11-16T10:00", emergency=Emergency())
    assert other.basis is DueBasis.DAYS  # nothing there lifts it


# Whatever the moment


@given(MOMENTS, MOMENTS, st.integers(1, 200), st.sampled_from(list(HoursOf)))
def test_what_comes_later_is_due_no_sooner(first, last, number, counted):
    first, last = sorted((first, last))
    ends = [end_of_hours(one, number, HOURS, counted=counted, open_only=True) for one in (first, last)]
    assert ends == sorted(ends)
    days = [end_of_days(one, number, HOURS) for one in (first, last)]
    assert days == sorted(days)


@given(MOMENTS, st.integers(1, 200), st.sampled_from(list(HoursOf)))
def test_nothing_is_due_while_it_is_closed(moment, number, counted):
    end = end_of_hours(moment, number, HOURS, counted=counted, open_only=True)
    assert HOURS.is_open(end)
    assert end > moment
    assert HOURS.is_open(end_of_days(moment, number, HOURS))


@given(MOMENTS, st.integers(1, 200))
def test_counting_back_gives_what_was_counted(moment, number):
    end = end_of_hours(moment, number, HOURS, counted=HoursOf.WORKING, open_only=True)
    assert HOURS.between(moment, end) == dt.timedelta(hours=number)
    assert days_between(moment, end_of_days(moment, number, HOURS), HOURS) == number


@given(MOMENTS, st.sampled_from(list(Deadlines)), st.sampled_from(list(InteractionKind)))
def test_the_department_is_never_due_after_who_wrote(moment, deadlines, kind):
    settings = dataclasses.replace(USUAL, deadlines=deadlines, document_days=3)
    found = due_of(moment, kind, calendar_rules("montmagny"), settings)
    if found.department_at is not None and found.at is not None:
        assert found.department_at <= found.at
