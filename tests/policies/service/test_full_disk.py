"""A disk that fills up while texts are imported, composed, noted, laid before the council, adopted, written out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from medias_desktop.core.store.register import Municipality
from tests.registers import make_register

pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")

CHILD = """
import resource, signal, sys
from pathlib import Path
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.policies.service.draft_documents import ExportChoices
from tests.durability.texts import TextDay, _prepare, faults
from tests.policies.adopting import table_sizes

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, what, limit, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
_prepare(path)
register = Register.open(path)
day = TextDay(register, seed)
day.borrow(), day.comment()
before = table_sizes(register)
draft = day.services.composing.draft(day._one(day.policies.library()[0].versions[0].state.DRAFT).id)

def limited(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def out(kind, name):
    composing = day.services.composing
    if kind == "comments":
        data = composing.comments(draft[0].uid, "fr", Silent())
    elif kind == "matrix":
        from medias_desktop.policies.documents.matrix_csv import csv_bytes, table_of
        from medias_desktop.policies.rules.by_theme import matrix_of
        comparing = day.services.comparing
        uids = ["town/montmagny", "town/blainville"]
        matrix = matrix_of(comparing.columns(uids, "fr"))
        data = csv_bytes(table_of(matrix, matrix.rows))
    else:
        data = composing.export(draft[0].id, kind, ExportChoices(True, True), Silent())
    limited(limit)
    write_bytes(path.parent / "out" / name, data)

try:
    if what in ("word", "pdf", "comments", "matrix"):
        out(what, "projet.bin")
    else:
        limited(max(limit, 0))
        getattr(day, what)()
    print("done")
except UserError as error:
    print(type(error).__name__)
limited(resource.RLIM_INFINITY)
print(table_sizes(register) == before, faults(register, 0) or "whole")
"""


def run(tmp_path, what, limit, seed=3):
    path = tmp_path / "Ville.medias"
    make_register(path, Municipality("Ville")).close()
    (tmp_path / "out").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), what, str(limit), str(seed)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:2]


@pytest.mark.parametrize("what", ["bring", "compose", "borrow", "comment", "submit", "adopt"])
def test_what_finds_no_room_in_the_register_is_refused_whole(tmp_path, what):
    told, state = run(tmp_path, what, 4096)
    assert told in ("DiskFull", "DiskRefused")
    assert state == "True whole"


@pytest.mark.parametrize("what", ["word", "pdf", "comments", "matrix"])
def test_what_finds_no_room_beside_it_leaves_nothing(tmp_path, what):
    told, state = run(tmp_path, what, 1000)
    assert told == "DiskFull"
    assert state == "True whole"
    assert list((tmp_path / "out").iterdir()) == []
