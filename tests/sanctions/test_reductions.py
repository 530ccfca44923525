"""What a notified measure rests on stays, and one that a grievance had reduced is decided anew before the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from medias_desktop.sanctions.errors.afterwards import ClauseUnknown, HearingStands, ReducedNotDecided
from medias_desktop.sanctions.errors.cases import AlreadyNotified, DecisionBeforeMeeting, NotHeard
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    Grievance,
    GrievanceOutcome,
    MeetingKind,
    PersonVersion,
)
from medias_desktop.sanctions.rules.next_acts import CaseAct, acts_now, next_act
from tests.registers import make_register
from tests.sanctions import cases as made
from tests.sanctions.registers import TODAY, Town


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    from medias_desktop.core.store.register import Municipality
    from tests.fakes import FixedClock

    folder = tmp_path_factory.mktemp("reductions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(folder / "profile"))
        register = make_register(
            folder / "ville.medias", Municipality("Ville de Sainte-Élodie"), FixedClock(TODAY)
        )
        yield Town(register)
        register.close()


# The fault is of 2 November, the hearing of the 5th, the decision of the 6th, the notice of the 7th (tests.sanctions.cases).


def test_a_notified_measure_keeps_the_hearing_that_it_rests_on(town):
    opened = made.measured(town)
    (hearing,) = opened.case.meetings
    later = dt.date(2026, 11, 15)
    for act in (
        lambda: town.acts.drop_meeting(opened, hearing.uid),
        lambda: town.acts.change_meeting(opened, replace(hearing, day=later)),
        lambda: town.acts.change_meeting(opened, replace(hearing, attendance=Attendance.AWAITED)),
        lambda: town.acts.change_meeting(opened, replace(hearing, kind=MeetingKind.FOLLOW_UP)),
        lambda: town.acts.add_meeting(opened, made.meeting(later)),
    ):
        with pytest.raises(HearingStands):
            act()
    assert town.cases.open(opened.id) == opened
    followed = town.acts.add_meeting(opened, made.meeting(later, kind=MeetingKind.FOLLOW_UP))
    assert len(followed.case.meetings) == 2


def test_a_version_that_replaced_the_hearing_is_not_moved_after_the_notified_measure(town):
    opened = town.acts.set_person_version(
        made.begun(town), PersonVersion(day=dt.date(2026, 11, 4), text="Je regrette.")
    )
    opened = made.heard(town, opened)
    opened = town.acts.drop_meeting(opened, opened.case.meetings[0].uid)
    opened = made.notified(town, made.decided(town, opened))
    with pytest.raises(HearingStands):
        town.acts.set_person_version(opened, PersonVersion(day=dt.date(2026, 11, 12), text="Je nie."))
    corrected = town.acts.set_person_version(
        opened, PersonVersion(day=dt.date(2026, 11, 6), text="Je regrette.")
    )
    assert corrected.case.person_version.day == dt.date(2026, 11, 6)


def test_a_measure_is_not_notified_once_its_hearing_is_gone_or_later(town):
    opened = made.decided(town, made.heard(town, made.begun(town)))
    (hearing,) = opened.case.meetings
    late = town.acts.change_meeting(opened, replace(hearing, day=dt.date(2026, 11, 10)))
    with pytest.raises(DecisionBeforeMeeting):
        made.notified(town, late, dt.date(2026, 11, 12))
    decided = made.decided(town, late, dt.date(2026, 11, 11))  # it is decided again, after that meeting
    assert made.notified(town, decided).case.notice.day == dt.date(2026, 11, 12)
    other = made.decided(town, made.heard(town, made.begun(town, "Gagnon")))
    gone = town.acts.drop_meeting(other, other.case.meetings[0].uid)
    with pytest.raises(NotHeard):
        made.notified(town, gone)


def test_a_reduced_measure_is_decided_anew_before_the_case_is_closed(town):
    opened = made.measured(town, "Smith")
    filed = dt.date(2026, 11, 9)
    opened = town.acts.file_grievance(opened, Grievance(filed_on=filed))
    reduced = Grievance(filed_on=filed, outcome=GrievanceOutcome.REDUCED, outcome_on=dt.date(2026, 11, 12))
    opened = town.acts.answer_grievance(opened, reduced)
    assert next_act(opened.case, TODAY) is CaseAct.DECIDE
    assert CaseAct.DECIDE in acts_now(opened.case)
    with pytest.raises(ReducedNotDecided):
        made.closed(town, opened)
    anew = made.notified(town, made.decided(town, opened, dt.date(2026, 11, 13)))
    assert CaseAct.DECIDE not in acts_now(anew.case)
    with pytest.raises(AlreadyNotified):
        made.decided(town, anew, dt.date(2026, 11, 16))
    assert made.closed(town, anew).case.closing is not None


def test_a_reduction_of_the_same_day_is_told_by_the_history(town):
    """The grievance is answered on the day of the decision itself: only the order of the acts tells them apart."""
    day = dt.date(2026, 11, 6)
    opened = made.notified(
        town, made.decided(town, made.heard(town, made.begun(town, "Gagnon", dt.date(2026, 11, 1))), day), day
    )
    opened = town.acts.file_grievance(opened, Grievance(filed_on=day))
    reduced = Grievance(filed_on=day, outcome=GrievanceOutcome.REDUCED, outcome_on=day)
    opened = town.acts.answer_grievance(opened, reduced)
    with pytest.raises(ReducedNotDecided):
        made.closed(town, opened)
    anew = made.notified(town, made.decided(town, opened, day), day)
    assert made.closed(town, anew).case.closing is not None


def test_a_clause_must_be_in_its_text_and_is_cited_once(town):
    (clause,) = town.clauses()
    invented = replace(clause, section_uid="99999999-9999-4999-8999-999999999999", text="Inventé.")
    with pytest.raises(ClauseUnknown):
        made.begun(town, clauses=(clause, invented))
    opened = made.begun(town, clauses=(clause, clause))
    assert opened.case.clauses == (clause,)
    with pytest.raises(ClauseUnknown):
        town.acts.correct(opened, opened.case.fault, (invented,))
