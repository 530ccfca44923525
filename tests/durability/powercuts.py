"""Power cuts: a real run is recorded, and the disk rebuilt as it may be found after a cut at any instant of it.

``python -m tests.durability.powercuts IMAGES [SEED] [DAY]``: ``DAY`` is "work" or "photos". Exits with 1 when an image does not
open, lost an acknowledged action, or holds a record without its event. Needs Linux and a C compiler.
"""

from __future__ import annotations

import importlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.register import Municipality, Register
from tests.durability import work
from tests.durability.disk import FLAVOURS, Disk, Operation, read_operations
from tests.registers import make_register

ACTIONS = 60
NAME = "Ville.medias"


def compiler() -> str | None:
    """Return a C compiler, or None."""
    return shutil.which("cc") or shutil.which("gcc")


def build_recorder(folder: Path) -> Path:
    """Compile what is preloaded into the run."""
    library = folder / "recorder.so"
    source = Path(__file__).with_name("powercut_recorder.c")
    command = [compiler() or "cc", "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return library


def record(root: Path, seed: int, actions: int, day: ModuleType = work) -> tuple[Path, list[Operation]]:
    """Make a register, let a day's work be done in it, and return a copy of how it was before with what was done."""
    folder, before = root / "register", root / "before"
    folder.mkdir()
    register = make_register(folder / NAME, Municipality("Ville"))
    day.prepare(register)
    register.close()
    shutil.copytree(folder, before)
    log = root / "operations"
    environment = {
        **os.environ,
        "LD_PRELOAD": str(build_recorder(root)),
        "PC_DIR": str(folder),
        "PC_LOG": str(log),
    }
    command = [sys.executable, "-m", day.__spec__.name, str(folder / NAME), str(seed), str(actions)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder)
    before.rename(folder)
    return folder, read_operations(log)


def look(
    root: Path, folder: Path, operations: list[Operation], images: int, seed: int, day: ModuleType = work
) -> Counter[str]:
    """Rebuild so many images and return what was found wrong, each with its number; "images" counts them all."""
    chance = random.Random(seed)
    disk, found = Disk(folder, chance), Counter({"images": 0})
    parts = max(
        1, images // len(FLAVOURS)
    )  # one cut in each part of the run, so that few cuts fall everywhere too
    cuts = Counter(int((part + chance.random()) * len(operations) / parts) for part in range(parts))
    place = root / "image"
    for number, operation in enumerate(operations):
        for _again in range(cuts[number]):
            for flavour in FLAVOURS:
                found["images"] += 1
                found.update(_wrong(place, disk, flavour, day))
        disk.run(operation)
    return found


def _wrong(place: Path, disk: Disk, flavour: str, day: ModuleType) -> list[str]:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in disk.image(flavour):
        (place / name).write_bytes(content)
    acknowledged = int(disk.acknowledged.split()[-1]) if disk.acknowledged else 0
    try:
        register = Register.open(place / NAME)
    except UserError as error:
        return [f"does not open: {type(error).__name__}"]
    try:
        return day.faults(register, acknowledged)
    finally:
        register.close()


def run(images: int, seed: int = 1, day: ModuleType = work) -> Counter[str]:
    """Record a run of ``day`` and look at so many images of it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = f"{folder}/profile"
        place, operations = record(Path(folder), seed, ACTIONS, day)
        return look(Path(folder), place, operations, images, seed, day)


def main(arguments: list[str]) -> int:
    """Run in parts of 2,500 images, each over a day of its own."""
    wanted, seed = int((arguments or ["1000"])[0]), int((arguments[1:] or ["1"])[0])
    day = importlib.import_module(f"tests.durability.{(arguments[2:] or ['work'])[0]}")
    total: Counter[str] = Counter()
    while total["images"] < wanted:
        total += run(min(2500, wanted - total["images"] + len(FLAVOURS)), seed, day)
        seed += 1
        print(f"power cuts: {dict(total)}", flush=True)
    return int(set(total) != {"images"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
