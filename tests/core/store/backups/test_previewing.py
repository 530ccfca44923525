"""What a restoration would change is told before."""

from __future__ import annotations

import contextlib
import datetime as dt
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.store.backups.errors import BackupOfOtherKeys
from medias_desktop.core.store.backups.previewing import Relation, preview
from medias_desktop.core.store.backups.restoring import restore
from medias_desktop.core.store.connection import connect
from tests.core.store.backups.registers import KEY, NOW, OTHER, add, back_up, change, make


def seconds(number):
    return NOW + dt.timedelta(seconds=number)


def test_an_earlier_state(register_path, folder):
    made = back_up(register_path, folder)
    with contextlib.closing(connect(register_path, KEY)) as connection:
        add(connection, "Q", "R", "S")
        found = preview(made, register_path, KEY)
    assert found.relation is Relation.EARLIER
    assert (found.then.counts["person"], found.now.counts["person"]) == (20, 23)
    assert (found.lost, found.lost_first, found.lost_last, found.regained) == (3, seconds(21), seconds(23), 0)


def test_the_same_state(register_path, folder):
    found = preview(back_up(register_path, folder), register_path, KEY)
    assert (found.relation, found.lost, found.lost_first, found.regained) == (Relation.SAME, 0, None, 0)


def test_an_old_file_was_put_in_place(register_path, folder):
    old = register_path.read_bytes()
    change(register_path, "Q", "R")
    made = back_up(register_path, folder)
    register_path.write_bytes(old)
    found = preview(made, register_path, KEY)
    assert (found.relation, found.lost, found.regained) == (Relation.LATER, 0, 2)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_two_histories(tmp_path_factory, common, theirs, ours):
    place = tmp_path_factory.mktemp("histories")
    path = make(place / "Ville.medias", people=common)
    old = back_up(path, place / "b")
    change(path, *[f"T{n}" for n in range(theirs)])
    made = back_up(path, place / "b")
    restore(old, path, KEY, now=NOW)
    change(path, *[f"O{n}" for n in range(ours)])
    found = preview(made, path, KEY)
    assert (found.lost, found.regained) == (ours, theirs)
    expected = {(0, 0): "same", (0, 1): "later", (1, 0): "earlier", (1, 1): "apart"}
    assert found.relation == expected[min(ours, 1), min(theirs, 1)]


@pytest.mark.parametrize("content", [None, b"", os.urandom(9000)])
def test_a_register_that_cannot_be_read(register_path, folder, content):
    made = back_up(register_path, folder)
    register_path.unlink()
    if content is not None:
        register_path.write_bytes(content)
    found = preview(made, register_path, KEY)
    assert (found.relation, found.now) == (Relation.UNKNOWN, None)
    assert found.then.counts["person"] == 20


def test_keys_were_changed_since(register_path, folder):
    made = back_up(register_path, folder)
    register_path.unlink()
    make(register_path, OTHER, people=3)
    assert preview(made, register_path, KEY).relation is Relation.UNKNOWN
    assert preview(made, register_path, KEY, present_key=OTHER).now.counts["person"] == 3
    with pytest.raises(BackupOfOtherKeys):
        preview(made, register_path, OTHER)


def test_a_register_without_a_trail(register_path, folder):
    with contextlib.closing(connect(register_path, KEY)) as connection:
        connection.execute("DROP TABLE audit_event")
    found = preview(back_up(register_path, folder), register_path, KEY)
    assert (found.relation, found.now) == (Relation.UNKNOWN, found.then)


def test_a_register_held_alone(register_path, folder):
    made = back_up(register_path, folder)
    with contextlib.closing(connect(register_path, KEY, alone=True)) as only:
        assert preview(made, register_path, KEY, connection=only).relation is Relation.SAME
