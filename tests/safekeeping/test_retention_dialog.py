"""The window of retention, with real widgets on a real register."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from medias_desktop.core.files import DiskFull
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.people.rules import PersonDraft
from medias_desktop.safekeeping.views.retention.certificate_page import CertificatePage
from medias_desktop.safekeeping.views.retention.confirming import ConfirmPage
from medias_desktop.safekeeping.views.retention.dialog import RetentionDialog
from tests.core.pdf.tools import text_of
from tests.safekeeping.people import Town, naming


@pytest.fixture
def town(register, clock):
    clock.set_today(dt.date(2026, 11, 22))
    return Town(register)


@pytest.fixture
def opened(qtbot, town, desk):
    """Return what opens the window."""

    def open_window():
        made = RetentionDialog(None, town.retention, desk)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return open_window


def button(widget, name):
    return widget.findChild(QPushButton, name)


def line(widget, name):
    return widget.findChild(QLineEdit, name)


def names(records):
    return [record.label for record in records.table.rows()]


def idle(qtbot, desk):
    qtbot.waitUntil(desk.jobs.idle)


def test_a_proposal_must_be_confirmed_first(qtbot, town, opened):
    dialog = opened()
    assert dialog.kinds.model().index(0, 1).data() == "Proposition"
    assert dialog.rule.state.text() == "Proposition à confirmer"
    assert not dialog.due.content.isVisible()
    confirm = button(dialog, "rule_confirm")
    assert not confirm.isEnabled()
    qtbot.keyClicks(line(dialog, "rule_basis"), "03-205")
    qtbot.keyClick(line(dialog, "rule_basis"), Qt.Key.Key_Return)
    assert dialog.rule.state.text() == "Confirmée"
    assert names(dialog.due) == ["Zyxwvutsky, Quirin", "Vachon, Paul"]
    assert dialog.kinds.model().index(0, 1).data() == "2"
    assert not confirm.isEnabled()
    for typed, right in (("0", False), ("", False), ("1201", False), ("90", True)):
        dialog.rule.months.line.setText(typed)
        assert confirm.isEnabled() is right
    assert dialog.rule.months.hint.text() == "90 mois"


def test_records_are_destroyed_by_the_keyboard_alone(qtbot, town, opened, desk, dialogs, tmp_path):
    town.confirm()
    dialog = opened()
    announced = []
    desk.changes.changed.connect(announced.append)
    table = dialog.due.table
    table.setFocus()
    table.selectRow(0)
    destroy = button(dialog, "due_destroy")
    assert not destroy.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.due.counted.text() == "Cochés\u00a0: 1 sur 2"
    qtbot.keyClick(destroy, Qt.Key.Key_Space)
    page = dialog.page
    assert isinstance(page, ConfirmPage)
    number, do = line(page, "destroy_number"), button(page, "destroy_do")
    assert dialog.focusWidget() is number
    for typed, right in (("2", False), ("01", False), ("1", True)):
        number.setText(typed)
        assert do.isEnabled() is right
    qtbot.keyClick(number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(dialog.page, CertificatePage))
    assert dialog.page.findChildren(QLabel)[0].text() == "1 dossier détruit"
    assert dialog.focusWidget() is button(dialog.page, "certificate_print")
    button(dialog.page, "certificate_print").click()
    dialogs.files.append(tmp_path / "certificat.pdf")
    button(dialog.page, "certificate_save").click()
    (printed,) = dialogs.printed
    assert (tmp_path / "certificat.pdf").read_bytes() == printed
    assert "Certificat de destruction" in text_of(tmp_path, printed)
    assert announced == [frozenset({"people", "acknowledgements", "retention"})]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert names(dialog.due) == ["Vachon, Paul"]
    assert naming(town.register, "zyxwvutsky") == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_leaving_the_question_changes_nothing(qtbot, town, opened):
    town.confirm()
    dialog = opened()
    dialog.findChild(QCheckBox, "due_all").click()
    assert len(dialog.due.table.ticked_rows()) == 2
    button(dialog, "due_destroy").click()
    assert "Zyxwvutsky, Quirin" in " ".join(label.text() for label in dialog.page.findChildren(QLabel))
    button(dialog.page, "destroy_leave").click()
    assert dialog.page is None
    assert len(names(dialog.due)) == 2
    assert town.retention.destructions() == ()


def test_a_record_changed_meanwhile_is_told_on_the_page(qtbot, town, opened, desk):
    town.confirm()
    dialog = opened()
    dialog.findChild(QCheckBox, "due_all").click()
    button(dialog, "due_destroy").click()
    person = town.people.person(town.later)
    town.people.change(town.later, person.version, PersonDraft("Vachon", "Paule", end_date=person.end_date))
    line(dialog.page, "destroy_number").setText("2")
    button(dialog.page, "destroy_do").click()
    problem = dialog.page.problem
    qtbot.waitUntil(lambda: bool(problem.text()))
    assert problem.text().startswith("Vachon, Paul\u00a0: modifié")
    assert len(town.retention.records("former_person")) == 3


def test_anyone_is_destroyed_on_request_with_a_reason(qtbot, town, opened, desk):
    dialog = opened()
    dialog.tabs.setCurrentWidget(dialog.request)
    qtbot.waitUntil(lambda: len(names(dialog.request)) == 3)
    assert dialog.request.table.model().index(2, 2).data() == "—"
    qtbot.keyClicks(dialog.request.search, "noemie")
    qtbot.waitUntil(lambda: names(dialog.request) == ["Ouellet, Noémie"])
    dialog.request.table.tick_all(True)
    button(dialog, "request_destroy").click()
    page = dialog.page
    told = [label.text() for label in page.findChildren(QLabel)]
    assert "1 de ces dossiers sert encore\u00a0: son délai n’a pas commencé." in told
    assert dialog.focusWidget() is line(page, "destroy_reason")
    line(page, "destroy_number").setText("1")
    assert not button(page, "destroy_do").isEnabled()
    line(page, "destroy_reason").setText("Demande de Noémie Ouellet")
    button(page, "destroy_do").click()
    qtbot.waitUntil(lambda: "sans le nom" in page.problem.text())
    line(page, "destroy_reason").setText("Demande du 12 novembre 2026")
    button(page, "destroy_do").click()
    qtbot.waitUntil(lambda: isinstance(dialog.page, CertificatePage))
    assert town.retention.destructions()[0].basis == "Demande du 12 novembre 2026"


def test_a_hidden_record_is_never_ticked(qtbot, town, opened):
    dialog = opened()
    dialog.tabs.setCurrentWidget(dialog.request)
    qtbot.waitUntil(lambda: len(names(dialog.request)) == 3)
    assert not dialog.findChild(QCheckBox, "request_all").isVisible()
    dialog.request.table.tick_all(True)
    qtbot.keyClicks(dialog.request.search, "vachon")
    qtbot.waitUntil(lambda: names(dialog.request) == ["Vachon, Paul"])
    assert [row.label for row in dialog.request.table.ticked_rows()] == ["Vachon, Paul"]
    dialog.request.search.clear()
    qtbot.waitUntil(lambda: len(names(dialog.request)) == 3)
    assert [row.label for row in dialog.request.table.ticked_rows()] == ["Vachon, Paul"]


def test_the_history_shows_the_certificates(qtbot, town, opened):
    dialog = opened()
    dialog.tabs.setCurrentWidget(dialog.history)
    assert not dialog.history.table.isVisible()
    town.confirm()
    done = town.retention.destroy("former_person", town.due())
    dialog.history.refresh()
    assert dialog.history.table.isVisible()
    assert dialog.history.table.model().index(0, 2).data() == "2"
    button(dialog, "destruction_see").click()
    assert isinstance(dialog.page, CertificatePage)
    assert dialog.page.view.page_count() == 2
    assert done.certificate == town.retention.certificate(done.destruction)


def test_who_may_not_destroy_sees_why(town, opened):
    town.confirm()
    town.register.actor = Actor("u", "Ginette Roy", Role.CLERK)
    dialog = opened()
    assert len(names(dialog.due)) == 2
    dialog.due.table.tick_all(True)
    assert not button(dialog, "due_destroy").isEnabled()
    assert not button(dialog, "rule_confirm").isVisible()
    assert not dialog.rule.months.line.isEnabled()
    told = [label.text() for label in dialog.due.findChildren(QLabel) if label.isVisible()]
    assert "Seule la direction générale fixe les règles et détruit des dossiers." in told


def test_a_destruction_under_way_is_not_left(qtbot, town, opened, desk):
    town.confirm()
    dialog = opened()
    dialog.due.table.tick_all(True)
    button(dialog, "due_destroy").click()
    line(dialog.page, "destroy_number").setText("2")
    button(dialog.page, "destroy_do").click()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: isinstance(dialog.page, CertificatePage))


def test_everything_that_takes_the_keyboard_has_a_name(town, opened):
    town.confirm()
    dialog = opened()
    dialog.due.table.tick_all(True)
    button(dialog, "due_destroy").click()
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or (isinstance(widget, (QPushButton, QCheckBox)) and widget.text()))
    ]
    assert nameless == []


def test_a_full_disk_is_not_blamed_on_another_window(qtbot, town, opened, desk, monkeypatch):
    def refuse():
        raise DiskFull(folder="D:")

    monkeypatch.setattr(town.register, "leave_no_traces", refuse)
    town.confirm()
    dialog = opened()
    dialog.findChild(QCheckBox, "due_all").click()
    button(dialog, "due_destroy").click()
    line(dialog.page, "destroy_number").setText("2")
    button(dialog.page, "destroy_do").click()
    qtbot.waitUntil(lambda: isinstance(dialog.page, CertificatePage))
    told = " ".join(one.text() for one in dialog.page.findChildren(QLabel))
    assert "libérez de l’espace" in told
    assert "autre fenêtre" not in told
