"""A program that upgrades a register of an earlier schema is killed at any instant, again and again.

``python -m tests.durability.migrations ROUNDS [SEED]``. Exits with 1 when the register is neither as it was nor upgraded whole.
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
from typing import Any

from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.making import keys_for_all, protect
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.version import SCHEMA_NUMBER
from tests.durability.children import heard
from tests.durability.work import faults

OLD = Path(__file__).parents[1] / "databases" / "schema-0001.medias"


def state(path: Path, key: bytes) -> tuple[int, dict[str, int]]:
    """Return the schema's number and how many rows each table of the old schema holds."""
    with contextlib.closing(connect(path, key)) as connection:
        number = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return -1, {}
        names = (
            "person",
            "policy",
            "policy_version",
            "section",
            "adoption",
            "attachment",
            "acknowledgement_event",
        )
        count = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    return number, count


def one_round(path: Path, access: Any, patience: float) -> None:
    """Open, and so upgrade, a register in a child that is killed so many seconds after it began."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            os.write(write, b"go")
            Register.open(path, access=access).close()
        finally:
            os._exit(0)
    os.close(write)
    os.read(read, 2)
    heard(read, patience)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(read)


def run(rounds: int, seed: int = 1) -> Counter[str]:
    """Return how many registers were found as before, upgraded, or neither."""
    import alembic.command  # noqa: F401 - loaded once, so that the kills fall into the upgrade itself

    chance, found = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        good, path = Path(folder, "good.medias"), Path(folder, "Ville.medias")
        access = keys_for_all(good)
        protect(OLD, good, access)
        before = state(good, access.data_key)
        for _number in range(rounds):
            for file in path.parent.glob("Ville.medias*"):
                file.unlink()
            shutil.copy(good, path)
            one_round(path, access, chance.uniform(0, 0.35))
            number, count = state(path, access.data_key)
            if count != before[1]:
                found["NEITHER"] += 1
                continue
            found["upgraded" if number == SCHEMA_NUMBER else "as before"] += 1
            register = Register.open(path, access=access)
            found.update(faults(register, 0))
            register.close()
    return found


def main(arguments: list[str]) -> int:
    """Print what was found."""
    found = run(int((arguments or ["50"])[0]), int((arguments[1:] or ["1"])[0]))
    print(f"upgrades killed: {dict(found)}")
    return int(bool(set(found) - {"as before", "upgraded"}))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
