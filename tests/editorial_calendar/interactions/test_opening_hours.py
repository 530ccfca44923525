"""Opening hours: what is open, counting in open hours, how they are kept."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.editorial_calendar.rules.opening_hours import (
    USUAL_WEEK,
    OpeningHours,
    Span,
    faults,
    from_text,
    to_text,
)

HOURS = OpeningHours()


def at(text):
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T08:30", True),  # a Monday
        ("2026-11-23T08:29", False),
        ("2026-11-23T12:30", False),
        ("2026-11-23T16:30", True),
        ("2026-11-27T13:30", False),  # a Friday afternoon
        ("2026-11-28T09:00", False),  # a Saturday
        ("2026-12-25T09:00", False),  # Christmas, a Friday
        ("2027-03-29T09:00", False),  # Easter Monday
    ],
)
def test_open_or_not(moment, expected):
    assert HOURS.is_open(at(moment)) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T09:00", "2026-11-23T09:00"),
        ("2026-11-23T12:15", "2026-11-23T13:00"),
        ("2026-11-23T16:30", "2026-11-24T08:30"),
        ("2026-11-27T12:00", "2026-11-30T08:30"),
        ("2026-12-24T20:00", "2026-12-28T08:30"),  # Christmas on a Friday, then the weekend
    ],
)
def test_the_next_open_moment(moment, expected):
    assert HOURS.next_open(at(moment)) == at(expected)


@pytest.mark.parametrize(
    ("moment", "hours", "expected"),
    [
        ("2026-11-23T09:00", 2, "2026-11-23T11:00"),
        ("2026-11-23T11:00", 2, "2026-11-23T14:00"),  # noon does not count
        ("2026-11-23T08:30", 7, "2026-11-23T16:30"),  # exactly a day
        ("2026-11-23T16:00", 1, "2026-11-24T09:00"),
        ("2026-11-27T11:30", 1, "2026-11-30T09:00"),  # Friday noon to Monday
        ("2026-11-28T10:00", 1, "2026-11-30T09:30"),  # received on a Saturday
    ],
)
def test_hours_are_added_while_it_is_open(moment, hours, expected):
    assert HOURS.add(at(moment), dt.timedelta(hours=hours)) == at(expected)


def test_a_municipality_that_never_opens_counts_by_the_clock():
    closed = OpeningHours(week=((),) * 7)
    assert closed.add(at("2026-11-23T09:00"), dt.timedelta(hours=30)) == at("2026-11-24T15:00")
    assert closed.next_open(at("2026-11-23T09:00")) == at("2026-11-23T09:00")


def test_saturdays_that_are_in_the_hours_are_open():
    saturday = (*USUAL_WEEK[:5], (Span(dt.time(9), dt.time(12)),), ())
    assert OpeningHours(week=saturday).is_open(at("2026-11-28T10:00"))


def test_open_hours_between_two_moments():
    assert HOURS.between(at("2026-11-23T08:00"), at("2026-11-24T09:00")) == dt.timedelta(hours=7.5)
    assert HOURS.between(at("2026-11-24T09:00"), at("2026-11-23T08:00")) == dt.timedelta(0)


def test_spans_that_overlap_or_end_early_are_faults():
    early = (Span(dt.time(12), dt.time(8)),)
    overlapping = (Span(dt.time(8), dt.time(12)), Span(dt.time(11), dt.time(16)))
    touching = (Span(dt.time(8), dt.time(12)), Span(dt.time(12), dt.time(16)))
    assert faults((early, overlapping, touching, (), (), (), ())) == (0, 1)


def test_hours_are_kept_and_read_again():
    assert from_text(to_text(USUAL_WEEK)) == USUAL_WEEK
    week = ((), (Span(dt.time(0), dt.time(23, 59)),), (), (), (), (), ())
    assert from_text(to_text(week)) == week


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"0": ["x"]}', '{"0": 3}', '{"0": ["12:00-08:00"]}', "null"]
)
def test_what_cannot_be_read_is_the_usual_week(text):
    assert from_text(text) == USUAL_WEEK
