"""A register that this computer has for itself, on a network share: one connection for everything the program does.

SQLite's exclusive lock keeps everybody out, this very program's other connections included. So whoever here reaches
for a file that is held shares its one connection, and threads take turns with it.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core import held_files
from medias_desktop.core.store import places
from medias_desktop.core.store.connection import connect, driver

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.occupancy import Occupancy, Occupant

PATIENCE = 1.0
"""Seconds that one waits for another computer to let a register go."""

_holds: dict[object, Hold] = {}
_accepted: set[object] = set()
_guard = threading.RLock()


class Hold:
    """The lock and the one connection; ``turn`` is held by the thread that uses it."""

    def __init__(self, name: object, path: Path, key: bytes) -> None:
        self.path, self.key, self.turn = path, key, threading.RLock()
        self.left_behind: Occupant | None = None
        self.users = 0
        self._name = name
        self._occupancy: Occupancy | None = None
        self.number = held_files.hold(path)
        try:
            self.raw = connect(path, key, alone=True, timeout=PATIENCE)
        except BaseException:
            held_files.release(self.number)
            raise

    def announce(self, clock: Clock | None) -> None:
        """Leave the note that tells others who has the register. Raises a file error."""
        from medias_desktop.core.store.occupancy import Occupancy

        with _guard:
            if self._occupancy is None:
                self._occupancy = Occupancy(self.path, clock).__enter__()
                self.left_behind = self._occupancy.left_behind

    def release(self) -> None:
        """Let go; the last one here takes the note away, then the lock, once nobody uses the connection."""
        with self.turn, _guard:  # in this order always: whoever has the turn may open the register once more
            self.users -= 1
            if self.users:
                return
            del _holds[self._name]
            try:
                if self._occupancy is not None:
                    self._occupancy.__exit__(None, None, None)
                self.raw.close()
            finally:
                held_files.release(self.number)


def hold(path: Path, key: bytes, clock: Clock | None = None) -> Hold:
    """Hold a register alone, or share in it where this program does already; ``release`` it afterwards.

    Raises RegisterOccupied, RegisterOccupiedUnknown, or the driver's errors: NOTADB for another key.
    """
    with _guard:
        name = _name_of(path)
        found = _holds.get(name)
        if found is None:
            try:
                found = _holds[name] = Hold(name, path, key)
            except driver.Error as error:
                if (refused := _refusal(error, path, clock)) is None:
                    raise
                raise refused from error
        elif found.key != key:
            wrong = driver.DatabaseError("file is not a database")
            wrong.sqlite_errorcode = driver.SQLITE_NOTADB
            raise wrong
        found.users += 1
        return found


def is_held(path: Path) -> bool:
    """Return whether this program has the register for itself."""
    with _guard:
        return bool(_holds) and _name_of(path) in _holds


def accept(path: Path) -> None:
    """Let this program open a register on a network share alone, as the user insists, until ``withdraw``."""
    with _guard:
        _accepted.add(_full(path))


def withdraw(path: Path) -> None:
    """Ask again from now on."""
    with _guard:
        _accepted.discard(_full(path))


def settle(path: Path, *, alone: bool, copy: bool) -> bool:
    """Return whether to open a register alone; a ``copy`` of one, on which the program works, lies where it must.

    Raises RegisterOnNetwork unless alone was asked for or accepted, and RegisterInSyncedFolder.
    """
    if is_held(path):
        return True
    trouble = places.trouble_of(path)
    if trouble is None:
        return alone
    network = trouble.kind is places.PlaceKind.NETWORK
    if copy or (network and (alone or _full(path) in _accepted)):
        return alone or network
    raise trouble.refusal(path)


@contextlib.contextmanager
def reached(path: Path, key: bytes, *, timeout: float = 10.0, alone: bool | None = None) -> Iterator[Any]:
    """Give a connection to a register, open here or not: the shared one where it is held, one's own elsewhere.

    On a network share it is held meanwhile; ``alone`` tells what is known of that. Raises as ``hold``.
    """
    if alone if alone is not None else settle(path, alone=False, copy=True):
        held = hold(path, key)
        try:
            with held.turn:
                yield held.raw
        finally:
            held.release()
    else:
        with contextlib.closing(connect(path, key, timeout=timeout)) as connection:
            yield connection


class Lent:
    """The one connection as one of its users has it: only a transaction of this user's own ends with it.

    Whoever only reads needs no transaction: nobody else writes while it is their turn.
    """

    def __init__(self, raw: Any, row_factory: Any = None) -> None:
        self._lent, self._row_factory = raw, row_factory
        self._began = self._closed = False

    @property
    def _raw(self) -> Any:
        if self._closed:
            raise driver.ProgrammingError("Cannot operate on a closed database.")
        return self._lent

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def execute(self, statement: str, *values: Any) -> Any:
        """Run a statement on a cursor of one's own."""
        cursor = self._raw.cursor()
        if self._row_factory is not None:
            cursor.row_factory = self._row_factory
        return cursor.execute(statement, *values)

    def begin(self) -> None:
        """Begin to write."""
        self._raw.execute("BEGIN IMMEDIATE")
        self._began = True

    def commit(self) -> None:
        """DB-API: commit what this user began."""
        if self._began:
            self._raw.execute("COMMIT")
            self._began = False

    def rollback(self) -> None:
        """DB-API: undo what this user began."""
        if self._began:
            self._began = False
            if self._raw.in_transaction:  # a full disk has undone it by itself
                self._raw.execute("ROLLBACK")

    def close(self) -> None:
        """DB-API: end one's own use of it."""
        if not self._closed:
            self.rollback()
            self._closed = True

    def create_function(self, *_function: Any, **_options: Any) -> None:
        """SQLAlchemy gives each new connection functions of its own, which a statement at work would forbid; we use none."""


def _refusal(error: driver.Error, path: Path, clock: Clock | None) -> UserError | None:
    """Return what tells that somebody else has the register, or None when it is something else."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # The log stays as long as somebody else has the register open.
    if code not in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED) and str(error) != "journal mode is wal":
        return None
    from medias_desktop.core.store.occupancy import refusal

    return refusal(path, clock)


def _full(path: Path) -> str:
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - a mapped drive stays the drive the user chose


def _name_of(path: Path) -> object:
    return held_files.number_of(path) or _full(path)
