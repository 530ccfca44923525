"""The whole way of a case through its forms, with the keyboard: opened, heard, decided otherwise, notified, grieved, closed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medias_desktop.sanctions.rules.cases import CaseState, GrievanceOutcome, Outcome, UnionPresence
from tests.sanctions import cases as made


def test_a_case_from_its_opening_to_its_closing(at):
    person = at.town.persons["Lapierre-Roy"]
    steps = at.begin(at.errands.new())
    assert not at.record()
    assert at.problem("case_person_search") == "Choose whom the case is about."
    QTest.keyClicks(steps.who.search, "lapierre")
    QTest.keyClick(steps.who.search, Qt.Key.Key_Return)
    assert steps.who.person == person
    at.say("case_reported_by", "Huguette Rioux")
    at.record()
    steps.fault.day.set_day(dt.date(2026, 11, 2))
    steps.fault.known_on.set_day(dt.date(2026, 11, 1))  # cannot be: told at once
    at.say("fault_facts", made.FACTS)
    at.say("fault_platform", "Facebook")
    at.record()
    assert steps.at == 1
    assert "cannot have learned of the fault" in at.problem("fault_known_on")
    steps.fault.known_on.set_day(dt.date(2026, 11, 3))
    at.record()
    at.qtbot.waitUntil(lambda: steps.clauses.list.count() > 0)
    assert "Politique des médias sociaux" in steps.clauses.in_force.text()
    assert steps.clauses.signed.title.text() == "No acknowledgement was valid on the day of the fault"
    assert not at.record()
    assert at.problem("clauses_list") == "Choose at least one clause that was breached."
    steps.clauses.list.setCurrentRow(1)
    QTest.keyClick(steps.clauses.list, Qt.Key.Key_Space)
    assert at.record()
    assert at.case.case.state is CaseState.OPENED
    assert "sanctions" in at.heard

    at.begin(at.errands.verification(at.case))
    at.say("verification_what", "Captures comparées")
    assert not at.record()
    assert "Record the reasonable grounds first" in at.form.trouble.text()
    at.form.forget()
    at.begin(at.errands.grounds(at.case)).day.set_day(dt.date(2026, 11, 3))
    assert not at.record()
    at.say("grounds_text", "Deux personnes ont vu la publication.")
    assert at.record()
    form = at.begin(at.errands.verification(at.case))
    form.day.set_day(dt.date(2026, 11, 2))
    at.say("verification_what", "Captures comparées")
    assert not at.record()
    assert at.problem("verification_day")
    form.day.set_day(dt.date(2026, 11, 4))
    assert at.record()

    form = at.begin(at.errands.meeting(at.case))
    form.day.set_day(dt.date(2026, 11, 10))
    at.say("meeting_time", "25:00")
    assert not at.record()
    assert at.problem("meeting_time")
    at.say("meeting_time", "13 h 30".replace(" ", ""))
    assert at.record()
    form = at.begin(at.errands.meeting(at.case))  # the one that is to come is completed
    at.say("meeting_attendance", "Came")
    at.say("meeting_union", "Representative present")
    at.say("meeting_union_name", "Paul Vachon")
    assert at.record()
    (meeting,) = at.case.case.meetings
    assert (meeting.time, meeting.union, meeting.union_name) == (
        "13:30",
        UnionPresence.PRESENT,
        "Paul Vachon",
    )
    at.begin(at.errands.version(at.case))
    at.say("version_text", "Je regrette.")
    assert at.record()
    form = at.begin(at.errands.weigh(at.case))
    form.aggravating.boxes[3][0].setChecked(True)
    at.say("mitigating_others", "Première année\n\nBonne collaboration")
    assert at.record()
    assert at.case.case.aggravating == ("Wide reach of the post",)
    assert at.case.case.mitigating == ("Première année", "Bonne collaboration")

    form = at.decide()
    assert form.advice.step.text() == "Suggested step: Verbal warning."
    assert form.chosen().name_en == "Verbal warning"
    assert form.departure.isHidden()
    at.say("decision_step", "Written reprimand")
    assert not form.departure.isHidden()
    at.say("decision_reasons", "Les faits sont graves et reconnus.")
    assert not at.record()
    assert at.problem("decision_departure")
    assert QApplication.focusWidget() is None or not form.departure.isHidden()
    at.say("decision_departure", "La portée de la publication.")
    assert at.record()
    decision = at.case.case.decision
    assert (decision.outcome, decision.step_name_en) == (Outcome.MEASURE, "Written reprimand")
    assert decision.departure == "La portée de la publication."
    assert "Verbal warning" in decision.suggestion

    form = at.begin(at.errands.notify(at.case))
    form.refused.box.setChecked(True)
    assert not at.record()
    assert at.problem("notice_witness")
    at.say("notice_witness", "Luc Gagnon")
    assert at.record()
    form = at.begin(at.errands.grievance(at.case))
    at.say("grievance_number", "G-2026-3")
    assert at.record()
    assert at.case.case.state is CaseState.GRIEVED
    at.begin(at.errands.close(at.case))
    at.say("closing_reason", "La mesure est appliquée.")
    assert not at.record()
    assert "A grievance is pending" in at.form.trouble.text()
    at.form.forget()
    form = at.begin(at.errands.grievance(at.case))
    at.say("grievance_outcome", "Grievance withdrawn")
    assert at.record()
    assert at.case.case.grievance.outcome is GrievanceOutcome.WITHDRAWN
    at.begin(at.errands.close(at.case))
    at.say("closing_reason", "La mesure est appliquée.")
    assert at.record()
    assert at.town.cases.open(at.case.id).case.state is CaseState.CLOSED
    at.begin(at.errands.reopen(at.case))
    at.say("reopen_reason", "Un fait nouveau.")
    assert at.record()
    assert at.case.case.closing is None
