"""A save that is stopped anywhere: always readable, never older than what was acknowledged."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.errors import KeyFileDamaged, KeyFileMissing

STOPPED = 9

CHILD = """
import os, sys
from pathlib import Path
from medias_desktop.core.store.keys import storage
register, folder, stop = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
file = storage.load(register)
seen = 0
def hook(event, args):
    global seen
    writes = event in ("os.rename", "os.remove", "os.chmod", "os.mkdir") or (
        event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR))
    if writes and any(str(a).startswith(folder) for a in args):
        seen += 1
        if seen == stop:
            os._exit(9)
sys.addaudithook(hook)
print(storage.save(register, file).generation)
"""
"""Ends at the given write to the folder, without any tidying up: what was written by then is all there is."""


def test_stopped_at_every_write_to_the_disk(town_register, office, tmp_path):
    acknowledged = storage.save(town_register, office.file).generation
    stopped = 0
    for stop in itertools.count(1):
        ended = subprocess.run(
            [sys.executable, "-c", CHILD, str(town_register), str(tmp_path), str(stop)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode in (0, STOPPED), ended.stderr
        found = storage.load(town_register)
        if ended.returncode == 0:
            assert found.generation == int(ended.stdout)
            break
        stopped += 1
        assert found.generation in (acknowledged, acknowledged + 1)
        acknowledged = found.generation
        assert found.slots == office.file.slots
        storage.mend(town_register, found)  # as whoever unlocks it does
        assert storage.key_path(town_register).read_bytes() == storage.copy_path(town_register).read_bytes()
    assert stopped >= 6  # three files, each made and put in its place


STATES = ("old", "new", "missing", "empty", "zeros", "cut", "torn")


def harmed(state, old, new):
    return {
        "old": old,
        "new": new,
        "empty": b"",
        "zeros": bytes(len(new)),
        "cut": new[: len(new) // 2],
        "torn": old[: len(old) // 2] + new[len(old) // 2 :],
    }.get(state)


@pytest.mark.parametrize("main", STATES)
def test_every_combination_of_harm_to_the_three_copies(town_register, office, main):
    """More than a power cut can do: whatever whole copy is left is found, and the newest of them."""
    old = storage.save(town_register, office.file)
    new = storage.save(town_register, old.renamed(office.access, "u-clerk", "Carl D."))
    contents = old.content(), new.content()
    paths = (
        storage.key_path(town_register),
        storage.copy_path(town_register),
        storage.profile_path(old.register_id),
    )
    for copy, profile in itertools.product(STATES, STATES):
        states = (main, copy, profile)
        for path, state in zip(paths, states, strict=True):
            path.unlink(missing_ok=True)
            if (data := harmed(state, *contents)) is not None:
                path.write_bytes(data)
        if "new" in states:
            assert storage.load(town_register) == new, states
        elif "old" in states:
            assert storage.load(town_register) == old, states
        else:
            with pytest.raises((KeyFileDamaged, KeyFileMissing)):
                storage.load(town_register)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_copy_written_in_part_at_any_length(town_register, office, place):
    old = storage.save(town_register, office.file)
    new = storage.save(town_register, old.renamed(office.access, "u-clerk", "Carl D."))
    paths = (
        storage.copy_path(town_register),
        storage.key_path(town_register),
        storage.profile_path(old.register_id),
    )
    whole = new.content()
    for length in range(0, len(whole), 97):
        for at, path in enumerate(paths):  # in the order of writing: before the place new, after it old
            path.write_bytes(whole if at < place else old.content())
        paths[place].write_bytes(whole[:length])
        assert storage.load(town_register) == (new if place else old)
