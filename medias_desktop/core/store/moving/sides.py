"""The two ends of a move: a table's rows as they lie there, written and read back, with the last number given."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Generator, Iterator, Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from medias_desktop.core.store.audit import chain
from medias_desktop.core.store.schema import attachment_chunk, attachment_thumbnail

AT_ONCE = 1_000
"""Rows in memory at a time; of tables with kept files far fewer, see ``rows_at_once``."""

Row = tuple[Any, ...]
Batches = Generator[list[Row], None, None]


class Side(Protocol):
    """One end, within a transaction of its own. Dates are ISO text, instants too, true and false are bool."""

    def count(self, table: sa.Table) -> int:
        """Return how many rows there are."""

    def rows(self, table: sa.Table) -> Batches:
        """Give every row in the order of its key, some at a time."""

    def add(self, table: sa.Table, batches: Iterator[list[Row]]) -> None:
        """Write rows."""

    def last_number(self, table: sa.Table) -> int:
        """Return the last number that was given to a row, though the row be gone."""

    def set_last_number(self, table: sa.Table, number: int) -> None:
        """Go on numbering after ``number``."""


def names(table: sa.Table) -> str:
    """Return a table's columns, quoted."""
    return ", ".join(f'"{column.name}"' for column in table.columns)


def key(table: sa.Table) -> str:
    """Return the columns of a table's key, quoted."""
    return ", ".join(f'"{column.name}"' for column in table.primary_key)


def numbered(table: sa.Table) -> bool:
    """Return whether the database numbers a table's rows itself."""
    return table.autoincrement_column is not None and table.autoincrement_column.name == "id"


def rows_at_once(table: sa.Table) -> int:
    """Return how many rows of a table fit easily into memory."""
    return 16 if table in (attachment_chunk, attachment_thumbnail) else AT_ONCE


def digested(batches: Iterator[list[Row]], digest: hashlib._Hash) -> Iterator[list[Row]]:
    """Pass rows on and add them to a digest, as canonical JSON with bytes as their SHA-256."""
    for rows in batches:
        for row in rows:
            digest.update(chain.canonical([chain.plain(value) for value in row]) + b"\n")
        yield rows


class FileSide:
    """A register's file, through a connection of SQLite's."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def count(self, table: sa.Table) -> int:
        """Return how many rows there are."""
        return int(self._connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])

    def rows(self, table: sa.Table) -> Batches:
        """Give every row."""
        flags = [at for at, column in enumerate(table.columns) if isinstance(column.type, sa.Boolean)]
        with contextlib.closing(
            self._connection.execute(f'SELECT {names(table)} FROM "{table.name}" ORDER BY {key(table)}')
        ) as cursor:
            while rows := cursor.fetchmany(rows_at_once(table)):
                yield [_with_flags(row, flags) for row in rows] if flags else rows

    def add(self, table: sa.Table, batches: Iterator[list[Row]]) -> None:
        """Write rows."""
        marks = ", ".join("?" for _column in table.columns)
        statement = f'INSERT INTO "{table.name}" ({names(table)}) VALUES ({marks})'
        for rows in batches:
            self._connection.executemany(statement, rows)

    def last_number(self, table: sa.Table) -> int:
        """Return the last number given."""
        given = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
        ).fetchone()
        highest = self._connection.execute(f'SELECT max(id) FROM "{table.name}"').fetchone()[0]
        return max(int(given[0]) if given else 0, int(highest or 0))

    def set_last_number(self, table: sa.Table, number: int) -> None:
        """Go on numbering after ``number``."""
        if table.dialect_options["sqlite"]["autoincrement"]:
            self._connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
            self._connection.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table.name, number)
            )


def _with_flags(row: Row, flags: Sequence[int]) -> Row:
    changed = list(row)
    for at in flags:
        changed[at] = None if row[at] is None else bool(row[at])
    return tuple(changed)


class ServerSide:
    """A database on a server, through a connection of psycopg's."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def count(self, table: sa.Table) -> int:
        """Return how many rows there are."""
        return int(self._connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])

    def rows(self, table: sa.Table) -> Batches:
        """Give every row."""
        from psycopg.types.string import TextLoader

        with self._connection.cursor(
            name="moving"
        ) as cursor:  # kept by the server: rows come as they are read
            cursor.adapters.register_loader("date", TextLoader)
            cursor.execute(f'SELECT {names(table)} FROM "{table.name}" ORDER BY {key(table)}')
            while rows := cursor.fetchmany(rows_at_once(table)):
                yield rows

    def add(self, table: sa.Table, batches: Iterator[list[Row]]) -> None:
        """Write rows."""
        statement = f'COPY "{table.name}" ({names(table)}) FROM STDIN'
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            for rows in batches:
                for row in rows:
                    copy.write_row(row)

    def last_number(self, table: sa.Table) -> int:
        """Return the last number given."""
        (sequence,) = self._connection.execute(
            "SELECT pg_get_serial_sequence(%s, 'id')", (table.name,)
        ).fetchone()
        last, called = self._connection.execute(f"SELECT last_value, is_called FROM {sequence}").fetchone()
        return int(last) if called else 0

    def set_last_number(self, table: sa.Table, number: int) -> None:
        """Go on numbering after ``number``."""
        self._connection.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, %s)",
            (table.name, max(number, 1), number > 0),
        )
