"""Commands on a register on a server, as a technician types them: real processes, one sentence each."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests import servers
from tests.registers import make_register


def run(*words, **extra):
    return subprocess.run(
        [sys.executable, "-m", "medias_desktop", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "LANG": "C", **extra},
        check=False,
    )


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "personnel.csv"
    path.write_bytes(
        "Matricule;Nom;Prénom;Statut\r\n007;Côté;Zoé;Élue\r\n008;Roy;Léo;Bénévole\r\n".encode("cp1252")
    )
    return path


@pytest.mark.parametrize("option", ["--register", "--database"])
def test_an_import_into_a_server(shared, people, option):
    done = run("import-people", people, option, servers.written(shared.path.name))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["new"] == 2
    assert [one.full_name for one in PeopleService(shared).list()] == ["Zoé Côté", "Léo Roy"]


def test_a_server_is_verified(shared):
    done = run("check", servers.written(shared.path.name), "--language", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is wrong" in done.stdout


def test_there_and_back(tmp_path, clock, database):
    path = tmp_path / "Ville.medias"
    register = make_register(path, Municipality("Ville de L’Épiphanie"), clock)
    PeopleService(register).add(PersonDraft("Côté", "Zoé"))
    register.close()
    there = run("move", path, servers.written(database), "--language", "en")
    assert there.returncode == 0, there.stderr
    assert "stays as it was" in there.stdout
    back = run("move", servers.written(database), tmp_path / "retour.medias", "--language", "en")
    assert back.returncode == 0, back.stderr
    kept = Register.open(tmp_path / "retour.medias", clock)
    assert kept.municipality().name == "Ville de L’Épiphanie"
    assert PeopleService(kept).list()[0].full_name == "Zoé Côté"
    kept.close()
    again = run("move", path, servers.written(database), "--language", "en")
    assert (again.returncode, again.stdout) == (1, "")
    assert "not empty" in again.stderr
    assert again.stderr.count("\n") == 1


def test_two_ends_of_one_kind(tmp_path, database):
    for source, target in ((tmp_path / "a.medias", tmp_path / "b.medias"), (servers.written(database),) * 2):
        done = run("move", source, target, "--language", "en")
        assert done.returncode == 1
        assert "Name one file and one URL" in done.stderr


def test_an_address_mistyped_is_a_wrong_command_line(people):
    done = run("import-people", people, "--database", "postgresql://u:secret@h:port/base")
    assert done.returncode == 2
    assert "postgresql+psycopg://" in done.stderr
    assert "secret" not in done.stderr.replace("'postgresql://u:secret@h:port/base'", "")
    assert "Traceback" not in done.stderr


def test_a_password_that_nobody_can_be_asked_for(shared, role):
    if not servers.parse(servers.URL).password:
        pytest.skip("the server of MEDIAS_TEST_POSTGRES trusts everybody and never asks for a password")
    address = servers.written(shared.path.name, user=role, password="")
    done = run("check", address, "--language", "en")
    assert done.returncode == 1
    assert "PGPASSWORD" in done.stderr
    assert done.stderr.count("\n") == 1
