"""A program that works in a register is killed at any instant, again and again.

``python -m tests.durability.kills ROUNDS [SEED]``. Exits with 1 when an acknowledged action is lost, the register does not open,
or a record is without its event. Not on Windows, whose processes cannot be forked.
"""

from __future__ import annotations

import importlib
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.register import Municipality, Register
from tests.durability import work
from tests.durability.children import heard
from tests.registers import make_register

FRESH = 40
"""After so many rounds another register is begun, so that each round can look at everything."""


def one_round(path: Path, seed: int, patience: float, day: ModuleType) -> int:
    """Work in a child until it is killed so many seconds after it began to; return the last event acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(write, 1)
        os.close(read)
        try:
            day.main([str(path), str(seed)])
        finally:
            os._exit(1)
    os.close(write)
    told = os.read(read, 64) + heard(read, patience)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(read, 1 << 16):
        told += piece
    os.close(read)
    lines = told.split(b"\n")
    return int(lines[-2]) if len(lines) > 1 else 0


def run(rounds: int, seed: int = 1, day: ModuleType = work, longest: float = 0.06) -> Counter[str]:
    """Return what was found wrong, with how many rounds were run and events acknowledged.

    ``day`` is what is done (``main``, ``prepare``, ``faults``; ``LOADED``, modules that its copies need not load each),
    ``longest`` the seconds after which it is killed at the latest.
    """
    for name in getattr(day, "LOADED", ()):
        importlib.import_module(name)
    chance, found = random.Random(seed), Counter({"rounds": 0, "events acknowledged": 0})
    while found["rounds"] < rounds:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
            path = Path(folder, "Ville.medias")
            register = make_register(path, Municipality("Ville"))
            day.prepare(register)
            register.close()
            before = 0
            for _number in range(min(FRESH, rounds - found["rounds"])):
                acknowledged = one_round(path, chance.randrange(1 << 30), chance.uniform(0, longest), day)
                found["rounds"] += 1
                found["events acknowledged"] += max(0, acknowledged - before)
                before = max(before, acknowledged)
                found.update(_wrong(path, acknowledged, day))
    return found


def _wrong(path: Path, acknowledged: int, day: ModuleType) -> list[str]:
    try:
        register = Register.open(path)
    except UserError as error:
        return [f"does not open: {type(error).__name__}"]
    try:
        return day.faults(register, acknowledged)
    finally:
        register.close()


def main(arguments: list[str]) -> int:
    """Print what was found."""
    found = run(int((arguments or ["100"])[0]), int((arguments[1:] or ["1"])[0]))
    print(f"kills: {dict(found)}")
    return int(set(found) != {"rounds", "events acknowledged"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
