"""Changing the keys in the window: from the departure to the reopened register, and what stops it."""

from __future__ import annotations

import dataclasses
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from medias_desktop.core.files import FileMissing
from medias_desktop.core.i18n import use_language
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.store.backups.listing import list_backups
from medias_desktop.core.store.backups.places import backup_folder
from medias_desktop.core.store.keys import errors as key_errors
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Role
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.recovery_sheet import is_on_paper
from medias_desktop.safekeeping.service.unlocking import unlock, unlock_by_code
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.backups.offer_page import OfferPage
from medias_desktop.safekeeping.views.rotation_wizard import RotationWizard
from medias_desktop.safekeeping.views.users.dialog import UsersDialog
from medias_desktop.window.welcome import WelcomePage
from tests.safekeeping import way_in
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of
from tests.safekeeping.views.conftest import LINE
from tests.safekeeping.way_in import press, type_in


@pytest.fixture
def path(protected):
    """Return the place of a closed register with two directors and a person."""
    UserService(protected, CHEAP).add("Line Caron", Role.DIRECTION, LINE)
    PeopleService(protected).add(PersonDraft("Roy", "Luc"))
    protected.close()
    return protected.path


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, path):
    for running in way_in.run_program(qtbot, qapp, dialogs, clock):
        running.open(path)
        way_in.unlock(qtbot, running)
        yield running


def slot_named(path, name):
    return next(slot for slot in storage.load(path).slots if slot.user_name == name)


def uid_of(path, name):
    return slot_named(path, name).user_uid


def wizard_of(qtbot, program):
    qtbot.waitUntil(lambda: program.window.findChild(RotationWizard) is not None)
    return program.window.findChild(RotationWizard)


def begin(qtbot, program):
    """Open the wizard from the list of users."""
    program.act("users")
    program.window.findChild(UsersDialog).findChild(QPushButton, "change_keys").click()
    return wizard_of(qtbot, program)


def make_keys(qtbot, wizard):
    """Go through the first two steps by the keyboard."""
    if wizard.step == 0:
        press(wizard.next_button, Qt.Key.Key_Space)
    type_in(wizard.keys.form.field.line, PASSPHRASE)
    press(wizard.keys.form.field.line)
    qtbot.waitUntil(lambda: wizard.step == 2)


def prove(wizard):
    """Type the last group of the sheet."""
    code = wizard.sheet._code
    wizard.sheet.proof.setFocus()
    type_in(wizard.sheet.proof.line, code[-4:])
    press(wizard.sheet.proof.line)
    assert wizard.step == 3
    return code


def test_a_departure_from_the_list_to_the_open_register(qtbot, program, dialogs, path, recovery_code):
    before, line = program.register, slot_named(path, "Line Caron")
    program.act("users")
    users = program.window.findChild(UsersDialog)
    users.table.select_keys({line.user_uid}, line.user_uid)
    dialogs.answers += [True, True]
    users.findChild(QPushButton, "user_remove").click()
    wizard = wizard_of(qtbot, program)
    box = wizard.findChild(QCheckBox, f"leaving_{line.user_uid}")
    assert (box.isChecked(), box.isEnabled()) == (True, False)
    make_keys(qtbot, wizard)
    wizard.sheet.print_button.click()
    assert len(dialogs.printed) == 1
    assert unlock_by_code(path, recovery_code).recovered  # the old one is valid until the change is finished
    with pytest.raises(key_errors.WrongRecoveryCode):
        unlock_by_code(path, wizard.sheet._code)
    code = prove(wizard)
    wizard.next()
    qtbot.waitUntil(lambda: wizard.step == 4)
    assert program.register is not None
    assert program.register is not before
    assert program.register.access.data_key != before.access.data_key
    assert PeopleService(program.register).count() == 1
    assert is_on_paper(program.register)
    assert unlock_by_code(path, code).recovered
    with pytest.raises(key_errors.WrongRecoveryCode):
        unlock_by_code(path, recovery_code)
    reasons = [one.manifest.reason.value for one in list_backups(backup_folder(before.id)) if one.manifest]
    assert "before_key_change" in reasons
    wizard.next()
    assert not wizard.isVisible()
    qtbot.waitUntil(lambda: program.guard.lockable)
    assert program.guard.who.text().startswith("Huguette Rioux")


def test_who_is_ticked_opens_nothing_any_more(qtbot, program, path, clock):
    line = slot_named(path, "Line Caron")
    wizard = begin(qtbot, program)
    box = wizard.findChild(QCheckBox, f"leaving_{line.user_uid}")
    assert wizard.focusWidget() is box
    press(box, Qt.Key.Key_Space)
    assert wizard.who.leaving() == (line.user_uid,)
    make_keys(qtbot, wizard)
    prove(wizard)
    assert "Line Caron" in wizard.change.leaving.text()
    wizard.next()
    qtbot.waitUntil(lambda: wizard.step == 4)
    with pytest.raises(key_errors.SlotGone):
        unlock(path, line.id, LINE)
    removed = next(one for one in UserService(program.register).list() if one.uid == line.user_uid)
    assert not removed.active


def test_the_others_keep_their_passphrase(qtbot, program, path, clock):
    wizard = begin(qtbot, program)
    make_keys(qtbot, wizard)
    prove(wizard)
    wizard.next()
    qtbot.waitUntil(lambda: wizard.step == 4)
    program.close_register()
    theirs = Register.open(path, clock, unlock(path, slot_named(path, "Line Caron").id, LINE))
    assert PeopleService(theirs).count() == 1
    theirs.close()


def test_a_wrong_passphrase_is_told_and_may_be_mended(qtbot, program, path):
    before = storage.load(path)
    wizard = begin(qtbot, program)
    wizard.next()
    wizard.next()
    assert wizard.keys.form.field.problem.text()
    wizard.keys.form.field.line.setText("pas la bonne")
    wizard.next()
    qtbot.waitUntil(lambda: "Huguette Rioux" in wizard.keys.form.field.problem.text())
    assert wizard.step == 1
    assert wizard.next_button.isEnabled()
    assert storage.load(path) == before
    wizard.back()
    assert wizard.step == 0
    wizard.keys.form.field.line.clear()
    make_keys(qtbot, wizard)
    assert not wizard.back_button.isVisible()


def test_leaving_says_that_the_new_sheet_is_worth_nothing(qtbot, program, dialogs, path, recovery_code):
    before = storage.load(path)
    wizard = begin(qtbot, program)
    make_keys(qtbot, wizard)
    dialogs.answers.append(False)
    press(wizard, Qt.Key.Key_Escape)
    assert wizard.isVisible()
    dialogs.answers.append(True)
    press(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert "feuille" in dialogs.asked[0]
    assert storage.load(path) == before
    assert unlock_by_code(path, recovery_code).recovered
    assert program.register is not None


def test_others_at_work_are_told_and_the_change_is_made_once_they_left(qtbot, program, path, clock):
    other = Register.open(path, clock, unlock(path, slot_named(path, "Line Caron").id, LINE))
    wizard = begin(qtbot, program)
    make_keys(qtbot, wizard)
    prove(wizard)
    before = storage.load(path)
    wizard.next()
    qtbot.waitUntil(lambda: wizard.change.problem.isVisible())
    assert path.name in wizard.change.problem.text()
    assert storage.load(path) == before
    assert program.register is not None  # open again with what was
    assert PeopleService(program.register).count() == 1
    other.close()
    wizard.next()
    qtbot.waitUntil(lambda: wizard.step == 4)
    assert not storage.load(path).rotating


def test_a_sheet_put_off_is_on_the_list_of_things_to_do(qtbot, program, dialogs):
    wizard = begin(qtbot, program)
    make_keys(qtbot, wizard)
    dialogs.answers.append(True)
    wizard.sheet.later.click()
    wizard.next()
    qtbot.waitUntil(lambda: wizard.step == 4)
    assert not is_on_paper(program.register)
    assert "recovery" in {todo.tab for todo in program._todos()}


def test_nothing_is_left_while_it_is_done(qtbot, program):
    wizard = begin(qtbot, program)
    make_keys(qtbot, wizard)
    prove(wizard)
    wizard.next()
    press(wizard, Qt.Key.Key_Escape)
    assert wizard.isVisible()
    assert not wizard.cancel_button.isEnabled()
    qtbot.waitUntil(lambda: wizard.step == 4)


def test_it_speaks_english(qtbot, program):
    use_language("en")
    wizard = begin(qtbot, program)
    assert wizard.windowTitle() == "Change the keys"
    assert [page.caption for page in wizard.pages] == [
        "Departure",
        "Passphrase",
        "Recovery key",
        "Change",
        "Finished",
    ]
    wizard.reject()


# Interrupted


class StopsAt:
    """A progress that ends the work as a power cut would, when the step is reached."""

    def __init__(self, step):
        self._step = step

    def report(self, done, _total):
        if done == self._step:
            raise KeyboardInterrupt


@pytest.fixture
def interrupted(path, protected, clock):
    """Return the place of a register whose change of keys was stopped half-way."""
    access = unlock(path, slot_named(path, "Huguette Rioux").id, PASSPHRASE)
    prepared = rotating.prepare(path, access, sealed_of(protected), [], clock, CHEAP)
    with pytest.raises(KeyboardInterrupt):
        rotating.carry_out(path, prepared, clock, StopsAt(2))
    assert storage.load(path).rotating
    return path


def run(qtbot, qapp, dialogs, clock):
    running = way_in.run_program(qtbot, qapp, dialogs, clock)
    return running, next(running)


def test_an_interrupted_change_is_finished_at_the_next_opening(qtbot, qapp, dialogs, clock, interrupted):
    running, program = run(qtbot, qapp, dialogs, clock)
    program.open(interrupted)
    type_in(program.ways.page.form.field.line, PASSPHRASE)
    press(program.ways.page.form.field.line)
    qtbot.waitUntil(lambda: not storage.load(interrupted).rotating)
    qtbot.waitUntil(lambda: "terminé" in program.window.statusBar().currentMessage())
    assert program.register.access.next_data_key is None
    assert PeopleService(program.register).count() == 1
    assert dialogs.errors == []
    next(running, None)  # closes it


def test_who_does_not_direct_is_told_nothing_of_it(qtbot, qapp, dialogs, clock, protected, path):
    access = unlock(path, slot_named(path, "Huguette Rioux").id, PASSPHRASE)
    register = Register.open(path, clock, access)
    UserService(register, CHEAP).add("Paul Morin", Role.CLERK, LINE)
    register.close()
    prepared = rotating.prepare(path, access, sealed_of(protected), [], clock, CHEAP)
    with pytest.raises(KeyboardInterrupt):
        rotating.carry_out(path, prepared, clock, StopsAt(2))
    running, program = run(qtbot, qapp, dialogs, clock)
    program.open(path)
    page = program.ways.page
    page.users.setCurrentText("Paul Morin")
    type_in(page.form.field.line, LINE)
    press(page.form.field.line)
    qtbot.waitUntil(lambda: program.register is not None and program.guard.lockable)
    opened = program.register
    assert opened.actor.role is Role.CLERK
    qtbot.waitUntil(program.desk.jobs.idle)
    assert program.register is opened
    assert storage.load(path).rotating
    assert program.window.statusBar().currentMessage() == ""
    next(running, None)  # closes it


def test_an_interrupted_change_waits_while_others_are_at_work(qtbot, qapp, dialogs, clock, interrupted):
    other = Register.open(
        interrupted, clock, unlock(interrupted, slot_named(interrupted, "Line Caron").id, LINE)
    )
    running, program = run(qtbot, qapp, dialogs, clock)
    program.open(interrupted)
    program.ways.page.users.setCurrentText("Huguette Rioux")
    type_in(program.ways.page.form.field.line, PASSPHRASE)
    press(program.ways.page.form.field.line)
    qtbot.waitUntil(lambda: "pas terminé" in program.window.statusBar().currentMessage())
    assert program.register is not None
    assert PeopleService(program.register).count() == 1
    assert storage.load(interrupted).rotating
    other.close()
    next(running, None)  # closes it


# What cannot be opened again


def test_a_register_that_is_gone_afterwards_leads_to_its_backups(qtbot, program, path):
    access, told = program.register.access, []

    def work(_progress):
        path.rename(path.with_name("ailleurs.medias"))
        return rotating.Changed(access)

    program.window.access_change_wanted.emit(work, lambda *found: told.append(found))
    qtbot.waitUntil(lambda: told != [])
    assert program.register is None
    assert isinstance(told[0][1], FileMissing)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), OfferPage))


def test_one_that_is_no_register_any_more_leaves_the_welcome_page(qtbot, program, dialogs, path):
    access, told = program.register.access, []

    def work(_progress):
        path.write_bytes(b"rien")
        for keys in path.parent.glob("*.keys*"):
            keys.unlink()
        for place in (profile_folder() / "backups", profile_folder() / "keys"):
            shutil.rmtree(place)
        return rotating.Changed(access)

    program.window.access_change_wanted.emit(work, lambda *found: told.append(found))
    qtbot.waitUntil(lambda: told != [])
    assert told[0][0] is None
    assert dialogs.errors != []
    assert isinstance(program.window.centralWidget(), WelcomePage)


def test_a_key_that_does_not_fit_any_more_leads_to_the_passphrase(qtbot, program, path):
    access, told = program.register.access, []
    stale = dataclasses.replace(access, data_key=bytes(32))
    program.window.access_change_wanted.emit(
        lambda _progress: rotating.Changed(stale), lambda *found: told.append(found)
    )
    qtbot.waitUntil(lambda: told != [])
    assert program.register is None
    way_in.unlock(qtbot, program)
    assert PeopleService(program.register).count() == 1


def test_nothing_open_has_no_keys_to_change(qtbot, program):
    program.close_register()
    told = []
    program.window.access_change_wanted.emit(lambda _progress: None, lambda *found: told.append(found))
    qtbot.waitUntil(lambda: told != [])
    assert told == [(None, None)]
