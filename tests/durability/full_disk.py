"""What a full disk does to a day's actions: ``python -m tests.durability.full_disk answer`` is asked by the tests.

Not on Windows, which has no limit on the size of a program's files.
"""

from __future__ import annotations

import contextlib
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Register
from medias_desktop.policies.documents.matrix_csv import csv_bytes, table_of
from medias_desktop.policies.rules.by_theme import matrix_of
from medias_desktop.policies.service.draft_documents import ExportChoices
from tests.durability import signing, texts
from tests.durability.answering import answer_all
from tests.policies.adopting import table_sizes

TOWNS = ["town/montmagny", "town/blainville"]


@contextlib.contextmanager
def room(size: int) -> Iterator[None]:
    """Let no file become longer than ``size`` bytes."""
    sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def of_signing(path: Path, what: str, limit: int) -> list[str]:
    """Return what was told, whether all is as before, what lies beside it, and whether signing works again."""
    register = Register.open(path)
    day = signing.SigningDay(register, 3)
    if what == "finish":
        day.sign()
    if what != "open":
        day.begin()
    if what == "elsewhere":
        day.change()
    if what == "seal":
        day.services.policies.signatures.identities.seal_identity()
    day._identity(signing.MAYOR), day._identity(signing.CLERK)
    rounds = day.services.policies.rounds
    state = (table_sizes(register), rounds.waiting())
    act = {"open": day.begin, "finish": day.sign}.get(what) or getattr(day, what)
    told = "done"
    with room(limit):
        try:
            act()
        except UserError as error:
            told = type(error).__name__
    same = (table_sizes(register), rounds.waiting()) == state
    whole = signing.faults_here(register, 0) + signing.verified(path) or "whole"
    left = sorted(one.name for one in day.out.iterdir())
    day.sign()
    after = signing.faults_here(register, 0) + signing.verified(path) or "whole"
    register.close()
    return [told, f"{same} {whole}", str(left), str(after)]


def of_texts(path: Path, what: str, limit: int) -> list[str]:
    """Return what was told and whether all is as before."""
    register = Register.open(path)
    day = texts.TextDay(register, 3)
    day.borrow(), day.comment()
    before = table_sizes(register)
    draft = day.services.composing.draft(day._one(day.policies.library()[0].versions[0].state.DRAFT).id)
    told = "done"
    try:
        if hasattr(day, what):
            with room(limit):
                getattr(day, what)()
        else:
            data = _written(day, what, *draft)
            with room(limit):
                write_bytes(path.parent / "out" / "projet.bin", data)
    except UserError as error:
        told = type(error).__name__
    state = f"{table_sizes(register) == before} {texts.faults(register, 0) or 'whole'}"
    register.close()
    return [told, state]


def _written(day: texts.TextDay, kind: str, summary, _text) -> bytes:
    composing, comparing = day.services.composing, day.services.comparing
    if kind == "comments":
        return composing.comments(summary.uid, "fr", Silent())
    if kind == "matrix":
        matrix = matrix_of(comparing.columns(TOWNS, "fr"))
        return csv_bytes(table_of(matrix, matrix.rows))
    return composing.export(summary.id, kind, ExportChoices(True, True), Silent())


def answer(slice_: str, path: str, what: str, limit: int) -> list[str]:
    """Return what became of an action."""
    return {"signing": of_signing, "texts": of_texts}[slice_](Path(path), what, limit)


if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    sys.exit(answer_all(answer))
