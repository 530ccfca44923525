"""From what was received to its answer, on the real widgets; what is refused stays; what the reader may not do."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from medias_desktop.core.store.roles import Role
from medias_desktop.editorial_calendar.rules.interactions import (
    InteractionDraft,
    InteractionKind,
    InteractionState,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.views.interactions.forms.moment import read_hour
from medias_desktop.editorial_calendar.views.interactions.opening_edit import read_spans
from medias_desktop.editorial_calendar.views.interactions.page import InteractionsPage
from medias_desktop.sanctions.rules.incident_prefill import prefill_of
from tests.sanctions.moderation.texts import draft as incident_draft

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
KIND, STATE, STEP = InteractionKind, InteractionState, StepKind


def at(text):
    return dt.datetime.fromisoformat(text)


def received(
    answering, kind=KIND.QUESTION, moment="2026-11-16T10:00", text="À quelle heure ouvre l’aréna?", **more
):
    number = answering.service.interactions.record(
        InteractionDraft(kind=kind, received_at=at(moment), text=text, account_id=answering.account, **more)
    )
    answering.page.refresh()
    answering.settle()
    answering.page.list.select(number)
    answering.settle()
    return number


def card(answering, qtbot):
    panel = answering.page.list.card()
    answering.page.list.show_card()
    qtbot.waitUntil(lambda: panel.card is not None and panel.settled())
    return panel


def recorded(qtbot, answering, form):
    form.record.click()
    qtbot.waitUntil(lambda: not isValid(form))
    answering.settle()


def test_what_is_received_shows_its_due_moment_while_it_is_typed(answering, qtbot):
    assert answering.page.pages.currentWidget() is answering.page.nothing
    answering.page.record.click()
    form = answering.opened("interaction_dialog")
    form.kind.choose(KIND.QUESTION)
    form.received.set_moment(at("2026-11-16T10:00"))
    assert "20 nov" in form.due.chip.text()
    form.received.hour.line.setText("dix heures")
    form.record.click()
    assert form.received.hour.problem.isVisible()
    form.received.hour.line.setText("10 h")
    form.record.click()  # nothing was copied yet
    qtbot.waitUntil(form.text.problem.isVisible)
    form.text.area.setPlainText("À quelle heure ouvre l’aréna?")
    recorded(qtbot, answering, form)
    row = answering.page.list.table.record_at(0)
    one = answering.service.interactions.one(row.id)
    assert (one.due_at, one.received_at) == (at("2026-11-20T12:00"), at("2026-11-16T10:00"))
    assert answering.page.pages.currentWidget() is answering.page.list
    assert answering.page.badge() == 1  # it was due the day before: late


def test_a_complaint_is_led_elsewhere_with_the_clause_and_its_number(answering, qtbot):
    received(answering, KIND.COMPLAINT, sender="Gaétan L.")
    panel = card(answering, qtbot)
    panel.acts["redirect"].trigger()
    form = answering.opened("answer_dialog")
    assert "Gaétan L." in form.text.text()
    form.copy.click()
    assert form.told.text()
    recorded(qtbot, answering, form)
    (step,) = answering.service.interactions.steps(1)
    assert step.kind is STEP.REDIRECTED


def test_a_public_answer_to_a_complaint_asks_why(answering, qtbot):
    received(answering, KIND.COMPLAINT)
    card(answering, qtbot).acts["answer"].trigger()
    form = answering.opened("answer_dialog")
    assert form.channel.value() == "private_message"
    assert form.departure.isHidden()
    form.text.area.setPlainText("Nous regardons cela.")
    form.channel.choose("public_reply")
    assert form.departure.isVisible()
    form.record.click()
    qtbot.waitUntil(form.departure.problem.isVisible)
    assert form.text.text() == "Nous regardons cela."
    form.departure.area.setPlainText("Erreur déjà publique")
    recorded(qtbot, answering, form)
    assert answering.service.interactions.one(1).state is STATE.ANSWERED


def test_passed_on_to_a_department_with_its_own_moment(answering, qtbot):
    received(answering)
    card(answering, qtbot).acts["transmit"].trigger()
    form = answering.opened("step_dialog")
    assert form.due.known() == at("2026-11-18T16:30")
    form.receiver.combo.setCurrentText("")
    form.record.click()
    qtbot.waitUntil(form.receiver.problem.isVisible)
    form.receiver.combo.setCurrentText("Loisirs")
    recorded(qtbot, answering, form)
    one = answering.service.interactions.one(1)
    assert (one.department, one.department_due_at) == ("Loisirs", at("2026-11-18T16:30"))


def test_another_window_was_quicker_and_nothing_typed_is_lost(answering, qtbot):
    number = received(answering)
    card(answering, qtbot).acts["answer"].trigger()
    form = answering.opened("answer_dialog")
    form.text.area.setPlainText("À neuf heures.")
    kept = answering.service.interactions
    kept.step(number, 1, StepDraft(kind=STEP.PROVISIONAL, taken_at=at("2026-11-17T09:00"), text="Noté."))
    form.record.click()
    qtbot.waitUntil(form.trouble.isVisible)
    assert form.text.text() == "À neuf heures."
    recorded(qtbot, answering, form)
    assert kept.one(number).state is STATE.ANSWERED


def test_an_offensive_comment_goes_to_moderation_and_its_incident_comes_back(answering, qtbot):
    number = received(answering, KIND.COMMENT, text="Achetez mes rabais!", sender="Rabais Éclair")
    panel = card(answering, qtbot)
    with qtbot.waitSignal(answering.page.place_wanted) as asked:
        panel.acts["moderate"].trigger()
    tab, place = asked.args
    assert tab == "sanctions"
    known = prefill_of(place.removeprefix("online/record:"))
    assert (known.account, known.handle, known.text) == (
        answering.account,
        "Rabais Éclair",
        "Achetez mes rabais!",
    )
    incident = answering.service.sanctions.incidents.record(
        incident_draft(answering.account, handle="Rabais Éclair", capture_text="Achetez mes rabais!")
    )
    answering.desk.changes.announce("sanctions")
    answering.settle()
    assert answering.service.interactions.one(number).incident_id == incident
    with qtbot.waitSignal(answering.page.place_wanted) as asked:
        answering.page.list.incident_asked.emit(incident)
    assert asked.args == ["sanctions", f"online/incident:{incident}"]


def test_a_place_that_is_no_prefill_opens_an_empty_form():
    for text in ("", "{", "[]", json.dumps({"account": 1}), "12"):
        assert prefill_of(text) is None


def test_lists_are_narrowed_and_kept_through_a_change_of_theme(answering, qtbot):
    late = received(answering)
    received(answering, KIND.MEDIA, "2026-11-20T09:00", "Entrevue?")
    page = answering.page
    page.show_place("late")
    answering.settle()
    assert [page.list.table.record_at(row).id for row in range(page.list.table.total())] == [late]
    state = page.view_state()
    other = InteractionsPage(answering.service, answering.desk)
    qtbot.addWidget(other)
    other.show()
    other.restore(state)
    qtbot.waitUntil(other.settled)
    assert other.list.table.total() == 1
    page.list.filters.search.setText("introuvable")
    page.list.filters.search.returnPressed.emit()
    answering.settle()
    assert page.list.list.currentWidget() is page.list.no_match
    page.show_place(f"interaction:{late}")
    answering.settle()
    assert page.list.current_id() == late


def test_settings_show_the_clauses_and_say_what_cannot_be(answering, qtbot):
    answering.page.show_place("settings")
    form = answering.opened("calendar_settings_dialog")
    words = " ".join(one.text() for one in form.findChildren(type(form.trouble)))
    assert "art. 8.6" in words
    form.opening.days[0].setText("huit à midi")
    form.record.click()
    assert form.opening.problem.isVisible()
    form.opening.days[0].setText("9 h - 12 h, 13:00-17:00")
    form.document_days.setValue(5)
    recorded(qtbot, answering, form)
    kept = answering.service.settings.settings()
    assert kept.document_days == 5
    assert [f"{one.start:%H:%M}" for one in kept.opening[0]] == ["09:00", "13:00"]


def test_what_has_no_due_moment_is_worked_out_once_the_settings_say_it(answering, qtbot):
    number = received(answering, KIND.COMPLAINT)
    assert answering.page.notice.isVisible()
    answering.page.notice.recount.click()
    answering.settle()
    qtbot.waitUntil(lambda: bool(answering.desk.dialogs.told))  # the settings do not say it yet
    form_settings = answering.service.settings
    form_settings.save(dataclasses.replace(form_settings.settings(), document_days=5))
    answering.page.notice.recount.click()
    answering.settle()
    qtbot.waitUntil(answering.page.notice.isHidden)
    assert answering.service.interactions.one(number).due_at == at("2026-11-23T16:30")


def test_answers_kept_ready_are_added_and_offered(answering, qtbot):
    answering.page.show_place("templates")
    dialog = answering.opened("templates_dialog")
    dialog.new.click()
    dialog.name.line.setText("Aréna")
    dialog.text.area.setPlainText("Bonjour {nom}, l’aréna ouvre à {heure}.")
    dialog.save_button.click()
    assert "{heure}" in dialog.trouble.text()
    dialog.text.area.setPlainText("Bonjour {nom}, l’aréna ouvre à 9 h.")
    dialog.save_button.click()
    assert dialog.trouble.isHidden()
    (kept,) = answering.service.answer_templates.all()
    assert dialog.shown() == kept
    dialog.reject()
    received(answering, sender="Rosalie B.")
    card(answering, qtbot).acts["answer"].trigger()
    form = answering.opened("answer_dialog")
    form.template.choose(0)
    assert form.text.text() == "Bonjour Rosalie B., l’aréna ouvre à 9 h."


def test_the_register_and_the_times_are_shown(answering, qtbot):
    received(answering)
    answering.page.actions_["register"].trigger()
    assert answering.opened("interaction_register_dialog").export.isEnabled()
    answering.page.actions_["times"].trigger()
    shown = answering.opened("answer_times_dialog")
    assert shown.chosen() == 2026


def test_the_reader_sees_everything_and_writes_nothing(qtbot, answering):
    received(answering)
    answering.register.actor = answering.register.actor._replace(name="Line Caron", role=Role.READING)
    page = InteractionsPage(answering.service, answering.desk)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.settled() and answering.desk.jobs.idle())
    assert not page.record.isEnabled()
    assert all(not one.isEnabled() for one in page.actions_.writing)
    page.list.show_card()
    panel = page.list.card()
    qtbot.waitUntil(lambda: panel.card is not None)
    assert not panel.acts["answer"].isEnabled()
    assert panel.acts["history"].isEnabled()


def test_keys_reach_everything(answering, qtbot):
    received(answering)
    page = answering.page
    page.activateWindow()
    page.list.table.setFocus()
    qtbot.keyClick(
        page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    form = answering.opened("answer_dialog")
    form.text.area.setPlainText("À neuf heures.")
    form.activateWindow()
    form.text.editor.setFocus()
    qtbot.waitUntil(form.text.editor.hasFocus)
    QTest.keyClick(form.text.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not isValid(form))
    answering.settle()
    assert answering.service.interactions.one(1).state is STATE.ANSWERED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", "14:30"),
        ("14 h 30", "14:30"),
        ("9 h", "09:00"),
        ("9", "09:00"),
        ("24:00", None),
        ("midi", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(text, expected):
    found = read_hour(text)
    assert (None if found is None else f"{found:%H:%M}") == expected


def test_opening_hours_are_read_as_people_write_them():
    assert [
        (f"{one.start:%H:%M}", f"{one.end:%H:%M}") for one in read_spans("8:30-12:00; 13 h à 16 h 30")
    ] == [
        ("08:30", "12:00"),
        ("13:00", "16:30"),
    ]
    assert read_spans("  ") == ()


@pytest.mark.parametrize(("private", "way"), [(True, "private_message"), (False, "public_reply")])
def test_what_came_in_private_is_answered_in_private_at_first(answering, private, way):
    number = received(answering, private=private)
    answering.page.acts.step(answering.service.interactions.one(number), STEP.ANSWERED)
    assert answering.opened("answer_dialog").channel.value() == way
