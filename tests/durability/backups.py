"""Kill programs that make, copy, rotate and restore backups; look at what they leave.

``python -m tests.durability.backups 50`` kills each kind of work 50 times at random instants;
``python -m tests.durability.backups steps`` kills each before every single file operation it makes, one after the other.
Prints one line a kind and exits with 1 when anything is neither whole old nor whole new.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from medias_desktop.core.store.backups import erasures
from medias_desktop.core.store.backups.keeping import prune
from medias_desktop.core.store.backups.listing import list_backups, unreadable_backups
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.backups.places import copy_backup
from medias_desktop.core.store.backups.reading import read_in_full
from medias_desktop.core.store.backups.restoring import restore
from medias_desktop.core.store.backups.verifying import verify_backup
from medias_desktop.core.store.keys import storage
from tests.core.store.backups.registers import ID, KEY, change, make

KINDS = ("make", "rotate", "copy", "restore", "erase")
HOUR = dt.timedelta(hours=1)


class Stage:
    """A register, two backups of it that differ, and the places around them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.register = root / "Ville.medias"
        self.folder = root / "backups"
        self.stick = root / "stick"

    def set_up(self, people: int) -> None:
        make(self.register, people=people)
        now = dt.datetime.now(dt.UTC)
        for turn in range(2):
            change(self.register, f"state {turn}")
            make_backup(self.register, KEY, self.folder, reason=BackupReason.BY_HAND, now=now + turn * HOUR)
        self.stick.mkdir()

    def work(self, kind: str) -> None:
        """Do one piece of work, the one that is killed."""
        now = dt.datetime.now(dt.UTC) + 2 * HOUR
        backups = list_backups(self.folder)
        if kind == "make":
            make_backup(self.register, KEY, self.folder, reason=BackupReason.CLOSING, now=now)
        elif kind == "rotate":
            make_backup(self.register, KEY, self.folder, reason=BackupReason.CLOSING, now=now)
            prune(self.folder, ID, now)
        elif kind == "copy":
            copy_backup(backups[0], self.stick, KEY, now=now)
            done = self.stick / ID / (backups[0].name + ".part")
            done.with_suffix("").rename(done)
            shutil.rmtree(done)
        elif kind == "restore":
            # Always the other state, so that the old one and the new one differ.
            present = self.facts(self.register)
            other = next(backup for backup in backups if backup.manifest.facts != present)
            restore(other, self.register, KEY, now=now)
        else:
            number = len(erasures.since(self.folder, KEY))
            erasures.record(self.folder, KEY, [f"person/{number}"], now, "x")
            print(number, flush=True)

    def problems(self, kind: str, acknowledged: int) -> list[str]:
        """Return what is neither old nor new."""
        found = []
        for place in (self.folder, self.stick / ID):
            found += [f"{path} is not readable" for path in unreadable_backups(place)]
            for backup in list_backups(place)[:3]:
                verify_backup(backup.folder, KEY)
        states = [backup.manifest.facts for backup in list_backups(self.folder)]
        if len(states) < 2:
            found.append("a backup is gone")
        for path in (self.register, *self.root.glob("Ville.before-*.medias")):
            if self.facts(path) not in states:
                found.append(f"{path.name} is neither old nor new")
            if path != self.register:
                path.unlink()
        if storage.load(self.register).unlock_open().data_key != KEY:
            found.append("the key file is another")
        if kind == "erase" and len(erasures.since(self.folder, KEY)) < acknowledged:
            found.append("a destruction was forgotten")
        return found

    def facts(self, path: Path):
        """Return what a register holds once whoever opens it next has folded its log in."""
        from medias_desktop.core.store.connection import connect

        with contextlib.closing(connect(path, KEY, alone=True)):
            pass
        return read_in_full(path, KEY)

    def tidy(self) -> tuple[int, int]:
        """Remove what piles up; return unfinished folders found, and backups made."""
        unfinished = [
            *self.folder.glob("*.part"),
            *self.root.glob("*.part"),
            *self.root.glob("stick/*/*.part"),
        ]
        for path in unfinished:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        made = list_backups(self.folder)[:-2]
        for backup in made:
            shutil.rmtree(backup.folder)
        for path in self.root.glob("Ville.before-*"):
            path.unlink()
        return len(unfinished), len(made)


def killed_at_random(kind: str, rounds: int, people: int, seed: int) -> dict[str, int]:
    """Kill a program that works without end, ``rounds`` times; each time look at what it leaves."""
    chance = random.Random(seed)
    counts = {"killed": 0, "unfinished": 0, "made": 0, "bad": 0}
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(Path(place))
        os.environ["MEDIAS_PROFILE"] = str(stage.root / "profile")
        stage.set_up(people)
        command = [sys.executable, "-m", "tests.durability.backups", "work", kind, place]
        for _round in range(rounds):
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
                program.stdout.readline()  # it has begun
                timer = threading.Timer(chance.uniform(0, 0.6), program.kill)
                timer.start()
                acknowledged = [line for line in program.stdout if line.strip().isdigit()]
            counts["killed"] += program.returncode != 0
            told = int(acknowledged[-1]) + 1 if acknowledged else 0
            _count(stage, kind, told, counts)
    return counts


def killed_at_every_step(kind: str, people: int) -> dict[str, int]:
    """Kill one piece of work before its first file operation, then before its second… until it gets to its end."""
    counts = {"killed": 0, "unfinished": 0, "made": 0, "bad": 0}
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(Path(place))
        os.environ["MEDIAS_PROFILE"] = str(stage.root / "profile")
        stage.set_up(people)
        status = 1
        while status != 0:
            child = os.fork()
            if child == 0:
                _die_at(counts["killed"], place)
                stage.work(kind)
                os._exit(0)
            status = os.waitpid(child, 0)[1]
            if status not in (0, signal.SIGKILL):
                raise RuntimeError(f"{kind} failed by itself")
            counts["killed"] += status != 0
            _count(stage, kind, 0, counts)
    return counts


def _count(stage: Stage, kind: str, acknowledged: int, counts: dict[str, int]) -> None:
    for problem in stage.problems(kind, acknowledged):
        print(kind, problem)
        counts["bad"] += 1
    unfinished, made = stage.tidy()
    counts["unfinished"] += unfinished
    counts["made"] += made


def _die_at(step: int, place: str) -> None:
    """End this program without a word before its file operation number ``step`` in a folder."""
    seen = [0]

    def look(_event: str, arguments: tuple[object, ...]) -> None:
        if any(isinstance(one, (str, Path)) and str(one).startswith(place) for one in arguments):
            seen[0] += 1
            if seen[0] > step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def main(arguments: list[str]) -> int:
    """Run what the command line asks for."""
    if arguments[0] == "work":
        stage = Stage(Path(arguments[2]))
        print("begun", flush=True)
        while True:
            stage.work(arguments[1])
    bad = 0
    for kind in KINDS:
        if arguments[0] == "steps":
            counts = killed_at_every_step(kind, people=20)
        else:
            counts = killed_at_random(kind, int(arguments[0]), people=500, seed=int((*arguments, "4")[1]))
        print(kind, *(f"{name} {count}" for name, count in counts.items()))
        bad += counts["bad"]
    return int(bad > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
