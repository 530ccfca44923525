"""The register: one ``.medias`` file that holds everything a municipality records."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop import __version__
from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.files import EmptyFile, FolderMissing, os_errors_explained, read_head
from medias_desktop.core.store.connection import APPLICATION_ID, connect, sqlite_uri
from medias_desktop.core.store.errors import (
    NewerRegister,
    NotARegister,
    RegisterBusy,
    RegisterDamaged,
    RegisterExists,
    RegisterMoved,
    database_errors_explained,
)
from medias_desktop.core.store.version import SCHEMA_NUMBER

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.transaction import Transaction

_PATIENCE = 10.0
_MAGIC = b"SQLite format 3\x00"


class Municipality(NamedTuple):
    """Whose register it is; ``language`` 'fr' or 'en' for its documents, ``paper`` 'letter' or 'a4'."""

    name: str
    language: str = "fr"
    paper: str = "letter"


class Register:
    """An open register: ``rows`` for plain reading, ``read`` for built queries, ``transaction`` for writing."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._reader = connect(path)
        self.patience = _PATIENCE
        """Seconds that a write waits for another program's; a window's own thread cannot wait that long."""
        self._reader.row_factory = sqlite3.Row
        self._file = _file_number(path)

    @classmethod
    def create(cls, path: Path, municipality: Municipality, clock: Clock | None = None) -> Register:
        """Make a new register and open it. Raises RegisterExists or a file error; nothing half-made stays."""
        clock = clock or SystemClock()
        with os_errors_explained(path):
            if path.exists():
                raise RegisterExists(name=path.name)
            if not path.parent.exists():
                raise FolderMissing(folder=path.parent)
        draft = path.with_name(path.name + ".part")
        try:
            with os_errors_explained(path), database_errors_explained(path):
                remove(draft)
                _make(draft, municipality, clock)
                fold_log(draft)
                draft.rename(path)
        finally:
            remove(draft)
        try:
            return cls.open(path, clock)
        except BaseException:
            remove(path)
            raise

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None) -> Register:
        """Open a register, upgrading its schema when it is older.

        Raises FileMissing, EmptyFile, NotARegister, NewerRegister, RegisterReadOnly, RegisterDamaged…
        """
        _check_header(path)
        with database_errors_explained(path):
            if _schema_number(path) < SCHEMA_NUMBER:
                _upgrade(path)
            register = cls(path, clock or SystemClock())
            try:
                register.municipality()
            except (sqlite3.OperationalError, ValueError) as error:  # no such table, or nothing in it
                register.close()
                raise RegisterDamaged(name=path.name) from error
            except BaseException:
                register.close()
                raise
        return register

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        if "_engine" in self.__dict__:
            self._engine.dispose()
        self._reader.close()

    @cached_property
    def _engine(self) -> sa.Engine:
        from medias_desktop.core.store.engine import make_engine

        return make_engine(self.path)

    def rows(self, statement: str, **values: object) -> Sequence[sqlite3.Row]:
        """Return all rows of a plain SELECT with ``:named`` values, without SQLAlchemy: what the first screen needs.

        Dates and instants come as their ISO text (core.store.texts turns them back).
        """
        with database_errors_explained(self.path):
            return self._reader.execute(statement, values).fetchall()

    @contextlib.contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection for reading one consistent state. Raises RegisterMoved."""
        self._require_same_file()
        with database_errors_explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def transaction(self, action: str) -> Iterator[Transaction]:
        """Give the transaction of one user action: committed at the end, undone on any exception. Raises RegisterMoved."""
        from medias_desktop.core.store.transaction import Transaction

        self._require_same_file()

        with (
            database_errors_explained(self.path),
            self._engine.execution_options(write=True).connect() as connection,
        ):
            self._set_patience(connection)
            with connection.begin():
                yield Transaction(connection, action, self.clock.now())

    def _set_patience(self, connection: sa.Connection) -> None:
        raw = connection.connection.driver_connection
        assert raw is not None
        in_front = threading.current_thread() is threading.main_thread()
        raw.execute(f"PRAGMA busy_timeout={round(1000 * (self.patience if in_front else _PATIENCE))}")

    def _require_same_file(self) -> None:
        """Refuse to go on with a file that has no name any more, or whose name now belongs to another file.

        What is written to it would be lost without a word, and a new connection would mix the two files.
        """
        if self._file != _file_number(self.path):
            raise RegisterMoved(name=self.path.name)

    def municipality(self) -> Municipality:
        """Return whose register this is."""
        (row,) = self.rows("SELECT name, language, paper FROM municipality")
        return Municipality(*row)

    def change_municipality(self, municipality: Municipality) -> None:
        """Correct the municipality's name, language or paper."""
        from medias_desktop.core.store import schema

        with self.transaction("change_municipality") as tx:
            row = tx.execute(schema.municipality.select().limit(1)).one()
            tx.update(schema.municipality, row.id, **municipality._asdict())


def remove(path: Path) -> None:
    """Remove a register that was just made, with what SQLite keeps beside it; one that is not there is no matter."""
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def fold_log(path: Path) -> None:
    """Bring all of a closed register into its one file, so that the file can be moved alone.

    Closing does the same but keeps silent when the disk is full or somebody else reads. Raises DiskFull or RegisterBusy.
    """
    with database_errors_explained(path), contextlib.closing(connect(path, timeout=2.0)) as connection:
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise RegisterBusy(name=path.name)


def _make(path: Path, municipality: Municipality, clock: Clock) -> None:
    from medias_desktop.core.store import schema
    from medias_desktop.core.store.engine import make_engine
    from medias_desktop.core.store.transaction import new_uid
    from medias_desktop.core.store.upgrade import upgrade

    engine = make_engine(path, create=True)
    try:
        upgrade(engine, path)
        values = {
            **municipality._asdict(),
            "uid": new_uid(),
            "program_version": __version__,
            "created_at": clock.now(),
        }
        with engine.execution_options(write=True).begin() as connection:
            connection.execute(schema.municipality.insert().values(values))
    finally:
        engine.dispose()


def _upgrade(path: Path) -> None:
    from medias_desktop.core.store.engine import make_engine
    from medias_desktop.core.store.upgrade import upgrade

    engine = make_engine(path)
    try:
        upgrade(engine, path)
    finally:
        engine.dispose()


def _file_number(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another of the same name, or None when it is not there."""
    if os.name == "nt":  # an open file cannot be moved or replaced there
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _check_header(path: Path) -> None:
    head = read_head(path, 100)
    if not head:
        raise EmptyFile(name=path.name)
    # Bytes 68-71 of a SQLite header: the application's mark (https://www.sqlite.org/fileformat.html).
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotARegister(name=path.name)


def _schema_number(path: Path) -> int:
    """Return the file's schema number without touching it. Raises NewerRegister."""
    with contextlib.closing(sqlite3.connect(sqlite_uri(path, mode="ro"), uri=True)) as connection:
        number = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if number > SCHEMA_NUMBER:
            raise NewerRegister(name=path.name, theirs=_program_version(connection), ours=__version__)
    return number


def _program_version(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT program_version FROM municipality").fetchone()
    except sqlite3.OperationalError:  # a later version may have moved it
        row = None
    return str(row[0]) if row else "?"
