"""Commands over a protected register: by the session, by the environment, in a terminal, or a plain refusal."""

from __future__ import annotations

import getpass
import io
import sys

import pytest

from medias_desktop.cli import main
from medias_desktop.core.command import (
    PASSPHRASE_VARIABLE,
    PassphraseNeeded,
    UserNeeded,
    UserUnknown,
    open_register,
)
from medias_desktop.core.store.keys.errors import WrongPassphrase
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.service.users import UserService
from tests.safekeeping.computers import remember_on_computer
from tests.safekeeping.keys import CHEAP, PASSPHRASE

LIST = "Matricule;Nom;Prénom;Statut\r\n00212;Bérubé;Noël;Employé régulier\r\n"


@pytest.fixture
def path(protected):
    protected.close()
    return protected.path


@pytest.fixture
def several(protected):
    UserService(protected, CHEAP).add("Alain Bédard", Role.CLERK, "raquette neige cabane sirop")
    protected.close()
    return protected.path


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_environment_holds_the_passphrase(path, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    people = tmp_path / "personnel.csv"
    people.write_text(LIST, "utf-8")
    assert main(["import-people", str(people), "--register", str(path)]) == 0
    with_people = open_register(path)
    assert with_people.rows("SELECT count(*) FROM person")[0][0] == 1
    assert with_people.actor.name == "Huguette Rioux"
    with_people.close()
    assert main(["import-people", str(people), "--register", str(path), "--dry-run"]) == 0
    assert main(["sheets", "--register", str(path), "--output", str(tmp_path / "x.pdf")]) == 1
    assert "en vigueur" in capsys.readouterr().err


def test_nobody_there_is_a_plain_sentence(path, monkeypatch, tmp_path, capsys):
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(PassphraseNeeded):
        open_register(path)
    assert main(["sheets", "--register", str(path), "--output", str(tmp_path / "x.pdf")]) == 1
    assert PASSPHRASE_VARIABLE in capsys.readouterr().err


def test_a_terminal_is_asked(path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal())
    asked = []
    monkeypatch.setattr(getpass, "getpass", lambda question: asked.append(question) or PASSPHRASE)
    open_register(path).close()
    assert "Huguette Rioux" in asked[0]


def test_a_wrong_passphrase_opens_nothing(path, monkeypatch):
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "tout autre chose ici")
    with pytest.raises(WrongPassphrase):
        open_register(path)


def test_one_of_several_is_named(several, monkeypatch):
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "raquette neige cabane sirop")
    with pytest.raises(UserNeeded) as caught:
        open_register(several)
    assert "Alain Bédard, Huguette Rioux" in caught.value.sentence()
    with pytest.raises(UserUnknown):
        open_register(several, user="Personne")
    register = open_register(several, user="alain bedard")
    assert register.actor.role is Role.CLERK
    register.close()


def test_the_session_opens_for_whom_it_was_set(several, clock, session_store, monkeypatch):
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    door = unlocking.door(several)
    access = unlocking.unlock(several, door.users[0].slot_id, PASSPHRASE)
    remember_on_computer(several, access, clock)
    register = open_register(several)
    assert register.actor.name == "Huguette Rioux"
    register.close()
    with pytest.raises(PassphraseNeeded):
        open_register(several, user="Alain Bédard")
    session_store.kept.clear()
    with pytest.raises(UserNeeded):
        open_register(several)


def test_a_register_without_a_question_stays_so(register):
    again = open_register(register.path)
    assert again.actor == register.actor
    again.close()
