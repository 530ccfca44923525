"""Backups as users see them: made, listed once, copied to a second place, due, rehearsed."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from medias_desktop.core.files import FolderMissing, FolderReadOnly
from medias_desktop.core.store.backups import places
from medias_desktop.core.store.backups.errors import BackupMissing, SecondDestinationMissing
from medias_desktop.core.store.backups.manifest import MANIFEST, BackupReason
from medias_desktop.core.store.backups.places import Due
from medias_desktop.safekeeping.errors import (
    BackupWithoutKeys,
    RehearsalFailed,
    SecondDestinationUnfit,
)
from tests.registers import change_behind
from tests.safekeeping.service.backups.conftest import add


def test_a_backup_is_made_remembered_and_listed(service, protected):
    add(protected, "Roy")
    made = service.make(BackupReason.BY_HAND)
    assert made.not_copied is None
    (one,) = service.list()
    assert (one.name, one.here, one.elsewhere) == (made.backup.name, True, False)
    assert one.backup.manifest.facts.counts["person"] == 1
    assert one.backup.has_keys
    state = service.state
    assert state.last_backup == protected.clock.now()
    assert state.register_path == str(protected.path)
    overview = service.overview()
    assert overview.newest == protected.clock.now()
    assert overview.size == made.backup.size
    service.verify(one.backup)


def test_what_is_due(service, clock, tmp_path):
    assert service.due() == {Due.BACKUP}  # nothing to rehearse, no second place
    service.make(BackupReason.BY_HAND)
    assert service.due() == {Due.REHEARSAL}
    assert service.rehearse().succeeded
    assert service.due() == frozenset()
    usb = tmp_path / "USB"
    usb.mkdir()
    assert service.choose_second(usb) is None
    assert service.due() == frozenset()
    clock.pass_(hours=24)
    assert service.due() == frozenset()
    clock.pass_(seconds=1)
    assert service.due() == {Due.BACKUP}
    clock.pass_(days=6)
    assert service.due() == {Due.BACKUP, Due.SECOND_COPY}
    clock.pass_(days=23)
    assert service.due() == {Due.BACKUP, Due.SECOND_COPY, Due.REHEARSAL}
    service.forget_second()
    assert service.due() == {Due.BACKUP, Due.REHEARSAL}


def test_backups_that_were_deleted_by_hand_are_due_again(service):
    service.make(BackupReason.BY_HAND)
    shutil.rmtree(service.folder)
    assert service.due() == {Due.BACKUP}
    assert service.last_backup() is None


def test_only_what_was_recorded_since_counts_as_changed(service, protected):
    assert service.changed_since_backup()
    service.make(BackupReason.CLOSING)
    assert not service.changed_since_backup()
    add(protected, "Roy")
    assert service.changed_since_backup()
    service.make(BackupReason.CLOSING)
    protected.close()
    assert not service.changed_since_backup()  # the seal that closing sets records nothing


def test_each_backup_is_listed_once_wherever_it_lies(service, clock, tmp_path):
    usb = tmp_path / "USB"
    usb.mkdir()
    first = service.make(BackupReason.BY_HAND).backup
    service.choose_second(usb)
    clock.pass_(hours=1)
    second = service.make(BackupReason.BY_HAND).backup
    shutil.rmtree(first.folder)
    clock.pass_(hours=1)
    broken = service.make(BackupReason.BY_HAND).backup
    shutil.rmtree(service.second_folder / broken.name)
    (broken.folder / MANIFEST).write_bytes(b"{")
    found = [(one.name, one.backup is not None, one.here, one.elsewhere) for one in service.list()]
    assert found == [
        (broken.name, False, True, False),
        (second.name, True, True, True),
        (first.name, True, False, True),
    ]
    assert service.list()[0].made_at == broken.created_at


def test_a_second_place_that_is_away_is_no_failure(service, tmp_path, clock):
    usb = tmp_path / "USB"
    usb.mkdir()
    service.make(BackupReason.BY_HAND)
    service.choose_second(usb)
    copied = service.state.last_copy
    shutil.rmtree(usb)
    clock.pass_(hours=2)
    made = service.make(BackupReason.BY_HAND)
    assert isinstance(made.not_copied, SecondDestinationMissing)
    assert service.state.backup_problem == ""
    assert service.state.last_copy == copied
    assert not service.overview().second_there
    usb.mkdir()
    assert service.copy_newest() is None
    assert service.state.last_copy == clock.now()


@pytest.mark.parametrize("inside", ["", "below"])
def test_the_backups_own_folder_is_no_second_place(service, inside):
    service.make(BackupReason.BY_HAND)
    chosen = service.folder / inside
    chosen.mkdir(exist_ok=True)
    with pytest.raises(SecondDestinationUnfit):
        service.choose_second(chosen)
    with pytest.raises(SecondDestinationUnfit):
        service.choose_second(service.folder.parent)
    assert service.state.destination == ""


def test_why_a_backup_failed_is_remembered_until_one_succeeds(service):
    service.folder.parent.mkdir(parents=True, exist_ok=True)
    service.folder.write_text("a file in the way")
    with pytest.raises((FolderReadOnly, FolderMissing)) as caught:
        service.make(BackupReason.STARTING)
    assert service.state.backup_problem == caught.value.sentence()
    service.folder.unlink()
    service.make(BackupReason.STARTING)
    assert service.state.backup_problem == ""


def test_a_rehearsal_needs_a_backup(service):
    with pytest.raises(BackupMissing):
        service.rehearse()


def test_a_rehearsal_opens_the_copy_and_verifies_its_trail(service, protected):
    add(protected, "Roy")
    service.make(BackupReason.BY_HAND)
    assert service.rehearse().succeeded
    assert service.state.rehearsal_problem == ""
    change_behind(protected, "UPDATE person SET last_name = 'Autre'")
    protected.clock.pass_(hours=1)
    service.make(BackupReason.BY_HAND)
    found = service.rehearse()
    assert isinstance(found.problem, RehearsalFailed)
    assert service.state.rehearsal_problem == found.problem.sentence()
    assert service.state.last_rehearsal == found.at == protected.clock.now()


def test_a_backup_without_its_keys_fails_the_rehearsal(service, monkeypatch):
    monkeypatch.setattr("medias_desktop.core.store.backups.making.key_file_for", lambda *_: None)
    service.make(BackupReason.BY_HAND)
    assert isinstance(service.rehearse().problem, BackupWithoutKeys)


def test_a_rehearsal_leaves_no_head_and_no_backup_behind(service, protected):
    from medias_desktop.core.store.audit import heads

    add(protected, "Roy")
    service.make(BackupReason.BY_HAND)
    add(protected, "Tremblay")
    before = heads.remembered(protected.id)
    service.rehearse()
    assert heads.remembered(protected.id) == before
    assert len(service.list()) == 1


def test_what_is_remembered_of_a_damaged_profile_is_nothing(service):
    service.make(BackupReason.BY_HAND)
    (state,) = service.folder.parent.glob("*.json")
    state.write_text("[1, 2]")
    assert service.state == places.BackupState()
    assert service.last_backup() == service.kept.clock.now()
    assert Due.BACKUP not in service.due()
    assert isinstance(service.last_backup(), dt.datetime)
