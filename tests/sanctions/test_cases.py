"""Cases in a real register: taken through their acts, kept from two windows, with their files."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import ChangedElsewhere, NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.sealed import SealedRecordAltered, Vault
from medias_desktop.people.rules import PersonDraft
from medias_desktop.sanctions.errors import CaseGone
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.errors.captures import WithdrawalUnexplained
from medias_desktop.sanctions.rules.case_drafts import DecisionDraft
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    CaseState,
    Changed,
    Closing,
    DemandKind,
    Gravity,
    Grievance,
    GrievanceOutcome,
    Grounds,
    Outcome,
    PostDemand,
)
from medias_desktop.sanctions.rules.ladder import StepKind
from tests.registers import change_behind
from tests.sanctions import cases as made
from tests.sanctions.registers import TODAY, Town, put_in_force


@pytest.fixture
def town(register):
    return Town(register)


def day(number):
    return dt.date(2026, 11, number)


def trail(register):
    return [
        row[0]
        for row in register.rows("SELECT DISTINCT entry || '/' || action FROM audit_event ORDER BY seq")
    ]


def test_a_case_goes_its_way_and_its_brief_follows(town):
    opened = made.begun(town)
    assert (opened.case.number, opened.case.state) == ("2026-0001", CaseState.OPENED)
    opened = made.heard(town, opened)
    assert opened.case.state is CaseState.HEARING
    opened = made.decided(town, opened)
    decision = opened.case.decision
    assert decision.kind is StepKind.VERBAL_WARNING
    # The proposal’s verbal warning counts 12 months from the fault of 2 November 2026.
    assert (decision.amnesty_on, decision.repeated) == (dt.date(2027, 11, 2), False)
    assert decision.suggested_uid == decision.step_uid
    assert decision.suggestion
    opened = made.closed(town, made.notified(town, opened))
    assert town.cases.open(opened.id) == opened
    (brief,) = town.cases.briefs(Silent())
    assert (brief.id, brief.version, brief.number) == (opened.id, opened.version, opened.case.number)
    assert (brief.state, brief.counts, brief.notified_on) == (CaseState.CLOSED, True, day(7))
    assert [line.action for line in opened.case.history] == [
        *("open_case", "record_grounds", "record_meeting", "weigh_fault", "decide_case", "notify_measure"),
        "close_case",
    ]
    assert {one.split("/")[1] for one in trail(town.register)[-10:]} == {
        *("write_sealed_record", "read_sealed_records", "read_sealed_list"),
    }


def test_a_second_fault_is_repeated_and_goes_one_step_up(town):
    made.closed(town, made.measured(town, day=day(2)))
    made.measured(town, "Gagnon", day(3))  # somebody else’s weighs nothing
    second = made.decided(town, made.heard(town, made.begun(town, day=day(10))))
    decision = second.case.decision
    assert (decision.kind, decision.repeated) == (StepKind.WRITTEN_REPRIMAND, True)
    # 24 months when repeated: from 10 November 2026 to 10 November 2028.
    assert decision.amnesty_on == dt.date(2028, 11, 10)
    assert [one.number for one in town.cases.briefs(Silent())] == ["2026-0003", "2026-0002", "2026-0001"]
    briefs = town.cases.briefs(Silent())
    mine = town.cases.of_person(town.uid(), briefs)
    assert (
        [one.number for one in mine]
        == ["2026-0003", "2026-0001"]
        == [one.number for one in town.cases.of_person(town.uid(), list(briefs))]
    )


def test_a_clause_of_a_text_not_in_force_that_day_is_refused(town):
    before = made.draft(town, day=dt.date(2025, 1, 14))  # the text is in force since 15 January 2025
    with pytest.raises(errors.ClauseNotInForce):
        town.cases.add(before)
    (policy_id,) = town.register.rows("SELECT id FROM policy")[0]
    put_in_force(town, in_force=day(10), policy_id=policy_id, number="2026-11-9")
    with pytest.raises(errors.ClauseNotInForce):  # replaced on the 10th
        town.cases.add(made.draft(town, day=day(12)))
    opened = made.begun(town, day=day(9))
    with pytest.raises(errors.ClauseNotInForce):
        town.acts.correct(opened, made.fault(day(11)), opened.case.clauses, reported_on=day(12))
    assert len(town.cases.briefs(Silent())) == 1


def test_nothing_is_saved_of_what_is_refused(town):
    opened = made.begun(town)
    before = town.register.rows("SELECT revision, box FROM sealed_record")
    refused = [
        lambda: town.acts.weigh(opened, Gravity.MINOR, ["x" * 20_001], []),
        lambda: town.acts.add_meeting(opened, made.meeting(day(1))),
        lambda: town.acts.change_meeting(opened, made.meeting(day(3))),
        lambda: town.acts.drop_meeting(opened, "gone"),
        lambda: town.acts.reopen(opened, "Motif."),
        lambda: town.acts.answer_grievance(opened, Grievance(filed_on=day(3))),
        lambda: town.acts.file_grievance(opened, Grievance(filed_on=day(3))),
        lambda: town.acts.withdraw_capture(opened, "gone", "Motif."),
        lambda: town.acts.add_capture(opened, b"GIF89a not a picture", "capture.gif"),
        lambda: town.acts.add_capture(opened, made.picture()[:60], "capture.png"),
        lambda: town.acts.add_capture(opened, b"", "capture.png"),
        lambda: town.acts.add_text_capture(opened, " \n"),
        lambda: town.acts.add_capture(
            opened, made.picture(), "a.png", dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
        ),
        lambda: town.cases.add(replace(made.draft(town), person_uid="nobody")),
    ]
    for act in refused:
        with pytest.raises(UserError) as error:
            act()
        assert "{" not in error.value.sentence()
    assert town.register.rows("SELECT revision, box FROM sealed_record") == before
    assert not town.register.rows("SELECT id FROM sealed_file")


def test_an_elected_official_receives_no_measure(town):
    opened = made.heard(town, made.begun(town, "Ouellet"))
    with pytest.raises(errors.OfficialNotMeasured):
        made.decided(town, opened, step_uid="proposed-verbal-warning")
    assert made.closed(town, opened).case.state is CaseState.CLOSED


def test_two_windows_do_not_overwrite_each_other(town):
    opened = made.begun(town)
    grounds = Grounds(day=day(3), by="Huguette Rioux", text="Deux témoins.")
    first = town.acts.add_grounds(opened, grounds)
    with pytest.raises(ChangedElsewhere):
        town.acts.add_capture(opened, made.picture(), "capture.png")
    assert not town.register.rows("SELECT id FROM sealed_file")
    with town.register.transaction("remove_sealed_record") as tx:
        town.cases.remove_in(tx, opened.id)
    for act in (lambda: town.cases.open(opened.id), lambda: town.acts.add_grounds(first, grounds)):
        with pytest.raises(CaseGone):
            act()


def test_who_only_reads_reads_and_writes_nothing(town):
    opened = made.begun(town)
    town.register.actor = town.register.actor._replace(role=Role.READING)
    assert town.cases.open(opened.id) == opened
    assert len(town.cases.briefs(Silent())) == 1
    with pytest.raises(NotEntitled):
        town.acts.weigh(opened, Gravity.MINOR, [], [])


def test_captures_are_kept_as_they_were_seen(town):
    opened = town.acts.add_text_capture(made.begun(town), "Il a écrit :\n« non »")
    content = made.picture(kind="JPEG")
    opened = town.acts.add_capture(
        opened, content, "écran.jpg", dt.datetime(2026, 11, 3, 9, 5, tzinfo=dt.UTC), "Vu"
    )
    text, picture = opened.case.captures
    assert town.cases.file(opened, text.piece).decode() == "Il a écrit :\n« non »"
    assert town.cases.file(opened, picture.piece) == content
    assert (picture.piece.media_type, picture.piece.name, picture.note) == ("image/jpeg", "écran.jpg", "Vu")
    assert text.taken_at == town.register.clock.now()
    with pytest.raises(WithdrawalUnexplained):
        town.acts.withdraw_capture(opened, picture.uid, "  ")
    opened = town.acts.withdraw_capture(opened, picture.uid, "Une autre personne.")
    line = opened.case.history[-1]
    assert Changed(field="withdrawn_because", old="", new="Une autre personne.") in line.changes
    assert Changed(field="captures.sha256", old=picture.piece.sha256, new="") in line.changes
    assert picture.piece.key not in str(line)
    with pytest.raises(SealedRecordAltered):
        town.cases.file(opened, picture.piece)
    assert len(town.register.rows("SELECT id FROM sealed_file")) == 1
    assert town.vault.altered(town.register) == ()


def test_a_correction_moves_the_amnesty_and_tells_what_stood_there(town):
    opened = made.measured(town)
    fault = made.fault(dt.date(2026, 10, 31), day(1), facts="Autres faits.")
    opened = town.acts.correct(opened, fault, town.clauses("6", "7"))
    assert opened.case.decision.amnesty_on == dt.date(2027, 10, 31)
    assert opened.case.history[-1].changes[:3] == (
        Changed(field="fault.day", old="2026-11-02", new="2026-10-31"),
        Changed(field="fault.known_on", old="2026-11-02", new="2026-11-01"),
        Changed(field="fault.facts", old=made.FACTS, new="Autres faits."),
    )
    (brief,) = town.cases.briefs(Silent())
    assert len(brief.clauses) == 2


def test_meetings_and_demands_are_followed(town):
    opened = made.begun(town)
    opened = town.acts.add_meeting(opened, made.meeting(dt.date(2026, 11, 25), attendance=Attendance.AWAITED))
    demand = PostDemand(uid="", demand=DemandKind.REMOVE, asked_on=day(4), due_on=dt.date(2026, 11, 24))
    opened = town.acts.add_demand(opened, demand)
    (brief,) = town.cases.briefs(Silent())
    assert (brief.next_meeting_on, brief.demand_due_on) == (dt.date(2026, 11, 25), dt.date(2026, 11, 24))
    (meeting,), (demand,) = opened.case.meetings, opened.case.demands
    opened = town.acts.change_meeting(opened, replace(meeting, day=day(20), attendance=Attendance.PRESENT))
    opened = town.acts.follow_demand(opened, replace(demand, done_on=day(6)))
    (brief,) = town.cases.briefs(Silent())
    assert (brief.next_meeting_on, brief.demand_due_on) == (None, None)
    opened = town.acts.drop_meeting(opened, meeting.uid)
    assert opened.case.meetings == ()
    told = {one.field: one.old for one in opened.case.history[-1].changes}
    assert (told["meetings.kind"], told["meetings.day"]) == ("hearing", "2026-11-20")


def test_a_grievance_annuls_or_asks_for_another_measure(town):
    opened = town.acts.file_grievance(made.measured(town), Grievance(filed_on=day(9), number="G-7"))
    assert opened.case.state is CaseState.GRIEVED
    with pytest.raises(errors.GrievanceAlready):
        town.acts.file_grievance(opened, Grievance(filed_on=day(10)))
    reduced = Grievance(filed_on=day(9), number="G-7", outcome=GrievanceOutcome.REDUCED, outcome_on=day(12))
    opened = town.acts.answer_grievance(opened, reduced)
    milder = DecisionDraft(day=day(12), by="Huguette Rioux", outcome=Outcome.NO_FOLLOW_UP, reasons="Entente.")
    again = town.acts.decide(opened, (), milder)
    assert again.case.notice is None
    annulled = replace(reduced, outcome=GrievanceOutcome.ANNULLED)
    other = town.acts.file_grievance(made.measured(town, "Gagnon"), Grievance(filed_on=day(9)))
    other = town.acts.answer_grievance(other, annulled)
    briefs = {one.id: one for one in town.cases.briefs(Silent())}
    assert (briefs[other.id].counts, briefs[other.id].kind) == (False, StepKind.VERBAL_WARNING)
    assert (briefs[again.id].counts, briefs[again.id].kind) == (False, None)


def test_a_closed_case_is_opened_again_with_a_reason_only(town):
    opened = made.closed(town, made.measured(town))
    with pytest.raises(errors.CaseClosed):
        town.acts.weigh(opened, Gravity.MINOR, [], [])
    with pytest.raises(errors.CaseClosed):
        town.acts.close(opened, Closing(day=TODAY, by="H.", reason="Fin."))
    with pytest.raises(errors.ReasonOfReopeningMissing):
        town.acts.reopen(opened, "")
    opened = town.acts.reopen(opened, "Un fait nouveau.")
    assert opened.case.state is CaseState.NOTIFIED
    told = {one.field: (one.old, one.new) for one in opened.case.history[-1].changes}
    assert told["reopened_because"] == ("", "Un fait nouveau.")
    assert told["closing.day"] == ("2026-11-21", "")


def test_the_case_keeps_the_person_as_they_were(town):
    opened = made.begun(town)
    person = town.persons["Lapierre-Roy"]
    town.people.change(person.id, person.version, replace(PersonDraft.of(person), last_name="Roy"))
    assert town.cases.open(opened.id).case.person.last_name == "Lapierre-Roy"


def test_cases_go_on_under_a_new_key(town):
    opened = town.acts.add_capture(made.begun(town), made.picture(), "capture.png")
    old = town.vault._boxes
    both = Vault({1: bytes(32), 2: bytes(range(32))})
    both._boxes[1] = old[1]
    with town.register.transaction("reseal_records") as tx:
        assert both.reseal(tx) == 1
    cases = town.sanctions.disciplinary(Vault({2: bytes(range(32))})).cases
    again = cases.open(opened.id)
    assert again.case == opened.case
    assert cases.file(again, again.case.captures[0].piece) == made.picture()
    (brief,) = cases.briefs(Silent())
    assert (brief.number, brief.version) == ("2026-0001", 3)


def test_an_altered_case_is_told_and_nothing_of_it_given(town):
    opened = made.begun(town)
    change_behind(town.register, "UPDATE sealed_record SET box = zeroblob(length(box))")
    with pytest.raises(SealedRecordAltered):
        town.cases.open(opened.id)
