"""The evidence file from the command line: a real process, an exit code, one plain sentence."""

import hashlib
import os
import subprocess
import sys
import zipfile

import pytest

from medias_desktop.core.store.register import Municipality
from medias_desktop.policies.service import PolicyService
from tests.fakes import FixedClock
from tests.policies.adopting import adopt, draft
from tests.registers import make_register


@pytest.fixture
def filled(tmp_path):
    opened = make_register(tmp_path / "ville.medias", Municipality("Ville de Sainte-Élodie"), FixedClock())
    service = PolicyService(opened)
    adopted = draft(service)
    adopt(service, adopted)
    left = draft(service)
    opened.close()
    return tmp_path / "ville.medias", adopted, left


def run(*words):
    command = [sys.executable, "-m", "medias_desktop", "evidence", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, env={**os.environ, "LANG": "C"}, encoding="utf-8", check=False
    )


def test_the_file_is_written_and_its_fingerprint_printed(filled, tmp_path):
    path, adopted, _draft = filled
    output = tmp_path / "preuve.zip"
    done = run("--register", path, "--version-id", adopted, "--output", output, "--language", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert hashlib.sha256(output.read_bytes()).hexdigest() in done.stdout
    assert "Écrit" in done.stdout
    with zipfile.ZipFile(output) as archive:
        assert archive.testzip() is None


def test_what_was_not_adopted_is_refused_in_one_sentence(filled, tmp_path):
    path, _adopted, left = filled
    for number in (left, 999):
        done = run("--register", path, "--version-id", number, "--output", tmp_path / "x.zip")
        assert done.returncode == 1
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "x.zip").exists()
