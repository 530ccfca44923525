"""The lock: everything hidden, everything kept, only the passphrase or the session leads back."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from medias_desktop.core.widgets.activity import Activity
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.people.tab import PeopleTab
from medias_desktop.safekeeping.views.lock import LockDialog
from tests.safekeeping import way_in
from tests.safekeeping.computers import remember_on_computer
from tests.safekeeping.keys import PASSPHRASE
from tests.safekeeping.way_in import press, type_in, unlock


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, made):
    for running in way_in.run_program(qtbot, qapp, dialogs, clock):
        running.open(made[0])
        unlock(qtbot, running)
        people = PeopleService(running.register)
        people.add(PersonDraft("Bérubé", "Noël"))
        running.desk.changes.announce("people")
        yield running


def unlock_again(qtbot, program, passphrase=PASSPHRASE):
    page = program.guard.lock_page.page
    type_in(page.form.field.line, passphrase)
    press(page.form.field.line)
    qtbot.waitUntil(lambda: not program.guard.locked)


def seen_texts():
    """Return every text that can be seen in any window: what is under a cover cannot."""
    return [
        label.text()
        for window in QApplication.topLevelWidgets()
        for label in window.findChildren(QLabel)
        if label.isVisible()
    ]


def typed_person(program):
    program.window.go_to("people")
    tab = program.window.tab("people")
    assert isinstance(tab, PeopleTab)
    tab.add()
    tab.dialog.last_name.setText("Secrète-Tremblay")
    return tab.dialog


def test_what_was_typed_comes_back_exactly(qtbot, program):
    program.window.go_to("people")
    search = program.window.tab("people").filters.search
    qtbot.waitUntil(search.isVisible)
    search.setText("trem")
    search.setFocus()
    size = program.window.size()
    program.guard.lock()
    assert program.guard.locked
    assert not search.isVisible()
    assert not program.window.menuBar().isVisible()
    assert not program.window.statusBar().isVisible()
    assert "Sainte-Élodie" not in program.window.windowTitle()
    unlock_again(qtbot, program)
    assert search.isVisible()
    assert search.text() == "trem"
    assert program.window.menuBar().isVisible()
    assert program.window.statusBar().isVisible()
    assert program.window.focusWidget() is search
    assert program.window.size() == size
    assert "Sainte-Élodie" in program.window.windowTitle()


def test_an_open_dialog_is_hidden_and_kept(qtbot, program):
    dialog = typed_person(program)
    qtbot.waitUntil(dialog.isVisible)
    title, size = dialog.windowTitle(), dialog.size()
    program.guard.lock()
    assert not dialog.last_name.isVisible()
    assert dialog.windowTitle() != title
    lock_dialog = program.window.findChild(LockDialog) or dialog.findChild(LockDialog)
    assert lock_dialog.isVisible()
    unlock_again(qtbot, program)
    assert dialog.isVisible()
    assert dialog.last_name.text() == "Secrète-Tremblay"
    assert (dialog.windowTitle(), dialog.size()) == (title, size)


def test_a_dialog_that_waits_for_its_answer_goes_on_waiting(qtbot, program):
    """``exec`` returns when a dialog is hidden: it must not be."""
    dialog = QDialog(program.window)
    line = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(line)
    answers = []

    def locked_meanwhile():
        line.setText("à moitié tapé")
        program.guard.lock()
        assert not line.isVisible()
        unlock_again(qtbot, program)
        answers.append(line.text())
        dialog.accept()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, locked_meanwhile)
    assert dialog.exec() == QDialog.DialogCode.Accepted
    assert answers == ["à moitié tapé"]


def test_keys_and_closing_do_not_reach_what_is_hidden(qtbot, program):
    dialog = typed_person(program)
    qtbot.waitUntil(dialog.isVisible)
    program.guard.lock()
    for target in (dialog, program.guard.lock_page._covered[dialog].cover):
        press(target, Qt.Key.Key_Escape)
        press(target, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.windowHandle().close()  # as the window manager asks
    assert dialog.isVisible()
    opened = len(QApplication.topLevelWidgets())
    press(program.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.topLevelWidgets()) == opened
    press(program.window.findChild(LockDialog) or dialog.findChild(LockDialog), Qt.Key.Key_Escape)
    assert program.guard.locked
    unlock_again(qtbot, program)
    assert dialog.last_name.text() == "Secrète-Tremblay"


def test_the_keyboard_stays_on_the_lock_page(program):
    program.guard.lock()
    cover = program.guard.lock_page._covered[program.window].cover
    for _step in range(12):
        press(program.window.focusWidget(), Qt.Key.Key_Tab)
        assert cover.isAncestorOf(program.window.focusWidget())


def test_a_window_that_comes_meanwhile_is_covered_too(qtbot, program):
    program.guard.lock()
    box = QMessageBox(
        QMessageBox.Icon.Information, "Terminé", "Secrète-Tremblay a signé.", parent=program.window
    )
    box.open()
    assert "Secrète-Tremblay a signé." not in seen_texts()
    qtbot.waitUntil(lambda: box.findChild(LockDialog) is not None)
    unlock_again(qtbot, program)
    assert "Secrète-Tremblay a signé." in seen_texts()
    box.close()


def test_a_panel_that_comes_back_by_itself_stays_hidden(qtbot, program):
    program.guard.lock()
    program.desk.changes.announce("people")
    program._show_todos()
    assert all(text in ("", "Verrouillé") or "Sainte" not in text for text in seen_texts())
    assert not program._todo.isVisible()
    unlock_again(qtbot, program)


def test_a_running_job_goes_on_and_unlocking_does_not_wait_for_it(qtbot, program):
    begun, leave, results = threading.Event(), threading.Event(), []

    def work(progress):
        begun.set()
        while not leave.is_set():
            progress.report(1, 2)
        return "fini"

    program.desk.jobs.run(program.window, "Importation", work, results.append, quiet=True)
    qtbot.waitUntil(begun.is_set)
    program.guard.lock()
    unlock_again(qtbot, program)
    assert results == []
    leave.set()
    qtbot.waitUntil(lambda: results == ["fini"])


def test_a_wrong_passphrase_and_another_user_stay_outside(qtbot, program):
    program.guard.lock()
    page = program.guard.lock_page.page
    type_in(page.form.field.line, "pas la bonne")
    press(page.form.field.line)
    qtbot.waitUntil(lambda: page.form.field.problem.text() != "")
    assert program.guard.locked
    page.form.field.line.clear()
    unlock_again(qtbot, program)


def test_the_session_unlocks(qtbot, program, session_store, clock):
    register = program.register
    remember_on_computer(register.path, register.access, clock)
    program.guard.lock()
    page = program.guard.lock_page.page
    qtbot.mouseClick(page.computer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not program.guard.locked)


def test_locking_seals_what_was_recorded(program):
    register = program.register
    register.change_municipality(register.municipality()._replace(name="Ville de Rivière-Claire"))
    before = register.rows("SELECT count(*) FROM audit_seal")[0][0]
    program.guard.lock()
    assert register.rows("SELECT count(*) FROM audit_seal")[0][0] == before + 1


def test_the_register_may_be_closed_from_the_lock_page(qtbot, program):
    program.guard.lock()
    qtbot.mouseClick(program.guard.lock_page.page.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.register is None)
    assert not program.guard.locked
    assert program.window.menuBar().isVisible()


def test_closing_the_window_while_locked_ends_in_peace(program):
    program.guard.lock()
    assert program.window.close()
    assert not program.window.isVisible()
    assert not program.guard.lock_page.page.isVisible()


def test_a_register_that_asks_for_nothing_has_no_lock(qtbot, program, register):
    program.open(register.path)
    qtbot.waitUntil(lambda: not program.guard.lockable)
    program.guard.lock()
    assert not program.guard.locked
    assert not program.guard.lock_button.isVisible()


@pytest.mark.parametrize(
    ("minutes", "idle", "locks"), [(15, 899, False), (15, 900, True), (0, 99_999, False), (5, 300, True)]
)
def test_it_locks_itself_after_the_minutes_that_were_set(program, monkeypatch, minutes, idle, locks):
    program.change_setting("lock_minutes", minutes)
    monkeypatch.setattr(program.guard.activity, "idle_seconds", lambda: idle)
    program.guard.look()
    assert program.guard.locked is locks


def test_use_is_noted_from_the_keyboard_and_the_pointer(qtbot, qapp):
    time = {"monotonic": 100.0, "wall": 1000.0}
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    activity = Activity(None, lambda: time["monotonic"], lambda: time["wall"])
    window.show()
    window.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    time["monotonic"] += 50
    assert activity.idle_seconds() == 50
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert activity.idle_seconds() == 0
    time["wall"] += 3600  # the computer slept: its own clock went on
    assert activity.idle_seconds() == 3600
    QTest.mouseMove(window.windowHandle(), QPoint(5, 5))
    qapp.processEvents()
    assert activity.idle_seconds() == 0
    del line


def test_control_l_locks_from_a_dialog_too(qtbot, program):
    dialog = typed_person(program)
    dialog.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.guard.locked
    unlock_again(qtbot, program)

    assert dialog.last_name.text() == "Secrète-Tremblay"
