"""What lies in a case’s box is the case, whatever it holds; its brief says the same as the case."""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum

from hypothesis import given, settings
from hypothesis import strategies as st

from medias_desktop.core.store.sealed import SealedBrief
from medias_desktop.sanctions.rules.cases import Attendance, Case, CaseBrief, GrievanceOutcome, Outcome
from medias_desktop.sanctions.service.case_codec import brief_of, decode, encode, encode_brief, read_briefs
from tests.sanctions.cases import example

TEXT = st.text(max_size=12)
_PLAIN = {
    str: TEXT,
    int: st.integers(0, 10**9),
    bool: st.booleans(),
    dt.date: st.dates(),
    dt.datetime: st.datetimes(timezones=st.just(dt.UTC)),
}


def values(kind):
    """Return what makes values of a type of the cases."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        (inner,) = (one for one in typing.get_args(kind) if one is not types.NoneType)
        return st.none() | values(inner)
    if typing.get_origin(kind) is tuple:
        inside = typing.get_args(kind)
        if len(inside) == 2 and inside[1] is Ellipsis:
            return st.lists(values(inside[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, inside))
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{one.name: values(hints[one.name]) for one in fields(kind)})
    return st.sampled_from(list(kind)) if issubclass(kind, StrEnum) else _PLAIN[kind]


def through_json(value):
    return json.loads(json.dumps(value))


@settings(max_examples=40)
@given(case=values(Case))
def test_any_case_comes_back(case):
    assert decode(through_json(encode(case))) == case


@settings(max_examples=40)
@given(briefs=st.lists(values(CaseBrief), max_size=3))
def test_any_briefs_come_back(briefs):
    opened = [
        SealedBrief(one.id, "uid", one.version, one.person_uid, through_json(encode_brief(one)))
        for one in briefs
    ]
    assert read_briefs(opened) == briefs


@settings(max_examples=40)
@given(case=values(Case))
def test_a_brief_says_what_the_case_does(case):
    brief = brief_of(case)
    assert (brief.state, brief.person_uid, brief.fault_day) == (case.state, case.person.uid, case.fault.day)
    awaited = [one.day for one in case.meetings if one.attendance is Attendance.AWAITED]
    assert brief.next_meeting_on == (min(awaited) if awaited else None)
    measured = case.decision is not None and case.decision.outcome is Outcome.MEASURE
    annulled = case.grievance is not None and case.grievance.outcome is GrievanceOutcome.ANNULLED
    assert brief.counts is (measured and not annulled and case.removed_on is None)
    assert (brief.kind is not None) <= measured


def test_what_was_not_recorded_takes_no_room():
    kept = encode(example(1))
    assert "captures" not in kept
    assert "grievance" not in kept
    assert kept["fault"]["day"] == "2016-01-02"
