"""The set-up in one command: a sentence when it cannot be done, and a second try always possible."""

from __future__ import annotations

import importlib.util
import subprocess

import pytest

from tests.conftest import ROOT


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "packaging" / "bootstrap.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "venv" / "bin" / "python")
    monkeypatch.setattr(module, "_system", lambda **_options: "")
    return module


def test_missing_libraries_are_named_with_the_command_that_installs_them(bootstrap, monkeypatch, capsys):
    monkeypatch.undo()
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _name: None)
    assert bootstrap.main(["run"]) == 1
    assert "sudo apt-get install libegl1" in capsys.readouterr().err


def test_a_place_where_nothing_can_be_made(bootstrap, monkeypatch, tmp_path, capsys):
    (tmp_path / "file").write_text("a file where a folder should be")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "file" / "venv")
    assert bootstrap.main(["setup"]) == 1
    told = capsys.readouterr().err
    assert "could not be set up" in told
    assert "Traceback" not in told


def test_an_installation_that_fails_is_a_sentence_and_is_begun_again(bootstrap, monkeypatch, capsys):
    made = []
    monkeypatch.setattr(bootstrap.venv, "create", lambda folder, **_options: made.append(folder))
    bootstrap.PYTHON.parent.mkdir(parents=True)
    bootstrap.PYTHON.touch()  # as a set-up leaves it that was stopped before pip was there

    def fail(command, **_options):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(bootstrap.subprocess, "run", fail)
    assert bootstrap.main(["setup"]) == 1
    assert "could not be set up" in capsys.readouterr().err
    assert made == [bootstrap.VENV]
