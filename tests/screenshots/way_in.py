"""The ways into a register: made, unlocked, recovered, protected; locked, and the key of sealed records."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from medias_desktop import demo
from medias_desktop.core.clock import SystemClock
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.store import holding, places
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.cost import SMALLEST
from medias_desktop.core.store.keys.errors import WrongPassphrase
from medias_desktop.core.store.occupancy import note_path
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.people.tab import PeopleTab
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.service.registers import Founder, Made, create_register
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.locking_dialog import LockingDialog
from medias_desktop.safekeeping.views.making_wizard import MakingWizard
from medias_desktop.safekeeping.views.recovery_wizard import RecoveryWizard
from tests.fakes import FixedClock
from tests.screenshots.stage import EMPTY, Scene, Stage

PASSPHRASE = "sirop cabane neige raquette"
OLD = Path(__file__).resolve().parents[1] / "databases" / "schema-0001.medias"


def _cheap() -> None:
    MakingWizard.cost = RecoveryWizard.cost = SMALLEST


@cache
def _made() -> tuple[Path, Made]:
    _cheap()
    path = profile_folder() / "way-in" / "Sainte-Élodie-des-Érables.medias"
    path.parent.mkdir()
    clock = FixedClock()
    made = create_register(
        path, Municipality(demo.MUNICIPALITY), Founder("Noémie Ouellet", PASSPHRASE), clock, SMALLEST
    )
    register = Register.open(path, clock, made.access)
    users = UserService(register, SMALLEST)
    users.add("Alain Bédard", Role.CLERK, PASSPHRASE)
    users.add("Zoé Cœur-Lafrenière", Role.COMMUNICATIONS, PASSPHRASE)
    people = PeopleService(register)
    for last, first in (("Bérubé", "Noël"), ("L’Écuyer", "Françoise"), ("Dubé", "Réjean")):
        people.add(PersonDraft(last, first))
    register.close()
    return path, made


def _page(stage: Stage) -> QWidget:
    path, made = _made()
    stage.program.settings = _with_last(stage, made.access.user_uid)
    stage.program.open(path)
    assert stage.program.ways.page is not None
    return stage.window


def _with_last(stage: Stage, uid: str) -> object:
    from dataclasses import replace

    return replace(stage.program.settings, last_user=uid)


def unlock(stage: Stage) -> QWidget:
    """Ask who, and for the passphrase."""
    _page(stage)
    stage.program.ways.page.form.field.line.setText("sirop cabane")
    return stage.window


def unlock_wrong(stage: Stage) -> QWidget:
    """Tell that the passphrase is wrong, that Caps Lock is on, and how long to wait."""
    _page(stage)
    form = stage.program.ways.page.form
    form.field.line.setText("SIROP")
    form._wrong = 4
    form.refuse(WrongPassphrase(user="Noémie Ouellet").sentence())
    form.caps.show()
    return stage.window


def unlock_session(stage: Stage) -> QWidget:
    """Offer the computer's session."""
    _page(stage)
    stage.program.ways.page.computer.show()
    return stage.window


def unlock_damaged(stage: Stage) -> QWidget:
    """Tell that the register is damaged and offer a backup."""
    from medias_desktop.core.store.errors import RegisterDamaged

    _page(stage)
    stage.program.ways.page.tell(RegisterDamaged(name="Sainte-Élodie-des-Érables.medias"))
    return stage.window


def keys_missing(stage: Stage) -> QWidget:
    """Ask for the key file."""
    path = profile_folder() / "sans-cles" / "Sainte-Élodie-des-Érables.medias"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(_made()[0], path)
    hidden = storage.profile_path(_made()[1].access.register_id)
    aside = hidden.with_name("aside")
    if hidden.exists():
        hidden.rename(aside)
    stage.program.open(path)
    if aside.exists():
        aside.rename(hidden)
    return stage.window


def _on_share(stage: Stage) -> Path:
    """Let the register lie on a share, where another computer's program had it and did not end properly."""
    path, _made_by = _made()
    trouble = places.PlaceTrouble(places.PlaceKind.NETWORK, "//serveur/greffe")
    with _bad_place(trouble):
        stage.program.open(path)
    return path


@contextlib.contextmanager
def _bad_place(trouble: places.PlaceTrouble) -> Iterator[None]:
    """Let every register lie in a bad place meanwhile."""
    real = places.trouble_of
    places.trouble_of = lambda _path, **_known: trouble
    try:
        yield
    finally:
        places.trouble_of = real


def network(stage: Stage) -> QWidget:
    """Say why a register on a network share is not opened just like that."""
    _on_share(stage)
    return stage.window


def network_note(stage: Stage) -> QWidget:
    """Say as well where it seems to be open."""
    note = {"user": "aroy", "computer": "GREFFE-2", "since": SystemClock().now().isoformat(), "pid": 4242}
    beside = note_path(_made()[0])
    beside.write_text(json.dumps(note), "utf-8")
    _on_share(stage)
    beside.unlink()
    return stage.window


def network_alone(stage: Stage) -> QWidget:
    """Show in the status bar that this computer has it for itself."""
    path, made = _made()
    slot = next(user.slot_id for user in unlocking.door(path).users if user.uid == made.access.user_uid)
    access = unlocking.unlock(path, slot, PASSPHRASE)
    with _bad_place(places.PlaceTrouble(places.PlaceKind.NETWORK, "//serveur/greffe")):
        holding.accept(path)
        stage.program.ways._open_with(path, access)
        holding.withdraw(path)
    stage.until(lambda: stage.program.guard.lockable)
    stage.window.go_to("people")
    return stage.window


# Wizards


def _wizard(stage: Stage, begin: Callable[[], object]) -> MakingWizard:
    begin()
    wizard = stage.program.ways.wizard
    assert isinstance(wizard, MakingWizard)
    return wizard


def _new(stage: Stage) -> MakingWizard:
    _made()
    return _wizard(stage, stage.program.new_register)


def new_municipality(stage: Stage) -> QWidget:
    """Show the first step of a new register."""
    return _new(stage)


def new_founder(stage: Stage) -> QWidget:
    """Show the second step with its problems."""
    wizard = _new(stage)
    wizard.first.form.name.setText(demo.MUNICIPALITY)
    wizard.next()
    wizard.founder.name.line.setText("Noémie Ouellet")
    wizard.founder.passphrase.line.setText("noemie")
    wizard.founder.again.line.setText("noémie")
    wizard.next()
    return wizard


def _sheet(stage: Stage) -> MakingWizard:
    wizard = _new(stage)
    wizard.first.form.name.setText(demo.MUNICIPALITY)
    wizard.next()
    target = profile_folder() / "nouveau" / "Sainte-Élodie.medias"
    shutil.rmtree(target.parent, ignore_errors=True)
    target.parent.mkdir()
    stage.dialogs.files.append(target)
    wizard.founder.name.line.setText("Noémie Ouellet")
    wizard.founder.passphrase.line.setText(PASSPHRASE)
    wizard.founder.again.line.setText(PASSPHRASE)
    wizard.next()
    stage.until(lambda: wizard.step == 2)
    return wizard


def new_sheet(stage: Stage) -> QWidget:
    """Show the step of the recovery sheet."""
    return _sheet(stage)


def new_sheet_problem(stage: Stage) -> QWidget:
    """Show a proof that is wrong."""
    wizard = _sheet(stage)
    wizard.sheet.proof.line.setText("AB12")
    wizard.next()
    return wizard


def new_ready(stage: Stage) -> QWidget:
    """Show the last step."""
    wizard = _sheet(stage)
    wizard.sheet.proof.line.setText(wizard.sheet._code[-4:])
    wizard.next()
    return wizard


def protect(stage: Stage) -> QWidget:
    """Explain why an old register is protected now."""
    _made()
    path = profile_folder() / "ancien" / "Sainte-Élodie.medias"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(OLD, path)
    return _wizard(stage, partial(stage.program.open, path))


def _recovery(stage: Stage) -> RecoveryWizard:
    _page(stage)
    stage.program.ways.page.forgotten.emit()
    wizard = stage.program.ways.wizard
    assert isinstance(wizard, RecoveryWizard)
    return wizard


def recovery_code(stage: Stage) -> QWidget:
    """Show a code with a mistake in its fourth group."""
    wizard = _recovery(stage)
    groups = _made()[1].recovery_code.split("-")
    groups[3] = ("0" if groups[3][0] != "0" else "1") + groups[3][1:]
    for field, group in zip(wizard.code.groups, groups, strict=True):
        field.setText(group)
    wizard.code._check(focus=True)
    return wizard


def recovery_passphrase(stage: Stage) -> QWidget:
    """Ask for a new passphrase once the code is right."""
    wizard = _recovery(stage)
    for field, group in zip(wizard.code.groups, _made()[1].recovery_code.split("-"), strict=True):
        field.setText(group)
    wizard.next()
    stage.until(lambda: wizard.step == 1)
    wizard.founder.passphrase.line.setText("quatre autres mots")
    return wizard


# Open


def _opened(stage: Stage) -> None:
    path, made = _made()
    slot = next(user.slot_id for user in unlocking.door(path).users if user.uid == made.access.user_uid)
    stage.program.ways._open_with(path, unlocking.unlock(path, slot, PASSPHRASE))
    stage.until(lambda: stage.program.guard.lockable)


def status(stage: Stage) -> QWidget:
    """Show who acts, and that sealed records are open."""
    _opened(stage)
    register = stage.program.register
    assert register is not None
    keys = unlocking.unlock_sealed(register.path, register.actor.uid, PASSPHRASE)
    stage.program._sealed._keep(keys, lambda _vault: None)
    stage.window.go_to("people")
    return stage.window


def lock(stage: Stage) -> QWidget:
    """Hide everything."""
    _opened(stage)
    stage.program.guard.lock()
    return stage.window


def lock_dialog(stage: Stage) -> QWidget:
    """Ask for the passphrase above a dialog that waits."""
    _opened(stage)
    stage.tab("people", PeopleTab).add()
    stage.program.guard.lock()
    assert stage.program.guard.lock_page is not None
    dialog = stage.program.guard.lock_page._dialog
    assert dialog is not None
    return dialog


def lock_covered(stage: Stage) -> QWidget:
    """Show what the dialog behind it has become."""
    lock_dialog(stage)
    return stage.find(stage.window, QWidget, "person_dialog")


def sealed(stage: Stage) -> QWidget:
    """Ask for the passphrase of sealed records."""
    _opened(stage)
    access = stage.program._sealed
    access.with_vault(stage.window, lambda _vault: None)
    assert access.dialog is not None
    return access.dialog


def locking(stage: Stage) -> QWidget:
    """Show the preferences of the lock."""
    _opened(stage)
    register = stage.program.register
    assert register is not None
    return LockingDialog(
        stage.window, register, stage.program.desk, stage.program.settings, lambda _name, _value: None
    )


SCENES = (
    Scene("unlock", unlock, EMPTY, main=True),
    Scene("unlock-wrong", unlock_wrong, EMPTY),
    Scene("unlock-session", unlock_session, EMPTY),
    Scene("unlock-damaged", unlock_damaged, EMPTY),
    Scene("keys-missing", keys_missing, EMPTY, main=True),
    Scene("network", network, EMPTY, main=True),
    Scene("network-note", network_note, EMPTY),
    Scene("network-alone", network_alone, EMPTY),
    Scene("new-register-1", new_municipality, EMPTY),
    Scene("new-register-2-problems", new_founder, EMPTY, main=True),
    Scene("new-register-3-sheet", new_sheet, EMPTY, main=True),
    Scene("new-register-3-problem", new_sheet_problem, EMPTY),
    Scene("new-register-4", new_ready, EMPTY),
    Scene("protect-1", protect, EMPTY, main=True),
    Scene("recovery-code", recovery_code, EMPTY, main=True),
    Scene("recovery-passphrase", recovery_passphrase, EMPTY),
    Scene("status", status, EMPTY, main=True),
    Scene("lock", lock, EMPTY, main=True),
    Scene("lock-dialog", lock_dialog, EMPTY),
    Scene("lock-covered", lock_covered, EMPTY),
    Scene("sealed", sealed, EMPTY, main=True),
    Scene("locking", locking, EMPTY, main=True),
)
