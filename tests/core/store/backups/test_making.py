"""A backup counts once it was read back in full."""

from __future__ import annotations

import contextlib
import datetime as dt
import os

import pytest

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import EmptyFile, FileMissing
from medias_desktop.core.store.backups.listing import find_backups, list_backups
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason, Head
from medias_desktop.core.store.backups.verifying import verify_backup
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.errors import NotARegister
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.document import key_ids
from tests.core.store.backups.registers import ID, KEY, NOW, OTHER, add, back_up, change, give_keys, names


def test_a_backup_says_what_it_holds(register_path, folder):
    made = back_up(register_path, folder)
    assert made.folder == folder / "2026-11-21T143000.123456Z"
    assert sorted(p.name for p in made.folder.iterdir()) == [
        "manifest.json",
        "register.keys",
        "register.medias",
    ]
    facts = made.manifest.facts
    assert facts.register_id == ID
    assert (facts.municipality, facts.program_version, facts.schema_number) == (
        "Ville de Sainte-Élodie",
        "1.4.0",
        2,
    )
    assert facts.counts == {"audit_event": 20, "municipality": 1, "note": 0, "person": 20}
    with contextlib.closing(connect(register_path, KEY)) as connection:
        digest = connection.execute("SELECT hex(hash) FROM audit_event WHERE seq = 20").fetchone()[0].lower()
    assert facts.head == Head(20, digest)
    assert facts.last_activity == NOW + dt.timedelta(seconds=20)
    assert facts.loose_references == 0
    assert made.authentic
    assert made.has_keys
    assert made.size == sum(p.stat().st_size for p in made.folder.iterdir() if p.name != "manifest.json")
    assert verify_backup(made.folder, KEY) == made.manifest
    assert names(made.register_file) == [f"P{n}" for n in range(20)]


def test_the_register_is_written_meanwhile(register_path, folder):
    with contextlib.closing(connect(register_path, KEY)) as writer:
        add(writer, "kept")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO person (name) VALUES ('not yet')")
        made = back_up(register_path, folder)
        writer.execute("COMMIT")
    assert names(made.register_file)[20:] == ["kept"]
    assert names(register_path)[20:] == ["kept", "not yet"]


def test_a_register_that_is_held_alone(register_path, folder):
    with contextlib.closing(connect(register_path, KEY, alone=True)) as only:
        made = back_up(register_path, folder, connection=only)
        add(only, "after")
    assert verify_backup(made.folder, KEY).facts.counts["person"] == 20


def test_two_backups_in_the_same_microsecond(register_path, folder):
    made = [back_up(register_path, folder) for _turn in range(3)]
    assert [b.name[-7:] for b in made] == ["123456Z", "123457Z", "123458Z"]
    (folder / "2026-11-21T143000.123459Z.part").mkdir()  # another program's, not finished
    assert back_up(register_path, folder).name.endswith("123460Z")
    assert [b.name[-7:] for b in list_backups(folder)] == ["123460Z", "123458Z", "123457Z", "123456Z"]


class Impatient:
    """Asks to stop at its nth look."""

    def __init__(self, looks):
        self.looks = looks

    def report(self, done, total):
        self.looks -= 1
        if self.looks < 0:
            raise Cancelled


def test_cancelled_at_every_step(register_path, folder):
    change(
        register_path, *[f"Q{n}" for n in range(400)], photo=4000
    )  # long enough to be asked within a statement
    looks = 0
    while not list_backups(folder):
        with contextlib.suppress(Cancelled):
            back_up(register_path, folder, progress=Impatient(looks))
        looks += 1
        assert len(list(folder.iterdir())) == len(list_backups(folder))
    assert looks > 7
    verify_backup(list_backups(folder)[0].folder, KEY)


def test_nothing_to_back_up(tmp_path, folder):
    with pytest.raises(FileMissing):
        back_up(tmp_path / "gone.medias", folder)
    (tmp_path / "empty.medias").touch()
    with pytest.raises(EmptyFile):
        back_up(tmp_path / "empty.medias", folder)
    (tmp_path / "noise.medias").write_bytes(os.urandom(9000))
    with pytest.raises(NotARegister):
        back_up(tmp_path / "noise.medias", folder)
    assert list_backups(folder) == ()
    assert not folder.exists() or not list(folder.iterdir())


def test_the_wrong_key(register_path, folder):
    before = register_path.read_bytes()
    with pytest.raises(NotARegister):
        make_backup(register_path, OTHER, folder, reason=BackupReason.CLOSING, now=NOW)
    assert register_path.read_bytes() == before


def test_the_key_file_is_found_where_it_is(register_path, folder):
    saved = storage.read(storage.key_path(register_path))
    places = [storage.key_path(register_path), storage.copy_path(register_path), storage.profile_path(ID)]
    for place in places:
        made = back_up(register_path, folder)
        assert storage.read(made.keys_file) == saved
        place.unlink()
    without = back_up(register_path, folder)
    assert not without.has_keys
    verify_backup(without.folder, KEY)


def test_a_key_file_that_opens_something_else_is_no_part_of_it(register_path, folder):
    right = storage.read(storage.key_path(register_path))
    give_keys(register_path, OTHER)
    assert storage.read(storage.key_path(register_path)).key_ids == key_ids(ID, OTHER)
    assert (
        storage.read(back_up(register_path, folder).keys_file) == right
    )  # the profile keeps those that were replaced
    (storage.profile_path(ID).parent / f"{ID}-{right.key_ids[0]}.keys").unlink()
    assert not back_up(register_path, folder).has_keys


def test_a_reference_to_nobody_is_told_and_does_not_cost_the_backup(register_path, folder):
    with contextlib.closing(connect(register_path, KEY)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO note (person_id) VALUES (999)")
    made = back_up(register_path, folder)
    assert made.manifest.facts.loose_references == 1
    verify_backup(made.folder, KEY)


def test_backups_are_found_where_a_person_points(register_path, folder):
    made = back_up(register_path, folder / "deep")
    assert [b.folder for b in find_backups(made.folder)] == [made.folder]
    assert [b.folder for b in find_backups(folder / "deep")] == [made.folder]
    assert [b.folder for b in find_backups(folder)] == [made.folder]
    assert find_backups(folder / "nowhere") == ()
    assert not find_backups(folder)[0].authentic
