"""The events of a case in their order, and citations said in another language."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medias_desktop.policies.rules.texts import recited
from medias_desktop.sanctions.labels.case_history import action_in_words, change_in_words
from medias_desktop.sanctions.labels.case_timeline import event_in_words
from medias_desktop.sanctions.labels.times import time_in_words
from medias_desktop.sanctions.rules.case_timeline import EventKind, timeline
from medias_desktop.sanctions.rules.cases import CaseVerification, Changed
from tests.sanctions.cases import example


@settings(max_examples=60)
@given(st.integers(1, 5000), st.lists(st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1)), max_size=5))
def test_events_are_in_order_and_none_is_lost(number, days):
    verifications = tuple(
        CaseVerification(uid=str(place), day=day, by="H", what="Vu") for place, day in enumerate(days)
    )
    case = replace(example(number), verifications=verifications)
    events = timeline(case)
    assert [one.day for one in events] == sorted(one.day for one in events)
    assert sum(one.kind is EventKind.VERIFICATION for one in events) == len(days)
    assert {EventKind.FAULT, EventKind.DECISION, EventKind.NOTIFIED, EventKind.CLOSED} <= {
        one.kind for one in events
    }
    assert all(event_in_words(one, language)[0] for one in events for language in ("fr", "en"))


def test_on_one_day_the_fault_comes_before_what_was_done_of_it():
    # example(1): fault and report of 2016-01-02; the grounds and the meeting have days of their own.
    kinds = [one.kind for one in timeline(example(1)) if one.day == dt.date(2016, 1, 2)]
    assert kinds == [EventKind.FAULT, EventKind.REPORTED]


@pytest.mark.parametrize(
    ("cite", "french", "english"),
    [
        ("art. 4.2", "art. 4.2", "s. 4.2"),
        ("s. 4.2", "art. 4.2", "s. 4.2"),
        ("ANNEXE B", "ANNEXE B", "ANNEXE B"),
        ("", "", ""),
    ],
)
def test_a_citation_is_said_in_another_language(cite, french, english):
    assert recited(cite, "fr") == french
    assert recited(cite, "en") == english


def test_the_history_in_words():
    change = Changed(field="fault.day", old="2026-11-01", new="2026-11-02")
    assert (
        change_in_words(change, "en")
        == "Date of the fault: before “November 1, 2026”, now “November 2, 2026”"
    )
    gone = Changed(field="meetings", old="hearing; 2026-11-05", new="")
    assert change_in_words(gone, "en") == "Meetings: “hearing; 2026-11-05” was removed"
    assert change_in_words(Changed(field="meetings.attendance", old="awaited", new="present"), "en") == (
        "Attendance: before “To come”, now “Came”"
    )
    assert action_in_words("decide_case", "en") == "The decision was recorded"
    assert action_in_words("something_new", "en") == "The case was changed"


@pytest.mark.parametrize(
    ("time", "french"), [("13:30", "13 h 30"), ("9:05", "9 h 05"), ("tôt", "tôt"), ("", "")]
)
def test_times(time, french):
    assert time_in_words(time, "fr").replace("\u00a0", " ") == french
