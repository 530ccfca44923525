"""Verifying a register notices states that do not follow from what was recorded."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.progress import Silent
from medias_desktop.safekeeping.command import run_check
from medias_desktop.safekeeping.service.integrity import IntegrityService
from medias_desktop.slices import derived, tables
from tests.registers import change_behind

DAY = dt.date(2026, 11, 16)


@pytest.fixture
def recorded(register, service, version_id, persons):
    service.record(version_id, persons[:2], DAY, Method.INDIVIDUAL_SHEET)
    service.mark_handed_out(version_id, persons[2:4], DAY)
    service.cancel(service.history(persons[0], version_id)[0].event.id, "Mauvaise feuille")
    return register


def findings(register):
    return IntegrityService(register, tables(), derived=derived()).check(Silent()).record_findings


def test_states_that_the_program_wrote_follow_from_their_events(recorded):
    assert findings(recorded) == ()


@pytest.mark.parametrize(
    ("statement", "counted"),
    [
        ("UPDATE acknowledgement_status SET state = 'signed' WHERE person_id = 3", "1 personne"),
        ("UPDATE acknowledgement_status SET day = '2026-11-15' WHERE person_id = 2", "1 personne"),
        ("UPDATE acknowledgement_status SET witness = 'J. Roy'", "3 personnes"),
        ("DELETE FROM acknowledgement_status", "3 personnes"),
        ("DELETE FROM acknowledgement_status WHERE person_id = 2", "1 personne"),
        (
            "INSERT INTO acknowledgement_status (version_id, person_id, state, event_id, day)"
            " VALUES (1, 1, 'signed', 1, '2026-11-16')",
            "1 personne",
        ),
        (
            "INSERT INTO acknowledgement_status (version_id, person_id, state, event_id, day)"
            " VALUES (1, 7, 'signed', 1, '2026-11-16')",
            "1 personne",
        ),
    ],
)
def test_one_changed_behind_the_program_is_noticed(recorded, statement, counted):
    change_behind(recorded, statement)
    (told,) = findings(recorded)
    assert counted in told.replace("\u00a0", " ")
    accepted, lines = run_check(recorded, tables(), Silent(), derived())
    assert not accepted
    assert any(counted in line.replace("\u00a0", " ") for line in lines)
