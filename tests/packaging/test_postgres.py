"""The throw-away server: there while a command runs, gone afterwards, however that ended."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPT = ROOT / "packaging" / "postgres.py"
SHOW = [
    sys.executable,
    "-c",
    "import os, psycopg; url = os.environ['MEDIAS_TEST_POSTGRES'].replace('+psycopg', '')\n"
    "connection = psycopg.connect(url)\n"
    "print(url, connection.execute('SHOW data_directory').fetchone()[0], sep='\\n', flush=True)\n"
    "connection.close()\n",
]


@pytest.fixture
def postgres():
    spec = importlib.util.spec_from_file_location("postgres", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if module.programs() is None or os.name == "nt":
        pytest.skip("PostgreSQL 15 or later is not installed")
    return module


def without_server():
    return {name: value for name, value in os.environ.items() if name != "MEDIAS_TEST_POSTGRES"}


def is_gone(told):
    """Return whether neither the server nor its folder is left."""
    import psycopg

    url, folder = told.split()[:2]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=5)
    return not Path(folder).parent.exists()


@pytest.mark.parametrize("code", [0, 3])
def test_a_command_has_its_server_and_keeps_its_exit_code(postgres, code):
    command = [*SHOW[:2], SHOW[2] + f"raise SystemExit({code})"]
    done = subprocess.run(
        [sys.executable, SCRIPT, "run", "--", *command],
        env=without_server(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert is_gone(done.stdout)


def test_a_stopped_command_leaves_no_server(postgres):
    waiting = [*SHOW[:2], SHOW[2] + "import sys; sys.stdin.read()"]
    with subprocess.Popen(
        [sys.executable, SCRIPT, "run", "--", *waiting],
        env=without_server(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        told = running.stdout.readline() + running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        running.stdin.close()
        assert running.wait() == 130
    assert is_gone(told)


def test_a_server_that_is_there_is_used(postgres, monkeypatch, capfd):
    monkeypatch.setenv("MEDIAS_TEST_POSTGRES", "postgresql://elsewhere/base")
    show = "import os; print(os.environ['MEDIAS_TEST_POSTGRES'])"
    assert postgres.main(["run", "--", sys.executable, "-c", show]) == 0
    assert capfd.readouterr().out.strip() == "postgresql://elsewhere/base"


def test_without_postgresql_the_command_runs_all_the_same(postgres, monkeypatch, capfd):
    monkeypatch.delenv("MEDIAS_TEST_POSTGRES", raising=False)
    monkeypatch.setattr(postgres, "programs", lambda: None)
    assert postgres.main(["run", "--", sys.executable, "-c", "raise SystemExit(4)"]) == 4
    assert "not installed" in capfd.readouterr().err


def test_how_it_is_called(postgres, capsys):
    assert postgres.main([]) == 2
    assert "run -- COMMAND" in capsys.readouterr().err
