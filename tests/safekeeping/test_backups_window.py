"""Backups in the running program: made by themselves, seen, restored by keyboard, offered where a register is broken."""

from __future__ import annotations

import os
import shutil
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from medias_desktop.app import slices
from medias_desktop.core.files import FileMissing
from medias_desktop.core.store.backups.errors import SecondDestinationMissing
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import remember
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.backups import BackupService
from medias_desktop.safekeeping.views.backups.dialog import BackupsDialog
from medias_desktop.safekeeping.views.backups.offer_page import OfferPage
from medias_desktop.window.welcome import WelcomePage
from tests.safekeeping.keys import PASSPHRASE
from tests.safekeeping.service.backups.conftest import HourClock, names
from tests.safekeeping.way_in import press, run_program, type_in


@pytest.fixture
def clock():
    return HourClock()


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from run_program(qtbot, qapp, dialogs, clock)


@pytest.fixture
def path(made, clock):
    path, keys = made
    register = Register.open(path, clock, keys.access)
    add(register, "Roy")
    register.close()
    return path


@pytest.fixture
def opened(qtbot, program, path, made, clock):
    """Return the program with the protected register open, as after its passphrase."""
    program._take(Register.open(path, clock, made[1].access))
    qtbot.waitUntil(lambda: program.backing_up.service is not None)
    return program


def add(register, *people):
    for name in people:
        PeopleService(register).add(PersonDraft(name, "Ève"))


def backups(program):
    return BackupService.over(program.register, slices())


def reasons(service):
    return [one.backup.manifest.reason for one in service.list()]


def idle(qtbot, program):
    qtbot.waitUntil(program.desk.jobs.idle)


def show(qtbot, program):
    """Open the window of backups from the menu and wait until it shows what there is."""
    program.act("backups")
    (dialog,) = program.window.findChildren(BackupsDialog)
    idle(qtbot, program)
    qtbot.waitUntil(lambda: bool(dialog.figures.place.text()))
    idle(qtbot, program)
    return dialog


# By itself


def test_closing_backs_up_only_what_was_recorded_since(qtbot, opened):
    service = backups(opened)
    opened.close_register()
    qtbot.waitUntil(lambda: reasons(service) == [BackupReason.CLOSING])
    idle(qtbot, opened)
    opened.open(service.kept.path)
    opened.ways._open_with(service.kept.path, service.kept.access)
    opened.close_register()
    qtbot.waitUntil(lambda: not opened._retired)
    idle(qtbot, opened)
    assert reasons(service) == [BackupReason.CLOSING]


def test_the_window_is_gone_before_the_last_backup_is_made(opened, monkeypatch):
    service, seen = backups(opened), []
    make = BackupService.make

    def watched(self, *arguments):
        seen.append(opened.window.isVisible())
        return make(self, *arguments)

    monkeypatch.setattr(BackupService, "make", watched)
    opened.shutdown()
    assert seen == [False]
    assert reasons(service) == [BackupReason.CLOSING]
    opened.shutdown()
    assert seen == [False]


def test_a_last_backup_that_fails_is_told_at_the_next_start(qtbot, opened, made, clock):
    service = backups(opened)
    service.folder.parent.mkdir(parents=True, exist_ok=True)
    service.folder.write_text("a file in the way")
    opened.shutdown()
    assert service.state.backup_problem
    register = Register.open(service.kept.path, clock, made[1].access)
    from medias_desktop.safekeeping.todo import backup_todos

    told = [todo.text for todo in backup_todos(register)]
    assert any(service.state.backup_problem in text for text in told)
    register.close()


def test_at_the_start_an_old_backup_is_renewed_without_a_word(qtbot, opened, dialogs, clock):
    service = backups(opened)
    assert opened.backing_up.age.text() == "Aucune sauvegarde"
    assert opened.backing_up._start.isActive()
    opened.backing_up.do_what_is_due()
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: opened.backing_up.age.text() == "Sauvegarde\u00a0: à l’instant")
    assert reasons(service) == [BackupReason.STARTING]
    clock.pass_(hours=3)
    opened.backing_up.show_state()
    assert opened.backing_up.age.text() == "Sauvegarde\u00a0: il y a 3\u00a0h"
    opened.backing_up.do_what_is_due()
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: service.state.last_rehearsal is not None)
    qtbot.waitUntil(lambda: opened.backing_up._job is None)
    clock.pass_(hours=22)
    opened.backing_up.do_what_is_due()
    qtbot.waitUntil(lambda: len(reasons(service)) == 2)
    assert dialogs.errors == []
    assert dialogs.told == []


def test_at_the_start_a_failure_is_told(qtbot, opened, dialogs):
    service = backups(opened)
    service.folder.parent.mkdir(parents=True, exist_ok=True)
    service.folder.write_text("a file in the way")
    opened.backing_up.do_what_is_due()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert opened.backing_up.age.toolTip() == dialogs.errors[0].sentence()


def test_a_backup_that_nobody_asked_for_gives_way(qtbot, opened, monkeypatch):
    service, reached, go_on = backups(opened), Event(), Event()

    def slow(self, progress):
        reached.set()
        go_on.wait()
        progress.report(1, 2)
        raise AssertionError("it was not stopped")

    monkeypatch.setattr(BackupService, "do_what_is_due", slow)
    opened.backing_up.do_what_is_due()
    reached.wait()
    opened.window.close_register.emit()
    assert opened.register is not None  # its work is waited for
    go_on.set()
    qtbot.waitUntil(lambda: reasons(service) == [BackupReason.CLOSING])
    idle(qtbot, opened)


def test_the_sample_is_not_backed_up(program, register):
    program.open(register.path)
    program.backing_up.use(program.register)
    assert program.backing_up.service is None
    assert not program.backing_up.age.isVisible()
    service = backups(program)
    program.shutdown()
    assert service.list() == ()


def test_the_age_is_told_in_the_language_of_the_moment(opened):
    backups(opened).make(BackupReason.BY_HAND)
    opened.change_setting("language", "en")
    assert opened.backing_up.age.text() == "Backup: just now"


def test_the_status_line_leads_to_the_backups(qtbot, opened):
    qtbot.mouseClick(opened.backing_up.age, Qt.MouseButton.LeftButton)
    (dialog,) = opened.window.findChildren(BackupsDialog)
    idle(qtbot, opened)
    dialog.reject()


# What is to be done


def test_what_waits_names_the_second_place(opened, clock, tmp_path):
    todo = [one for one in opened._todos() if one.tab == "backups"]
    assert [one.text for one in todo] == ["Choisir un deuxième endroit pour les sauvegardes"]
    remember(opened.register.id, destination=str(tmp_path / "USB"), last_copy=clock.now())
    assert not [one for one in opened._todos() if one.tab == "backups"]
    clock.pass_(days=7, seconds=1)
    (late,) = [one for one in opened._todos() if one.tab == "backups"]
    assert (late.kind, late.chip) == ("bad", "il y a 7 jours")
    opened.register.actor = Actor(opened.register.actor.uid, "Line", Role.READING)
    assert not [one for one in opened._todos() if one.tab == "backups"]


# The window


def test_a_first_backup_by_keyboard(qtbot, opened):
    dialog = show(qtbot, opened)
    assert dialog.lists.currentIndex() == 1
    assert not dialog.restore.isEnabled()
    press(dialog.first, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialog.table.rows()) == 1)
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: "exactement" in dialog.details.told)
    assert dialog.table.model().index(0, 1).data() == "Faite à la main"
    assert opened.backing_up.age.text() == "Sauvegarde\u00a0: à l’instant"
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_would_change_is_told_for_the_chosen_one(qtbot, opened, clock):
    backups(opened).make(BackupReason.BY_HAND)
    clock.pass_(hours=2)
    add(opened.register, "Tremblay", "Vachon")
    backups(opened).make(BackupReason.BY_HAND)
    dialog = show(qtbot, opened)
    qtbot.waitUntil(lambda: "exactement" in dialog.details.told)
    press(dialog.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Huguette Rioux" in dialog.details.told)
    assert "2 opérations" in dialog.details.told


def test_a_second_place_is_chosen_given_up_and_missed(qtbot, opened, dialogs, tmp_path):
    usb = tmp_path / "USB"
    usb.mkdir()
    backups(opened).make(BackupReason.BY_HAND)
    dialog = show(qtbot, opened)
    dialogs.folders.append(usb)
    press(dialog.second.choose, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.second.forget.isVisible())
    idle(qtbot, opened)
    assert str(usb) in dialog.second.text.text()
    assert dialog.table.model().index(0, 3).data() == "Aux deux endroits"
    shutil.rmtree(usb)
    dialog.make.click()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert isinstance(dialogs.errors[0], SecondDestinationMissing)
    qtbot.waitUntil(lambda: len(dialog.table.rows()) == 2)
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: "atteint" in dialog.second.text.text())
    press(dialog.second.forget, Qt.Key.Key_Space)
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: not dialog.second.forget.isVisible())


def test_one_is_verified_and_a_restore_rehearsed(qtbot, opened, dialogs):
    made = backups(opened).make(BackupReason.BY_HAND).backup
    dialog = show(qtbot, opened)
    press(dialog.check, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialogs.told) == 1)
    press(dialog.rehearse, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialogs.told) == 2)
    idle(qtbot, opened)
    content = bytearray(made.register_file.read_bytes())
    content[5000] ^= 1
    made.register_file.write_bytes(content)
    press(dialog.check, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialogs.errors) == 1)
    idle(qtbot, opened)
    press(dialog.rehearse, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialogs.errors) == 2)
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: dialog.figures.problem.isVisible())
    dialog.open_folder.click()
    assert dialogs.shown == [made.folder.parent]


def test_only_the_direction_restores(qtbot, opened):
    backups(opened).make(BackupReason.BY_HAND)
    opened.register.actor = Actor(opened.register.actor.uid, "Line", Role.CLERK)
    dialog = show(qtbot, opened)
    assert not dialog.restore.isEnabled()
    assert dialog.make.isEnabled()


# Restoring


def test_a_backup_is_restored_by_keyboard_and_the_register_opens_again(qtbot, opened, dialogs, clock):
    service = backups(opened)
    service.make(BackupReason.BY_HAND)
    clock.pass_(hours=2)
    add(opened.register, "Tremblay", "Vachon")
    first = opened.register
    dialog = show(qtbot, opened)
    press(dialog.table)
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert not dialog.page.do.isEnabled()
    assert dialog.focusWidget() is dialog.page.understood
    press(dialog.page, Qt.Key.Key_Escape)
    assert dialog.page is None
    assert dialog.isVisible()
    press(dialog.restore, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert "2 opérations" in dialog.page.understood.text()
    press(dialog.page.understood, Qt.Key.Key_Space)
    press(dialog.page.do, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: opened.register not in (None, first))
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert dialogs.errors == []
    assert names(opened.register) == ["Roy"]
    assert ".before-" in dialogs.told[0]
    idle(qtbot, opened)
    # rotation must not take the chosen backup away: today's state is kept aside by the restoration itself
    assert reasons(service) == [BackupReason.BY_HAND]
    opened.close_register()
    qtbot.waitUntil(lambda: reasons(service) == [BackupReason.CLOSING, BackupReason.BY_HAND])
    idle(qtbot, opened)


def test_while_another_window_has_it_open_the_register_opens_again_as_it_was(
    qtbot, opened, dialogs, clock, made
):
    backups(opened).make(BackupReason.BY_HAND)
    clock.pass_(hours=2)
    add(opened.register, "Tremblay")
    first, other = opened.register, Register.open(made[0], clock, made[1].access)
    dialog = show(qtbot, opened)
    press(dialog.restore, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.page is not None)
    press(dialog.page.understood, Qt.Key.Key_Space)
    press(dialog.page.do, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert opened.register not in (None, first)
    assert names(opened.register) == ["Roy", "Tremblay"]
    other.close()


@pytest.mark.parametrize("harm", ["missing", "empty", "noise"])
def test_a_broken_register_offers_its_backups(qtbot, program, path, made, clock, dialogs, harm):
    register = Register.open(path, clock, made[1].access)
    BackupService.over(register, slices()).make(BackupReason.BY_HAND)
    register.close()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if harm == "empty" else os.urandom(8192))
    assert program.open(path)
    page = program.window.centralWidget()
    assert isinstance(page, OfferPage)
    press(page.restore, Qt.Key.Key_Space)
    dialog = program.ways.backups
    idle(qtbot, program)
    qtbot.waitUntil(lambda: len(dialog.table.rows()) == 1)
    assert not dialog.make.isVisible()
    assert not dialog.figures.isVisible()
    press(dialog.restore, Qt.Key.Key_Space)
    unlock = dialog.asking.dialog
    type_in(unlock.form.field.line, "pas la bonne phrase")
    press(unlock.form.field.line)
    qtbot.waitUntil(lambda: unlock.form.field.problem.text() != "")
    unlock.form.field.line.clear()
    type_in(unlock.form.field.line, PASSPHRASE)
    press(unlock.form.field.line)
    qtbot.waitUntil(lambda: dialog.page is not None)
    assert dialog.focusWidget() is dialog.page.keep
    press(dialog.page.do, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.register is not None)
    assert names(program.register) == ["Roy"]
    assert len(dialogs.told) == 1


def test_a_missing_register_without_backups_is_told_as_before(program, path, dialogs):
    path.unlink()
    assert not program.open(path)
    assert isinstance(dialogs.errors[0], FileMissing)


def test_backups_on_a_drive_are_found_where_the_user_shows_them(
    qtbot, program, path, made, clock, dialogs, tmp_path
):
    register = Register.open(path, clock, made[1].access)
    service = BackupService.over(register, slices())
    usb = tmp_path / "USB"
    usb.mkdir()
    service.make(BackupReason.BY_HAND)
    service.choose_second(usb)
    register.close()
    shutil.rmtree(tmp_path / "profile")  # another computer
    for file in path.parent.glob("protégé.medias*"):
        file.unlink()
    dialogs.answers.append(True)
    dialogs.folders.append(usb)
    program.ways._restore_backup(path)
    dialog = program.ways.backups
    idle(qtbot, program)
    qtbot.waitUntil(lambda: len(dialog.table.rows()) == 1)
    press(dialog.restore, Qt.Key.Key_Space)
    type_in(dialog.asking.dialog.form.field.line, PASSPHRASE)
    press(dialog.asking.dialog.form.field.line)
    qtbot.waitUntil(lambda: dialog.page is not None)
    press(dialog.page.do, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.register is not None)
    assert names(program.register) == ["Roy"]


def test_the_offer_leads_elsewhere_too(qtbot, program, path, made, clock):
    register = Register.open(path, clock, made[1].access)
    BackupService.over(register, slices()).make(BackupReason.BY_HAND)
    register.close()
    path.write_bytes(b"")
    program.open(path)
    program.window.centralWidget().findChild(QPushButton, "offer_leave").click()
    assert isinstance(program.window.centralWidget(), WelcomePage)
