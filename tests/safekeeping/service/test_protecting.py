"""A register of an earlier version becomes a protected one: the same rows, no readable byte left, or nothing changed."""

from __future__ import annotations

import contextlib
import os
import shutil

import pytest

from medias_desktop.core.passphrases import WeakPassphrase
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.connection import driver, sqlite_uri
from medias_desktop.core.store.errors import RegisterBusy, RegisterDamaged, RegisterLocked
from medias_desktop.core.store.register import Register
from medias_desktop.safekeeping.errors import ProtectionRefused
from medias_desktop.safekeeping.service import protecting, unlocking
from medias_desktop.safekeeping.service.protecting import protect_register, tidy, unprotected_municipality
from medias_desktop.safekeeping.service.registers import Founder
from tests.durability import protecting as killing
from tests.safekeeping.keys import CHEAP, PASSPHRASE

FOUNDER = Founder("Noémie Ouellet", PASSPHRASE)
KNOWN = "Élodie".encode()
"""What stands in every page about the sample's municipality."""


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "Ville.medias"
    shutil.copy(killing.SAMPLE, found)
    return found


def left(path):
    return sorted(file.name for file in path.parent.glob("Ville*"))


def test_the_same_rows_behind_a_passphrase(path, clock):
    wanted = killing.counts(path)
    assert sum(wanted.values()) > 20
    assert unprotected_municipality(path).name == "Municipalité de Sainte-Élodie-des-Érables"
    made = protect_register(path, FOUNDER, clock, CHEAP)
    register = Register.open(path, clock, made.access)
    assert {name: register.rows(f'SELECT count(*) FROM "{name}"')[0][0] for name in wanted} == wanted
    assert register.actor.name == "Noémie Ouellet"
    with register.read() as connection:
        assert verify(connection).sound
    register.close()
    assert unlocking.unlock_by_code(path, made.recovery_code).data_key == made.access.data_key
    assert left(path) == ["Ville.medias", "Ville.medias.keys", "Ville.medias.keys.bak"]


def test_no_readable_byte_is_left_on_the_disk(path, clock):
    """The very blocks of the unprotected file are overwritten: a second name given to it before shows them."""
    witness = path.with_name("witness")
    os.link(path, witness)
    assert KNOWN in witness.read_bytes()
    protect_register(path, FOUNDER, clock, CHEAP)
    assert witness.read_bytes() == bytes(witness.stat().st_size)
    for file in path.parent.rglob("*"):
        assert not file.is_file() or KNOWN not in file.read_bytes()


def test_what_a_stopped_program_left_is_overwritten_when_the_register_is_opened(path, clock):
    protect_register(path, FOUNDER, clock, CHEAP)
    aside = path.with_name("Ville.medias.unprotected")
    shutil.copy(killing.SAMPLE, aside)
    witness = path.with_name("witness")
    os.link(aside, witness)
    tidy(path)
    assert not aside.exists()
    assert KNOWN not in witness.read_bytes()


def test_what_belongs_to_an_unprotected_register_is_never_touched(path):
    aside = path.with_name("Ville.medias.unprotected")
    shutil.copy(killing.SAMPLE, aside)
    tidy(path)
    assert aside.read_bytes() == killing.SAMPLE.read_bytes()


def test_a_register_that_another_program_uses_is_left_alone(path, clock):
    before = path.read_bytes()
    with contextlib.closing(driver.connect(sqlite_uri(path, mode="rw"), uri=True)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("SELECT count(*) FROM municipality").fetchone()
        with pytest.raises(RegisterBusy):
            protect_register(path, FOUNDER, clock, CHEAP)
    assert left(path) == ["Ville.medias"]
    assert killing.counts(path) == killing.counts(killing.SAMPLE)
    assert len(path.read_bytes()) == len(before)


def test_what_waits_in_the_log_is_carried_over(path, clock, tmp_path):
    live = driver.connect(sqlite_uri(path, mode="rw"), uri=True, isolation_level=None)
    live.execute("PRAGMA journal_mode=WAL")
    live.execute("PRAGMA wal_autocheckpoint=0")
    live.execute("UPDATE municipality SET name = 'Ville nouvelle'")
    moved = tmp_path / "pris" / "Ville.medias"
    moved.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{moved}{suffix}")
    live.close()
    made = protect_register(moved, FOUNDER, clock, CHEAP)
    register = Register.open(moved, clock, made.access)
    assert register.municipality().name == "Ville nouvelle"
    register.close()


def test_a_damaged_register_is_left_as_it_is(path, clock):
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = os.urandom(4096 * 3)
    path.write_bytes(content)
    with pytest.raises(RegisterDamaged):
        protect_register(path, FOUNDER, clock, CHEAP)
    assert left(path) == ["Ville.medias"]


def test_a_copy_that_lacks_a_row_is_refused(path, clock, monkeypatch):
    before = killing.counts(path)
    real = protecting._row_counts
    monkeypatch.setattr(protecting, "_row_counts", lambda connection: real(connection) | {"person": 10_000})
    with pytest.raises(ProtectionRefused):
        protect_register(path, FOUNDER, clock, CHEAP)
    assert killing.counts(path) == before
    assert left(path) == ["Ville.medias"]


def test_a_register_that_is_protected_is_not_protected_twice(path, clock):
    protect_register(path, FOUNDER, clock, CHEAP)
    before = path.read_bytes()
    with pytest.raises(RegisterLocked):
        protect_register(path, FOUNDER, clock, CHEAP)
    assert path.read_bytes() == before


def test_a_weak_passphrase_changes_nothing(path, clock):
    with pytest.raises(WeakPassphrase):
        protect_register(path, Founder("Noémie Ouellet", "sainte-elodie"), clock, CHEAP)
    assert path.read_bytes() == killing.SAMPLE.read_bytes()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied here, which Windows cannot do")
def test_killed_at_any_instant_one_of_the_two_is_whole():
    found = killing.run(4, seed=3)
    assert found["unprotected"] + found["protected"] == 4
    assert set(found) <= {"unprotected", "protected"}
