"""The command line as a technician uses it: real processes, exit codes, one plain sentence on the error output."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from medias_desktop.cli import main
from medias_desktop.core.store.register import Municipality
from tests.registers import change_behind, make_register

POLICY = """Ville de Sainte-Élodie
Politique des médias sociaux

1. Objet

La Ville dit ici qui parle en son nom.

2. Rôles

2.1 Direction

La direction tient le registre des accès.
"""
PEOPLE = (
    "Matricule;Nom;Prénom;Statut\r\n007;Côté;Zoé;Élue\r\n008;Roy;Léo;Bénévole\r\n009;;Sans nom;Bénévole\r\n"
)
PASSPHRASE = "quatre mots de passage"


def run(*words, **extra):
    environment = {**os.environ, "LANG": "C", **extra}
    return subprocess.run(
        [sys.executable, "-m", "medias_desktop", *map(str, words)],
        capture_output=True,
        env=environment,
        check=False,
    )


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "politique.txt"
    path.write_text(POLICY, "utf-8")
    return path


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "personnel.csv"
    path.write_bytes(PEOPLE.encode("cp1252"))
    return path


def test_outline(policy):
    result = run("outline", policy)
    assert result.returncode == 0
    assert result.stdout.decode("utf-8") == "1\t1\tObjet\n1\t2\tRôles\n2\t2.1\tDirection\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vide.txt", b""),
        ("blancs.txt", b" \n\n\t\n"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        ("zéro.pdf", b""),
        ("document.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("binaire.txt", bytes(range(256)) * 64),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_no_text_gets_one_sentence(tmp_path, capsys, name, content, language):
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["outline", "--language", language, str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert name in told.err
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err


def test_missing_file_and_wrong_words(tmp_path, capsys):
    assert main(["outline", str(tmp_path / "absent.txt")]) == 1
    assert "absent.txt" in capsys.readouterr().err
    for words in (["outline"], ["nonsense"], ["import-people"]):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2


def test_import_people_dry_run_then_for_real(people, register, capsys):
    assert main(["import-people", str(people)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["rows"], found["importable"], found["updates"]) == (3, 2, 0)
    assert [problem["row"] for problem in found["problems"]] == [4]
    assert found["problems"][0]["reason"]
    assert main(["import-people", str(people), "--register", str(register.path), "--dry-run"]) == 0
    assert register.rows("SELECT count(*) FROM person")[0][0] == 0
    assert main(["import-people", str(people), "--register", str(register.path)]) == 0
    assert [tuple(r) for r in register.rows("SELECT number, last_name FROM person ORDER BY number")] == [
        ("007", "Côté"),
        ("008", "Roy"),
    ]
    capsys.readouterr()
    assert main(["import-people", str(people), "--register", str(register.path)]) == 0
    assert json.loads(capsys.readouterr().out)["updates"] == 2


def test_adopt_sheets_verify(policy, people, tmp_path):
    """One town's whole day from a terminal; the signed file is tampered with at the end."""
    from medias_desktop.core.clock import SystemClock
    from medias_desktop.core.pdf.identity import create_identity

    identity = tmp_path / "mairesse.p12"
    made = create_identity(
        "Huguette Rioux", "Mairesse", "Ville de Sainte-Élodie", PASSPHRASE, SystemClock().now()
    )
    identity.write_bytes(made.pkcs12)
    path = tmp_path / "Ville.medias"
    make_register(path, Municipality("Ville de Sainte-Élodie")).close()
    pdf = tmp_path / "adoption.pdf"
    words = ["adopt", "--register", path, "--policy", policy, "--resolution", "2024-05-118"]
    words += ["--meeting-date", "2024-05-06", "--in-force-date", "2024-06-01", "--mover", "Anne Roy"]
    words += ["--signatory", f"Huguette Rioux;Mairesse;{identity}", "--signatory", "Jean Morin;Greffier"]
    words += ["--passphrase-env", "SECRET", "--output", pdf]
    wrong = run(*words, SECRET="not the one at all")
    assert wrong.returncode == 1
    assert wrong.stderr.decode().count("\n") == 1
    assert not pdf.exists()
    done = run(*words, SECRET=PASSPHRASE)
    assert done.returncode == 0, done.stderr.decode()
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run("import-people", people, "--register", path).returncode == 0
    sheets = tmp_path / "feuilles.pdf"
    assert run("sheets", "--register", path, "--output", sheets, "--group", "bénévole").returncode == 0
    assert sheets.read_bytes().startswith(b"%PDF")
    assert run("verify", pdf, "--register", path).returncode == 0
    damaged = bytearray(pdf.read_bytes())
    damaged[len(damaged) // 3] ^= 1
    pdf.write_bytes(damaged)
    refused = run("verify", pdf, "--register", path)
    assert refused.returncode == 1
    assert b"Traceback" not in refused.stderr + refused.stdout


def test_verify_refuses_what_is_no_pdf(tmp_path, capsys):
    path = tmp_path / "zéro.pdf"
    path.touch()
    assert main(["verify", str(path)]) == 1
    assert "zéro.pdf" in capsys.readouterr().err


def test_a_register_from_the_future_is_left_alone(register, tmp_path, capsys):
    register.close()
    change_behind(register, "PRAGMA user_version=99")
    before = register.path.read_bytes()
    assert main(["sheets", "--register", str(register.path), "--output", str(tmp_path / "x.pdf")]) == 1
    assert "essai.medias" in capsys.readouterr().err
    assert register.path.read_bytes() == before


def test_help_speaks_both_languages(capsys):
    for language, word in (("fr", "importer une liste"), ("en", "import a list")):
        with pytest.raises(SystemExit) as caught:
            main(["import-people", "--language", language, "--help"])
        assert caught.value.code == 0
        assert word in capsys.readouterr().out


@pytest.mark.parametrize("option", [("--language", "en"), ("--language=en",), ("--lang", "en")])
def test_the_language_may_be_written_in_every_way_that_is_accepted(option, tmp_path, capsys):
    assert main(["outline", str(tmp_path / "gone.txt"), *option]) == 1
    assert "cannot be found" in capsys.readouterr().err


def test_a_mistyped_command_opens_no_window():
    result = run("outlin", "politique.txt")
    assert result.returncode == 2
    assert b"outlin" in result.stderr


def test_a_text_without_headings_is_told_and_not_printed(tmp_path, capsys):
    path = tmp_path / "suite.txt"
    path.write_text("the policy applies to everyone, and that is all there is to say about it.\n", "utf-8")
    assert main(["outline", "--language", "fr", str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Aucun titre n’a été reconnu dans «\u00a0suite.txt\u00a0».")


def test_a_name_of_two_lines_is_told_in_one(tmp_path, capsys):
    path = tmp_path / "deux\nlignes\u202e.pdf"
    path.write_bytes(b"%PDF-1.7 rien")
    assert main(["outline", "--language", "fr", str(path)]) == 1
    assert "«\u00a0deux lignes .pdf\u00a0»" in capsys.readouterr().err
