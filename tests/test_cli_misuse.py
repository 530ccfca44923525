"""The command line in clumsy hands: one sentence, and nothing recorded that was then reported as failed."""

from __future__ import annotations

import pytest

from medias_desktop import cli
from medias_desktop.core.store.register import Register
from medias_desktop.policies import command
from medias_desktop.policies.service import PolicyService
from tests.test_cli import POLICY


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "politique.txt"
    path.write_text(POLICY, "utf-8")
    return path


def adopt(register, policy, *more):
    return cli.main(
        [
            *("adopt", "--register", str(register), "--policy", str(policy), "--resolution", "2026-11-214"),
            *("--meeting-date", "2025-01-06", "--in-force-date", "2025-01-20", "--mover", "N. Roy"),
            *("--seconder", "L. Caron", "--vote", "unanime", "--signatory", "Zoé Côté;Mairesse"),
            *("--language", "fr"),
            *more,
        ]
    )


def one_sentence(capsys):
    told = capsys.readouterr().err.strip()
    assert told
    assert "\n" not in told
    return told


@pytest.mark.parametrize("output", [".", "/", "essai.medias", "x" * 300 + ".pdf", "gone/a.pdf"])
def test_a_copy_that_cannot_be_written_is_refused_before_anything_is_recorded(
    tmp_path, register, policy, capsys, monkeypatch, output
):
    monkeypatch.chdir(tmp_path)
    register.close()
    assert adopt(register.path, policy, "--output", output) == 1
    one_sentence(capsys)
    reopened = Register.open(register.path)
    assert PolicyService(reopened).library() == ()
    reopened.close()


def test_a_copy_that_fails_at_the_last_moment_is_told_beside_the_adoption(
    tmp_path, register, policy, capsys, monkeypatch
):
    register.close()
    output = tmp_path / "copie" / "a.pdf"
    output.parent.mkdir()

    def pull_the_stick(path):
        path.parent.rmdir()

    monkeypatch.setattr(command, "require_writable", pull_the_stick)
    assert adopt(register.path, policy, "--output", str(output)) == 1
    assert "adoptée" in one_sentence(capsys)
    reopened = Register.open(register.path)
    assert len(PolicyService(reopened).adopted_versions()) == 1
    reopened.close()


@pytest.mark.parametrize(
    "words", [["outline"], ["verify"], ["import-people"], ["sheets", "--output", "x", "--register"]]
)
def test_a_name_longer_than_any_file_has(capsys, words):
    assert cli.main([*words, "a" * 5000]) == 1
    assert len(one_sentence(capsys)) < 400


def test_a_register_in_a_place_that_cannot_be(policy, tmp_path, capsys):
    for register in (tmp_path / "gone" / "r.medias", tmp_path / ("y" * 300 + ".medias")):
        assert adopt(register, policy, "--municipality", "Ville") == 1
        one_sentence(capsys)


def test_numbers_and_letters_that_nobody_has(register, policy, capsys):
    register.close()
    words = ["adopt", "--register", str(register.path), "--version-id", "9" * 30, "--resolution", "1"]
    words += [
        "--meeting-date",
        "2025-01-06",
        "--in-force-date",
        "2025-01-20",
        "--mover",
        "A",
        "--seconder",
        "B",
    ]
    assert cli.main([*words, "--signatory", "A;B"]) == 1
    one_sentence(capsys)
    assert adopt(register.path, policy, "--title", "Politique \udce9", "--signatory", "L\udce9o;Maire") == 0


def test_stopping_by_the_keyboard_undoes_and_says_so(register, policy, capsys, monkeypatch):
    register.close()

    def stop(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(PolicyService, "adopt", stop)
    assert adopt(register.path, policy) == 1
    one_sentence(capsys)
    reopened = Register.open(register.path)
    assert PolicyService(reopened).library() == ()
    reopened.close()


def test_a_passphrase_that_nobody_can_type(register, policy, tmp_path, capsys, monkeypatch):
    register.close()

    def nobody(_question):
        raise EOFError

    monkeypatch.setattr(command.getpass, "getpass", nobody)
    assert adopt(register.path, policy, "--signatory", f"Léo Roy;Maire;{tmp_path / 'a.p12'}") == 1
    one_sentence(capsys)
