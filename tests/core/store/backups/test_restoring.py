"""The register is the old one or the restored one, and the old one is kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys

import pytest

from medias_desktop.core.errors import Cancelled, UserError
from medias_desktop.core.files import FolderMissing
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.backups import errors
from medias_desktop.core.store.backups.listing import Backup
from medias_desktop.core.store.backups.reading import read_in_full
from medias_desktop.core.store.backups.restoring import restore
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.errors import NewerRegister
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.document import key_ids
from tests.core.store.backups.registers import (
    ID,
    KEY,
    NOW,
    OTHER,
    add,
    back_up,
    change,
    give_keys,
    make,
    names,
)

OLD = [f"P{n}" for n in range(20)]
ASIDE = "Ville.before-2026-11-21T143000Z.medias"


@pytest.fixture
def made(register_path, folder):
    return back_up(register_path, folder)


def put_back(made, path, **options):
    return restore(made, path, **{"data_key": KEY, "now": NOW, **options})


def beside(path):
    return sorted(p.name for p in path.parent.iterdir() if p.name.startswith("Ville"))


def test_an_earlier_state_comes_back_and_the_present_one_is_kept(made, register_path):
    change(register_path, "later")
    heads.remember(ID, (21, bytes(32)))
    outcome = put_back(made, register_path)
    assert names(register_path) == OLD
    assert outcome.manifest == made.manifest
    assert [p.name for p in outcome.kept_aside] == [ASIDE, ASIDE + ".keys"]
    assert not outcome.keys_restored
    assert names(outcome.kept_aside[0]) == [*OLD, "later"]
    assert storage.read(outcome.kept_aside[1]) == storage.read(storage.key_path(register_path))
    assert beside(register_path) == sorted(
        ["Ville.medias", "Ville.medias.keys", "Ville.medias.keys.bak", ASIDE, ASIDE + ".keys"]
    )
    assert read_in_full(register_path, KEY) == made.manifest.facts
    assert heads.remembered(ID) is None, "the trail ends earlier on purpose"


def test_what_was_only_in_the_log_is_kept_too(made, register_path, tmp_path):
    """The program was killed: its last actions lie in the log beside the register."""
    with contextlib.closing(connect(register_path, KEY)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint=0")
        add(connection, "in the log")
        killed = tmp_path / "killed"
        killed.mkdir()
        for suffix in ("", "-wal", ".keys"):
            shutil.copyfile(f"{register_path}{suffix}", killed / f"Ville.medias{suffix}")
    outcome = put_back(made, killed / "Ville.medias")
    assert names(outcome.kept_aside[0]) == [*OLD, "in the log"]
    assert names(killed / "Ville.medias") == OLD


def test_twice_in_the_same_second(made, register_path):
    put_back(made, register_path)
    change(register_path, "between")
    second = put_back(made, register_path)
    assert second.kept_aside[0].name == "Ville.before-2026-11-21T143000Z-2.medias"
    assert names(second.kept_aside[0]) == [*OLD, "between"]


def test_over_nothing(made, register_path):
    register_path.unlink()
    assert put_back(made, register_path).kept_aside == ()
    assert names(register_path) == OLD


def test_to_a_new_computer(made, tmp_path, monkeypatch):
    monkeypatch.setenv("MEDIAS_PROFILE", str(tmp_path / "other profile"))
    place = tmp_path / "Nouvel ordinateur é" / "Registre.medias"
    with pytest.raises(FolderMissing):
        put_back(made, place)
    place.parent.mkdir()
    outcome = put_back(made, place)
    assert outcome.keys_restored
    assert names(place) == OLD
    found = storage.load(place)
    assert found.unlock_open().data_key == KEY
    assert storage.read(storage.profile_path(ID)) == found
    assert sorted(p.name for p in place.parent.iterdir()) == [
        "Registre.medias",
        "Registre.medias.keys",
        "Registre.medias.keys.bak",
    ]


@pytest.mark.parametrize(
    "content", [b"", b"x", os.urandom(9000), b"MDIA" + bytes.fromhex(ID) + os.urandom(9000)]
)
def test_over_a_destroyed_register(made, register_path, content):
    register_path.write_bytes(content)
    for suffix in ("-wal", "-shm", "-journal"):
        register_path.with_name(register_path.name + suffix).write_bytes(b"of the destroyed one " * 99)
    outcome = put_back(made, register_path)
    assert names(register_path) == OLD
    kept = outcome.kept_aside[0]
    assert kept.read_bytes() == content
    for suffix in ("-wal", "-shm", "-journal"):
        assert kept.with_name(kept.name + suffix).read_bytes() == b"of the destroyed one " * 99
        assert not register_path.with_name(register_path.name + suffix).exists()


def test_over_a_register_damaged_further_in(made, register_path):
    change(register_path, *[f"Q{n}" for n in range(200)])
    data = bytearray(register_path.read_bytes())
    data[-6000] ^= 1
    register_path.write_bytes(data)
    outcome = put_back(made, register_path)
    assert names(register_path) == OLD
    kept = bytearray(outcome.kept_aside[0].read_bytes())
    assert kept[4096:] == data[4096:]  # the first page says that the log was folded in
    assert len(kept) == len(data)


def test_not_while_it_is_open(made, register_path):
    change(register_path, "later")
    before = beside(register_path)
    with contextlib.closing(connect(register_path, KEY)) as reader:
        for _turn in range(2):
            with pytest.raises(errors.RegisterOpenElsewhere) as caught:
                put_back(made, register_path)
            assert "Ville.medias" in caught.value.sentence()
            assert names(register_path) == [*OLD, "later"]
        reader.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.RegisterOpenElsewhere):
            put_back(made, register_path)
        reader.execute("ROLLBACK")
    with (
        contextlib.closing(connect(register_path, KEY, alone=True)),
        pytest.raises(errors.RegisterOpenElsewhere),
    ):
        put_back(made, register_path)
    assert beside(register_path) == before
    assert names(register_path) == [*OLD, "later"]


OPENED = """
import sys
from pathlib import Path
from medias_desktop.core.store.connection import connect
connection = connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
connection.execute("SELECT count(*) FROM person").fetchone()
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("key", [KEY, OTHER], ids=["the same key", "a key that we do not have"])
def test_not_while_another_program_has_it_open(made, register_path, key):
    if key == OTHER:
        with contextlib.closing(connect(register_path, KEY, alone=True)) as connection:
            connection.execute(f"PRAGMA rekey=\"x'{OTHER.hex()}'\"")
    command = [sys.executable, "-c", OPENED, str(register_path), key.hex()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(errors.RegisterOpenElsewhere):
            put_back(made, register_path)
        other.stdin.close()
    put_back(made, register_path)
    assert names(register_path) == OLD


def test_a_removed_user_does_not_come_back(made, register_path):
    later = give_keys(register_path, KEY)
    assert not put_back(made, register_path).keys_restored
    assert storage.read(storage.key_path(register_path)) == later
    assert put_back(made, register_path, keys_too=True).keys_restored
    restored = storage.read(storage.key_path(register_path))
    assert restored.slots == storage.read(made.keys_file).slots != later.slots
    assert storage.load(register_path) == restored


def test_keys_were_changed_since(made, register_path):
    """The register is put under the present key: the key file and whoever was removed from it stay as they are."""
    register_path.unlink()
    make(register_path, OTHER, people=25)
    present = storage.read(storage.key_path(register_path))
    outcome = put_back(made, register_path, present_key=OTHER)
    assert not outcome.keys_restored
    assert storage.read(storage.key_path(register_path)) == present
    assert names(register_path, OTHER) == OLD
    assert len(names(outcome.kept_aside[0], OTHER)) == 25
    assert read_in_full(register_path, OTHER) == made.manifest.facts


def test_the_present_keys_are_lost_or_open_nothing(made, register_path):
    register_path.unlink()
    make(register_path, OTHER, people=25)
    lost = storage.read(storage.key_path(register_path))
    kept_by_the_profile = storage.profile_path(ID).parent / f"{ID}-{key_ids(ID, KEY)[0]}.keys"
    kept_by_the_profile.unlink()
    outcome = put_back(made, register_path)
    assert outcome.keys_restored
    assert storage.load(register_path).unlock_open().data_key == KEY
    assert names(register_path) == OLD
    assert storage.read(outcome.kept_aside[1]) == lost
    assert len(names(outcome.kept_aside[0], OTHER)) == 25


def test_another_register_is_not_replaced(made, register_path, tmp_path):
    other = make(tmp_path / "Autre.medias", OTHER, register_id="f" * 24)
    for present_key in (None, OTHER):
        with pytest.raises(errors.BackupOfOtherRegister):
            put_back(made, other, present_key=present_key)
        assert names(other, OTHER) == OLD
    assert len(list(tmp_path.glob("Autre*"))) == 3


def test_a_damaged_backup_changes_nothing(made, register_path):
    change(register_path, "later")
    data = bytearray(made.register_file.read_bytes())
    data[5000] ^= 1
    made.register_file.write_bytes(data)
    before = beside(register_path)
    with pytest.raises(errors.BackupDamaged):
        put_back(made, register_path)
    with pytest.raises(errors.BackupOfOtherKeys):
        put_back(made, register_path, data_key=OTHER)
    assert beside(register_path) == before
    assert names(register_path) == [*OLD, "later"]


def test_a_backup_of_a_later_version(register_path, folder):
    with contextlib.closing(connect(register_path, KEY)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(NewerRegister) as caught:
        put_back(back_up(register_path, folder), register_path)
    assert "1.4.0" in caught.value.sentence()


def test_destructions_are_replayed_before_it_is_in_place(made, register_path):
    change(register_path, "later")
    seen = []

    def replay(path):
        seen.append(names(register_path))
        with contextlib.closing(connect(path, KEY)) as connection:
            connection.execute("DELETE FROM person WHERE name = 'P7'")

    put_back(made, register_path, replay=replay)
    assert seen == [[*OLD, "later"]]
    assert names(register_path) == [name for name in OLD if name != "P7"]
    assert not list(register_path.parent.glob("*.part"))


def test_a_replay_that_fails_leaves_the_register(made, register_path):
    change(register_path, "later")

    def replay(path):
        raise UserError(reason="x")

    with pytest.raises(UserError):
        put_back(made, register_path, replay=replay)
    assert names(register_path) == [*OLD, "later"]
    assert not list(register_path.parent.glob("*.part"))


class Impatient:
    def __init__(self, looks):
        self.looks = looks
        self.seen = []

    def report(self, done, total):
        self.seen.append(done)
        self.looks -= 1
        if self.looks < 0:
            raise Cancelled


def test_cancelled_at_every_look(made, register_path):
    change(register_path, "later")
    before = beside(register_path)
    looks, outcome = 0, None
    while outcome is None:
        progress = Impatient(looks)
        with contextlib.suppress(Cancelled):
            outcome = put_back(made, register_path, progress=progress)
        looks += 1
        if outcome is None:
            assert beside(register_path) == before
            assert names(register_path) == [*OLD, "later"]
    assert looks > 5
    assert progress.seen == sorted(progress.seen)
    assert names(register_path) == OLD


def test_folders_of_killed_restorations_go_after_a_day(made, register_path):
    ages = {"Ville.medias.restoring-00000000.part": 25, "Ville.medias.restoring-00000001.part": 1}
    for name, hours in ages.items():
        (register_path.parent / name).mkdir()
        moment = NOW.timestamp() - hours * 3600
        os.utime(register_path.parent / name, (moment, moment))
    put_back(made, register_path)
    assert [p.name for p in register_path.parent.glob("*.part")] == ["Ville.medias.restoring-00000001.part"]


def test_from_a_copied_folder_of_any_name(made, register_path, tmp_path):
    copy = tmp_path / "clé USB"
    shutil.copytree(made.folder, copy)
    put_back(Backup(copy, made.manifest), register_path)
    assert names(register_path) == OLD
