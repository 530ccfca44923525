"""A register moved as a whole, in one transaction at the place of arrival: all of it, verified, or nothing.

The place of departure is locked for writing meanwhile and stays as it was.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.audit.problems import describe
from medias_desktop.core.store.audit.verifying import verify
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.making import drafted
from medias_desktop.core.store.moving.errors import CopyDiffers, TextNotMovable, TrailUnsound
from medias_desktop.core.store.moving.sides import FileSide, Row, ServerSide, Side, digested, numbered
from medias_desktop.core.store.register import server_at
from medias_desktop.core.store.register_file import RegisterFile, fold_log
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.schema import key_store, metadata
from medias_desktop.core.store.upgrade import upgrade

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.server.address import Address

ACTION = "move_register"


class Moved(NamedTuple):
    """What arrived: tables and rows, and the events of the trail that verified there."""

    tables: int
    rows: int
    events: int


def move_to_server(register: Register, address: str | Address, progress: Progress | None = None) -> Moved:
    """Copy a register and its keys into an empty database and verify it there.

    Raises NotEntitled, DatabaseNotEmpty, CopyDiffers, TrailUnsound, TextNotMovable, Cancelled, or what a server may
    answer (core.store.server.errors); the database is then empty as before.
    """
    from medias_desktop.core.store.server import key_store as server_keys
    from medias_desktop.core.store.server.making import prepare

    base = server_at(address)
    engine = base.engine(guarded=False)
    try:
        with (
            register.transaction(ACTION, Permission.ADMINISTER) as tx,
            base.errors_explained(writing=True),
            engine.execution_options(write=True).begin() as connection,
        ):
            prepare(connection, base.name)
            saved = server_keys.put(connection, register.load_keys(), base.name)
            target = ServerSide(connection.connection.driver_connection)
            moved = _Move(register, _side(tx.connection), target, progress).run(connection)
    finally:
        engine.dispose()
    server_keys.keep_copy(saved)
    return moved


def move_to_file(register: Register, path: Path, progress: Progress | None = None) -> Moved:
    """Copy a register and its keys into a new encrypted file and verify it there; also how one on a server is kept.

    Raises NotEntitled, RegisterExists, CopyDiffers, TrailUnsound, Cancelled or a file error; nothing half-made stays.
    """
    access = register.access
    with drafted(path) as draft:
        base = RegisterFile(draft, access.data_key)
        with register.transaction(ACTION, Permission.ADMINISTER) as tx, base.errors_explained(writing=True):
            keys = register.load_keys()
            connect(draft, access.data_key, register_id=access.register_id).close()
            engine = base.engine(guarded=False)
            try:
                upgrade(engine, draft)
                with engine.execution_options(write=True).begin() as connection:
                    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                    target = FileSide(connection.connection.driver_connection)
                    moved = _Move(register, _side(tx.connection), target, progress).run(connection)
            finally:
                engine.dispose()
            fold_log(draft, access.data_key)
        storage.save(path, keys)
    return moved


def _side(connection: sa.Connection) -> Side:
    raw: Any = connection.connection.driver_connection
    return FileSide(raw) if connection.dialect.name == "sqlite" else ServerSide(raw)


class _Move:
    """One move and how far it came; made when the migrations have run, which know every slice's tables."""

    def __init__(self, register: Register, source: Side, target: Side, progress: Progress | None) -> None:
        self._register = register
        self._source, self._target = source, target
        self._progress = progress or Silent()
        self._tables = [table for table in metadata.sorted_tables if table is not key_store]
        self._done = self._total = 0

    def run(self, connection: sa.Connection) -> Moved:
        """Copy every table and verify what arrived; ``connection`` is the target's."""
        rows = sum(self._source.count(table) for table in self._tables)
        self._total = 2 * rows
        self._progress.report(0, self._total)
        sent = {table.name: self._send(table) for table in self._tables}
        for table in self._tables:
            if self._read_back(table) != sent[table.name]:
                raise CopyDiffers(name=self._register.path.name, table=table.name)
        return Moved(len(self._tables), rows, self._verified(connection))

    def _send(self, table: sa.Table) -> str:
        digest = hashlib.sha256()
        # Closed at once when the move is stopped: later the connection is gone.
        with contextlib.closing(self._source.rows(table)) as rows:
            self._target.add(table, self._counted(digested(self._movable(table, rows), digest)))
        if numbered(table):
            self._target.set_last_number(table, self._source.last_number(table))
        return digest.hexdigest()

    def _read_back(self, table: sa.Table) -> str:
        digest = hashlib.sha256()
        with contextlib.closing(self._target.rows(table)) as rows:
            for _rows in self._counted(digested(rows, digest)):
                pass
        return digest.hexdigest()

    def _movable(self, table: sa.Table, batches: Iterator[list[Row]]) -> Iterator[list[Row]]:
        for rows in batches:
            for row in rows if isinstance(self._target, ServerSide) else ():
                if any(isinstance(value, str) and "\0" in value for value in row):
                    raise TextNotMovable(name=self._register.path.name, table=table.name, record=row[0])
            yield rows

    def _counted(self, batches: Iterator[list[Row]]) -> Iterator[list[Row]]:
        for rows in batches:
            yield rows
            self._done += len(rows)
            self._progress.report(min(self._done, self._total), self._total)

    def _verified(self, connection: sa.Connection) -> int:
        from medias_desktop.core.store.audit.reconciling import describe as describe_difference
        from medias_desktop.core.store.audit.reconciling import reconcile

        verdict = verify(connection, heads.known_heads(self._register.id))
        found = [describe(one) for one in verdict.problems[:1]]
        found += [describe_difference(one) for one in reconcile(connection, metadata)[:1]]
        if found:
            raise TrailUnsound(name=self._register.path.name, reason=found[0])
        return verdict.events
