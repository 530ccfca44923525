"""The built wheel, installed into an empty environment, runs: window, catalogues, templates, signatures."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from tests.conftest import ROOT


def run(*command, **options):
    result = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, **options
    )
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-4000:]
    return result.stdout


def test_the_wheel_runs_in_an_empty_environment(tmp_path):
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", ROOT)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    venv.create(tmp_path / "env")
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    # This environment's pip installs into the empty one; only what is run is compiled, when it is.
    pip = (sys.executable, "-m", "pip", "--python", tmp_path / "env", "install", "--quiet", "--no-compile")
    run(*pip, "-c", ROOT / "packaging" / "constraints.txt", wheel)
    elsewhere = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MEDIAS_PROFILE": str(tmp_path / "profile")}
    elsewhere.pop("PYTHONPATH", None)
    assert "all is well" in run(scripts / "medias-desktop", "--self-test", cwd=tmp_path, env=elsewhere)
    policy = tmp_path / "essai.txt"
    policy.write_text("1. But\n\nCe texte est un essai.\n\n2. Portée\n\nIl vise tout le monde.\n", "utf-8")
    assert (
        run(scripts / "medias-desktop", "outline", policy, cwd=tmp_path, env=elsewhere)
        == "1\t1\tBut\n1\t2\tPortée\n"
    )


def test_shipped_files_are_found_in_a_frozen_program(tmp_path, monkeypatch):
    """PyInstaller unpacks beside ``sys._MEIPASS`` (its documentation, "Run-time Information")."""
    from medias_desktop.core import paths

    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "CHANGELOG.md").write_text("x", "utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    paths._shipped.cache_clear()
    try:
        assert paths.resource("CHANGELOG.md") == tmp_path / "resources" / "CHANGELOG.md"
    finally:
        monkeypatch.undo()
        paths._shipped.cache_clear()
    assert paths.resource("CHANGELOG.md") == Path(ROOT) / "resources" / "CHANGELOG.md"
