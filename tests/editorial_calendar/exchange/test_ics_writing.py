"""Posts written as a calendar, read back by the library that others use."""

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medias_desktop.core import i18n
from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar.exchange.entries import PostEntry
from medias_desktop.editorial_calendar.exchange.ics_reading import read_events
from medias_desktop.editorial_calendar.exchange.ics_writing import clean, write_ics
from medias_desktop.editorial_calendar.rules.posts import PostState

TORONTO = ZoneInfo("America/Toronto")
NOW = dt.datetime(2026, 11, 22, 15, 0, tzinfo=dt.UTC)
UID = "0d4f4f0e-6a1b-4f8e-8a53-1c1f6b0b3a77"


def entry(**given):
    values = {
        "id": 7,
        "uid": UID,
        "title": "Déneigement de la rue des Érables",
        "category": "roadwork",
        "language": "fr",
        "state": PostState.APPROVED,
        "planned_on": dt.date(2026, 12, 3),
        "planned_time": dt.time(13, 30),
        "texts": (("facebook", "Stationnement interdit."),),
        "link": "https://ville.example/neige",
        "version": 4,
    }
    return PostEntry(**{**values, **given})


def written(*entries):
    return write_ics(entries, TORONTO, "Ville fictive", NOW, Silent())


def events(content):
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def test_a_post_is_an_event_with_all_that_it_says():
    i18n.use_language("en")
    (event,) = events(written(entry()))
    assert event["UID"] == UID
    assert event["SEQUENCE"] == 4
    assert event["DTSTAMP"].dt == NOW
    assert event["DTSTART"].dt == dt.datetime(2026, 12, 3, 13, 30, tzinfo=TORONTO)
    assert event["DTSTART"].params["TZID"] == "America/Toronto"
    assert event["SUMMARY"] == "Déneigement de la rue des Érables"
    assert event["SUMMARY"].params["LANGUAGE"] == "fr"
    assert str(event["DESCRIPTION"]) == "State: Approved\n\n[Facebook]\nStationnement interdit."
    assert [str(one) for one in event["CATEGORIES"].cats] == ["roadwork"]
    assert event["URL"] == "https://ville.example/neige"
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "TRANSPARENT"


def test_its_time_zone_goes_with_it():
    calendar = icalendar.Calendar.from_ical(written(entry()))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "America/Toronto"
    own = zone.to_tz()
    assert dt.datetime(2026, 7, 1, 12, tzinfo=own).utcoffset() == dt.timedelta(hours=-4)
    assert dt.datetime(2026, 12, 1, 12, tzinfo=own).utcoffset() == dt.timedelta(hours=-5)


def test_a_post_without_an_hour_is_a_whole_day_and_one_without_a_day_is_left_out():
    whole, *more = events(written(entry(planned_time=None), entry(planned_on=None, planned_time=None)))
    assert more == []
    assert whole["DTSTART"].dt == dt.date(2026, 12, 3)
    assert whole["DTSTART"].params["VALUE"] == "DATE"
    assert not icalendar.Calendar.from_ical(written(entry(planned_time=None))).walk("VTIMEZONE")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (PostState.IDEA, "TENTATIVE"),
        (PostState.CHECKED, "TENTATIVE"),
        (PostState.SUSPENDED, "TENTATIVE"),
        (PostState.EXPIRED, "TENTATIVE"),
        (PostState.SCHEDULED, "CONFIRMED"),
        (PostState.PUBLISHED, "CONFIRMED"),
        (PostState.REFUSED, "CANCELLED"),
        (PostState.WITHDRAWN, "CANCELLED"),
    ],
)
def test_how_sure_it_is(state, status):
    (event,) = events(written(entry(state=state)))
    assert event["STATUS"] == status


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_says():
    content = written(entry(title="É" * 200, texts=(("facebook", "😀 " * 400),)))
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(line.decode("utf-8") is not None for line in lines)
    assert str(events(content)[0]["SUMMARY"]) == "É" * 200


def test_the_same_words_on_two_platforms_are_said_once():
    i18n.use_language("en")
    (event,) = events(
        written(entry(texts=(("facebook", "Bonjour"), ("instagram", "Bonjour"), ("twitter", "Allô"))))
    )
    assert (
        str(event["DESCRIPTION"])
        == "State: Approved\n\n[Facebook, Instagram]\nBonjour\n\n[X (Twitter)]\nAllô"
    )


def test_a_link_that_would_break_the_line_is_left_out():
    (event,) = events(written(entry(link="https://ville.example/a b\r\nATTENDEE:mailto:x@y.example")))
    assert "URL" not in event
    assert "ATTENDEE" not in event


def test_a_year_far_away_does_not_make_the_zone_endless():
    content = written(entry(planned_on=dt.date(9999, 12, 31)), entry(planned_on=dt.date(1, 1, 2)))
    assert len(content) < 100_000
    assert len(events(content)) == 2


_TEXT = st.text(max_size=300)
_DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))
_TIMES = st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0))


@given(
    title=_TEXT,
    text=_TEXT,
    day=_DAYS,
    time=_TIMES,
    version=st.integers(1, 10**6),
    state=st.sampled_from(PostState),
)
@settings(max_examples=40)
def test_whatever_a_post_says_comes_back(title, text, day, time, version, state):
    one = entry(
        title=title,
        texts=(("facebook", text),),
        planned_on=day,
        planned_time=time,
        version=version,
        state=state,
    )
    (event,) = events(written(one))
    assert not event.errors
    assert str(event["SUMMARY"]) == clean(title)
    assert str(event["DESCRIPTION"]).endswith(clean(text.strip()))
    start = event["DTSTART"].dt
    assert start == day if time is None else start.replace(tzinfo=None) == dt.datetime.combine(day, time)
    assert event["SEQUENCE"] == version
    assert str(event["X-MEDIAS-STATE"]) == state.value


@given(title=_TEXT, text=_TEXT, day=_DAYS)
@settings(max_examples=25)
def test_what_we_write_we_read(title, text, day):
    one = entry(title=title, texts=(("facebook", text),), planned_on=day, planned_time=dt.time(12, 5))
    (event,) = read_events(written(one).decode(), TORONTO)
    assert event.problems == ()
    assert (event.uid, event.start) == (UID, dt.datetime.combine(day, dt.time(12, 5)))
    assert event.title == " ".join(clean(title).split())
