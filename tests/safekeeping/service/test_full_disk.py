"""A disk that fills up during what takes several steps: plain words, and nothing that was done is told as not done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from medias_desktop.core.store import attachments
from medias_desktop.core.store.register import Register
from tests.safekeeping.people import Town

pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")

OLD = Path(__file__).resolve().parents[2] / "databases" / "schema-0001.medias"

CHILD = """
import resource, signal, sys
from pathlib import Path
from medias_desktop.app import retained
from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.safekeeping.service import rotating
from medias_desktop.safekeeping.service.protecting import protect_register
from medias_desktop.safekeeping.service.registers import Founder
from medias_desktop.safekeeping.service.retention import RetentionService
from medias_desktop.safekeeping.service.unlocking import door, unlock, unlock_sealed
from tests.fakes import FixedClock
from tests.safekeeping.keys import CHEAP, PASSPHRASE

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
what, path, limit, clock = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), FixedClock()
if what == "protect":
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        protect_register(path, Founder("Noémie Ouellet", PASSPHRASE), clock, CHEAP)
    except UserError as error:
        print(type(error).__name__)
    sys.exit()
access = unlock(path, door(path).users[0].slot_id, PASSPHRASE)
sealed = unlock_sealed(path, access.user_uid, PASSPHRASE)
register = Register.open(path, clock, access)
if what == "destroy":
    service = RetentionService(register, retained())
    due = service.due("former_person")
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    done = service.destroy("former_person", due)
    print(len(done.certificate) > 0, done.traces_gone)
else:
    register.close()
    prepared = rotating.prepare(path, access, sealed, (), clock, CHEAP)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    print(type(rotating.change_keys(path, access, prepared, clock, Silent()).problem).__name__)
"""


@pytest.fixture
def town(protected):
    """Return the path of a closed register with one person to destroy, larger than any one action’s log."""
    Town(protected).confirm()
    with protected.transaction("keep_file") as tx:
        attachments.keep(tx, "a.bin", "application/octet-stream", os.urandom(2_000_000))
    protected.close()
    return protected.path


def run(what, path, limit):
    done = subprocess.run(
        [sys.executable, "-c", CHILD, what, str(path), str(limit)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_destruction_is_told_though_its_log_cannot_be_emptied(town, made, clock):
    assert run("destroy", town, town.stat().st_size - 1) == ["True", "False"]
    register = Register.open(town, clock, made[1].access)
    assert [row[0] for row in register.rows("SELECT record_count FROM destruction")] == [1]
    register.close()


def test_keys_that_cannot_be_changed_for_lack_of_room_do_not_blame_another_window(town, made, clock):
    assert run("rotate", town, town.stat().st_size // 2) == ["DiskRefused"]
    Register.open(town, clock, made[1].access).close()


@pytest.mark.parametrize("share", [0, 1, 10, 50, 99])
def test_a_register_that_cannot_be_protected_for_lack_of_room_stays_as_it_is(tmp_path, share):
    path = tmp_path / "Ville.medias"
    shutil.copy(OLD, path)
    before = path.read_bytes()
    (told,) = run("protect", path, 1 + len(before) * share // 100)
    assert told in ("DiskFull", "DiskRefused")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["Ville.medias"]
