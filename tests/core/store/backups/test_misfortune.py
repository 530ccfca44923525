"""Full disks, closed folders, files in the way: a sentence, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.backups import erasures
from medias_desktop.core.store.backups.listing import list_backups
from medias_desktop.core.store.backups.places import copy_backup, remember
from medias_desktop.core.store.backups.restoring import restore
from medias_desktop.core.store.backups.verifying import verify_backup
from medias_desktop.core.store.errors import RegisterDamaged
from tests.conftest import ROOT
from tests.core.store.backups.registers import ID, KEY, NOW, back_up, change, names

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="file-size limits and /sys are Linux's")

CHILD = """
import resource, signal, sys
from pathlib import Path
from medias_desktop.core.files import DiskFull
from medias_desktop.core.store.backups.listing import list_backups
from medias_desktop.core.store.backups.places import copy_backup
from medias_desktop.core.store.backups.restoring import restore
from tests.core.store.backups.registers import KEY, NOW, back_up
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
place, limit, what = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
(made,) = list_backups(place / "sauvegardes")
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    if what == "make":
        back_up(place / "Ville.medias", place / "sauvegardes")
    elif what == "copy":
        copy_backup(made, place / "stick", KEY, now=NOW)
    else:
        restore(made, place / "Ville.medias", KEY, now=NOW)
except DiskFull as error:
    print(error.sentence())
"""


@linux_only
@pytest.mark.parametrize(
    ("what", "limit"),
    # A backup first opens the register, whose shared memory takes 32 KiB.
    [("make", 33_000), ("make", 40_000)]
    + [(what, limit) for what in ("copy", "restore") for limit in (0, 500, 5000, 40_000)],
)
def test_a_full_disk(register_path, folder, tmp_path, what, limit):
    made = back_up(register_path, folder)
    assert made.register_file.stat().st_size > 40_000
    change(register_path, "later")
    (tmp_path / "stick").mkdir()
    command = [sys.executable, "-c", CHILD, str(tmp_path), str(limit), what]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr
    place = {"make": folder, "copy": tmp_path / "stick" / ID, "restore": tmp_path}[what]
    assert result.stdout.startswith(f"Le disque où se trouve «\N{NO-BREAK SPACE}{place}\N{NO-BREAK SPACE}»")
    assert result.stdout.count("\n") == 1
    assert names(register_path)[20:] == ["later"]
    assert [b.folder for b in list_backups(folder)] == [made.folder]
    verify_backup(made.folder, KEY)
    assert list_backups(tmp_path / "stick" / ID) == ()
    assert not list(tmp_path.rglob("*.part"))


def closed_places(tmp_path):
    (tmp_path / "fichier").touch()
    yield tmp_path / "fichier"
    yield tmp_path / "fichier" / "dessous"
    yield tmp_path / ("x" * 300)
    if sys.platform == "linux":
        yield "/sys/sauvegardes"
    if hasattr(os, "geteuid") and os.geteuid() != 0:  # root may write anywhere
        (tmp_path / "fermé").mkdir(mode=0o500)
        yield tmp_path / "fermé" / "sauvegardes"


def test_places_where_nothing_can_be_written(register_path, folder, tmp_path):
    made = back_up(register_path, folder)
    for place in map(type(tmp_path), closed_places(tmp_path)):
        acts = (
            lambda place=place: back_up(register_path, place),
            lambda place=place: copy_backup(made, place, KEY, now=NOW),
            lambda place=place: restore(made, place / "Ville.medias", KEY, now=NOW),
            lambda place=place: erasures.record(place, KEY, ["person/1"], NOW, "x"),
        )
        for act in acts:
            with pytest.raises(UserError) as caught:
                act()
            assert caught.value.sentence()
            assert caught.value.template.count("{") <= 2
    assert names(register_path) == [f"P{n}" for n in range(20)]
    assert not list(tmp_path.rglob("*.part"))


def test_a_profile_that_cannot_be_written(tmp_path, monkeypatch):
    (tmp_path / "profile").touch()
    with pytest.raises(UserError):
        remember(ID, last_backup=NOW)


def test_the_folder_vanishes_while_a_backup_is_made(register_path, folder):
    class Vanishing:
        def report(self, done, total):
            if folder.exists():
                folder.rename(folder.with_name("elsewhere"))

    with pytest.raises(UserError) as caught:
        back_up(register_path, folder, progress=Vanishing())
    assert str(folder) in caught.value.sentence()
    assert list_backups(folder.with_name("elsewhere")) == ()
    assert names(register_path) == [f"P{n}" for n in range(20)]


def test_a_damaged_register_is_not_backed_up(register_path, folder):
    data = bytearray(register_path.read_bytes())
    for position in range(5000, len(data), 4096):
        damaged = bytearray(data)
        damaged[position] ^= 1
        register_path.write_bytes(damaged)
        with pytest.raises(RegisterDamaged):
            back_up(register_path, folder)
        assert list(folder.iterdir()) == []
