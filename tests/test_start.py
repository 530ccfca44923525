"""What a start brings in, and what only comes when somebody asks for it; a start pays for every module it imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from medias_desktop import demo
from medias_desktop.core.clock import SystemClock
from medias_desktop.core.progress import Silent
from tests.conftest import ROOT

CHILD = """
import json, sys
from medias_desktop.app import PARTS, make_application
from medias_desktop.window.program import Program

app = make_application()
program = Program(app, PARTS)
settle, turns = program._settling._work, []

def watched():
    print(json.dumps(sorted(sys.modules)))
    for turn in settle():
        turns.append(turn)
        yield turn
    print(json.dumps(sorted(sys.modules)))
    print(len(turns))
    app.quit()

program._settling._work = watched
program.start(None, demo=True)
app.exec()
program.shutdown()
"""

COLLECTOR = """
import gc, sys
from PySide6.QtCore import QTimer
from medias_desktop.__main__ import main
from medias_desktop.window.program import Program

def start(program, *_where, **_how):
    print(gc.isenabled())
    program.looks = QTimer(program)
    program.looks.timeout.connect(lambda: gc.isenabled() and program.app.quit())
    program.looks.start(20)

Program.start = start
sys.argv = ["medias_desktop"]
main()
print(gc.isenabled())
"""

LIBRARIES = {
    *(
        "sqlalchemy",
        "alembic",
        "psycopg",
        "babel",
        "decimal",
        "zoneinfo",
        "tomllib",
        "cryptography",
        "argon2",
    ),
    *(
        "keyring",
        "pikepdf",
        "pypdfium2",
        "pyhanko",
        "typst",
        "reportlab",
        "docx",
        "openpyxl",
        "asyncio",
        "ssl",
    ),
}
UNASKED = {
    *("documents", "outline", "themes", "towns"),
    *(f"views.{name}" for name in ("adoption", "comparing", "composing", "import_preview")),
    *(f"views.{name}" for name in ("life", "notes", "rules", "search")),
}
"""Parts of policies that wait until somebody asks for them; what shows where to ask for two of them does not."""
SHOWN = {"views.rules.opening", "views.search.opening", "views.search.side"}
PARTS = ROOT / "medias_desktop" / "policies"
CHECKS = "medias_desktop.policies.rules.checks."


def parts(modules):
    """Return the modules of those parts, without the folders themselves."""
    inside = (name.removeprefix("medias_desktop.policies.") for name in modules)
    return {name for name in inside if name.rpartition(".")[0].startswith(tuple(UNASKED))}


def test_the_parts_are_there():
    assert [name for name in UNASKED if not (PARTS / name.replace(".", "/")).is_dir()] == []


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Return the modules when the first tab is filled, those when everything is at rest, and the turns between."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(tmp_path_factory.mktemp("profile")))
        demo.build(SystemClock(), Silent())
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        child = subprocess.run(
            [sys.executable, "-c", CHILD],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    return [json.loads(line) for line in child.stdout.splitlines()]


@pytest.mark.parametrize("moment", [0, 1])
def test_no_heavy_library_comes_in(started, moment):
    assert LIBRARIES & {name.split(".")[0] for name in started[moment]} == set()


@pytest.mark.parametrize("moment", [0, 1])
def test_what_nobody_asked_for_waits(started, moment):
    assert parts(started[moment]) == SHOWN


def test_the_first_tab_needs_no_rule_and_no_other_tab(started):
    slices = (
        "core.described",
        "policies.rules.checks",
        "policies.service.rules",
        "acknowledgements",
        "people",
    )
    names = tuple(f"medias_desktop.{name}" for name in slices)
    assert [name for name in started[0] if name.startswith(names)] == []


def test_what_waits_is_found_in_many_turns_with_the_checks_in_question_only(started):
    """The sample's policy in force has rules of some parts of the vocabulary, and points that were decided."""
    shared = {"binding", "calendar_words", "check", "errors", "vocabulary", "words"}
    loaded = {name.removeprefix(CHECKS) for name in started[1] if name.startswith(CHECKS)} - shared
    assert "acknowledgements" in loaded
    assert {"reading", "requests"} & loaded == set()
    assert started[2] >= 20


def test_the_collector_rests_during_the_start_only():
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(
        [sys.executable, "-c", COLLECTOR],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert child.stdout.split() == ["False", "True"]
