"""Backups of registers that ask for nothing, in a file and on a server, made by hand: an encrypted file either way."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from medias_desktop.core.store.backups.manifest import REGISTER, BackupReason
from medias_desktop.core.store.register import Register
from medias_desktop.safekeeping.service.backups import BackupService
from medias_desktop.safekeeping.service.backups.command import run_restore
from medias_desktop.safekeeping.views.backups.dialog import BackupsDialog
from tests.safekeeping.service.backups.conftest import SLICES, add, names


class Silent:
    def report(self, done, total):
        pass


@pytest.fixture
def service(register):
    return BackupService.over(register, SLICES)


def test_a_backup_is_made_verified_and_rehearsed(service, register):
    add(register, "Roy", "Tremblay")
    backup = service.make(BackupReason.BY_HAND).backup
    assert backup.manifest.facts.counts["person"] == 2
    assert backup.has_keys
    assert sorted(path.name for path in service.folder.iterdir()) == [
        backup.name
    ]  # nothing left of the way there
    assert (backup.folder / REGISTER).read_bytes()[:4] == b"MDIA"
    service.verify(backup)
    assert service.rehearse().problem is None
    assert not service.changed_since_backup()
    add(register, "Vachon")
    assert service.changed_since_backup()


def test_it_is_restored_as_a_register_of_its_own(service, register, tmp_path, clock):
    add(register, "Roy")
    service.make(BackupReason.BY_HAND)
    path = tmp_path / "copie.medias"
    list(run_restore(service.folder, path, "", SLICES, Silent(), clock))
    restored = Register.open(path, clock)
    assert names(restored) == ["Roy"]
    restored.close()


def test_the_window_says_who_backs_a_server_up(qtbot, register, service, desk):
    service.make(BackupReason.BY_HAND)
    dialog = BackupsDialog(None, service, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.table.rows()))
    qtbot.waitUntil(desk.jobs.idle)
    told = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert ("pg_dump" in told) is register.on_server
    assert dialog.restore.isEnabled() is not register.on_server
    assert dialog.make.isEnabled()
