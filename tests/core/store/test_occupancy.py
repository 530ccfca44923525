"""Who holds a register for themselves: the note beside it, and the lock that really excludes."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.i18n import use_language
from medias_desktop.core.store.connection import connect, driver
from medias_desktop.core.store.occupancy import (
    Occupancy,
    Occupant,
    RegisterOccupied,
    RegisterOccupiedUnknown,
    is_stale,
    note_path,
    occupant_of,
    process_runs,
    refusal,
    this_program,
)

KEY = b"k" * 32


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Ville.medias"
    connect(path, KEY, register_id="ab" * 12).close()
    return path


def leave_note(path: Path, **changes: object) -> None:
    note = {"user": "aroy", "computer": "POSTE-3", "since": "2026-11-21T14:05:00+00:00", "pid": 4242}
    note_path(path).write_text(json.dumps(note | changes), "utf-8")


def test_the_note_is_there_as_long_as_the_register_is_held(path, clock):
    with Occupancy(path, clock) as occupancy:
        note = occupant_of(path)
        assert note is not None
        assert (note.pid, note.since) == (os.getpid(), clock.now())
        assert occupancy.left_behind is None
    assert occupant_of(path) is None
    assert not note_path(path).exists()


def test_who_where_and_since_when(path, clock):
    leave_note(path)
    error = refusal(path, clock)
    assert isinstance(error, RegisterOccupied)
    local = dt.datetime(2026, 11, 21, 14, 5, tzinfo=dt.UTC).astimezone()
    sentence = error.sentence()
    for word in ("Ville.medias", "aroy", "POSTE-3", "21 novembre 2026", f"{local.hour}\u00a0h\u00a005"):
        assert word in sentence
    use_language("en")
    assert "November 21, 2026" in refusal(path, clock).sentence()


def test_a_program_that_ended_badly_left_its_note(path, clock):
    """Whoever gets the lock afterwards learns whose it was."""
    leave_note(path)
    with Occupancy(path, clock) as occupancy:
        assert occupancy.left_behind == Occupant(
            "aroy", "POSTE-3", dt.datetime(2026, 11, 21, 14, 5, tzinfo=dt.UTC), 4242
        )
    assert occupant_of(path) is None


def test_a_note_of_this_computer_whose_program_ended_is_told_as_old(path, clock):
    leave_note(path, computer=this_program(clock).computer)
    gone = refusal(path, clock, runs=lambda _pid: False)
    assert isinstance(gone, RegisterOccupiedUnknown)
    assert "aroy" in gone.sentence()
    assert isinstance(refusal(path, clock, runs=lambda _pid: True), RegisterOccupied)


@pytest.mark.parametrize("since", ["2026-11-13T15:00:00+00:00", "2026-12-25T15:00:00+00:00"])
def test_a_note_of_another_week_or_of_the_future_is_told_as_old(path, clock, since):
    leave_note(path, since=since)
    assert isinstance(refusal(path, clock), RegisterOccupiedUnknown)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"user": "a"}',
        b"\xff\xfe",
        b'{"user":"a","computer":"b","since":"x","pid":1}',
        b'{"user":"a","computer":"b","since":"0001-01-01T00:00:00+14:00","pid":1}',
    ],
)
def test_a_note_that_cannot_be_read(path, clock, content):
    note_path(path).write_bytes(content)
    assert occupant_of(path) is None
    assert isinstance(refusal(path, clock), RegisterOccupiedUnknown)
    with Occupancy(path, clock):
        assert occupant_of(path) is not None


@given(st.binary(max_size=300))
def test_any_note_at_all(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("note") / "V.medias"
    note_path(path).write_bytes(content)
    occupant_of(path)


def test_no_note_at_all(path, clock):
    assert isinstance(refusal(path, clock), RegisterOccupiedUnknown)


def test_somebody_elses_note_is_left(path, clock):
    """The folder was restored, or the share came back with another computer's note."""
    with Occupancy(path, clock):
        leave_note(path)
    assert occupant_of(path).user == "aroy"


def test_a_folder_that_went_away_is_no_bug(path, clock):
    with Occupancy(path, clock):
        note_path(path).unlink()
    assert occupant_of(path) is None


def test_staleness_by_the_program_and_by_age(clock):
    here = this_program(clock)
    assert not is_stale(here, here)
    assert is_stale(here, here, runs=lambda _pid: False)
    elsewhere = replace(here, computer=here.computer + "2")
    assert not is_stale(elsewhere, here, runs=lambda _pid: False)  # its programs cannot be asked about
    week = dt.timedelta(days=7)
    assert not is_stale(replace(elsewhere, since=here.since - week), here)
    assert is_stale(replace(elsewhere, since=here.since - week - dt.timedelta(seconds=1)), here)


def test_which_programs_run():
    assert process_runs(os.getpid())
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not process_runs(ended.pid)
    assert not process_runs(0)
    assert not process_runs(-1)
    assert not process_runs(2**70)


def test_the_lock_keeps_everybody_else_out(path):
    """The mode alone would lock nothing in a register that has no write-ahead log any more: tried twice."""
    for _time in range(2):
        first = connect(path, KEY, alone=True, timeout=0.05)
        for alone in (True, False):
            with pytest.raises(driver.OperationalError, match="locked"):
                connect(path, KEY, alone=alone, timeout=0.05)
        first.close()


def test_a_register_that_others_have_open_is_not_taken(path):
    other = connect(path, KEY, timeout=0.05)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(driver.OperationalError, match="locked"):
        connect(path, KEY, alone=True, timeout=0.05)
    other.close()
