"""A register that is not as this computer knew it: told at its opening, accepted knowingly, closed, or restored."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from medias_desktop.app import PARTS, trail_words
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.service.known_history import accept, look
from medias_desktop.safekeeping.service.trail import TrailFilter, TrailService
from medias_desktop.safekeeping.views.missing_history import MissingHistoryDialog
from medias_desktop.window.program import Program
from tests.registers import make_register
from tests.safekeeping.way_in import run_program


@pytest.fixture
def older(tmp_path, clock):
    """A register that was put back to a state two operations ago."""
    path = tmp_path / "essai.medias"
    register = make_register(path, Municipality("Ville de Sainte-Élodie"), clock)
    people = PeopleService(register)
    people.add(PersonDraft("Roy"))
    register.close()
    shutil.copy(path, tmp_path / "copy")
    register = Register.open(path, clock)
    people = PeopleService(register)
    people.add(PersonDraft("Côté"))
    people.add(PersonDraft("Gagnon"))
    register.close()
    shutil.copy(tmp_path / "copy", path)
    return path


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from run_program(qtbot, qapp, dialogs, clock)


def asked(program):
    return program.window.findChild(MissingHistoryDialog)


def open_and_wait(qtbot, program, path):
    program.open(path)
    qtbot.waitUntil(lambda: asked(program) is not None and asked(program).isVisible())
    return asked(program)


def test_nothing_is_asked_of_a_register_as_it_was_left(qtbot, program, tmp_path, clock):
    register = make_register(tmp_path / "essai.medias", Municipality("Ville de Sainte-Élodie"), clock)
    register.close()
    program.open(register.path)
    qtbot.waitUntil(lambda: program.guard._register is not None)
    assert asked(program) is None


def test_what_another_computer_wrote_counts_as_seen_once_opened(older, clock):
    heads.forget(Register.open(older, clock).id)
    register = Register.open(older, clock)
    assert look(register) is None
    assert heads.remembered(register.id).seq == register.rows("SELECT max(seq) FROM audit_event")[0][0]
    register.close()


def test_what_is_missing_is_told(qtbot, program, older):
    dialog = open_and_wait(qtbot, program, older)
    text = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "2 opérations qu’avait vues cet ordinateur" in text
    assert (
        "Dernière opération dans le registre\u00a0: 3, le 21 novembre 2026 à 15 h 30".replace(
            " h ", "\u00a0h\u00a0"
        )
        in text
    )
    assert "Dernière opération que cet ordinateur avait vue\u00a0: 5 (" in text


def test_going_on_knowingly_is_recorded_and_not_asked_again(qtbot, program, older, clock):
    dialog = open_and_wait(qtbot, program, older)
    known = heads.remembered(program.register.id)
    qtbot.keyClick(dialog.go_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked(program) is None)
    trail = TrailService(program.register, trail_words())
    line = trail.page(TrailFilter())[0]
    assert (line.action, line.actor) == ("Historique manquant accepté", program.register.actor.name)
    (record,) = trail.detail(line.seq).records
    told = {one.caption: one.after for one in record.fields}
    assert told["Opérations manquantes"] == "2"
    assert told["Dernière opération vue par cet ordinateur"] == str(known.seq)
    assert told["Son empreinte"] == known.hash.hex()[:16] + "…"
    assert look(program.register) is None
    program.close_register()
    program.open(older)
    qtbot.waitUntil(lambda: program.guard._register is not None)
    assert asked(program) is None


def test_escape_closes_the_register_and_it_is_asked_again(qtbot, program, older):
    dialog = open_and_wait(qtbot, program, older)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.register is None)
    open_and_wait(qtbot, program, older)


def test_the_way_to_the_backups(qtbot, qapp, dialogs, clock, older, monkeypatch, program):
    wanted = []
    monkeypatch.setattr(Program, "act", lambda self, name: wanted.append(name))
    dialog = open_and_wait(qtbot, program, older)
    qtbot.waitUntil(dialog.backups.hasFocus)
    qtbot.keyClick(dialog.backups, Qt.Key.Key_Space)
    assert wanted == ["backups"]
    assert "backups" in [entry.name for entry in PARTS.entries]


def test_who_only_reads_may_go_on_too(older, clock):
    register = Register.open(older, clock)
    register.actor = Actor(register.actor.uid, "Lise", Role.READING)
    accept(register, look(register))
    assert look(register) is None
    register.close()


def test_another_history_of_the_same_length(older, clock):
    register = Register.open(older, clock)
    people = PeopleService(register)
    for name in ("Un", "Deux"):
        people.add(PersonDraft(name))
    missing = look(register)
    assert missing is not None
    assert missing.problem.lost == 0
    assert "opération 5" in heads.describe(missing.problem)
    register.close()
