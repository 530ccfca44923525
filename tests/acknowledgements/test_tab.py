"""The tab and its dialogs, through the real widgets."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from medias_desktop.acknowledgements.errors import NobodyChosen, NobodyLeftToSign
from medias_desktop.acknowledgements.rules import AcknowledgementState, Counts, EventKind, Method
from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.acknowledgements.views.sheets_dialog import SheetsDialog
from medias_desktop.core import i18n
from medias_desktop.core.files import FolderMissing
from medias_desktop.people.rules import Group
from tests.acknowledgements.conftest import adopt, import_text

TODAY = dt.date(2026, 11, 21)
SHEET = Method.INDIVIDUAL_SHEET


@pytest.fixture
def tab(qtbot, service, desk):
    shown = AcknowledgementsTab(service, desk)
    qtbot.addWidget(shown)
    shown.resize(1440, 800)
    shown.show()
    qtbot.waitExposed(shown)
    # What a main window does: announce what others changed.
    desk.changes.announce("policies", "people", "acknowledgements")
    return shown


@pytest.fixture
def ready(version_id, persons, tab):
    """Return the tab over a version in force and five persons who must sign it."""
    return tab


def dialog(tab):
    found = [one for one in tab.findChildren(QDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def sheets_shown(qtbot, tab):
    # The window of a job that takes its time comes and goes before.
    qtbot.waitUntil(lambda: any(one.isVisible() for one in tab.findChildren(SheetsDialog)))
    return tab.findChild(SheetsDialog)


def press(qtbot, inside, name):
    button = inside.findChild(QPushButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_names(tab):
    return [row.last_name for row in tab.table.rows()]


def counts(tab):
    return tab.overview.counts


class TestShowing:
    def test_what_stands_at_the_top(self, ready):
        assert ready.versions.title() == "Politique d’utilisation des médias sociaux, version 1"
        text = ready.header.subtitle.text()
        assert "15 novembre 2026" in text
        assert "2026-11-214" in text
        assert "5\u00a0personnes visées" in text
        assert ready.badge() == 5
        assert shown_names(ready) == ["Côté-Gagné", "L’Heureux", "Ouellet", "Smith", "Thériault"]

    def test_no_version_yet(self, qtbot, tab, persons):
        assert tab.pages.currentWidget() is tab.no_version
        with qtbot.waitSignal(tab.tab_wanted) as wanted:
            press(qtbot, tab.no_version, "go_to_policies")
        assert wanted.args == ["policies"]

    def test_nobody_yet(self, qtbot, version_id, tab):
        assert tab.list.currentWidget() is tab.nobody
        with qtbot.waitSignal(tab.tab_wanted) as wanted:
            press(qtbot, tab.nobody, "go_to_people")
        assert wanted.args == ["people"]
        assert tab.badge() == 0

    def test_search_and_no_match(self, qtbot, ready):
        ready.filters.search.setText("noemie")
        qtbot.waitUntil(lambda: shown_names(ready) == ["Ouellet"])
        ready.filters.search.setText("noemie conseil")
        qtbot.keyClick(ready.filters.search, Qt.Key.Key_Return)
        assert ready.list.currentWidget() is ready.no_match
        press(qtbot, ready.no_match, "clear_filters")
        assert len(shown_names(ready)) == 5
        assert ready.list.currentWidget() is ready.table

    def test_filters(self, ready, service, desk, version_id, persons):
        service.record(version_id, [persons[1], persons[5]], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        ready.filters.state.setCurrentIndex(ready.filters.state.findData("signed"))
        assert shown_names(ready) == ["L’Heureux"]
        ready.filters.state.setCurrentIndex(ready.filters.state.findData("uncounted"))
        assert shown_names(ready) == ["Vachon"]
        ready.filters.clear()
        ready.filters.group.setCurrentIndex(ready.filters.group.findData(Group.FIREFIGHTER.value))
        assert shown_names(ready) == ["Thériault"]
        ready.filters.clear()
        ready.filters.department.setCurrentIndex(ready.filters.department.findData("Conseil"))
        assert shown_names(ready) == ["Côté-Gagné"]
        assert counts(ready) == Counts(signed=1, to_read=4)

    def test_another_version(self, qtbot, ready, service, register, policies, desk, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        second = import_text(policies, "Second.", policies.version(version_id).summary.policy_id)
        adopt(register, second, dt.date(2026, 11, 18), dt.date(2026, 12, 1), "2026-11-230")
        desk.changes.announce("policies")
        # One looks at the version in force until another is chosen.
        assert ready.overview.version.id == version_id
        ready.versions.setCurrentIndex(ready.versions.findData(second))
        ready.versions.activated.emit(ready.versions.currentIndex())
        assert ready.overview.version.id == second
        assert ready.versions.title().endswith("version 2")
        assert counts(ready).signed == 0
        assert "1er décembre 2026" in ready.header.subtitle.text()
        desk.changes.announce("acknowledgements")
        assert ready.overview.version.id == second

    def test_the_badge_follows(self, qtbot, ready, service, desk, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        with qtbot.waitSignal(ready.badge_changed):
            desk.changes.announce("acknowledgements")
        assert ready.badge() == 3

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_every_input_has_a_name(self, qtbot, service, desk, version_id, persons, language):
        i18n.use_language(language)
        made = AcknowledgementsTab(service, desk)
        qtbot.addWidget(made)
        made.refresh()
        for box in (made.versions, made.filters.state, made.filters.group, made.filters.department):
            assert box.accessibleName()
        assert made.table.accessibleName()
        assert made.filters.search.accessibleName()

    def test_state_survives_a_rebuild(self, qtbot, ready, service, desk, persons):
        ready.filters.group.setCurrentIndex(ready.filters.group.findData(Group.REGULAR.value))
        ready.table.selectAll()
        i18n.use_language("en")
        again = AcknowledgementsTab(service, desk)
        qtbot.addWidget(again)
        again.show()
        again.restore(ready.view_state())
        assert shown_names(again) == ["L’Heureux", "Smith"]
        assert [row.person_id for row in again.selected()] == [persons[1], persons[3]]

    def test_narrow_windows_put_the_buttons_below(self, qtbot, ready):
        beside = ready.findChild(QPushButton, "record")
        title = ready.versions
        assert (
            beside.mapTo(ready, beside.rect().topLeft()).y()
            < title.mapTo(ready, title.rect().bottomLeft()).y()
        )
        ready.resize(760, 600)
        qtbot.waitUntil(
            lambda: (
                beside.mapTo(ready, beside.rect().topLeft()).y()
                >= title.mapTo(ready, title.rect().bottomLeft()).y()
            )
        )


class TestRecord:
    def test_a_selection(self, qtbot, ready, service, version_id, persons):
        ready.table.selectAll()
        press(qtbot, ready, "record")
        asked = dialog(ready)
        asked.findChild(QDateEdit, "day").setDate(QDate(2026, 11, 19))
        method = asked.findChild(QComboBox, "method")
        method.setCurrentIndex(method.findData(Method.GROUP_SHEET.value))
        asked.findChild(QLineEdit, "witness").setText("J. Roy")
        asked.findChild(QPlainTextEdit, "note").setPlainText("réunion du mardi")
        press(qtbot, asked, "save")
        assert not asked.isVisible()
        assert counts(ready) == Counts(signed=5)
        assert ready.badge() == 0
        (entry,) = service.history(persons[0], version_id)
        assert entry.event[1:6] == (
            EventKind.SIGNED, dt.date(2026, 11, 19), Method.GROUP_SHEET, "J. Roy", "réunion du mardi",
        )  # fmt: skip

    def test_today_and_individual_sheet_unless_said_otherwise(
        self, qtbot, ready, service, version_id, persons
    ):
        ready.table.selectRow(0)
        ready.record_action.trigger()
        press(qtbot, dialog(ready), "save")
        (entry,) = service.history(persons[0], version_id)
        assert (entry.event.day, entry.event.method) == (TODAY, SHEET)

    def test_a_refusal_is_told_in_place_and_can_be_mended(self, qtbot, ready):
        ready.table.selectRow(0)
        ready.record_action.trigger()
        asked = dialog(ready)
        asked.day.setDate(QDate(2026, 11, 25))
        press(qtbot, asked, "save")
        assert asked.isVisible()
        assert asked.problem.isVisible()
        assert "25 novembre 2026" in asked.problem.text()
        assert counts(ready).signed == 0
        asked.day.setDate(QDate(2026, 11, 20))
        press(qtbot, asked, "save")
        assert counts(ready).signed == 1

    def test_those_who_signed_are_left_out(self, qtbot, ready, service, desk, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        ready.table.selectAll()
        ready.record_action.trigger()
        press(qtbot, dialog(ready), "save")
        assert counts(ready) == Counts(signed=5)

    def test_nobody_selected(self, ready, dialogs):
        ready.record_action.trigger()
        assert isinstance(dialogs.errors[0], NobodyChosen)

    def test_everyone_selected_has_signed(self, ready, service, desk, dialogs, version_id, persons):
        service.record(version_id, persons[:5], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        ready.table.selectAll()
        ready.record_action.trigger()
        assert isinstance(dialogs.errors[0], NobodyLeftToSign)

    def test_by_keyboard_only(self, qtbot, ready):
        ready.activateWindow()
        ready.table.setFocus()
        qtbot.keyClick(ready.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert len(ready.selected()) == 5
        qtbot.keyClick(ready.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        asked = dialog(ready)
        qtbot.keyClick(asked.day, Qt.Key.Key_Return)
        assert counts(ready).signed == 5


class TestCorrectAndCancel:
    @pytest.fixture
    def signed(self, ready, service, desk, version_id, persons):
        service.mark_handed_out(version_id, persons[:1], dt.date(2026, 11, 16))
        service.record(version_id, persons[:1], TODAY, SHEET, "J. Roy", "au quai")
        desk.changes.announce("acknowledgements")
        ready.table.selectRow(0)
        return ready

    def test_correct(self, qtbot, signed):
        signed.correct_action.trigger()
        asked = dialog(signed)
        assert asked.witness.text() == "J. Roy"
        assert asked.note.toPlainText() == "au quai"
        asked.day.setDate(QDate(2026, 11, 18))
        press(qtbot, asked, "save")
        row = signed.table.rows()[0]
        assert (row.status.state, row.status.day) == (AcknowledgementState.SIGNED, dt.date(2026, 11, 18))
        assert [one.person_id for one in signed.selected()] == [row.person_id]

    def test_cancel_needs_a_reason(self, qtbot, signed):
        signed.cancel_action.trigger()
        asked = dialog(signed)
        press(qtbot, asked, "save")
        assert asked.problem.isVisible()
        asked.reason.setPlainText("mauvaise personne")
        press(qtbot, asked, "save")
        assert signed.table.rows()[0].status.state is AcknowledgementState.HANDED_OUT

    def test_changing_nothing(self, qtbot, signed):
        signed.cancel_action.trigger()
        press(qtbot, dialog(signed), "close")
        assert counts(signed).signed == 1

    def test_what_cannot_be_done_is_grey(self, signed):
        assert signed.correct_action.isEnabled()
        signed.table.selectRow(1)
        assert not signed.correct_action.isEnabled()
        assert not signed.cancel_action.isEnabled()
        assert signed.history_action.isEnabled()
        signed.table.selectAll()
        assert not signed.history_action.isEnabled()

    def test_history(self, qtbot, signed):
        signed.activateWindow()
        signed.table.setFocus()
        qtbot.keyClick(signed.table, Qt.Key.Key_Return)
        shown = dialog(signed)
        kinds = [entry.event.kind for entry in shown.table.rows()]
        assert kinds == [EventKind.HANDED_OUT, EventKind.SIGNED]
        press(qtbot, shown, "close")

    def test_delete_in_the_search_field_cancels_nothing(self, qtbot, signed):
        signed.activateWindow()
        signed.filters.search.setFocus()
        qtbot.keyClick(signed.filters.search, Qt.Key.Key_Delete)
        assert not [one for one in signed.findChildren(QDialog) if one.isVisible()]


class TestAudience:
    def test_two_groups(self, qtbot, ready):
        ready.audience_action.trigger()
        asked = dialog(ready)
        everyone = asked.findChild(QCheckBox, "everyone")
        assert everyone.checkState() is Qt.CheckState.Checked
        everyone.click()
        assert asked.chosen() == frozenset()
        press(qtbot, asked, "save")
        assert asked.problem.isVisible()
        asked.findChild(QCheckBox, Group.ELECTED.value).setChecked(True)
        asked.findChild(QCheckBox, Group.STUDENT.value).setChecked(True)
        assert everyone.checkState() is Qt.CheckState.PartiallyChecked
        press(qtbot, asked, "save")
        assert shown_names(ready) == ["Côté-Gagné", "Ouellet"]
        assert counts(ready).total == 2

    def test_everyone_again_in_one_click(self, ready):
        ready.audience_action.trigger()
        asked = dialog(ready)
        asked.findChild(QCheckBox, Group.ELECTED.value).setChecked(False)
        asked.findChild(QCheckBox, "everyone").click()
        assert asked.chosen() == frozenset(Group)


class TestSheets:
    def test_print_then_mark_as_handed_out(self, qtbot, ready, dialogs, service, version_id, persons):
        ready.table.selectRow(2)
        press(qtbot, ready, "print_sheets")
        preview = sheets_shown(qtbot, ready)
        assert preview.view.page_count() == 1
        assert not preview.handed_out.isChecked()
        qtbot.mouseClick(preview.print_button, Qt.MouseButton.LeftButton)
        assert dialogs.printed[0].startswith(b"%PDF")
        assert preview.handed_out.isChecked()
        preview.reject()
        assert counts(ready) == Counts(handed_out=1, to_read=4)
        (entry,) = service.history(persons[2], version_id)
        assert (entry.event.kind, entry.event.day) == (EventKind.HANDED_OUT, TODAY)

    def test_looking_only_marks_nothing(self, qtbot, ready):
        ready.print_action.trigger()
        preview = sheets_shown(qtbot, ready)
        # Without a selection: everyone shown who has not signed.
        assert preview.view.page_count() == 5
        preview.reject()
        assert counts(ready) == Counts(to_read=5)

    def test_nobody_left_to_print_for(self, ready, service, desk, dialogs, version_id, persons):
        service.record(version_id, persons[:5], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        ready.print_action.trigger()
        assert isinstance(dialogs.errors[0], NobodyChosen)


class TestExport:
    def test_to_a_file(self, qtbot, ready, dialogs, tmp_path):
        dialogs.files = [tmp_path / "liste.csv"]
        press(qtbot, ready, "export")
        qtbot.waitUntil(lambda: bool(dialogs.told))
        assert (tmp_path / "liste.csv").read_bytes().count(b"\r\n") == 6
        assert "liste.csv" in dialogs.told[0]

    def test_not_after_all(self, ready, dialogs, desk):
        dialogs.files = [None]
        ready.export_action.trigger()
        assert desk.jobs.idle()

    def test_a_folder_that_is_gone(self, qtbot, ready, dialogs, tmp_path):
        dialogs.files = [tmp_path / "absent" / "liste.csv"]
        ready.export_action.trigger()
        qtbot.waitUntil(lambda: bool(dialogs.errors))
        assert isinstance(dialogs.errors[0], FolderMissing)
