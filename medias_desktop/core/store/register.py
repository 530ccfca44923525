"""The register: one ``.medias`` file that holds everything a municipality records."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop import __version__
from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.files import EmptyFile, FileMissing, os_errors_explained, read_head
from medias_desktop.core.store.connection import APPLICATION_ID, connect, sqlite_uri
from medias_desktop.core.store.errors import (
    NewerRegister,
    NotARegister,
    RegisterExists,
    database_errors_explained,
)
from medias_desktop.core.store.version import SCHEMA_NUMBER

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.transaction import Transaction

SUFFIX = ".medias"
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
        self._reader.row_factory = sqlite3.Row

    @classmethod
    def create(cls, path: Path, municipality: Municipality, clock: Clock | None = None) -> Register:
        """Make a new register and open it. Raises RegisterExists or a file error; nothing half-made stays."""
        clock = clock or SystemClock()
        if path.exists():
            raise RegisterExists(name=path.name)
        draft = path.with_name(path.name + ".part")
        try:
            with os_errors_explained(path), database_errors_explained(path):
                draft.unlink(missing_ok=True)
                _make(draft, municipality, clock)
                draft.rename(path)
        finally:
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(OSError):
                    draft.with_name(draft.name + suffix).unlink(missing_ok=True)
        return cls.open(path, clock)

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
        """Give a connection for reading one consistent state."""
        with database_errors_explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def transaction(self, action: str) -> Iterator[Transaction]:
        """Give the transaction of one user action: committed at the end, undone on any exception."""
        from medias_desktop.core.store.transaction import Transaction

        with (
            database_errors_explained(self.path),
            self._engine.execution_options(write=True).connect() as connection,
            connection.begin(),
        ):
            yield Transaction(connection, action, self.clock.now())

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


def _check_header(path: Path) -> None:
    if not path.exists():
        raise FileMissing(name=path.name)
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
            theirs = connection.execute("SELECT program_version FROM municipality").fetchone()
            raise NewerRegister(name=path.name, theirs=theirs[0] if theirs else "?", ours=__version__)
    return number
