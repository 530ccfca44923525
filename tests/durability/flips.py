"""Single bits of a register flipped, each in a fresh copy: does the program notice, and does it ever show a wrong value?

``python -m tests.durability.flips COUNT [SEED]``. Exits with 1 when a flip goes unnoticed or a value read differs.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.migrations.tables import metadata
from tests.durability.work import Day, prepare
from tests.registers import make_register

ACTIONS = 120


def everything(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """Return every value of every table."""
    with register.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in metadata.sorted_tables
        }


def noticed(register: Register) -> bool:
    """Return whether the check of the file's pages finds something."""
    with register.read() as connection:
        return bool(connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall())


def run(count: int, seed: int = 1) -> Counter[str]:
    """Return how many flips were noticed when reading, noticed by the check, unnoticed, and gave a wrong value."""
    chance, found = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        good, path = Path(folder, "good.medias"), Path(folder, "good.medias.flipped")
        register = make_register(good, Municipality("Ville"))
        prepare(register)
        day = Day(register, seed)
        for _number in range(ACTIONS):
            day.act()
        access = register.access
        register.close()  # which seals it
        register = Register.open(good)
        right = everything(register)
        register.close()
        whole = good.read_bytes()
        for number in range(count):  # one in each part of the file
            bit = int((number + chance.random()) * len(whole) * 8 / count)
            content = bytearray(whole)
            content[bit // 8] ^= 1 << bit % 8
            path.write_bytes(content)
            for suffix in (".keys",):
                shutil.copy(f"{good}{suffix}", f"{path}{suffix}")
            found[_outcome(path, access, right)] += 1
    return found


def _outcome(path: Path, access: Any, right: dict[str, list[tuple[Any, ...]]]) -> str:
    register = None
    try:
        register = Register.open(path, access=access)
        read = everything(register)
    except UserError:
        return "noticed when reading"
    else:
        if read != right:
            return "WRONG VALUE"
        return "noticed by the check" if noticed(register) else "UNNOTICED"
    finally:
        if register is not None:
            register.close()


def main(arguments: list[str]) -> int:
    """Print what was found."""
    found = run(int((arguments or ["100"])[0]), int((arguments[1:] or ["1"])[0]))
    print(f"flips: {dict(found)}")
    return int(bool({"WRONG VALUE", "UNNOTICED"} & set(found)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
