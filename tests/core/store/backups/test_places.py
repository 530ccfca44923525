"""A second place, and what is due."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.backups import erasures, places
from medias_desktop.core.store.backups.errors import BackupDamaged, SecondDestinationMissing
from medias_desktop.core.store.backups.listing import find_backups, list_backups
from medias_desktop.core.store.backups.places import BackupState, Due, copy_backup, due, load_state, remember
from medias_desktop.core.store.backups.verifying import verify_backup
from tests.core.store.backups.registers import ID, KEY, NOW, back_up

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "clé USB"
    place.mkdir()
    return place


def test_a_copy_is_read_back_there(register_path, folder, stick):
    made = back_up(register_path, folder)
    copied = copy_backup(made, stick, KEY, now=NOW)
    assert copied.folder == stick / ID / made.name
    assert copied.authentic
    assert verify_backup(copied.folder, KEY) == made.manifest
    assert [b.folder for b in find_backups(stick)] == [copied.folder]
    assert copy_backup(made, stick, KEY, now=NOW) == copied
    assert [p.name for p in (stick / ID).iterdir()] == [made.name]


def test_the_second_place_rotates_too(register_path, folder, stick):
    for hours in range(12):
        copied = copy_backup(
            back_up(register_path, folder, now=NOW + hours * HOUR), stick, KEY, now=NOW + 12 * HOUR
        )
    assert list_backups(stick / ID)[0].folder == copied.folder
    # 14:30 to 23:30 are of 21 November, 0:30 and 1:30 of the 22nd: eight last, of both days.
    assert len(list_backups(stick / ID)) == 8


def test_the_list_of_destructions_goes_with_it(register_path, folder, stick):
    made = back_up(register_path, folder)
    erasures.record(folder, KEY, ["person/3"], NOW, "règle 4")
    copy_backup(made, stick, KEY, now=NOW)
    assert erasures.since(stick / ID, KEY) == erasures.since(folder, KEY)


def test_a_drive_that_is_not_plugged_in(register_path, folder, stick):
    stick.rmdir()
    with pytest.raises(SecondDestinationMissing) as caught:
        copy_backup(back_up(register_path, folder), stick, KEY, now=NOW)
    assert "clé USB" in caught.value.sentence()
    assert not stick.exists()


class PulledOut:
    """The drive goes away at the nth look."""

    def __init__(self, stick, looks):
        self.stick = stick
        self.looks = looks

    def report(self, done, total):
        self.looks -= 1
        if self.looks == 0:
            self.stick.rename(self.stick.with_name("elsewhere"))


@pytest.mark.parametrize("looks", [1, 2, 3, 4])
def test_a_drive_that_is_pulled_out(register_path, folder, stick, looks):
    made = back_up(register_path, folder)
    with pytest.raises(SecondDestinationMissing):
        copy_backup(made, stick, KEY, now=NOW, progress=PulledOut(stick, looks))
    verify_backup(made.folder, KEY)
    elsewhere = stick.with_name("elsewhere")
    assert all(verify_backup(b.folder, KEY) for b in find_backups(elsewhere))
    elsewhere.rename(stick)
    verify_backup(copy_backup(made, stick, KEY, now=NOW).folder, KEY)


@pytest.mark.parametrize("name", ["register.medias", "register.keys", "manifest.json"])
def test_a_copy_that_was_damaged_there_is_made_again(register_path, folder, stick, name):
    made = back_up(register_path, folder)
    copied = copy_backup(made, stick, KEY, now=NOW)
    (copied.folder / name).write_bytes(b"x")
    assert copy_backup(made, stick, KEY, now=NOW) == copied
    assert verify_backup(copied.folder, KEY) == made.manifest
    assert [p.name for p in (stick / ID).iterdir()] == [made.name]


@pytest.mark.parametrize("name", ["register.medias", "register.keys", "manifest.json"])
def test_a_damaged_backup_is_not_copied(register_path, folder, stick, name):
    made = back_up(register_path, folder)
    path = made.folder / name
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(BackupDamaged):
        copy_backup(made, stick, KEY, now=NOW)
    assert not list(stick.rglob("*.*"))


def test_what_is_remembered(tmp_path):
    assert load_state(ID) == BackupState()
    remember(ID, destination="/média/clé", last_backup=NOW)
    assert remember(ID, last_copy=NOW + HOUR) == load_state(ID)
    assert load_state(ID) == BackupState(destination="/média/clé", last_backup=NOW, last_copy=NOW + HOUR)
    assert places.backup_folder(ID) == tmp_path / "profile" / "backups" / ID
    assert places.backup_folder(ID, BackupState(folder=str(tmp_path / "x"))) == tmp_path / "x" / ID


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "\x00", '{"last_backup": 3}', '{"folder": "", "destination": "", "last_backup": "x"}'],
)
def test_a_memory_that_cannot_be_read_is_none(tmp_path, content):
    path = tmp_path / "profile" / "backups" / f"{ID}.json"
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")
    assert load_state(ID) == BackupState()
    remember(ID, last_backup=NOW)
    assert json.loads(path.read_bytes())["last_backup"] == "2026-11-21T14:30:00.123456+00:00"


def test_what_is_due():
    assert due(BackupState(), NOW) == set(Due)
    fresh = BackupState("", "", NOW - 24 * HOUR, NOW - 7 * 24 * HOUR, NOW - 30 * 24 * HOUR)
    assert due(fresh, NOW) == set()
    later = NOW + dt.timedelta(microseconds=1)
    assert due(fresh, later) == set(Due)
    assert due(BackupState(last_backup=NOW, last_copy=NOW, last_rehearsal=NOW), NOW - HOUR) == set(Due)


moments = st.none() | st.datetimes(timezones=st.just(dt.UTC))


@given(moments, moments, moments, st.datetimes(timezones=st.just(dt.UTC)))
def test_each_is_due_by_its_own(backup, copy, rehearsal, now):
    found = due(BackupState("", "", backup, copy, rehearsal), now)
    for which, last, hours in (
        (Due.BACKUP, backup, 24),
        (Due.SECOND_COPY, copy, 168),
        (Due.REHEARSAL, rehearsal, 720),
    ):
        fresh = last is not None and dt.timedelta(0) <= now - last <= hours * HOUR
        assert (which in found) is not fresh
