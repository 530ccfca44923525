"""The register: one ``.medias`` file that holds everything a municipality records."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop import __version__
from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.files import EmptyFile, FileMissing, os_errors_explained, read_head
from medias_desktop.core.store import schema
from medias_desktop.core.store.engine import APPLICATION_ID, make_engine, sqlite_uri
from medias_desktop.core.store.errors import (
    NewerRegister,
    NotARegister,
    RegisterExists,
    database_errors_explained,
)
from medias_desktop.core.store.transaction import Transaction, new_uid
from medias_desktop.core.store.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

SUFFIX = ".medias"
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Municipality:
    """Whose register it is; ``language`` 'fr' or 'en' for its documents, ``paper`` 'letter' or 'a4'."""

    name: str
    language: str = "fr"
    paper: str = "letter"


class Register:
    """An open register. Reading and writing happen in the context managers ``read`` and ``transaction``."""

    def __init__(self, path: Path, engine: sa.Engine, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._engine = engine
        self._write_engine = engine.execution_options(write=True)

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
            number = _schema_number(path)
            engine = make_engine(path)
            try:
                if number < schema.SCHEMA_NUMBER:
                    upgrade(engine, path)
                with engine.connect() as connection:
                    connection.exec_driver_sql("SELECT 1 FROM municipality")
            except BaseException:
                engine.dispose()
                raise
        return cls(path, engine, clock or SystemClock())

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        self._engine.dispose()

    @contextlib.contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection for reading one consistent state."""
        with database_errors_explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def transaction(self, action: str) -> Iterator[Transaction]:
        """Give the transaction of one user action: committed at the end, undone on any exception."""
        with (
            database_errors_explained(self.path),
            self._write_engine.connect() as connection,
            connection.begin(),
        ):
            yield Transaction(connection, action, self.clock.now())

    def municipality(self) -> Municipality:
        """Return whose register this is."""
        table = schema.municipality
        with self.read() as connection:
            row = connection.execute(table.select().limit(1)).one()
        return Municipality(row.name, row.language, row.paper)

    def change_municipality(self, municipality: Municipality) -> None:
        """Correct the municipality's name, language or paper."""
        with self.transaction("change_municipality") as tx:
            row = tx.execute(schema.municipality.select().limit(1)).one()
            tx.update(
                schema.municipality,
                row.id,
                name=municipality.name,
                language=municipality.language,
                paper=municipality.paper,
            )


def _make(path: Path, municipality: Municipality, clock: Clock) -> None:
    engine = make_engine(path, create=True)
    try:
        upgrade(engine, path)
        with engine.execution_options(write=True).begin() as connection:
            connection.execute(
                schema.municipality.insert().values(
                    uid=new_uid(),
                    name=municipality.name,
                    language=municipality.language,
                    paper=municipality.paper,
                    program_version=__version__,
                    created_at=clock.now(),
                )
            )
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
        if number > schema.SCHEMA_NUMBER:
            theirs = connection.execute("SELECT program_version FROM municipality").fetchone()
            raise NewerRegister(name=path.name, theirs=theirs[0] if theirs else "?", ours=__version__)
    return number
