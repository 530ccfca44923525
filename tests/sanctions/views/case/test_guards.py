"""What the forms of cases guard: the lock, what was typed, two windows, the text of the day, elected officials."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from medias_desktop.sanctions.rules.cases import Grounds
from tests.hands import Hands
from tests.sanctions import cases as made
from tests.sanctions.registers import SECTIONS, put_in_force


def texts_of(form):
    """Return every text that a form holds, shown or not."""
    found = [one.text() for one in form.findChildren(QLineEdit)]
    found += [one.toPlainText() for one in form.findChildren(QPlainTextEdit)]
    found += [one.text() for kind in (QLabel, QPushButton) for one in form.findChildren(kind)]
    found += [f"{one.accessibleName()}{one.accessibleDescription()}" for one in form.findChildren(QLabel)]
    for one in form.findChildren(QListWidget):
        found += [one.item(place).text() for place in range(one.count())]
    return "\n".join([form.windowTitle(), *found])


def test_every_form_closes_and_forgets_its_texts_with_the_lock(at):
    opened = made.decided(at.town, made.heard(at.town, made.begun(at.town)))
    errands = at.errands
    for begin in (
        lambda: errands.new(at.town.persons["Lapierre-Roy"].id),
        *(
            lambda act=act: act(opened)
            for act in (
                errands.correct,
                errands.capture,
                errands.grounds,
                errands.verification,
                errands.version,
                errands.meeting,
                errands.weigh,
                errands.notify,
                errands.demand,
                errands.report,
                errands.grievance,
                errands.close,
                errands.reopen,
            )
        ),
        at.decide,
    ):
        at.case = opened
        form = at.begin(begin())
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        area = next(iter(form.findChildren(QPlainTextEdit)), None)
        if area is not None:
            area.setPlainText("propos confiés")
        shown = texts_of(form)
        assert "Lapierre-Roy" in shown, form.objectName()
        at.desk.sealed.forget()
        assert not form.isVisible()
        left = texts_of(form).replace("2000-01-01", "")  # a date field always says one
        assert left.strip() == "", (form.objectName(), left.strip())
        assert at.desk.dialogs.asked == []
        assert not hasattr(form, "open_case")
        form.deleteLater()
        at.desk.sealed.with_vault(at.parent, lambda _vault: None)


def test_who_leaves_what_they_typed_is_asked_and_typing_keeps_the_lock_open(at):
    form = at.begin(at.errands.grounds(made.begun(at.town)))
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert at.desk.dialogs.asked == []
    form = at.begin(at.errands.grounds(made.begun(at.town)))
    at.now[0] += 290
    at.say("grounds_text", "Deux personnes l’ont vue.")
    at.now[0] += 290
    at.desk.sealed.check()
    assert form.isVisible()
    at.desk.dialogs.answers = [False, True]
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.text.text() == "Deux personnes l’ont vue."
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_what_another_window_recorded_meanwhile_is_not_overwritten_unread(at):
    opened = made.begun(at.town)
    at.begin(at.errands.grounds(opened))
    theirs = Grounds(day=dt.date(2026, 11, 3), by="Luc Gagnon", text="Une plainte est arrivée.")
    newer = at.town.acts.add_grounds(opened, theirs)
    at.say("grounds_text", "Deux personnes l’ont vue.")
    assert not at.record()
    assert at.form.trouble.text().startswith("This case was changed in another window meanwhile.")
    assert at.form.text.text() == "Deux personnes l’ont vue."
    assert at.town.cases.open(opened.id) == newer
    assert at.record()
    assert at.case.case.grounds.text == "Deux personnes l’ont vue."


def test_a_correction_of_a_case_that_was_changed_meanwhile_is_told_and_can_be_recorded_again(at):
    opened = made.begun(at.town)
    form = at.begin(at.errands.correct(opened))
    at.say("fault_facts", "D’autres propos.")
    at.town.acts.add_grounds(opened, Grounds(day=dt.date(2026, 11, 3), by="Luc Gagnon", text="Une plainte."))
    at.record()
    at.qtbot.waitUntil(lambda: form.clauses.list.count() > 0)
    assert not at.record()
    assert form.trouble.text().startswith("This case was changed in another window meanwhile.")
    assert at.record()
    assert at.case.case.fault.facts == "D’autres propos."
    assert at.case.case.grounds is not None


def test_another_day_of_the_fault_has_other_clauses(at):
    (policy,) = at.town.policies.library()
    put_in_force(at.town, SECTIONS[:1], dt.date(2026, 11, 1), policy.id, "2026-10-4")
    opened = made.begun(at.town, day=dt.date(2026, 10, 20), clauses=at.town.clauses("7"))
    form = at.begin(at.errands.correct(opened))
    at.record()
    at.qtbot.waitUntil(lambda: form.clauses.list.count() > 0)
    assert [one.section_uid for one in form.clauses.clauses()] == [opened.case.clauses[0].section_uid]
    assert form.clauses.lost.isHidden()
    form.back()
    form.fault.day.set_day(dt.date(2026, 11, 5))
    form.fault.known_on.set_day(dt.date(2026, 11, 5))
    at.record()
    at.qtbot.waitUntil(lambda: not form.clauses.lost.isHidden())
    assert form.clauses.clauses() == ()
    assert "art" not in form.clauses.chosen.text()
    form.back()
    form.fault.day.set_day(dt.date(2024, 5, 1))
    at.record()
    at.qtbot.waitUntil(lambda: form.clauses.list.count() == 0)
    assert not at.record()
    assert at.problem("clauses_list").startswith("No text was in force that day")


def test_of_an_elected_official_the_ethics_route_is_told_and_no_measure_offered(at):
    form = at.begin(at.errands.new(at.town.persons["Ouellet"].id))
    assert not form.who.elected.isHidden()
    assert form.who.elected.text.text() == at.town.sanctions.ladder.ethics_note()
    form.forget()
    at.case = made.begun(at.town, "Ouellet")
    form = at.decide()
    assert form.chosen() is None
    assert form.step.isHidden()
    assert not form.elected.isHidden()
    at.say("decision_reasons", "Transmis à la commission.")
    assert at.record()


def test_captures_are_kept_from_a_file_or_as_words(at, tmp_path):
    path = Path(tmp_path / "capture.png")
    path.write_bytes(made.picture())
    form = at.begin(at.errands.capture(made.begun(at.town)))
    assert not at.record()
    assert form.seen.trouble.text()
    at.desk.dialogs.files = [path]
    QTest.keyClick(form.seen.file, Qt.Key.Key_Space)
    at.qtbot.waitUntil(lambda: form.seen.picture() is not None)
    at.say("capture_text", "« Des propos. »")
    assert at.record()
    assert len(at.case.case.captures) == 2
    contents = {at.town.cases.file(at.case, one.piece) for one in at.case.case.captures}
    assert contents == {path.read_bytes(), "« Des propos. »".encode()}


def test_a_suspension_proposes_its_last_day_and_stays_as_it_was_written(at):
    at.case = made.heard(at.town, made.begun(at.town))
    form = at.decide()
    at.say("decision_step", next(one.name_en for one in form._steps if one.days))
    at.say("decision_suspension_from", "2026-11-23")
    assert form.ends.text() == "2026-11-25"  # three days: 23, 24, 25
    at.say("decision_suspension_to", "2026-11-22")
    at.say("decision_departure", "La gravité.")
    at.say("decision_reasons", "Les faits sont reconnus.")
    assert not at.record()
    assert at.problem("decision_suspension_to")
    at.say("decision_step", "Verbal warning")
    at.say("decision_step", "Written reprimand")
    assert form.departure.text() == "La gravité."


def test_a_form_is_filled_without_a_mouse(at):
    hands = Hands(at.qtbot)
    at.begin(at.errands.new(None))
    hands.write("smith")
    hands.press(Qt.Key.Key_Return)
    hands.walk_to("case_reported_by")
    hands.press(Qt.Key.Key_Return)
    hands.walk_to("fault_facts")
    hands.write("Des propos.")
    hands.walk_to("case_new_next")
    hands.press(Qt.Key.Key_Space)
    at.qtbot.waitUntil(lambda: at.form.clauses.list.count() > 0)
    hands.walk_to("clauses_list")
    hands.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    hands.walk_to("case_new_next")
    hands.press(Qt.Key.Key_Space)
    at.qtbot.waitUntil(lambda: at.case is not None)
    assert at.case.case.person.last_name == "Smith"
    assert QApplication.activeModalWidget() is None
