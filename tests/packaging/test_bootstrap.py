"""The set-up in one command: a sentence when it cannot be done, and a second try always possible."""

from __future__ import annotations

import importlib.util
import os
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
    monkeypatch.setattr(module, "_system", lambda _verb: "")
    return module


def test_missing_libraries_are_named_with_the_command_that_installs_them(bootstrap, monkeypatch, capsys):
    monkeypatch.undo()
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _name: None)
    assert bootstrap.main(["run"]) == 1
    assert "sudo apt-get install libegl1" in capsys.readouterr().err


def test_only_a_window_needs_the_libraries_of_a_screen(bootstrap, monkeypatch, capsys):
    monkeypatch.undo()
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr(bootstrap, "_loads", lambda library: not library.startswith("libxcb"))
    assert "libxcb-shape0" in bootstrap._missing("run")
    assert bootstrap._missing("test") == set()
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: False)
    assert bootstrap._missing("check") == set()


def test_it_is_set_up_again_for_another_python_and_in_another_place(bootstrap, monkeypatch, tmp_path):
    made, ran = [], []

    def create(_folder, *, clear, **_options):
        made.append("anew" if clear else "first")
        bootstrap.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        bootstrap.PYTHON.touch()

    monkeypatch.setattr(bootstrap.venv, "create", create)
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda command, **_options: ran.append(command))
    bootstrap._environment()
    bootstrap._environment()
    assert made == ["first"]
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 99, 0))
    bootstrap._environment()
    assert made == ["first", "anew"]
    moved = tmp_path / "moved"
    (moved / "packaging").mkdir(parents=True)
    (moved / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    monkeypatch.setattr(bootstrap, "ROOT", moved)
    bootstrap._environment()
    assert made == ["first", "anew", "anew"]
    assert sum("pip" in command for command in ran) == 3


def test_a_register_is_looked_for_where_the_user_stands(bootstrap, monkeypatch, tmp_path):
    ran = []

    def run(command, **options):
        ran.append((command, options.get("cwd")))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(bootstrap, "_environment", lambda: None)
    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    monkeypatch.chdir(tmp_path)
    assert bootstrap.main(["run", "essai.medias"]) == 0
    ((command, folder),) = ran
    assert command[-1] == "essai.medias"
    assert folder == tmp_path


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


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only Debian’s packages are installed")
@pytest.mark.parametrize(
    ("verb", "there", "asked"), [("test", False, True), ("test", True, False), ("run", False, False)]
)
def test_postgresql_is_installed_for_the_tests_where_that_may_be_done(
    bootstrap, monkeypatch, tmp_path, verb, there, asked
):
    monkeypatch.undo()
    installed = []
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap, "_loads", lambda _library: True)
    monkeypatch.setattr(bootstrap, "_apt", installed.extend)
    monkeypatch.setattr(bootstrap, "SERVERS", tmp_path)
    if there:
        (tmp_path / "15" / "bin").mkdir(parents=True)
        (tmp_path / "15" / "bin" / "initdb").touch()
    assert bootstrap._system(verb) == ""
    assert ("postgresql" in installed) is asked
