"""Checking an audit trail of 100,000 events in an encrypted register: the whole chain, and the replay against the tables.

The aim is a rate (50,000 events/s on an office computer of two cores); beside it stands the least that any check must
do on the same events: read them and hash their bytes. Run: python -m tests.benchmarks.bench_audit
"""

from __future__ import annotations

import hashlib
import hmac
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from medias_desktop.core import paths
from medias_desktop.core.store.audit import exporting, heads, history, reconciling, verifying
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.schema import metadata
from medias_desktop.core.store.transaction import new_uids
from medias_desktop.people.models import person
from tests.registers import make_register

EVENTS = 100_000
LIMIT = 50_000
ROUNDS = 5


def fill(register: Register) -> None:
    """Record 50,000 persons in actions of 100, and a change of each in actions of 10."""
    count = EVENTS // 2
    uids = new_uids(count)
    for start in range(0, count, 100):
        with register.transaction("add_people") as tx:
            rows = [
                {
                    "uid": uids[number],
                    "last_name": f"Côté-{number}",
                    "first_name": "Zoé",
                    "group_code": "regular_employee",
                    "sort_key": f"cote-{number} zoe",
                    "search_key": f"cote-{number} zoe",
                    "created_at": tx.now,
                    "updated_at": tx.now,
                }
                for number in range(start, start + 100)
            ]
            tx.insert_many(person, rows)
    for start in range(1, count + 1, 10):
        with register.transaction("change_people") as tx:
            tx.update_many(
                person,
                [(number, 1, {"email": f"p{number}@ville.example"}) for number in range(start, start + 10)],
            )


def least(register: Register) -> None:
    """Read every event and hash its bytes, with nothing in between."""
    digest = b""
    with register.read() as connection:
        for rows in verifying.chunks(connection, verifying.EVENTS):
            for row in rows:
                hmac.digest(row[10], row[11].encode(), "sha256")
                digest = hashlib.sha256(digest + repr(row[:9]).encode()).digest()


def seconds(
    work: Callable[[], Any], rounds: int = ROUNDS, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Return the least time that it took."""
    best = float("inf")
    for _round in range(rounds):
        start = clock()
        work()
        best = min(best, clock() - start)
    return best


def verify(register: Register) -> None:
    """Check the trail and find it sound."""
    with register.read() as connection:
        verdict = verifying.verify(connection, heads.known_heads(register.id))
    assert verdict.sound, verdict.problems
    assert verdict.events >= EVENTS


def reconcile(register: Register) -> None:
    """Replay the trail and find the tables as it says."""
    with register.read() as connection:
        assert reconciling.reconcile(connection, metadata) == ()


def read_page(register: Register, **filters: Any) -> None:
    """Read the first page of the history."""
    with register.read() as connection:
        assert len(history.entries(connection, history.EntryFilter(**filters))) == 100


def measure(folder: Path) -> bool:
    """Print the figures; True when verify misses its aim."""
    register = make_register(folder / "essai.medias", Municipality("Ville de Sainte-Élodie"))
    fill(register)
    events = register.rows("SELECT max(seq) FROM audit_event")[0][0]
    # One thread that only computes: on a machine that does other things its processor time is what it would take alone.
    whole = seconds(lambda: verify(register), clock=time.process_time)
    floor = seconds(lambda: least(register), clock=time.process_time)
    passed = seconds(lambda: verify(register))
    rate = events / whole
    print(
        f"audit: {rate:,.0f} events/s (limit {LIMIT:,})  verify {events} events: {whole:.2f} s "
        f"of one processor ({passed:.2f} s passed), reading and hashing alone {floor:.2f} s"
    )
    print(
        f"audit: reconcile {events} events, {EVENTS // 2} rows: {seconds(lambda: reconcile(register), 3):.2f} s"
    )
    first, about, text = (
        seconds(lambda: read_page(register)),
        seconds(lambda: read_page(register, entity="person")),
        seconds(lambda: read_page(register, text="cote-4")),
    )
    print(
        f"audit: first page of the history {1000 * first:.1f} ms, of a table {1000 * about:.1f} ms, "
        f"holding a text {1000 * text:.0f} ms"
    )
    path = folder / "trail.ndjson"
    with register.read() as connection:
        wrote = seconds(lambda: exporting.export(connection, path, register.id), 1)
    command = [sys.executable, str(paths.resource("verifier", exporting.VERIFIER)), str(path)]
    checked = seconds(lambda: subprocess.run(command, check=True, capture_output=True), 1)
    print(
        f"audit: export {wrote:.2f} s, {path.stat().st_size / 2**20:.0f} MiB; independent verifier {checked:.2f} s"
    )
    print(f"audit: remembering a head {1e6 * remembering():.0f} µs")
    register.close()
    return rate < LIMIT


def remembering(count: int = 2_000) -> float:
    """Return the mean seconds of noting a head."""
    start = time.perf_counter()
    for number in range(1, count + 1):
        heads.remember("0" * 24, (number, bytes(32)))
    return (time.perf_counter() - start) / count


def main() -> int:
    """Print the figures; 1 when verify misses its aim."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = folder
        return int(measure(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
