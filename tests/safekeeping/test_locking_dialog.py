"""The preferences of the lock, the computer's session at the start, a recovery key printed later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from medias_desktop.core import settings
from medias_desktop.core.store.keys.errors import WrongRecoveryCode
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.service.recovery_sheet import is_on_paper
from medias_desktop.safekeeping.views.locking_dialog import LockingDialog
from medias_desktop.safekeeping.views.recovery_key import SheetDialog, new_recovery_key
from tests.safekeeping import way_in
from tests.safekeeping.computers import remember_on_computer
from tests.safekeeping.keys import CHEAP, PASSPHRASE
from tests.safekeeping.way_in import press, type_in, unlock


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


def preferences(qtbot, program):
    dialog = LockingDialog(
        program.window, program.register, program.desk, program.settings, program.change_setting
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_minutes_are_kept_and_used(qtbot, program, made, monkeypatch):
    program.open(made[0])
    unlock(qtbot, program)
    dialog = preferences(qtbot, program)
    assert [dialog.lock.itemText(i) for i in range(dialog.lock.count())] == [
        "Jamais",
        "5 minutes",
        "10 minutes",
        "15 minutes",
        "30 minutes",
    ]
    dialog.lock.setFocus()
    press(dialog.lock, Qt.Key.Key_Down)
    dialog.sealed.setCurrentIndex(0)
    assert (settings.load().lock_minutes, settings.load().sealed_minutes) == (30, 1)
    dialog.accept()
    monkeypatch.setattr(program.guard.activity, "idle_seconds", lambda: 1799)
    program.guard.look()
    assert not program.guard.locked


def test_the_session_opens_at_the_next_start_and_no_more_when_switched_off(
    qtbot, program, made, session_store
):
    path, _keys = made
    program.open(path)
    unlock(qtbot, program)
    dialog = preferences(qtbot, program)
    qtbot.mouseClick(dialog.session, Qt.MouseButton.LeftButton)
    assert unlocking.opens_by_computer(path, program.register.actor.uid)
    assert dialog.at_start.isEnabled()
    dialog.accept()
    program.close_register()
    program.ways.open(path, starting=True)
    qtbot.waitUntil(lambda: program.register is not None)
    qtbot.waitUntil(lambda: program.guard.lockable)
    program.close_register()
    program.settings = replace(program.settings, unlock_at_start=False)
    program.ways.open(path, starting=True)
    qtbot.waitUntil(lambda: program.ways.page.computer.isVisible())
    assert program.register is None
    unlock(qtbot, program)
    dialog = preferences(qtbot, program)
    qtbot.mouseClick(dialog.session, Qt.MouseButton.LeftButton)
    assert not unlocking.opens_by_computer(path, program.register.actor.uid)
    assert session_store.kept == {}
    dialog.accept()


def test_a_session_that_lost_its_key_leaves_the_passphrase(qtbot, program, made, clock, session_store):
    path, keys = made
    remember_on_computer(path, keys.access, clock)
    session_store.kept.clear()
    program.ways.open(path, starting=True)
    page = program.ways.page
    qtbot.waitUntil(lambda: page.problem.isVisible())
    assert not page.computer.isVisible()
    unlock(qtbot, program)


def test_a_computer_without_a_store_says_so(qtbot, program, made):
    import keyring
    from keyring.backends import fail

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        program.open(made[0])
        unlock(qtbot, program)
        dialog = preferences(qtbot, program)
        assert not dialog.session.isEnabled()
        assert dialog.impossible.isVisible()
        dialog.accept()
    finally:
        keyring.set_keyring(before)


def test_a_recovery_key_is_printed_later(qtbot, program, dialogs, made):
    path, keys = made
    program.open(path)
    unlock(qtbot, program)
    assert "recovery" in {todo.tab for todo in program._todos()}
    new_recovery_key(program.window, program.register, program.desk, CHEAP)
    asked = program.desk.sealed.dialog
    type_in(asked.form.field.line, PASSPHRASE)
    press(asked.form.field.line)
    qtbot.waitUntil(lambda: program.window.findChild(SheetDialog) is not None)
    dialog = program.window.findChild(SheetDialog)
    code = dialog.sheet._code
    dialog.sheet.print_button.click()
    assert len(dialogs.printed) == 1
    dialog.sheet.proof.line.setText(code[-4:])
    dialog.next()
    assert is_on_paper(program.register)
    assert "recovery" not in {todo.tab for todo in program._todos()}
    assert unlocking.unlock_by_code(path, code).recovered
    with pytest.raises(WrongRecoveryCode):
        unlocking.unlock_by_code(path, keys.recovery_code)


def test_the_sample_needs_no_recovery_key(program, register, dialogs, qtbot):
    program.open(register.path)
    new_recovery_key(program.window, program.register, program.desk, CHEAP)
    assert len(dialogs.told) == 1
