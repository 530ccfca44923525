"""A register on a server beside the same register in a file: a write, the list of 20,000 persons, and the move itself.

Needs a PostgreSQL server: python packaging/postgres.py run -- python -m tests.benchmarks.bench_server
The aims: a recorded action costs at most 10 times the file's (every statement is a round trip, on this computer a short
one), the list at most twice, the move 10,000 rows/s compared on both sides and its trail verified.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from medias_desktop.core.store.moving import move_to_file, move_to_server
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.people.models import person
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests import servers
from tests.core.store.test_bulk_writing import COLUMNS, rows
from tests.registers import make_register

PERSONS = 20_000
WRITES = 200
WRITE_RATIO, LIST_RATIO, RATE = 10, 2, 10_000


def timed(act: Callable[[], object]) -> float:
    """Return the seconds that something took."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def write(register: Register, number: int) -> None:
    PeopleService(register).add(PersonDraft(f"Écrit{number}", "Luc", number=f"w{number}"))


def main() -> bool:
    """Print the figures and return whether one misses its aim."""
    if not servers.URL:
        print("server: not measured, MEDIAS_TEST_POSTGRES names none (see packaging/postgres.py)")
        return False
    with tempfile.TemporaryDirectory() as folder, servers.empty_database() as name:
        os.environ["MEDIAS_PROFILE"] = folder + "/profile"
        file = make_register(Path(folder) / "essai.medias", Municipality("Ville"))
        with file.transaction("fill") as tx:
            tx.insert_rows(person, COLUMNS, rows(PERSONS, tx.now))
        there = timed(lambda: move_to_server(file, servers.written(name)))
        server = Register.open_server(servers.written(name))
        back = timed(lambda: move_to_file(server, Path(folder) / "retour.medias"))
        writes = [
            statistics.median(timed(lambda n=n, one=one: write(one, n)) for n in range(WRITES))
            for one in (file, server)
        ]
        lists = [
            statistics.median(timed(PeopleService(one).list) for _time in range(5)) for one in (file, server)
        ]
        moved = 3 * PERSONS  # a person, its event, what the event says
        file.close()
        server.close()
    print(
        f"move of {PERSONS:,} persons to a server: {there:.1f} s, {moved / there:,.0f} rows/s; back: {back:.1f} s"
    )
    print(f"write: file {1000 * writes[0]:.2f} ms, server {1000 * writes[1]:.2f} ms")
    print(f"list of {PERSONS:,}: file {1000 * lists[0]:.0f} ms, server {1000 * lists[1]:.0f} ms")
    return moved / there < RATE or writes[1] > WRITE_RATIO * writes[0] or lists[1] > LIST_RATIO * lists[0]


if __name__ == "__main__":
    raise SystemExit(main())
