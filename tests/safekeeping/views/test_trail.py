"""The window of the audit trail and a record's history, with real widgets on a real register."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from medias_desktop.app import tabs, trail_words
from medias_desktop.core import i18n
from medias_desktop.people.models import person
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.safekeeping.service.trail import PAGE, TrailFilter, TrailService
from medias_desktop.safekeeping.views.trail.dialog import TrailDialog
from medias_desktop.safekeeping.views.trail.history_page import HistoryDialog
from tests.policies.adopting import draft


@pytest.fixture
def people(register):
    return PeopleService(register)


@pytest.fixture
def opened(qtbot, register, desk):
    """Return what opens the window and waits for its first page."""

    def open_window(parent=None):
        made = TrailDialog(parent, TrailService(register, trail_words()), desk)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        qtbot.waitUntil(desk.jobs.idle)
        return made

    return open_window


def about(dialog):
    return [line.about for line in dialog.table.rows()]


def shown(dialog):
    return dialog.detail.text.toPlainText()  # Qt gives plain spaces back


def button(widget, name):
    return widget.findChild(QPushButton, name)


def many(register, count):
    """Record persons in one action each."""
    for number in range(count):
        with register.transaction("add_person") as tx:
            name = f"n{number:03}"
            values = {"last_name": name, "group_code": "student", "sort_key": name, "search_key": name}
            tx.insert(person, uid=name, created_at=tx.now, updated_at=tx.now, **values)


def test_the_newest_action_is_shown_in_plain_words(register, people, opened):
    number = people.add(PersonDraft("Côté", "Zoé", email="zoe@ville.example"))
    people.change(number, 1, PersonDraft("Côté", "Zoé", email="z.cote@ville.example"))
    dialog = opened()
    assert dialog.table.model().index(0, 2).data() == "Fiche de la personne corrigée"
    assert about(dialog)[:2] == ["Zoé Côté", "Zoé Côté"]
    text = shown(dialog)
    for told in (
        "Personne : Zoé Côté",
        "Courriel",
        "zoe@ville.example",
        "z.cote@ville.example",
        "Avant",
        "Après",
    ):
        assert told in text
    assert "Pas encore scellé" in text
    register.seal()
    dialog = opened()
    assert dialog.table.model().index(0, 4).data() == "Scellé"
    assert "Scellé le 21 novembre 2026" in shown(dialog)


def test_in_english(people, opened):
    i18n.use_language("en")
    people.add(PersonDraft("Côté", "Zoé"))
    dialog = opened()
    assert dialog.windowTitle() == "Audit trail"
    assert "Person: Zoé Côté" in shown(dialog)


def test_the_keyboard_alone_from_the_list_to_the_history_and_back(qtbot, people, opened):
    people.add(PersonDraft("Roy", "Luc"))
    people.add(PersonDraft("Côté", "Zoé"))
    dialog = opened()
    qtbot.waitUntil(dialog.table.hasFocus)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert "Luc Roy" in shown(dialog)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.detail.text.hasFocus()
    qtbot.keyClick(dialog.detail.text, Qt.Key.Key_Tab)  # to the link
    qtbot.keyClick(dialog.detail.text, Qt.Key.Key_Return)
    assert dialog.history is not None
    assert "Personne ajoutée" in dialog.history.text.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.history is None
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.filters.search.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_filters(qtbot, register, people, desk, opened):
    people.add(PersonDraft("Roy", "Luc"))
    people.add(PersonDraft("Côté", "Zoé"))
    dialog = opened()
    filters = dialog.filters
    everything = len(dialog.table.rows())
    qtbot.waitUntil(lambda: filters.action.findText("Personne ajoutée") > 0)
    filters.action.setCurrentText("Personne ajoutée")
    qtbot.waitUntil(desk.jobs.idle)
    assert about(dialog) == ["Zoé Côté", "Luc Roy"]
    filters.search.setText("COTE")
    qtbot.keyClick(filters.search, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.jobs.idle)
    assert about(dialog) == ["Zoé Côté"]
    assert filters.wanted() == TrailFilter(action="add_person", text="COTE")
    filters.clear_button.click()
    qtbot.waitUntil(desk.jobs.idle)
    assert len(dialog.table.rows()) == everything
    filters.table.setCurrentIndex(filters.table.findData("person"))
    filters.actor.setCurrentIndex(filters.actor.findData(register.actor.uid))
    filters.period.setCurrentIndex(filters.period.findData("today"))
    qtbot.waitUntil(desk.jobs.idle)
    assert len(dialog.table.rows()) == 2
    filters.period.setCurrentIndex(filters.period.findData("between"))
    assert filters.first.isVisible()
    filters.first.setDate(filters.first.date().addDays(-9))
    filters.last.setDate(filters.last.date().addDays(-8))
    qtbot.waitUntil(lambda: dialog.found.currentIndex() == 1)
    assert shown(dialog) == ""
    assert dialog.detail.text.placeholderText().startswith("Choisissez une action")
    button(dialog, "trail_clear_empty").click()
    qtbot.waitUntil(lambda: dialog.found.currentIndex() == 0)
    assert not filters.first.isVisible()


def test_older_actions_come_as_the_list_is_scrolled(qtbot, register, desk, opened):
    many(register, 2 * PAGE + 20)
    dialog = opened()
    assert len(dialog.table.rows()) == PAGE
    assert "faites défiler" in dialog.counted.text()
    dialog.table.selectRow(3)
    bar = dialog.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(dialog.table.rows()) == 2 * PAGE)
    assert dialog.table.selected()[0].about == "n216"
    qtbot.keyClick(dialog.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(dialog.table.rows()) > 2 * PAGE)
    qtbot.waitUntil(desk.jobs.idle)
    seqs = [line.seq for line in dialog.table.rows()]
    assert seqs == sorted(seqs, reverse=True)
    assert seqs[-1] == 1
    assert "faites défiler" not in dialog.counted.text()


def test_a_search_is_stopped(qtbot, people, desk, dialogs, opened, monkeypatch):
    people.add(PersonDraft("Roy", "Luc"))
    dialog = opened()
    service, page = dialog._service, dialog._service.page

    def endless(wanted, before, progress, limit):
        while wanted.text:
            progress.report(0, 0)
        return page(wanted, before, progress, limit)

    monkeypatch.setattr(service, "page", endless)
    dialog.filters.search.setText("introuvable")
    qtbot.keyClick(dialog.filters.search, Qt.Key.Key_Return)
    assert dialog.stop.isVisible()
    dialog.stop.click()
    qtbot.waitUntil(lambda: dialog.counted.text() == "La recherche a été arrêtée.")
    assert not dialog.stop.isVisible()
    dialog.filters.search.setText("encore")
    qtbot.keyClick(dialog.filters.search, Qt.Key.Key_Return)
    dialog.filters.clear()  # another wish stops the one before
    qtbot.waitUntil(desk.jobs.idle)
    assert about(dialog)[0] == "Luc Roy"
    assert dialogs.errors == []


def test_many_records_of_one_action_come_in_parts(register, opened):
    with register.transaction("import_people") as tx:
        for number in range(120):
            name = f"n{number:03}"
            values = {"last_name": name, "group_code": "student", "sort_key": name, "search_key": name}
            tx.insert(person, uid=name, created_at=tx.now, updated_at=tx.now, **values)
    dialog = opened()
    assert about(dialog)[0] == "Personne (120)"
    assert "En montrer plus (70 de plus)" in shown(dialog)
    assert "n050" not in shown(dialog)
    dialog.detail._follow(QUrl("more:"))
    dialog.detail._follow(QUrl("more:"))
    assert "n119" in shown(dialog)
    assert "En montrer plus" not in shown(dialog)


def test_names_that_look_like_markup(people, opened):
    people.add(PersonDraft("<b>Roy</b>", "R&D"))
    assert "R&D <b>Roy</b>" in shown(opened())


def test_export_and_its_verifier(qtbot, people, desk, dialogs, opened, tmp_path):
    people.add(PersonDraft("Roy", "Luc"))
    dialog = opened()
    dialogs.files = [None, tmp_path / "piste"]
    dialog.export_button.click()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "piste.ndjson" in dialogs.told[0]
    assert "verify_trail.py" in dialogs.told[0]
    command = [sys.executable, str(tmp_path / "verify_trail.py"), str(tmp_path / "piste.ndjson")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    dialogs.files = [tmp_path / "nowhere" / "piste.ndjson"]
    dialog.export_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.errors))


def test_the_history_of_a_person_from_their_record(qtbot, register, people, desk, monkeypatch):
    number = people.add(PersonDraft("Roy", "Luc"))
    people.change(number, 1, PersonDraft("Roy", "Lucie"))
    histories = []
    monkeypatch.setattr(HistoryDialog, "exec", lambda dialog: histories.append(dialog))
    tab = next(one for one in tabs(register, desk) if one.name == "people").make()
    qtbot.addWidget(tab)
    tab.show()
    action = tab.table.findChild(QAction, "person_history")
    assert not action.isEnabled()
    tab.table.selectRow(0)
    action.trigger()
    (dialog,) = histories
    text = dialog.page.text.toPlainText()
    assert text.index("Fiche de la personne corrigée") < text.index("Personne ajoutée")
    assert "Lucie" in text


def test_the_history_of_a_policy_from_its_reader(qtbot, register, desk, monkeypatch):
    draft(PolicyService(register))
    histories = []
    monkeypatch.setattr(HistoryDialog, "exec", lambda dialog: histories.append(dialog))
    tab = next(one for one in tabs(register, desk) if one.name == "policies").make()
    qtbot.addWidget(tab)
    tab.show()
    tab.header.history.trigger()
    (dialog,) = histories
    assert dialog.page.text.toPlainText().count("Politique importée") == 2  # the version and its policy
    assert "version 1" in dialog.windowTitle() + dialog.page.text.toPlainText()
