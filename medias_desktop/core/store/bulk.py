"""Rows as the driver takes them: one of them in a hurry, or thousands at once. For ``Transaction`` alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa


def insert_rows(
    connection: sa.Connection, table: sa.Table, columns: Sequence[str], given: dict[str, Sequence[Any]]
) -> None:
    """Add rows given as one sequence of values per column, without a mapping for each row."""
    insertion = _insertion(table, tuple(columns), connection.dialect)
    bound = [_bound(convert, given[name]) for name, convert in insertion.columns]
    rows: list[Any] = list(zip(*bound, strict=True))
    if insertion.by_name:
        names = [name for name, _convert in insertion.columns]
        rows = [dict(zip(names, row, strict=True)) for row in rows]
    # Past SQLAlchemy, which would take longer for one row than the database itself.
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(insertion.sql, rows)
    finally:
        cursor.close()


class _Insertion(NamedTuple):
    """How a driver takes rows of a table: its statement, and what makes of a column's value the driver's own."""

    sql: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    by_name: bool


@lru_cache(maxsize=256)
def _insertion(table: sa.Table, columns: tuple[str, ...], dialect: sa.Dialect) -> _Insertion:
    """Return a table's insertion, compiled once: that takes longer than the insertion itself."""
    compiled = table.insert().compile(dialect=dialect, column_keys=list(columns))
    order = compiled.positiontup or list(columns)
    converters = tuple(
        (name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in order
    )
    return _Insertion(str(compiled), converters, compiled.positiontup is None)


def _bound(convert: Callable[[Any], Any] | None, values: Sequence[Any]) -> Sequence[Any]:
    """Return a column's values as the driver takes them, each different one converted once."""
    if convert is None:
        return values
    if len(values) == 1:
        return (convert(values[0]),)
    known = {value: convert(value) for value in set(values)}
    return [known[value] for value in values]


def next_ids(connection: sa.Connection, table: sa.Table, count: int) -> range | list[int]:
    """Return the numbers of the next ``count`` rows of a table whose numbers are never given twice.

    The caller holds the write lock, so nobody else takes them.
    """
    if connection.dialect.name == "postgresql":
        statement = sa.text(
            "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
        )
        return [int(n) for n in connection.execute(statement, {"name": table.name, "count": count}).scalars()]
    last = first_row(connection, "SELECT seq FROM sqlite_sequence WHERE name = ?", table.name)
    first = int(last[0] if last else 0) + 1
    return range(first, first + count)


def first_row(connection: sa.Connection, statement: str, *values: Any) -> Any:
    """Return the first row of a driver's own statement, or None."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, values)
        return cursor.fetchone()
    finally:
        cursor.close()
