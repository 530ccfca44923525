"""The tab through its real widgets: what one does in it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDialog, QLineEdit, QPlainTextEdit

from medias_desktop.acknowledgements.errors import NobodyChosen, NobodyLeftToSign
from medias_desktop.acknowledgements.rules import AcknowledgementState, Counts, EventKind, Method
from medias_desktop.people.rules import Group
from tests.acknowledgements.window import dialog, names, press, save, settle, show_tab, states

TODAY = dt.date(2026, 11, 21)
SHEET = Method.INDIVIDUAL_SHEET


@pytest.fixture
def ready(version_id, persons, qtbot, service, desk):
    """Return the tab over a version in force and five persons who must sign it."""
    return show_tab(qtbot, service, desk)


class TestRecord:
    def test_a_selection(self, qtbot, ready, service, version_id, persons):
        ready.table.selectAll()
        press(qtbot, ready, "record")
        asked = dialog(ready)
        asked.findChild(QDateEdit, "day").setDate(QDate(2026, 11, 19))
        method = asked.findChild(QComboBox, "method")
        method.setCurrentIndex(method.findData(Method.GROUP_SHEET.value))
        asked.findChild(QLineEdit, "witness").setText("J. Roy")
        asked.findChild(QLineEdit, "original_place").setText("classeur 2")
        asked.findChild(QPlainTextEdit, "note").setPlainText("réunion du mardi")
        save(qtbot, ready, asked)
        assert not _asked(ready)
        assert ready.counts == Counts(signed=5)
        assert ready.badge() == 0
        (entry,) = service.history(persons[0], version_id)
        assert entry.event[1:6] == (
            EventKind.SIGNED, dt.date(2026, 11, 19), Method.GROUP_SHEET, "J. Roy", "réunion du mardi",
        )  # fmt: skip
        assert entry.event.original_place == "classeur 2"

    def test_today_and_individual_sheet_unless_said_otherwise(
        self, qtbot, ready, service, version_id, persons
    ):
        ready.table.selectRow(0)
        ready.commands.record()
        save(qtbot, ready, dialog(ready))
        (entry,) = service.history(persons[0], version_id)
        assert (entry.event.day, entry.event.method) == (TODAY, SHEET)

    def test_a_refusal_is_told_in_place_and_can_be_mended(self, qtbot, ready):
        ready.table.selectRow(0)
        ready.commands.record()
        asked = dialog(ready)
        asked.day.setDate(QDate(2026, 11, 25))
        save(qtbot, ready, asked)
        assert asked.isVisible()
        assert asked.problem.isVisible()
        assert "25 novembre 2026" in asked.problem.text()
        assert ready.counts.signed == 0
        asked.day.setDate(QDate(2026, 11, 20))
        save(qtbot, ready, asked)
        assert ready.counts.signed == 1

    def test_those_who_signed_are_left_out(self, qtbot, ready, service, desk, version_id, persons):
        service.record(version_id, persons[:2], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        ready.table.selectAll()
        ready.commands.record()
        save(qtbot, ready, dialog(ready))
        assert ready.counts == Counts(signed=5)

    def test_nobody_selected(self, ready, dialogs):
        ready.table.clearSelection()
        ready.commands.record()
        assert isinstance(dialogs.errors[0], NobodyChosen)

    def test_everyone_selected_has_signed(self, qtbot, ready, service, desk, dialogs, version_id, persons):
        service.record(version_id, persons[:5], TODAY, SHEET)
        desk.changes.announce("acknowledgements")
        settle(qtbot, ready)
        ready.table.selectAll()
        ready.commands.record()
        assert isinstance(dialogs.errors[0], NobodyLeftToSign)

    def test_by_keyboard_only(self, qtbot, ready):
        ready.activateWindow()
        ready.table.setFocus()
        qtbot.keyClick(ready.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert ready.table.selected_count() == 5
        qtbot.keyClick(ready.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        asked = dialog(ready)
        qtbot.keyClick(asked.day, Qt.Key.Key_Return)
        settle(qtbot, ready)
        assert ready.counts.signed == 5

    def test_more_than_are_read_at_once(self, qtbot, service, desk, version_id, people):
        from medias_desktop.people.rules import PersonDraft

        for number in range(305):
            people.add(PersonDraft(f"Roy {number:03}", "Line"))
        tab = show_tab(qtbot, service, desk)
        tab.table.selectAll()
        tab.commands.record()
        qtbot.waitUntil(lambda: bool(_asked(tab)))
        asked = _asked(tab)[0]
        assert asked.findChild(QComboBox, "method") is not None
        save(qtbot, tab, asked)
        assert tab.counts == Counts(signed=305)


def _asked(tab):
    from medias_desktop.acknowledgements.views.decisions import DecisionDialog

    return [one for one in tab.findChildren(DecisionDialog) if one.isVisible()]


class TestRefuseAndExempt:
    def test_a_refusal_needs_reason_and_witness(self, qtbot, ready, service, version_id, persons):
        ready.table.selectRow(1)
        ready.actions_["refuse"].trigger()
        asked = dialog(ready)
        save(qtbot, ready, asked)
        assert "témoin" in asked.problem.text()
        asked.findChild(QLineEdit, "witness").setText("J. Roy")
        save(qtbot, ready, asked)
        assert asked.isVisible()
        assert "raison" in asked.problem.text() or "motif" in asked.problem.text()
        asked.findChild(QComboBox, "reason").setCurrentText("veut un avis")
        save(qtbot, ready, asked)
        assert states(ready)[1] == "refused"
        (entry,) = service.history(persons[1], version_id)
        assert (entry.event.kind, entry.event.note, entry.event.witness) == (
            EventKind.REFUSED, "veut un avis", "J. Roy",
        )  # fmt: skip

    def test_exempting_several(self, qtbot, ready):
        ready.table.selectAll()
        ready.actions_["exempt"].trigger()
        asked = dialog(ready)
        assert asked.findChild(QLineEdit, "witness").isHidden()
        asked.findChild(QComboBox, "reason").setCurrentIndex(0)
        assert asked.answers().note == "Congé parental"
        save(qtbot, ready, asked)
        assert ready.counts == Counts(exempted=5)

    def test_both_can_be_cancelled(self, qtbot, ready, service, desk, version_id, persons):
        service.refuse(version_id, persons[:1], TODAY, "avis", "J. Roy")
        service.exempt(version_id, persons[1:2], TODAY, "congé")
        desk.changes.announce("acknowledgements")
        settle(qtbot, ready)
        for row, title in ((0, "Annuler le refus"), (1, "Annuler la dispense")):
            ready.table.selectRow(row)
            assert not ready.actions_["correct"].isEnabled()
            ready.actions_["cancel"].trigger()
            asked = dialog(ready)
            assert asked.windowTitle() == title
            asked.reason.setPlainText("erreur")
            save(qtbot, ready, asked)
        assert ready.counts == Counts(to_read=5)


class TestCorrectAndCancel:
    @pytest.fixture
    def signed(self, qtbot, ready, service, desk, version_id, persons):
        service.mark_handed_out(version_id, persons[:1], dt.date(2026, 11, 16))
        service.record(
            version_id, persons[:1], TODAY, SHEET, "J. Roy", "au quai", original_place="classeur 2"
        )
        desk.changes.announce("acknowledgements")
        settle(qtbot, ready)
        ready.table.selectRow(0)
        return ready

    def test_correct(self, qtbot, signed, service, version_id, persons):
        signed.actions_["correct"].trigger()
        asked = dialog(signed)
        assert asked.witness.text() == "J. Roy"
        assert asked.note.toPlainText() == "au quai"
        assert asked.place.text() == "classeur 2"
        asked.day.setDate(QDate(2026, 11, 18))
        asked.place.setText("classeur 3")
        save(qtbot, signed, asked)
        row = signed.table.rows()[0]
        assert (row.status.state, row.status.day) == (AcknowledgementState.SIGNED, dt.date(2026, 11, 18))
        assert list(signed.table.selected_numbers()) == [row.person_id]
        assert service.history(persons[0], version_id)[-1].event.original_place == "classeur 3"

    def test_cancel_needs_a_reason(self, qtbot, signed):
        signed.actions_["cancel"].trigger()
        asked = dialog(signed)
        press(qtbot, asked, "save")
        assert asked.problem.isVisible()
        asked.reason.setPlainText("mauvaise personne")
        save(qtbot, signed, asked)
        assert signed.table.rows()[0].status.state is AcknowledgementState.HANDED_OUT

    def test_changing_nothing(self, qtbot, signed):
        signed.actions_["cancel"].trigger()
        press(qtbot, dialog(signed), "close")
        assert signed.counts.signed == 1

    def test_what_cannot_be_done_is_grey(self, signed):
        assert signed.actions_["correct"].isEnabled()
        assert not signed.actions_["sign"].isEnabled()
        signed.table.selectRow(1)
        assert not signed.actions_["correct"].isEnabled()
        assert not signed.actions_["cancel"].isEnabled()
        assert signed.actions_["sign"].isEnabled()
        assert not signed.actions_["end_campaign"].isEnabled()
        signed.table.selectAll()
        assert not signed.actions_["sign"].isEnabled()

    def test_delete_in_the_search_field_cancels_nothing(self, qtbot, signed):
        signed.activateWindow()
        signed.filters.search.setFocus()
        qtbot.keyClick(signed.filters.search, Qt.Key.Key_Delete)
        assert not [one for one in signed.findChildren(QDialog) if one.isVisible()]


class TestAudience:
    def test_two_groups(self, qtbot, ready):
        ready.actions_["audience"].trigger()
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
        save(qtbot, ready, asked)
        assert names(ready) == ["Côté-Gagné", "Ouellet"]
        assert ready.counts.total == 2

    def test_everyone_again_in_one_click(self, ready):
        ready.actions_["audience"].trigger()
        asked = dialog(ready)
        asked.findChild(QCheckBox, Group.ELECTED.value).setChecked(False)
        asked.findChild(QCheckBox, "everyone").click()
        assert asked.chosen() == frozenset(Group)
