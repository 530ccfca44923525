"""The sealed records' key: asked for anew, kept while it is used, forgotten on lock, on close and after some minutes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.core.store.keys.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.sealed_access import SealedAccess
from tests.safekeeping import way_in
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of
from tests.safekeeping.way_in import press, type_in, unlock

OTHER = "raquette neige cabane sirop"


@pytest.fixture
def time():
    return {"now": 0.0}


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def door(desk, protected, time, qapp):
    access = SealedAccess(desk.dialogs, desk.jobs, lambda: 5, None, lambda: time["now"])
    access.use(protected)
    yield access
    access.use(None)


def answer(qtbot, door, passphrase=PASSPHRASE):
    type_in(door.dialog.form.field.line, passphrase)
    press(door.dialog.form.field.line)
    qtbot.waitUntil(lambda: door.dialog is None)


def test_the_passphrase_is_asked_for_and_the_vault_kept_while_it_is_used(
    qtbot, door, parent, protected, time
):
    vaults = []
    door.with_vault(parent, vaults.append)
    assert vaults == []
    assert door.dialog.isVisible()
    answer(qtbot, door)
    with protected.transaction("record_sanction") as tx:
        vaults[0].add(tx, "p-1", {"text": "avertissement"})
    assert vaults[0].read(protected)[0].content == {"text": "avertissement"}
    time["now"] += 299
    door.with_vault(parent, vaults.append)
    assert vaults[1] is vaults[0]
    time["now"] += 299  # five minutes count from the last use
    door.check()
    assert door.is_open
    time["now"] += 1
    door.check()
    assert not door.is_open
    door.with_vault(parent, vaults.append)
    assert len(vaults) == 2
    door.dialog.reject()


def test_who_lost_the_right_is_shut_out_though_the_key_is_still_kept(qtbot, door, parent, protected, dialogs):
    users = UserService(protected, CHEAP)
    users.add("Line Caron", Role.DIRECTION, OTHER, sealed_of(protected))
    door.with_vault(parent, lambda _vault: None)
    answer(qtbot, door)
    (me,) = (one for one in users.list() if one.uid == protected.actor.uid)
    users.disentitle(me, sealed_of(protected))
    door.with_vault(parent, lambda _vault: pytest.fail("it opened"))
    assert not door.is_open
    assert isinstance(dialogs.errors[0], NotEntitled)


def test_a_wrong_passphrase_opens_nothing(qtbot, door, parent):
    vaults = []
    door.with_vault(parent, vaults.append)
    dialog = door.dialog
    type_in(dialog.form.field.line, "pas la bonne")
    press(dialog.form.field.line)
    qtbot.waitUntil(lambda: dialog.form.field.problem.text() != "")
    # The refusal takes several lines: the window grows instead of laying them over the field.
    qtbot.waitUntil(lambda: dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width()))
    assert vaults == []
    press(dialog, Qt.Key.Key_Escape)
    assert door.dialog is None
    assert not door.is_open


def test_who_is_not_entitled_is_told_so(qtbot, desk, dialogs, protected, parent, clock):
    from medias_desktop.core.store.register import Register
    from medias_desktop.safekeeping.service import unlocking

    UserService(protected, CHEAP).add("Alain Bédard", Role.CLERK, OTHER)
    user = next(one for one in unlocking.door(protected.path).users if one.name == "Alain Bédard")
    register = Register.open(protected.path, clock, unlocking.unlock(protected.path, user.slot_id, OTHER))
    access = SealedAccess(desk.dialogs, desk.jobs, lambda: 5)
    access.use(register)
    access.with_vault(parent, lambda vault: pytest.fail("it opened"))
    assert isinstance(dialogs.errors[0], NotEntitled)
    assert "Alain Bédard" in dialogs.errors[0].sentence()
    register.close()


def test_keys_are_asked_for_even_while_the_vault_is_kept(qtbot, door, parent):
    door.with_vault(parent, lambda _vault: None)
    answer(qtbot, door)
    given = []
    door.with_keys(parent, "Pour changer les clés.", given.append)
    assert given == []
    answer(qtbot, door)
    assert given[0].newest == 1


def test_the_sample_has_no_secrets(desk, register, parent):
    access = SealedAccess(desk.dialogs, desk.jobs, lambda: 5)
    access.use(register)
    vaults = []
    access.with_vault(parent, vaults.append)
    assert len(vaults) == 1


def test_the_status_bar_tells_and_lock_and_close_forget(qtbot, qapp, dialogs, clock, made):
    for program in way_in.run_program(qtbot, qapp, dialogs, clock):
        program.open(made[0])
        unlock(qtbot, program)
        sealed = program.desk.sealed
        assert not program.guard.sealed_button.isVisible()
        sealed.with_vault(program.window, lambda _vault: None)
        answer(qtbot, sealed)
        assert program.guard.sealed_button.isVisible()
        qtbot.mouseClick(program.guard.sealed_button, Qt.MouseButton.LeftButton)
        assert not sealed.is_open
        assert not program.guard.sealed_button.isVisible()
        sealed.with_vault(program.window, lambda _vault: None)
        answer(qtbot, sealed)
        program.guard.lock()
        assert not sealed.is_open
        program.guard.lock_page.unlock()
        sealed.with_vault(program.window, lambda _vault: None)
        answer(qtbot, sealed)
        program.close_register()
        assert not sealed.is_open


def test_locking_takes_a_half_typed_passphrase_away(qtbot, qapp, dialogs, clock, made):
    for program in way_in.run_program(qtbot, qapp, dialogs, clock):
        program.open(made[0])
        unlock(qtbot, program)
        sealed = program.desk.sealed
        sealed.with_vault(program.window, lambda _vault: None)
        type_in(sealed.dialog.form.field.line, "sirop cab")
        program.guard.lock()
        assert sealed.dialog is None
        program.guard.lock_page.unlock()
