"""Kill the program while it protects a register of an earlier version; look at what it leaves.

``python -m tests.durability.protecting 50`` kills it 50 times at random instants;
``python -m tests.durability.protecting steps`` kills it before every file operation that it makes, one after the other.
Exits with 1 when neither the unprotected register nor the protected one lies whole in its place. Not on Windows, whose
processes cannot be forked.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from medias_desktop.core.clock import SystemClock
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.connection import driver, sqlite_uri
from medias_desktop.core.store.keys.cost import SMALLEST
from medias_desktop.core.store.register import Register
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.service.protecting import protect_register
from medias_desktop.safekeeping.service.registers import Founder
from tests.durability.children import heard

SAMPLE = Path(__file__).resolve().parents[1] / "databases" / "schema-0001.medias"
PASSPHRASE = "sirop cabane neige raquette"
_WATCHED = ("open", "os.", "shutil.", "sqlite3.")


def stage(root: Path) -> Path:
    """Put an unprotected register into a folder, and its profile into another."""
    os.environ["MEDIAS_PROFILE"] = str(root / "profile")
    path = root / "Ville.medias"
    shutil.copy(SAMPLE, path)
    return path


def protect_and_die(path: Path, step: int = 0, patience: float = 0.0) -> bool:
    """Protect in a child that dies before file operation ``step``, or after ``patience`` seconds; return whether it ended."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(read)
            if step:
                _die_before(step)
            os.write(write, b".")
            protect_register(path, Founder("Noémie Ouellet", PASSPHRASE), SystemClock(), SMALLEST)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    os.read(read, 1)
    if not step:
        heard(read, patience)
        os.kill(child, signal.SIGKILL)
    os.close(read)
    _child, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _die_before(step: int) -> None:
    left = [step]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_WATCHED) and (event != "open" or "Ville" in str(arguments[0])):
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    sys.addaudithook(watch)


def counts(path: Path) -> dict[str, int]:
    """Return the rows of every table of the unprotected register."""
    with contextlib.closing(driver.connect(sqlite_uri(path, mode="ro"), uri=True)) as plain:
        names = plain.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        )
        return {
            name: plain.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in names.fetchall()
            if not name.startswith("sqlite_")
        }


def state(path: Path, wanted: dict[str, int]) -> str:
    """Return what lies in the register's place: "unprotected", "protected", or what is wrong with it."""
    if path.read_bytes()[:6] == b"SQLite":
        return "unprotected" if counts(path) == wanted else "WRONG: rows of the unprotected register are gone"
    slot = unlocking.door(path).users[0].slot_id
    register = Register.open(path, SystemClock(), unlocking.unlock(path, slot, PASSPHRASE))
    try:
        found = {name: register.rows(f'SELECT count(*) FROM "{name}"')[0][0] for name in wanted}
        with register.read() as connection:
            sound = verify(connection).sound
    finally:
        register.close()
    return "protected" if found == wanted and sound else "WRONG: rows of the protected register are gone"


def run(rounds: int, seed: int = 1) -> Counter[str]:
    """Return how often each state was found after a kill at a random instant."""
    chance, found = random.Random(seed), Counter[str]()
    wanted = counts(SAMPLE)
    for _round in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            path = stage(Path(folder))
            protect_and_die(path, patience=chance.uniform(0, 0.9))
            found[state(path, wanted)] += 1
            found["WRONG: cannot be protected afterwards"] += not _protected_in_the_end(path, wanted)
    return +found


def run_steps() -> Counter[str]:
    """Return how often each state was found after a kill before each file operation."""
    found, wanted, step = Counter[str](), counts(SAMPLE), 0
    while True:
        step += 1
        with tempfile.TemporaryDirectory() as folder:
            path = stage(Path(folder))
            ended = protect_and_die(path, step=step)
            found[state(path, wanted)] += 1
            found["WRONG: cannot be protected afterwards"] += not _protected_in_the_end(path, wanted)
        if ended:
            return +found


def _protected_in_the_end(path: Path, wanted: dict[str, int]) -> bool:
    if path.read_bytes()[:6] == b"SQLite":
        protect_register(path, Founder("Noémie Ouellet", PASSPHRASE), SystemClock(), SMALLEST)
    return state(path, wanted) == "protected"


def main(arguments: list[str]) -> int:
    """Run and tell."""
    found = run_steps() if arguments == ["steps"] else run(int(arguments[0]) if arguments else 50)
    for name, number in sorted(found.items()):
        print(f"{name}: {number}")
    return int(any(name.startswith("WRONG") for name in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
