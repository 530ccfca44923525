"""Verifying a register from the command line: what is printed, the exit code, a plain sentence when it does not open."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from medias_desktop.cli import main
from medias_desktop.core.command import PASSPHRASE_VARIABLE
from medias_desktop.core.store.register import Municipality
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.safekeeping.command import TerminalProgress
from tests.registers import change_behind, make_register
from tests.safekeeping.keys import PASSPHRASE


@pytest.fixture
def filled(tmp_path, clock):
    made = make_register(tmp_path / "essai.medias", Municipality("Ville de Sainte-Élodie"), clock)
    for name in ("Roy", "Côté"):
        PeopleService(made).add(PersonDraft(name, "Luc"))
    made.close()
    return made


def key_files(path):
    return [path.with_name(path.name + end) for end in (".keys", ".keys.bak")]


def test_a_sound_register(filled, capsys):
    assert main(["check", str(filled.path)]) == 0
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[0] == f"Ville de Sainte-Élodie — essai.medias ({filled.id})"
    assert lines[2] == "4 opérations dans la piste de vérification"
    assert lines[-1] == "Rien à signaler."
    assert told.err == ""  # nobody looks at how far it is
    assert main(["check", str(filled.path), "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is wrong."


def test_something_was_changed_behind_the_program(filled, capsys):
    change_behind(filled, "UPDATE person SET last_name = 'Gagnon' WHERE id = 2")
    assert main(["check", str(filled.path)]) == 1
    told = capsys.readouterr()
    assert "person 2" in told.out.splitlines()[-1]
    assert told.err == ""


def test_a_process_of_its_own(filled):
    command = [sys.executable, "-m", "medias_desktop", "check", str(filled.path)]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "LANG": "C"}, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").splitlines()[-1] == "Rien à signaler."


def test_a_protected_register(protected, monkeypatch, capsys):
    protected.close()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    assert main(["check", str(protected.path)]) == 1
    assert PASSPHRASE_VARIABLE in capsys.readouterr().err
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    assert main(["check", str(protected.path), "--user", "huguette rioux"]) == 0


def test_what_does_not_open_is_a_plain_sentence(filled, tmp_path, capsys):
    def sentence(path):
        assert main(["check", str(path)]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "Traceback" not in told.err
        (line,) = told.err.splitlines()
        return line

    assert "absent.medias" in sentence(tmp_path / "absent.medias")
    whole = filled.path.read_bytes()
    filled.path.write_bytes(whole[:100] + bytes(1000) + whole[1100:])  # within the first page
    assert "essai.medias" in sentence(filled.path)
    filled.path.write_bytes(whole)
    for one in key_files(filled.path):
        if one.exists():
            one.write_bytes(b"{")
    for kept in (tmp_path / "profile" / "keys").glob("*"):
        kept.write_bytes(b"{")
    assert "essai.medias" in sentence(filled.path)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_sees_how_far_it_is(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = TerminalProgress()
    for done in (0, 1, 1, 0, 2):
        progress.report(done, 2)
    assert sys.stderr.getvalue() == "\r  0 %\r 50 %\r100 %\n"
