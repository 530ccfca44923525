"""Short runs of what the README's figures come from: power cuts, kills, flipped bits."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys

import pytest

from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.register import Register
from tests.durability import flips, kills, migrations, photos, powercuts
from tests.durability.work import Day, prepare

needs_fork = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a process is copied here, which Windows cannot do"
)


@pytest.mark.skipif(sys.platform != "linux", reason="the recorder is preloaded the Linux way")
@pytest.mark.skipif(powercuts.compiler() is None, reason="the recorder needs a C compiler")
def test_power_cuts(tmp_path, monkeypatch):
    monkeypatch.setattr(powercuts, "ACTIONS", 15)
    found = powercuts.run(32, seed=7)
    assert found.pop("images") >= 32
    assert not found


@pytest.mark.skipif(sys.platform != "linux", reason="the recorder is preloaded the Linux way")
@pytest.mark.skipif(powercuts.compiler() is None, reason="the recorder needs a C compiler")
def test_power_cuts_while_photos_are_added(tmp_path, monkeypatch):
    monkeypatch.setattr(powercuts, "ACTIONS", 15)
    found = powercuts.run(20, seed=7, day=photos)
    assert found.pop("images") >= 20
    assert not found


@needs_fork
def test_kills():
    found = kills.run(12, seed=7)
    assert found.pop("rounds") == 12
    assert found.pop("events acknowledged") > 12
    assert not found


@needs_fork
@pytest.mark.parametrize("day", ["texts", "signing", "returned", "photos", "posts"])
def test_kills_while_texts_are_worked_at_signed_and_come_back(day):
    # In a process of its own: a copy of one whose threads typeset waits for them for ever.
    done = subprocess.run(
        [sys.executable, "-m", f"tests.durability.{day}", "6", "7"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = ast.literal_eval(done.stdout.partition(":")[2].strip())
    assert found.pop("rounds") == 6
    assert found.pop("events acknowledged") > 6
    assert not found


@needs_fork
def test_killed_upgrades():
    found = migrations.run(5, seed=7)
    assert found["as before"] + found["upgraded"] == 5
    assert set(found) <= {"as before", "upgraded"}


def test_flipped_bits(monkeypatch):
    monkeypatch.setattr(flips, "ACTIONS", 20)
    found = flips.run(36, seed=7)
    assert found["noticed when reading"] + found["noticed by the check"] == 36


def test_a_flipped_bit_in_the_log_is_noticed_by_what_this_computer_remembers(register, tmp_path):
    """SQLite drops a log's end from a damaged page on without a word, and calls what is left sound."""
    prepare(register)
    before = heads.remembered(register.id)
    day = Day(register, 7)
    for _number in range(12):
        day.act()
    copy = tmp_path / "copie.medias"
    for suffix in ("", "-wal", ".keys"):
        shutil.copy(f"{register.path}{suffix}", f"{copy}{suffix}")
    log = bytearray((tmp_path / "copie.medias-wal").read_bytes())
    noticed = []
    for place in range(5000, len(log), len(log) // 12):
        damaged = bytearray(log)
        damaged[place] ^= 1
        (tmp_path / "copie.medias-wal").write_bytes(damaged)
        shutil.copy(register.path, copy)
        found = Register.open(copy, access=register.access)
        with found.read() as connection:
            noticed.append(heads.check(connection, register.id) is not None)
        found._let_go()
    assert before is not None
    assert all(noticed)
