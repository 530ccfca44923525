"""What encryption and the audit trail cost: writing, listing, opening, each beside plain SQLite in the same run.

The peer of a write is one ``sqlite3`` transaction of the same row with the same indexes and the same durability (write-ahead
log, synchronous=FULL), without encryption, trail or SQLAlchemy; that of a list is the same statement on a decrypted copy.
A virtual disk that keeps what it is given in memory synchronises in a fifth of a millisecond, an office disk in some: the
limit holds for the latter, by adding what is missing to both sides; the ratio as measured is printed too.
"""

from __future__ import annotations

import io
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from medias_desktop.core.clock import SystemClock
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.people.models import person
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests.registers import make_register

WRITES, LISTED, MEGABYTES, RUNS = 400, 20_000, 300, 15
WRITE_LIMIT, LIST_LIMIT, OPEN_LIMIT = 2.0, 1.5, 50.0
OFFICE_DISK = 0.003
"""Seconds in which an office disk synchronises, at the least."""
LIST = "SELECT id, uid, number, last_name, first_name, email, department, group_code, start_date FROM person ORDER BY sort_key, id"
FIND = f"{LIST[: LIST.index(' ORDER')]} WHERE search_key LIKE '%emblay 17%' ORDER BY sort_key, id"


def main() -> int:
    """Print the figures; 1 when one is beyond its limit."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("MEDIAS_BENCHMARK_FOLDER")) as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        results = [
            *[
                (f"audited, encrypted write / {name}", found, WRITE_LIMIT, "")
                for name, found in writing(Path(folder))
            ],
            *[(f"{name}, encrypted / plain", found, LIST_LIMIT, "") for name, found in listing(Path(folder))],
            (f"open at {MEGABYTES} MB, without Argon2", opening(Path(folder)), OPEN_LIMIT, " ms"),
        ]
    for name, value, limit, unit in results:
        print(f"store: {name} {value:.2f}{unit} (limit {limit:g}{unit})")
    return int(any(value > limit for _name, value, limit, _unit in results))


def _seconds(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def writing(folder: Path) -> list[tuple[str, float]]:
    """Return how many times as long a recorded person takes as raw rows: the record's alone, and its events' too."""
    register = make_register(folder / "write.medias", Municipality("Ville"))
    service = PeopleService(register)
    peer = sqlite3.connect(folder / "peer.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-32000", "secure_delete=ON"):
        peer.execute(f"PRAGMA {pragma}")
    names = ("person", "audit_event", "audit_content")
    for row in register.rows(
        f"SELECT sql FROM sqlite_master WHERE tbl_name IN {names} AND type <> 'trigger' AND sql IS NOT NULL"
        " ORDER BY type DESC"
    ):
        peer.execute(row["sql"])
    columns = [column.name for column in person.columns if column.name != "id"]
    statement = f"INSERT INTO person ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    def raw(number: int, *, trail: bool) -> None:
        values = {
            **dict.fromkeys(columns, ""),
            "uid": str(number),
            "last_name": f"Nom {number}",
            "version": 1,
        }
        values |= {"sort_key": f"nom {number}", "search_key": f"nom {number} prenom", "number": str(number)}
        peer.execute("BEGIN IMMEDIATE")
        peer.execute(statement, [values[name] for name in columns])
        if trail:
            event = (
                number,
                number,
                "2026-11-21T15:30:00.000000Z",
                "u" * 36,
                "add_person",
                "insert",
                "person",
            )
            peer.execute(
                "INSERT INTO audit_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*event, str(number), "c" * 64, b"h" * 32),
            )
            body = (number, f"person/{number}", b"s" * 32, "x" * 480)
            peer.execute("INSERT INTO audit_content VALUES (?, ?, ?, ?)", body)
        peer.execute("COMMIT")

    ours, alone, whole = [], [], []
    for number in range(WRITES):
        draft = PersonDraft(f"Nom {number}", "Prénom", str(number))
        ours.append(_seconds(lambda draft=draft: service.add(draft)))
        alone.append(_seconds(lambda number=number: raw(2 * number, trail=False)))
        whole.append(_seconds(lambda number=number: raw(2 * number + 1, trail=True)))
    peer.close()
    register.close()
    skip = WRITES // 10
    middle = [statistics.median(times[skip:]) for times in (ours, alone, whole)]
    told = ", ".join(f"{seconds * 1000:.2f}" for seconds in middle)
    print(f"store: ms of a write of ours, of the raw record, of the raw record with its event: {told}")
    disk = synchronising(folder)
    missing = max(0.0, OFFICE_DISK - disk)
    print(
        f"store: as measured {middle[0] / middle[1]:.2f}, on this disk that synchronises in {disk * 1000:.2f} ms"
    )
    return [
        ("raw record, office disk", (middle[0] + missing) / (middle[1] + missing)),
        ("raw record and event, office disk", (middle[0] + missing) / (middle[2] + missing)),
    ]


def synchronising(folder: Path) -> float:
    """Return the seconds in which the disk synchronises a page appended to a file (median)."""
    times = []
    with (folder / "page").open("wb", buffering=0) as stream:
        for _run in range(WRITES // 4):
            stream.write(bytes(4096))
            times.append(_seconds(lambda: os.fsync(stream.fileno())))
    return statistics.median(times)


def listing(folder: Path) -> list[tuple[str, float]]:
    """Return how many times as long two lists of 20,000 persons take as on a decrypted copy."""
    register = make_register(folder / "list.medias", Municipality("Ville"))
    now = SystemClock().now()
    columns = (
        "uid",
        "last_name",
        "first_name",
        "group_code",
        "sort_key",
        "search_key",
        "created_at",
        "updated_at",
    )
    rows = [
        (
            f"u{n}",
            f"Tremblay {n}",
            "Luc",
            "regular_employee",
            f"tremblay {n % 977}",
            f"tremblay {n} luc",
            now,
            now,
        )
        for n in range(LISTED)
    ]
    with register.transaction("import_people") as tx:
        tx.insert_rows(person, columns, rows)
    key = register.access.data_key
    register.close()
    plain_path = folder / "plain.db"
    with closing(connect(register.path, key)) as source:
        source.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain_path),))
        source.execute("SELECT sqlcipher_export('plain')")
    ours = Register.open(register.path)
    with closing(sqlite3.connect(plain_path)) as peer:
        peer.execute("PRAGMA cache_size=-32000")
        peer.row_factory = sqlite3.Row
        found = []
        for name, statement in (("list of 20,000", LIST), ("search in 20,000", FIND)):
            times: tuple[list[float], list[float]] = ([], [])
            for _run in range(RUNS):
                times[0].append(_seconds(lambda s=statement: ours.rows(s)))
                times[1].append(_seconds(lambda s=statement: peer.execute(s).fetchall()))
            found.append((name, statistics.median(times[0]) / statistics.median(times[1])))
    ours.close()
    return found


def opening(folder: Path) -> float:
    """Return the milliseconds from an access to a municipality's name, in a register of 300 MB."""
    register = make_register(folder / "open.medias", Municipality("Ville"))
    with register.transaction("keep") as tx:
        content = io.BytesIO(os.urandom(MEGABYTES << 20))
        attachments.keep_stream(tx, "scan.pdf", "application/pdf", content, Silent())
    access = register.access
    register.close()
    times = []
    for _run in range(RUNS):
        begun = time.perf_counter()
        opened = Register.open(register.path, access=access)
        times.append(time.perf_counter() - begun)
        opened.close()
    return statistics.median(times) * 1000


if __name__ == "__main__":
    sys.exit(main())
