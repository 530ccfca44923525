"""One user action: everything it writes is committed together or not at all.

All writing goes through ``insert``, ``insert_many``, ``update`` and ``delete``: the audit trail hooks in here.
"""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.errors import ChangedElsewhere

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence


def new_uid() -> str:
    """Return a fresh identifier for a record, unique across registers."""
    return str(uuid.uuid4())


def new_uids(count: int) -> list[str]:
    """Return many fresh identifiers at once: random UUIDs (version 4), as ``new_uid`` makes them."""
    digits = os.urandom(16 * count).hex()
    return [
        f"{one[:8]}-{one[8:12]}-4{one[13:16]}-{'89ab'[int(one[16], 16) & 3]}{one[17:20]}-{one[20:]}"
        for one in (digits[start : start + 32] for start in range(0, 32 * count, 32))
    ]


def _bound(kind: sa.types.TypeEngine[Any], values: Sequence[Any], dialect: sa.Dialect) -> Sequence[Any]:
    """Return a column's values as the driver takes them, each different one converted once."""
    convert = kind.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return values
    known = {value: convert(value) for value in set(values)}
    return [known[value] for value in values]


class Transaction:
    """The writes of one action, ``action`` being its name in the register's history."""

    def __init__(self, connection: sa.Connection, action: str, now: dt.datetime) -> None:
        self.connection = connection
        self.action = action
        self.now = now

    def execute(self, statement: sa.Select[Any]) -> sa.CursorResult[Any]:
        """Read inside the transaction."""
        return self.connection.execute(statement)

    def insert(self, table: sa.Table, **values: object) -> int:
        """Add a row and return its number (0 for tables without one)."""
        result = self.connection.execute(table.insert().values(values))
        key = result.inserted_primary_key
        return int(key[0]) if key is not None and isinstance(key[0], int) else 0

    def insert_many(self, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Add many rows of the same columns at once."""
        if rows:
            self.connection.execute(table.insert(), rows)

    def insert_rows(self, table: sa.Table, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add thousands of rows given as values in the order of ``columns``, without a mapping for each."""
        if not rows:
            return
        dialect = self.connection.dialect
        compiled = table.insert().compile(dialect=dialect, column_keys=list(columns))
        given = dict(zip(columns, zip(*rows, strict=True), strict=True))
        bound = [_bound(table.c[name].type, given[name], dialect) for name in compiled.positiontup or columns]
        self.connection.exec_driver_sql(str(compiled), list(zip(*bound, strict=True)))

    def update(self, table: sa.Table, row_id: int, *, version: int | None = None, **values: object) -> None:
        """Change a row; with ``version`` only if nobody changed it since. Raises ChangedElsewhere."""
        statement = table.update().where(table.c.id == row_id)
        if "version" in table.c:
            values["version"] = table.c.version + 1
        if version is not None:
            statement = statement.where(table.c.version == version)
        if self.connection.execute(statement.values(values)).rowcount != 1:
            raise ChangedElsewhere

    def update_many(self, table: sa.Table, rows: Sequence[tuple[int, int, Mapping[str, object]]]) -> None:
        """Change thousands of rows, each as (number, version, values of the same columns).

        Raises ChangedElsewhere when any of them is no longer at its version.
        """
        if not rows:
            return
        values: dict[str, Any] = {name: sa.bindparam(name) for name in rows[0][2]}
        statement = (
            table.update()
            .where(table.c.id == sa.bindparam("old_id"), table.c.version == sa.bindparam("old_version"))
            .values({**values, "version": table.c.version + 1})
        )
        given = [{**new, "old_id": row_id, "old_version": version} for row_id, version, new in rows]
        if self.connection.execute(statement, given).rowcount != len(rows):
            raise ChangedElsewhere

    def delete(self, table: sa.Table, row_id: int) -> None:
        """Remove a row. Raises ChangedElsewhere when it is gone already."""
        if self.connection.execute(table.delete().where(table.c.id == row_id)).rowcount != 1:
            raise ChangedElsewhere

    def delete_where(self, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> None:
        """Remove the rows that meet every condition, for tables without a row number."""
        self.connection.execute(table.delete().where(*conditions))
