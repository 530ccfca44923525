"""Reminding and exporting through the real windows, by keyboard and mouse."""

import dataclasses
import datetime as dt
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from medias_desktop.acknowledgements.errors.reminders import NobodyToRemind, NoMailProgram
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.views.exports import ExportActs, RegisterDialog
from medias_desktop.acknowledgements.views.reminders.acts import ReminderActs
from medias_desktop.acknowledgements.views.reminders.dialog import RemindDialog
from medias_desktop.acknowledgements.views.reminders.letters import LettersDialog
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.core.widgets.pdf_view import PdfDialog
from tests.acknowledgements.reminding import open_campaign, scope_on


@pytest.fixture
def scope(register, service, clock, version_id, persons):
    return scope_on(service, clock, open_campaign(register, version_id), "2026-12-04")


@pytest.fixture
def window(qtbot):
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1300, 800)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def announced(desk):
    heard = []
    desk.changes.changed.connect(heard.append)
    return heard


def find(qtbot, window, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def press(qtbot, inside, name):
    found = inside.findChild(QPushButton, name)
    assert found.isEnabled()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


@pytest.fixture
def remind(qtbot, window, service, desk, scope, persons):
    def act(ids):
        ReminderActs(window, service, desk).remind(scope, ids)
        return find(qtbot, window, RemindDialog)

    return act


def recorded(register):
    found = register.rows("SELECT person_id, channel, day FROM acknowledgement_reminder ORDER BY id")
    return [(row[0], row[1], str(row[2])) for row in found]


def test_letters_are_recorded_once_printed(qtbot, window, register, remind, dialogs, persons):
    asked = remind(persons[:5])
    asked.choosing.channels["letter"].click()
    asked.choosing.note_fields["fr"].setPlainText("Venez nous voir.")
    assert "Venez nous voir." in asked.choosing.preview.toPlainText()
    press(qtbot, asked, "make")
    shown = find(qtbot, window, LettersDialog)
    assert shown.view.page_count() == 5
    assert not shown.made.isChecked()
    shown.print_button.click()
    assert shown.made.isChecked()
    assert recorded(register) == []
    shown.reject()
    qtbot.waitUntil(lambda: [one[0] for one in recorded(register)] == persons[:5])
    with open_pdf(dialogs.printed[0]) as pages:
        assert "Venez nous voir." in pages.text(0)


def test_letters_that_were_only_looked_at_are_not(qtbot, window, register, remind, persons):
    asked = remind(persons[:5])
    asked.choosing.channels["letter"].click()
    press(qtbot, asked, "make")
    find(qtbot, window, LettersDialog).reject()
    assert recorded(register) == []


def test_files_then_letters_for_the_others(qtbot, window, register, remind, dialogs, persons, tmp_path):
    asked = remind(persons[:5])
    assert asked.choosing.channels["eml"].isChecked()
    assert "L’Heureux, Jean-François" in asked.choosing.without.text()
    dialogs.folders.append(tmp_path)
    press(qtbot, asked, "make")
    qtbot.waitUntil(lambda: asked.findChild(QListWidget, "without") is not None)
    assert dialogs.shown == [tmp_path / "Rappels 2026-12-04"]
    assert len(list(dialogs.shown[0].iterdir())) == 1
    assert recorded(register) == [(persons[0], "eml", "2026-12-04")]
    without = asked.findChild(QListWidget, "without")
    assert without.count() == 4
    press(qtbot, asked, "letters")
    shown = find(qtbot, window, LettersDialog)
    assert shown.view.page_count() == 4
    shown.made.setChecked(True)
    shown.reject()
    told = [(persons[0], "eml"), *((one, "letter") for one in persons[1:5])]
    qtbot.waitUntil(lambda: [one[:2] for one in recorded(register)] == told)


def test_no_folder_nothing_done(qtbot, register, remind, dialogs, persons):
    asked = remind(persons[:5])
    dialogs.folders.append(None)
    press(qtbot, asked, "make")
    assert asked.isVisible()
    assert recorded(register) == []


def test_a_folder_that_cannot_be_written(qtbot, register, remind, dialogs, persons, tmp_path):
    asked = remind(persons[:5])
    dialogs.folders.append(tmp_path / "absent")
    press(qtbot, asked, "make")
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert recorded(register) == []
    assert asked.isVisible()


class TestDrafts:
    @pytest.fixture
    def page(self, qtbot, people, remind, persons):
        person = people.person(persons[1])
        draft = dataclasses.replace(_draft(person), email="jf@exemple.ca")
        people.change(persons[1], person.version, draft)
        asked = remind(persons[:5])
        asked.choosing.channels["mailto"].click()
        press(qtbot, asked, "make")
        assert asked.drafts is not None
        return asked

    def test_one_after_the_other(self, qtbot, register, page, dialogs, persons):
        drafts = page.drafts
        press(qtbot, page, "open_next")
        assert "1" in drafts.told.text()
        press(qtbot, page, "open_next")
        assert [urlsplit(link).path for link in dialogs.links] == ["me@exemple.ca", "jf@exemple.ca"]
        body = parse_qs(urlsplit(dialogs.links[1]).query)["body"][0]
        assert body.startswith("Bonjour Jean-François L’Heureux,")
        assert not drafts.next_button.isEnabled()
        assert recorded(register) == []
        press(qtbot, page, "done")
        told = [(one, "mailto", "2026-12-04") for one in persons[:2]]
        qtbot.waitUntil(lambda: recorded(register) == told)

    def test_closing_records_what_was_opened_once(self, qtbot, register, page, persons):
        press(qtbot, page, "open_next")
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: recorded(register) == [(persons[0], "mailto", "2026-12-04")])

    def test_without_a_mail_program(self, qtbot, register, page, dialogs):
        dialogs.mail_program = False
        press(qtbot, page, "open_next")
        assert [type(one) for one in dialogs.errors] == [NoMailProgram]
        page.reject()
        assert recorded(register) == []

    def test_back_to_the_words(self, qtbot, page):
        press(qtbot, page, "back")
        assert page.stack.currentWidget() is page.choosing


def _draft(person):
    from medias_desktop.people.rules import PersonDraft

    fields = {one.name: getattr(person, one.name) for one in dataclasses.fields(PersonDraft)}
    return PersonDraft(**fields)


def test_a_note_too_long_for_drafts_is_told_at_once(remind, persons):
    page = remind(persons[:5]).choosing
    page.note_fields["fr"].setPlainText("é" * 400)
    assert page.default.isEnabled()
    page.channels["mailto"].click()
    assert not page.default.isEnabled()
    assert "de trop" in page.problem.text()
    page.note_fields["fr"].setPlainText("Venez.")
    assert page.default.isEnabled()
    page.channels["eml"].click()
    page.note_fields["fr"].setPlainText("é" * 601)
    assert not page.default.isEnabled()


def test_both_languages_are_shown(remind, persons):
    page = remind(persons[:5]).choosing
    assert set(page.note_fields) == {"fr", "en"}
    page.note_fields["en"].setPlainText("See you.")
    assert "See you." not in page.preview.toPlainText()
    page.shown_in.setCurrentIndex(page.shown_in.findData("en"))
    assert "See you." in page.preview.toPlainText()
    assert page.preview.toPlainText().startswith("Reminder: ")


def test_nobody_left_to_remind(qtbot, window, service, desk, dialogs, scope, version_id, persons):
    service.record(version_id, persons[:2], dt.date(2026, 12, 1), Method.GROUP_SHEET)
    ReminderActs(window, service, desk).remind(scope, persons[:2])
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert [type(one) for one in dialogs.errors] == [NobodyToRemind]


def test_who_may_not_record_is_told_first(window, register, service, desk, dialogs, scope, persons):
    register.actor = register.actor._replace(role=Role.READING)
    ReminderActs(window, service, desk).remind(scope, persons[:2])
    assert [type(one) for one in dialogs.errors] == [NotEntitled]


@pytest.mark.parametrize("chosen", ["registre.xlsx", "registre"])
def test_a_workbook_by_its_name(qtbot, window, service, desk, dialogs, scope, tmp_path, chosen):
    dialogs.files.append(tmp_path / chosen)
    ExportActs(window, service, desk).export(scope)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "registre.xlsx" in dialogs.told[0]
    assert openpyxl.load_workbook(tmp_path / "registre.xlsx").worksheets[0].max_row == 7


def test_a_disk_that_refuses_is_told(qtbot, window, service, desk, dialogs, scope, tmp_path):
    dialogs.files.append(tmp_path / "absent" / "registre.csv")
    ExportActs(window, service, desk).export(scope)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert dialogs.told == []


def test_the_list_turned_upright(qtbot, window, service, desk, dialogs, scope):
    ExportActs(window, service, desk).print_register(scope)
    shown = find(qtbot, window, RegisterDialog)
    shown.print_button.click()
    shown.upright.click()
    qtbot.waitUntil(lambda: shown.upright.isEnabled())
    shown.print_button.click()
    sizes = []
    for pdf in dialogs.printed:
        with open_pdf(pdf) as pages:
            sizes.append(pages.size(0))
    assert sizes == [(792, 612), (612, 792)]
    shown.reject()


def test_the_report_can_be_sealed(qtbot, window, service, policies, desk, scope):
    desk = dataclasses.replace(desk, sealer=policies.signatures.sealing)
    ExportActs(window, service, desk).council_report()
    shown = find(qtbot, window, PdfDialog)
    assert shown.seal_button is not None
    shown.reject()
