"""A disk as it may be found after a power cut, rebuilt from the operations of a real run.

What was synchronised is there. Of what was written since, any part may be there, in any order, torn at 512 bytes; a file
that was made, renamed or removed may still be as before until its folder was synchronised. The disk is believed to obey
a synchronisation: one that lies loses data with any program.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
FLAVOURS = ("nothing", "beginning", "torn", "everything")
"""What reached the disk of that which was not synchronised yet."""


class Operation(NamedTuple):
    """One thing a program did: (W)rite, (T)runcate, (S)ynchronise, (C)reate, (U)nlink, (R)ename, (A)cknowledge."""

    kind: str
    path: str
    offset: int
    data: bytes


def read_operations(log: Path) -> list[Operation]:
    """Return the operations that powercut_recorder.c noted."""
    data, at, found = log.read_bytes(), 0, []
    while at < len(data):
        kind, length = chr(data[at]), struct.unpack_from("<I", data, at + 1)[0]
        path = data[at + 5 : at + 5 + length].decode()
        at += 5 + length
        offset, size = struct.unpack_from("<QI", data, at)
        at += 12
        found.append(Operation(kind, path, offset, data[at : at + size]))
        at += size
    return found


class _File:
    def __init__(self, content: bytes = b"") -> None:
        self.synchronised = bytearray(content)
        self.waiting: list[Operation] = []


class Disk:
    """The files below a folder; ``run`` one operation after the other, ``image`` what a power cut would leave."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = str(folder)
        self._chance = chance
        self._files = {str(path): _File(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        self._named = set(self._files)
        self._removed: dict[str, _File] = {}
        self.acknowledged = b""

    def run(self, done: Operation) -> None:
        """Take one operation into account."""
        if done.kind == "A":
            self.acknowledged = done.data
        elif done.kind == "C":
            self._files[done.path] = _File()
        elif done.kind in "WT":
            self._files.setdefault(done.path, _File()).waiting.append(done)
        elif done.kind == "S":
            self._synchronise(done.path)
        elif done.kind == "U":
            self._unlink(done.path)
        elif done.kind == "R":
            self._rename(done.path, done.data.decode())

    def _synchronise(self, path: str) -> None:
        if path.rstrip("/") == self._folder:
            self._named = set(self._files)
            self._removed.clear()
        elif path in self._files:
            file = self._files[path]
            for waiting in file.waiting:
                _apply(file.synchronised, waiting)
            file.waiting.clear()

    def _unlink(self, path: str) -> None:
        file = self._files.pop(path, None)
        if file is not None and path in self._named:
            self._removed[path] = file
        self._named.discard(path)

    def _rename(self, old: str, new: str) -> None:
        replaced = self._files.get(new)
        if replaced is not None and new in self._named:
            self._removed[new] = replaced
        self._files[new] = self._files.pop(old, _File())
        self._named -= {old, new}

    def image(self, flavour: str) -> Iterator[tuple[str, bytes]]:
        """Give the name and content of each file that is found after a power cut now."""
        for path in self._files.keys() | self._removed.keys():
            file = self._found(path)
            if file is not None:
                yield path[len(self._folder) + 1 :], self._content(file, flavour)

    def _found(self, path: str) -> _File | None:
        """Return the file that a name stands for: what was not synchronised with its folder may not have happened."""
        there, before = self._files.get(path), self._removed.get(path)
        if path in self._named:
            return there
        return self._chance.choice((there, before))

    def _content(self, file: _File, flavour: str) -> bytes:
        content = bytearray(file.synchronised)
        for waiting in file.waiting:
            if flavour == "nothing" or (flavour == "beginning" and self._chance.random() < 0.08):
                break
            if flavour != "torn":
                _apply(content, waiting)
            elif self._chance.random() < 0.5:
                self._tear(content, waiting)
        return bytes(content)

    def _tear(self, content: bytearray, waiting: Operation) -> None:
        if waiting.kind != "W" or self._chance.random() < 0.7:
            _apply(content, waiting)
            return
        for start in range(0, len(waiting.data), SECTOR):
            if self._chance.random() < 0.6:
                piece = waiting.data[start : start + SECTOR]
                _apply(content, waiting._replace(offset=waiting.offset + start, data=piece))


def _apply(content: bytearray, done: Operation) -> None:
    if done.kind == "W":
        content.extend(bytes(max(0, done.offset - len(content))))
        content[done.offset : done.offset + len(done.data)] = done.data
    elif len(content) > done.offset:
        del content[done.offset :]
    else:
        content.extend(bytes(done.offset - len(content)))
