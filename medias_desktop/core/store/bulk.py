"""Thousands of rows at once, as the driver takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from medias_desktop.core.store.engine import AUDITED

_AUDITED = {AUDITED: True}


def insert_rows(
    connection: sa.Connection, table: sa.Table, columns: Sequence[str], given: dict[str, Sequence[Any]]
) -> None:
    """Add rows given as one sequence of values per column, without a mapping for each row."""
    dialect = connection.dialect
    compiled = table.insert().compile(dialect=dialect, column_keys=list(columns))
    order = compiled.positiontup or list(columns)
    bound = [_bound(table.c[name].type, given[name], dialect) for name in order]
    rows: list[Any] = list(zip(*bound, strict=True))
    if compiled.positiontup is None:  # the driver wants its values by name
        rows = [dict(zip(order, row, strict=True)) for row in rows]
    connection.exec_driver_sql(str(compiled), rows, execution_options=_AUDITED)


def _bound(kind: sa.types.TypeEngine[Any], values: Sequence[Any], dialect: sa.Dialect) -> Sequence[Any]:
    """Return a column's values as the driver takes them, each different one converted once."""
    convert = kind.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return values
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
        return [
            int(n) for n in connection.execute(statement, {"name": table.name, "count": count}).scalars()
        ]
    last = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
    ).scalar()
    first = int(last or 0) + 1
    return range(first, first + count)
