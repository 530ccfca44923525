"""What comes next on a case, and which formalities are in order: each line of the tables is read off the rules by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.sanctions.labels.formalities import in_words
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    AuthorityReport,
    Case,
    CasePerson,
    Closing,
    Decision,
    DemandKind,
    Gravity,
    Grievance,
    GrievanceOutcome,
    Grounds,
    MeasureNotice,
    Meeting,
    MeetingKind,
    NoticeMeans,
    Outcome,
    PersonVersion,
    PostDemand,
    UnionPresence,
)
from medias_desktop.sanctions.rules.formalities import FormalityKind, Standing, formalities
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.next_acts import CaseAct, acts_now, heard, next_act
from tests.sanctions.cases import clause, fault

DAY = dt.date(2026, 11, 2)
TODAY = dt.date(2026, 11, 21)
DEADLINE = dt.date(2026, 12, 2)
PERSON = CasePerson(uid="p", last_name="Gagnon", group="regular_employee")
OPENED = Case(
    number="2026-0001", person=PERSON, reported_on=DAY, reported_by="H", fault=fault(DAY), clauses=(clause(),)
)
GROUNDS = Grounds(day=DAY, by="H", text="Vu par deux personnes.")
HEARING = Meeting(uid="m", kind=MeetingKind.HEARING, day=dt.date(2026, 11, 9), union=UnionPresence.OFFERED)
HELD = replace(HEARING, attendance=Attendance.PRESENT)
MEASURE = Decision(day=dt.date(2026, 11, 12), by="H", outcome=Outcome.MEASURE)
NOTICE = MeasureNotice(day=dt.date(2026, 11, 13), means=NoticeMeans.IN_PERSON)
DEMAND = PostDemand(uid="d", demand=DemandKind.REMOVE, asked_on=DAY)
ELECTED = replace(OPENED, person=replace(PERSON, group="elected_official"))
HEARD = replace(OPENED, grounds=GROUNDS, meetings=(HELD,))
TOLD = replace(HEARD, gravity=Gravity.MINOR, decision=MEASURE, notice=NOTICE)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (OPENED, CaseAct.GROUNDS),
        (replace(OPENED, grounds=GROUNDS), CaseAct.MEETING),
        (replace(OPENED, grounds=GROUNDS, meetings=(HEARING,)), CaseAct.MEETING),  # still to be held
        (HEARD, CaseAct.WEIGH),
        (replace(OPENED, person_version=PersonVersion(day=DAY, text="Je regrette.")), CaseAct.WEIGH),
        (replace(HEARD, gravity=Gravity.MINOR), CaseAct.DECIDE),
        (replace(HEARD, gravity=Gravity.MINOR, decision=MEASURE), CaseAct.NOTIFY),
        (replace(HEARD, decision=replace(MEASURE, outcome=Outcome.NO_FOLLOW_UP)), CaseAct.CLOSE),
        (TOLD, CaseAct.CLOSE),
        (replace(TOLD, demands=(DEMAND,)), CaseAct.DEMAND),
        (replace(TOLD, demands=(replace(DEMAND, done_on=TODAY),)), CaseAct.CLOSE),
        (replace(TOLD, meetings=(HELD, replace(HEARING, kind=MeetingKind.FOLLOW_UP))), CaseAct.MEETING),
        (replace(TOLD, grievance=Grievance(filed_on=TODAY)), CaseAct.GRIEVANCE),
        (
            replace(TOLD, grievance=Grievance(filed_on=DAY, outcome=GrievanceOutcome.WITHDRAWN)),
            CaseAct.CLOSE,
        ),
        (ELECTED, CaseAct.REPORT),  # an employer’s measure is not theirs to receive
        (replace(ELECTED, reports=(AuthorityReport(uid="r", day=DAY, to="Commissaire"),)), CaseAct.CLOSE),
        (replace(TOLD, closing=Closing(day=TODAY, by="H", reason="Fait.")), None),
    ],
)
def test_what_comes_next(case, expected):
    assert next_act(case, TODAY) is expected
    if expected is not None:
        assert expected in acts_now(case)


def test_a_closed_case_can_only_be_reopened():
    assert acts_now(replace(TOLD, closing=Closing(day=TODAY, by="H", reason="Fait."))) == {CaseAct.REOPEN}


def test_what_presupposes_something_is_not_offered_before_it():
    assert {CaseAct.VERIFICATION, CaseAct.NOTIFY, CaseAct.GRIEVANCE}.isdisjoint(acts_now(OPENED))
    assert {CaseAct.DECIDE, CaseAct.NOTIFY}.isdisjoint(acts_now(TOLD))


def standing(case, today=TODAY, deadline=DEADLINE, *, acknowledged=True):
    return {one.kind: one.standing for one in formalities(case, today, deadline, acknowledged=acknowledged)}


def test_formalities_of_a_case_that_is_being_looked_into():
    found = standing(replace(OPENED, meetings=(replace(HEARING, union=UnionPresence.NOT_OFFERED),)))
    assert found == {
        FormalityKind.ACKNOWLEDGED: Standing.MET,
        FormalityKind.HEARD: Standing.OPEN,
        FormalityKind.UNION: Standing.OPEN,
        FormalityKind.IN_TIME: Standing.OPEN,
    }


def test_formalities_that_were_missed():
    refused = replace(NOTICE, day=dt.date(2026, 12, 3), refused_to_sign=True)  # a day after the deadline
    case = replace(OPENED, decision=MEASURE, notice=refused)
    found = standing(case, dt.date(2026, 12, 5), acknowledged=False)
    assert found == {
        FormalityKind.ACKNOWLEDGED: Standing.MISSED,
        FormalityKind.HEARD: Standing.MISSED,
        FormalityKind.IN_TIME: Standing.MISSED,
        FormalityKind.TOLD: Standing.MET,
        FormalityKind.WITNESS: Standing.MISSED,
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [  # the suspension begins on 20 November; the day of the look is the 22nd but where it is said
        ({"day": dt.date(2026, 11, 20)}, ("begun", Standing.MET)),
        ({"day": dt.date(2026, 11, 21)}, ("begun", Standing.MISSED)),
        ({"day": dt.date(2026, 11, 21), "begun_because": "Introuvable."}, ("explained", Standing.MET)),
        (None, ("begun", Standing.MISSED)),
        (dt.date(2026, 11, 20), ("begun", Standing.OPEN)),
    ],
)
def test_a_suspension_that_began_before_the_person_was_told_of_it(told, expected):
    today = told if isinstance(told, dt.date) else dt.date(2026, 11, 22)
    start = dt.date(2026, 11, 20)
    measure = replace(MEASURE, kind=StepKind.SUSPENSION, suspension_from=start, suspension_to=start)
    notice = replace(NOTICE, **told) if isinstance(told, dict) else None
    case = replace(HEARD, decision=measure, notice=notice)
    found = formalities(case, today, DEADLINE, acknowledged=True)
    (one,) = [one for one in found if one.kind in {FormalityKind.BEGUN, FormalityKind.EXPLAINED}]
    assert (one.kind.value, one.standing, one.day) == (*expected, start)
    assert "20 novembre 2026" in in_words(one)


@pytest.mark.parametrize(
    ("today", "expected"), [(DEADLINE, Standing.OPEN), (dt.date(2026, 12, 3), Standing.MISSED)]
)
def test_the_last_day_to_impose_is_still_in_time(today, expected):
    assert standing(HEARD, today)[FormalityKind.IN_TIME] is expected


def test_no_employers_formality_is_asked_of_an_elected_official():
    assert set(standing(ELECTED)) == {FormalityKind.ACKNOWLEDGED}


@given(
    day=st.dates(dt.date(2026, 1, 1), dt.date(2027, 1, 1)),
    attendance=st.sampled_from(Attendance),
    kind=st.sampled_from(MeetingKind),
)
def test_only_a_disciplinary_meeting_that_was_held_hears_somebody(day, attendance, kind):
    case = replace(OPENED, meetings=(replace(HEARING, day=day, attendance=attendance, kind=kind),))
    expected = kind is MeetingKind.HEARING and attendance is not Attendance.AWAITED and day <= TODAY
    assert heard(case, TODAY) is expected
