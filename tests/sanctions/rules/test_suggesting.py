"""The step that comes next. Every expected step follows from the ladder and the dates as its comment says.

The ladder: 1 verbal warning (6 months, 12 when repeated), 2 written reprimand (12, 24), 3 suspension of 3 days (24),
4 suspension of 10 days (24), 5 dismissal (for good).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.amnesty import amnesty_on, counts, validity
from medias_desktop.sanctions.rules.cases import Gravity, GrievanceOutcome
from medias_desktop.sanctions.rules.ladder import Ladder
from medias_desktop.sanctions.rules.suggesting import suggest
from medias_desktop.sanctions.rules.suggestions import Because
from tests.sanctions.briefs import DISMISSAL, LADDER, LONG, SHORT, VERBAL, WRITTEN, brief, clause, day

ON = "2026-11-22"


def _suggest(earlier, fault="2026-11-01", on=ON, gravity=None, group="regular_employee", ladder=LADDER):
    return suggest(ladder, earlier, [clause()], gravity, group, day(fault), day(on))


def _reasons(found):
    return [one.because for one in found.grounds]


def _given(fault, step, **values):
    """Return an earlier measure with the amnesty that its step has by the ladder above."""
    values.setdefault("amnesty_on", amnesty_on(day(fault), validity(step, repeated=False)))
    return brief(fault, step, **values)


TABLE = [
    # Nothing on file: the first step.
    ("nothing", [], "v"),
    # A verbal warning for a fault of 1 June counts until 1 December: the reprimand is next.
    ("verbal counts", [("2026-06-01", VERBAL)], "w"),
    # For a fault of 22 May, 6 months later is 22 November, the day of the decision: it counts on the days before.
    ("forgotten that very day", [("2026-05-22", VERBAL)], "v"),
    # For a fault of 23 May it is 23 November: on 22 November it still counts.
    ("last day", [("2026-05-23", VERBAL)], "w"),
    # 31 May + 6 months: November has 30 days, so 30 November; it counts on the 22nd.
    ("month end", [("2026-05-31", VERBAL)], "w"),
    # The verbal warning is forgotten (1 January + 6 = 1 July), the reprimand counts (1 February 2026 + 12).
    ("one forgotten", [("2026-01-01", VERBAL), ("2026-02-01", WRITTEN)], "s3"),
    # The most severe one decides, whatever the order: suspension of 3 days, then that of 10.
    ("most severe", [("2026-02-01", SHORT), ("2026-06-01", VERBAL)], "s10"),
    # After the 10 days comes dismissal.
    ("before the top", [("2025-12-01", LONG)], "d"),
    # 24 months from 29 February 2024 is 28 February 2026: forgotten in November.
    ("leap day", [("2024-02-29", LONG)], "v"),
    # 24 months from 23 November 2024 is 23 November 2026: still counts on the 22nd.
    ("two years", [("2024-11-23", LONG)], "d"),
    # Nothing stands above dismissal: it is said to be the top.
    ("top", [("2020-01-01", DISMISSAL)], "d"),
]


@pytest.mark.parametrize(("name", "earlier", "expected"), TABLE, ids=[one[0] for one in TABLE])
def test_the_next_step_follows_from_what_still_counts(name, earlier, expected):
    found = _suggest([_given(fault, step) for fault, step in earlier])
    assert found.step.uid == expected


def test_the_day_of_the_decision_counts_and_not_the_day_of_the_fault():
    """Amnesty on 1 December: a decision of 30 November weighs the warning, one of 1 December does not."""
    earlier = [_given("2026-06-01", VERBAL)]
    assert _suggest(earlier, on="2026-11-30").step == WRITTEN
    late = _suggest(earlier, on="2026-12-01")
    assert late.step == VERBAL
    assert Because.FORGOTTEN in _reasons(late)
    assert late.repeated  # on the day of the fault, 1 November, it still counted


def test_a_measure_that_the_person_did_not_know_of_does_not_weigh():
    """Fault of 25 October, notified on 4 November: the fault of 1 November came before."""
    found = _suggest([_given("2026-10-25", WRITTEN)])
    assert found.step == VERBAL
    assert _reasons(found) == [Because.NOTHING_COUNTS, Because.AFTER_THE_FAULT]
    assert not found.repeated


def test_a_measure_for_a_later_fault_does_not_weigh():
    """The older fault is decided last: the reprimand for the fault of 1 August says nothing of that of 1 July."""
    found = _suggest([_given("2026-08-01", WRITTEN)], fault="2026-07-01")
    assert found.step == VERBAL
    assert Because.AFTER_THE_FAULT in _reasons(found)


def test_an_annulled_measure_does_not_weigh_and_is_said_to_be():
    case = _given("2026-06-01", WRITTEN, grievance=GrievanceOutcome.ANNULLED, counts=False)
    found = _suggest([case])
    assert found.step == VERBAL
    assert _reasons(found) == [Because.NOTHING_COUNTS, Because.ANNULLED]


def test_nothing_is_said_of_a_measure_that_was_taken_out_of_the_file():
    case = _given("2026-06-01", WRITTEN, removed_on=day("2026-11-01"), counts=False)
    assert _reasons(_suggest([case])) == [Because.NOTHING_COUNTS]


def test_a_grave_fault_may_skip_steps_but_the_program_skips_none():
    found = _suggest([], gravity=Gravity.GRAVE)
    assert found.step == VERBAL
    assert _reasons(found) == [Because.NOTHING_COUNTS, Because.GRAVE]


def test_the_last_step_is_said_to_be_the_last():
    found = _suggest([_given("2026-01-01", LONG)])
    assert found.step == DISMISSAL
    assert _reasons(found) == [Because.STILL_COUNTS, Because.REPEATED, Because.TOP_OF_LADDER]


def test_no_measure_is_suggested_for_an_elected_official_whatever_they_did():
    found = _suggest([_given("2026-06-01", VERBAL)], group=Group.ELECTED, gravity=Gravity.GRAVE)
    assert found.step is None
    assert _reasons(found) == [Because.ELECTED]


def test_a_ladder_without_steps_in_use_suggests_nothing():
    for ladder in (Ladder(), replace(LADDER, steps=(replace(VERBAL, retired=True),))):
        found = _suggest([], ladder=ladder)
        assert found.step is None
        assert _reasons(found) == [Because.NO_LADDER]


RETIRED = [
    # Neither suspension of the past is in use, another one is: two steps are milder, so that suspension is the third.
    (LONG, (VERBAL, WRITTEN, SHORT, DISMISSAL), "s3"),
    (SHORT, (VERBAL, WRITTEN, LONG, DISMISSAL), "s10"),
    # A reprimand under another name is in use: they are equal, the suspension follows.
    (WRITTEN, (VERBAL, replace(WRITTEN, uid="w2"), SHORT, DISMISSAL), "s3"),
    # No suspension is in use any more: it stands above the reprimand, and dismissal is the first that is more severe.
    (SHORT, (VERBAL, WRITTEN, DISMISSAL), "d"),
    # No reprimand in use: above the verbal warning, and the suspension is next.
    (WRITTEN, (VERBAL, SHORT, DISMISSAL), "s3"),
    # Milder than everything in use: the first step is next.
    (VERBAL, (WRITTEN, SHORT), "w"),
]


@pytest.mark.parametrize(("step", "steps", "expected"), RETIRED)
def test_a_step_no_longer_in_use_stands_where_its_nature_does(step, steps, expected):
    found = _suggest([_given("2026-06-01", step)], ladder=replace(LADDER, steps=steps))
    assert found.step.uid == expected


def test_the_weightiest_reason_comes_first():
    found = _suggest([_given("2026-06-01", VERBAL, number="A"), _given("2026-05-30", WRITTEN, number="B")])
    first, second, *_others = found.grounds
    assert (first.because, first.case_number) == (Because.STILL_COUNTS, "B")
    assert (second.because, second.case_number) == (Because.STILL_COUNTS, "A")
    assert first.until == day("2027-05-30")  # 30 May 2026 and 12 months


STEPS = st.sampled_from([VERBAL, WRITTEN, SHORT, LONG, DISMISSAL])
PAST = st.dates(dt.date(2020, 1, 1), dt.date(2026, 11, 21))
EARLIER = st.lists(
    st.builds(lambda fault, step: _given(fault.isoformat(), step), PAST, STEPS), min_size=0, max_size=8
)


@given(EARLIER, PAST, st.integers(0, 300))
def test_never_more_than_one_step_above_the_most_severe_that_counts(earlier, fault, later):
    on = fault + dt.timedelta(days=later)
    found = _suggest(earlier, fault.isoformat(), on.isoformat())
    reached = max((one.step_position for one in earlier if counts(one, on)), default=0)
    assert found.step.position <= reached + 1


@given(EARLIER, PAST, st.integers(0, 300), st.randoms())
def test_the_order_of_the_cases_changes_nothing(earlier, fault, later, random):
    on = (fault + dt.timedelta(days=later)).isoformat()
    shuffled = list(earlier)
    random.shuffle(shuffled)
    one, other = _suggest(earlier, fault.isoformat(), on), _suggest(shuffled, fault.isoformat(), on)
    assert (one.step, one.repeated) == (other.step, other.repeated)


@given(EARLIER, PAST, st.integers(0, 300), st.integers(0, 900))
def test_waiting_never_makes_it_more_severe(earlier, fault, later, wait):
    on = fault + dt.timedelta(days=later)
    soon = _suggest(earlier, fault.isoformat(), on.isoformat())
    late = _suggest(earlier, fault.isoformat(), (on + dt.timedelta(days=wait)).isoformat())
    assert late.step.position <= soon.step.position


@given(EARLIER, PAST)
def test_every_measure_on_file_is_accounted_for(earlier, fault):
    found = _suggest(earlier, fault.isoformat())
    about = {Because.STILL_COUNTS, Because.FORGOTTEN, Because.ANNULLED, Because.AFTER_THE_FAULT}
    assert sum(one.because in about for one in found.grounds) == len(earlier)
