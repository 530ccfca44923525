"""Dates that run in cases. Every expected day is counted by hand, as the comment beside it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.cases import CaseState, GrievanceOutcome
from medias_desktop.sanctions.rules.clocks import ClockKind, clocks, deadline_on, retention_due_on, waiting
from medias_desktop.sanctions.rules.ladder import DeadlineFrom
from tests.sanctions.briefs import DISMISSAL, LADDER, VERBAL, WRITTEN, brief, day

TODAY = day("2026-11-22")

DEADLINES = [
    # days, working, from, province -> last day, for a fault of Monday 2026-11-02 known on Thursday 2026-11-05
    (30, False, DeadlineFrom.KNOWLEDGE, "QC", "2026-12-05"),  # 25 days to 30 November, 5 more
    (30, False, DeadlineFrom.FAULT, "QC", "2026-12-02"),  # 28 days to 30 November, 2 more
    (1, False, DeadlineFrom.FAULT, "QC", "2026-11-03"),
    # Friday 6 (1), then 9–13 (2–6), 16–19 (7–10): the tenth working day is Thursday 19 November.
    (10, True, DeadlineFrom.KNOWLEDGE, "QC", "2026-11-19"),
    # From the fault: 3–6 (1–4), 9–13 (5–9), Monday 16 (10). In New Brunswick 11 November is a holiday: Tuesday 17.
    (10, True, DeadlineFrom.FAULT, "QC", "2026-11-16"),
    (10, True, DeadlineFrom.FAULT, "NB", "2026-11-17"),
]


@pytest.mark.parametrize(("days", "working", "since", "province", "expected"), DEADLINES)
def test_the_time_to_impose_a_measure(days, working, since, province, expected):
    ladder = replace(LADDER, deadline_days=days, working_days=working, deadline_from=since)
    assert deadline_on(ladder, day("2026-11-05"), day("2026-11-02"), province) == day(expected)


def test_no_time_runs_when_none_was_set():
    ladder = replace(LADDER, deadline_days=None)
    assert deadline_on(ladder, TODAY, TODAY) is None
    assert clocks([brief("2026-11-02")], ladder, TODAY) == ()


def _kinds(case, ladder=LADDER, today=TODAY):
    return {one.kind: (one.day.isoformat(), one.days_left) for one in clocks([case], ladder, today)}


def test_the_time_to_impose_runs_until_the_measure_was_notified():
    # Known on 2 November, 30 days: 2 December, ten days from 22 November.
    running = {ClockKind.IMPOSE: ("2026-12-02", 10)}
    assert _kinds(brief("2026-11-02")) == running
    decided = {"kind": VERBAL.kind, "counts": True, "decided_on": day("2026-11-10")}
    assert _kinds(brief("2026-11-02", **decided)) == running
    assert _kinds(brief("2026-11-02", **decided, notified_on=day("2026-11-12"))) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"closed_on": day("2026-11-20")},
        {"decided_on": day("2026-11-10")},  # without follow-up: no measure is to come
        {"group": Group.ELECTED.value},
        {"removed_on": day("2026-11-20")},
    ],
)
def test_no_measure_is_awaited_any_more(change):
    assert ClockKind.IMPOSE not in _kinds(brief("2026-11-02", **change), replace(LADDER, case_months=600))


def test_every_clock_of_an_open_case_the_earliest_first():
    case = brief(
        "2026-10-01",
        VERBAL,
        id=7,
        next_meeting_on=day("2026-12-01"),
        demand_due_on=day("2026-11-20"),
        suspension_to=day("2026-11-25"),
        amnesty_on=day("2027-04-01"),
    )
    found = clocks([case], LADDER, TODAY)
    assert [(one.kind, one.days_left) for one in found] == [
        (ClockKind.DEMAND, -2),  # two days ago
        (ClockKind.SUSPENSION, 3),
        (ClockKind.MEETING, 9),  # 8 days to 30 November, one more
        (ClockKind.AMNESTY, 130),  # 8 + 31 + 31 + 28 + 31 days to 31 March, one more
    ]
    assert {one.case_id for one in found} == {7}


def test_what_waits_tells_deadlines_from_files_to_clear():
    passed = brief("2026-10-01", id=1)  # to impose by 31 October
    to_come = brief("2026-11-02", id=2, next_meeting_on=day("2026-11-22"))  # by 2 December; a meeting today
    suspended = brief(
        "2026-11-02",
        VERBAL,
        id=3,
        notified_on=day("2026-11-20"),
        suspension_to=day("2026-11-25"),
        amnesty_on=day("2027-05-02"),
    )
    forgotten = brief("2025-10-01", VERBAL, id=4, notified_on=day("2025-10-02"), amnesty_on=day("2026-10-01"))
    over = replace(forgotten, id=5, closed_on=day("2019-01-01"))  # its amnesty and its retention: one file
    found = waiting(clocks([passed, to_come, suspended, forgotten, over], LADDER, TODAY))
    assert (found.overdue, found.to_clear) == (1, 2)
    assert [one.day.isoformat() for one in found.ahead] == ["2026-11-22", "2026-11-25", "2026-12-02"]
    assert found.next_on == day("2026-11-22")
    assert found.clear_on == day("2026-10-01")
    assert waiting(clocks([suspended], LADDER, TODAY)).stays_on is None  # once it ends, nothing is to be done
    assert waiting(()).next_on is None


def test_a_suspension_that_is_over_runs_no_more():
    assert ClockKind.SUSPENSION not in _kinds(brief("2026-10-01", VERBAL, suspension_to=day("2026-11-21")))


def test_nothing_leaves_the_file_while_a_grievance_is_pending():
    case = brief(
        "2025-10-01",
        VERBAL,
        amnesty_on=day("2026-04-01"),
        grievance=GrievanceOutcome.PENDING,
        closed_on=day("2019-01-01"),
    )
    assert _kinds(case) == {}


RETENTION = [
    # Closed on 31 August 2020; 6 months: 28 February 2021, which has no 31st.
    ("closed without measure", {"closed_on": day("2020-08-31")}, None, 6, "2021-02-28"),
    # Its measure still counts until 1 October 2026: kept until then.
    (
        "measure counts",
        {"closed_on": day("2020-08-31"), "amnesty_on": day("2026-10-01")},
        WRITTEN,
        6,
        "2026-10-01",
    ),
    # A reprimand that counts for good is kept for good.
    ("for good", {"closed_on": day("2020-08-31"), "amnesty_on": None}, WRITTEN, 6, None),
    # A dismissal ends what it could count in: 6 months after the closing.
    ("dismissal", {"closed_on": day("2020-08-31"), "amnesty_on": None}, DISMISSAL, 6, "2021-02-28"),
    # Annulled: nothing counts.
    (
        "annulled",
        {"closed_on": day("2020-08-31"), "counts": False, "grievance": GrievanceOutcome.ANNULLED},
        WRITTEN,
        6,
        "2021-02-28",
    ),
    ("still open", {}, WRITTEN, 6, None),
]


@pytest.mark.parametrize(
    ("name", "values", "step", "months", "expected"), RETENTION, ids=[one[0] for one in RETENTION]
)
def test_how_long_a_case_is_kept(name, values, step, months, expected):
    case = brief("2020-08-01", step, **{"state": CaseState.CLOSED, **values})
    ladder = replace(LADDER, case_months=months)
    assert retention_due_on(case, ladder) == (day(expected) if expected else None)
