"""One user action: everything it writes is committed together or not at all.

All writing goes through ``insert``, ``insert_many``, ``update`` and ``delete``: the audit trail hooks in here.
"""

from __future__ import annotations

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

    def update(self, table: sa.Table, row_id: int, *, version: int | None = None, **values: object) -> None:
        """Change a row; with ``version`` only if nobody changed it since. Raises ChangedElsewhere."""
        statement = table.update().where(table.c.id == row_id)
        if "version" in table.c:
            values["version"] = table.c.version + 1
        if version is not None:
            statement = statement.where(table.c.version == version)
        if self.connection.execute(statement.values(values)).rowcount != 1:
            raise ChangedElsewhere

    def delete(self, table: sa.Table, row_id: int) -> None:
        """Remove a row. Raises ChangedElsewhere when it is gone already."""
        if self.connection.execute(table.delete().where(table.c.id == row_id)).rowcount != 1:
            raise ChangedElsewhere

    def delete_where(self, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> None:
        """Remove the rows that meet every condition, for tables without a row number."""
        self.connection.execute(table.delete().where(*conditions))
