"""The window of backups in its states, on the sample's records and a few days of work."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import remember
from medias_desktop.core.store.register import Register
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.backups import BackupService
from medias_desktop.safekeeping.service.backups.opening import door_of
from medias_desktop.safekeeping.views.backups.backup_unlock import BackupUnlockDialog
from medias_desktop.safekeeping.views.backups.dialog import BackupsDialog
from medias_desktop.slices import slices
from tests.screenshots import way_in
from tests.screenshots.stage import Scene, Stage

_TODAY = dt.date(2026, 11, 21)
_PROBLEM = (
    "Le disque qui contient « D:\\Sauvegardes » est plein : rien n’a été écrit. "
    "Libérez de l’espace, puis réessayez."
)


def _service(stage: Stage) -> BackupService:
    """Return the backups of the open register, none made yet."""
    register = stage.program.register
    assert register is not None
    stage.clock.set_today(_TODAY)
    shutil.rmtree(profile_folder() / "backups", ignore_errors=True)
    return BackupService.over(register, slices())


def _usb() -> Path:
    place = profile_folder() / "CLE_USB"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    return place


def _days_of_work(stage: Stage, service: BackupService) -> None:
    """Record something each day and back it up."""
    register = stage.program.register
    assert register is not None
    people = PeopleService(register)
    reasons = (BackupReason.CLOSING, BackupReason.STARTING, BackupReason.BEFORE_IMPORT, BackupReason.BY_HAND)
    for number, reason in enumerate(reasons):
        stage.clock.set_today(_TODAY + dt.timedelta(days=number))
        for one in range(number):
            people.add(PersonDraft(f"Gendron-{number}{one}", "Mélissa"))
        service.make(reason)
    people.add(PersonDraft("Thériault", "Odile"))


def _dialog(stage: Stage, service: BackupService) -> BackupsDialog:
    dialog = BackupsDialog(stage.window, service, stage.program.desk)
    dialog.show()
    stage.until(stage.program.desk.jobs.idle)
    stage.settle()
    return dialog


def _choose(stage: Stage, dialog: BackupsDialog, row: int) -> None:
    dialog.table.selectRow(row)
    stage.until(stage.program.desk.jobs.idle)
    stage.settle()


def full(stage: Stage) -> QWidget:
    """Show backups in both places, an older one chosen."""
    service = _service(stage)
    service.choose_second(_usb())
    _days_of_work(stage, service)
    service.rehearse()
    dialog = _dialog(stage, service)
    _choose(stage, dialog, 2)
    dialog.table.setFocus()
    return dialog


def empty(stage: Stage) -> QWidget:
    """Show that there is none yet."""
    return _dialog(stage, _service(stage))


def without_second(stage: Stage) -> QWidget:
    """Show backups on this computer alone, the newest chosen."""
    service = _service(stage)
    _days_of_work(stage, service)
    return _dialog(stage, service)


def second_away(stage: Stage) -> QWidget:
    """Show a second place that is not connected, its last copy too old."""
    service = _service(stage)
    usb = _usb()
    service.make(BackupReason.BY_HAND)
    service.choose_second(usb)
    shutil.rmtree(usb)
    _days_of_work(stage, service)
    stage.clock.set_today(_TODAY + dt.timedelta(days=9))
    return _dialog(stage, service)


def failed(stage: Stage) -> QWidget:
    """Show what went wrong, and one backup that cannot be read."""
    service = _service(stage)
    _days_of_work(stage, service)
    broken = service.list()[1]
    (service.folder / broken.name / "manifest.json").write_bytes(b"{")
    remember(
        service.kept.register_id,
        backup_problem=_PROBLEM,
        rehearsal_problem="La sauvegarde « 2026-11-20T153000.000000Z » ne peut pas servir : son registre a été altéré.",
        last_rehearsal=stage.clock.now(),
    )
    stage.clock.set_today(_TODAY + dt.timedelta(days=5))
    dialog = _dialog(stage, service)
    _choose(stage, dialog, 1)
    return dialog


def confirm(stage: Stage) -> QWidget:
    """Show the last question, the box not ticked yet."""
    dialog = full(stage)
    assert isinstance(dialog, BackupsDialog)
    dialog.restore.click()
    stage.until(lambda: dialog.page is not None)
    return dialog


def offer(stage: Stage) -> QWidget:
    """Show a register that is empty."""
    service = _service(stage)
    service.make(BackupReason.CLOSING)
    path = service.kept.path
    stage.program.close_register()
    stage.settle()
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    path.touch()
    stage.program.open(path)
    return stage.window


def unopened(stage: Stage) -> QWidget:
    """Show the backups of a register that does not open."""
    offer(stage)
    stage.find(stage.window, QPushButton, "offer_restore").click()
    dialog = stage.program.ways.backups
    assert dialog is not None
    stage.until(stage.program.desk.jobs.idle)
    stage.settle()
    return dialog


def status(stage: Stage) -> QWidget:
    """Show the age of the last backup below, and what waits beside: a copy that is too old, a backup that failed."""
    register = protected_register(stage)
    stage.program.ways.opened.emit(register)
    stage.settle()
    service = BackupService.over(register, slices())
    service.make(BackupReason.CLOSING)
    remember(register.id, destination="E:\\", last_copy=stage.clock.now(), backup_problem=_PROBLEM)
    stage.clock.set_today(_TODAY + dt.timedelta(days=9))
    stage.program.desk.changes.announce("backups")
    return stage.window


def unlocking(stage: Stage) -> QWidget:
    """Ask for what opens a backup, of a register that does not open."""
    register = protected_register(stage)
    shutil.rmtree(profile_folder() / "backups", ignore_errors=True)
    service = BackupService.over(register, slices())
    backup = service.make(BackupReason.CLOSING).backup
    register.close()
    why = _("The register does not open, so the keys of this backup are asked for.")
    jobs, door = stage.program.desk.jobs, door_of(backup, service.kept.path)
    dialog = BackupUnlockDialog(stage.window, jobs, backup, door, why)
    dialog.show()
    return dialog


def protected_register(stage: Stage) -> Register:
    """Return the register of the ways in, open."""
    stage.clock.set_today(_TODAY)
    path, made = way_in._made()
    return Register.open(path, stage.clock, made.access)


SCENES = (
    Scene("backups-status", status),
    Scene("backups-unlock", unlocking),
    Scene("backups", full, main=True),
    Scene("backups-empty", empty),
    Scene("backups-without-second", without_second),
    Scene("backups-second-away", second_away),
    Scene("backups-failed", failed, main=True),
    Scene("backups-confirm", confirm, main=True),
    Scene("backups-offer", offer),
    Scene("backups-unopened", unopened),
)
