"""A backup that was never restored is a hope."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import tempfile

import pytest

from medias_desktop.core import paths
from medias_desktop.core.errors import UserError
from medias_desktop.core.store.backups.errors import BackupDamaged, BackupMissing
from medias_desktop.core.store.backups.rehearsing import rehearse
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.keys import storage
from tests.core.store.backups.registers import ID, KEY, NOW, back_up, names


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


@pytest.fixture
def rehearsals(own_profile):
    place = paths.profile_folder() / "rehearsals"
    yield place
    assert list(place.iterdir()) == []


def test_the_newest_is_restored_and_removed(register_path, folder):
    back_up(register_path, folder)
    with contextlib.closing(connect(register_path, KEY)) as connection:
        connection.execute("DELETE FROM person WHERE id > 5")
    newest = back_up(register_path, folder, now=NOW + dt.timedelta(hours=1))
    seen = []

    def check(path):
        seen.append((names(path), storage.load(path).unlock_open().data_key))

    found = rehearse(folder, ID, KEY, now=NOW, check=check)
    assert found.succeeded
    assert (found.backup, found.at, found.problem) == (newest.folder, NOW, None)
    assert seen == [(["P0", "P1", "P2", "P3", "P4"], KEY)]


def test_what_the_check_finds(register_path, folder):
    back_up(register_path, folder)

    def check(path):
        raise UserError(reason="x")

    found = rehearse(folder, ID, KEY, now=NOW, check=check)
    assert not found.succeeded
    assert isinstance(found.problem, UserError)


@pytest.mark.parametrize("name", ["register.medias", "register.keys", "manifest.json"])
def test_a_damaged_backup(register_path, folder, name):
    made = back_up(register_path, folder)
    path = made.folder / name
    path.write_bytes(path.read_bytes()[:-9])
    found = rehearse(folder, ID, KEY, now=NOW)
    assert isinstance(found.problem, BackupDamaged)
    assert found.backup.name == made.name


def test_nothing_to_rehearse(register_path, folder):
    with pytest.raises(BackupMissing):
        rehearse(folder, ID, KEY, now=NOW)
    back_up(register_path, folder)
    with pytest.raises(BackupMissing):
        rehearse(folder, "f" * 24, KEY, now=NOW)


def test_what_is_restored_lies_in_the_profile(register_path, folder, rehearsals):
    back_up(register_path, folder)
    seen = []
    assert rehearse(folder, ID, KEY, now=NOW, check=lambda path: seen.append(path.parent.parent)).succeeded
    assert seen == [rehearsals]


def test_what_a_killed_one_left_goes_and_what_is_at_work_stays(register_path, folder):
    back_up(register_path, folder)
    place = paths.profile_folder() / "rehearsals"
    for name, hours in (("old", 2), ("future", -2), ("at_work", 0)):
        (place / name).mkdir(parents=True)
        (place / name / "register.medias").write_bytes(b"x")
        then = (place / name).stat().st_mtime - 3600 * hours
        os.utime(place / name, (then, then))
    assert rehearse(folder, ID, KEY, now=NOW).succeeded
    assert [one.name for one in place.iterdir()] == ["at_work"]


def test_a_profile_that_takes_nothing(register_path, folder, own_temporary_folder):
    back_up(register_path, folder)
    (paths.profile_folder() / "rehearsals").write_bytes(b"")
    seen = []
    assert rehearse(folder, ID, KEY, now=NOW, check=lambda path: seen.append(path.parent.parent)).succeeded
    assert seen == [own_temporary_folder]
