"""One user action: everything it writes is committed together or not at all, with its events in the audit trail."""

from __future__ import annotations

import os
import uuid
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.memory import let_go
from medias_desktop.core.store import bulk
from medias_desktop.core.store.audit import erasing, trail
from medias_desktop.core.store.audit.chain import canonical, plain
from medias_desktop.core.store.audit.trail import Event
from medias_desktop.core.store.engine import AUDITED
from medias_desktop.core.store.errors import ChangedElsewhere

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

_AUDITED = {AUDITED: True}
_AT_ONCE = 500
"""Rows looked up in one statement: databases limit its values."""


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


class Transaction:
    """The writes of one action; ``action`` is its name in the trail, ``actor`` the number of the user who acts."""

    def __init__(self, connection: sa.Connection, action: str, now: dt.datetime, actor: str = "") -> None:
        self.connection = connection
        self.action = action
        self.now = now
        self.actor = actor
        self.recorded = 0
        """Events that it added to the trail, once finished."""
        self._events: list[Event] = []
        self._erasures: dict[str, str] = {}

    def execute(
        self, statement: sa.Select[Any], values: Mapping[str, Any] | None = None
    ) -> sa.CursorResult[Any]:
        """Read inside the transaction; ``values`` are those of the statement's own parameters."""
        return self.connection.execute(statement, values)

    def insert(self, table: sa.Table, **values: object) -> int:
        """Add a row and return its number (0 for tables without one)."""
        if "id" in table.c and "id" not in values:
            values = {"id": bulk.next_ids(self.connection, table, 1)[0], **values}
        bulk.insert_rows(
            self.connection, table, list(values), {name: (value,) for name, value in values.items()}
        )
        if _followed(table):
            self._inserted(table, values)
        number = values.get("id", 0)
        assert isinstance(number, int)
        return number

    def new_numbers(self, table: sa.Table, count: int) -> list[int]:
        """Return numbers for the next ``count`` rows of a table: given with them, other rows can name these at once."""
        return list(bulk.next_ids(self.connection, table, count))

    def insert_many(self, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Add many rows of the same columns at once."""
        if rows:
            columns = list(rows[0])
            self.insert_rows(table, columns, [[row[name] for name in columns] for row in rows])

    def insert_rows(self, table: sa.Table, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add thousands of rows given as values in the order of ``columns``, without a mapping for each."""
        if not rows:
            return
        given: dict[str, Sequence[Any]] = dict(zip(columns, zip(*rows, strict=True), strict=True))
        if "id" in table.c and "id" not in given:
            given = {"id": bulk.next_ids(self.connection, table, len(rows)), **given}
        bulk.insert_rows(self.connection, table, list(given), given)
        if _followed(table):
            self._inserted_rows(table, given)

    def update(self, table: sa.Table, row_id: int, *, version: int | None = None, **values: object) -> None:
        """Change a row; with ``version`` only if nobody changed it since. Raises ChangedElsewhere."""
        old = self._rows(table, [row_id]).get(row_id)
        if old is None or (version is not None and old["version"] != version):
            raise ChangedElsewhere
        if "version" in table.c:
            values["version"] = old["version"] + 1
        self._run(table.update().where(table.c.id == row_id).values(values))
        self._updated(table, old, values)

    def update_many(self, table: sa.Table, rows: Sequence[tuple[int, int, Mapping[str, object]]]) -> None:
        """Change thousands of rows, each as (number, version, values of the same columns).

        Raises ChangedElsewhere when any of them is no longer at its version.
        """
        if not rows:
            return
        found = self._rows(table, [row_id for row_id, _version, _new in rows])
        if any(row_id not in found or found[row_id]["version"] != version for row_id, version, _new in rows):
            raise ChangedElsewhere
        values: dict[str, Any] = {name: sa.bindparam(name) for name in rows[0][2]}
        statement = (
            table.update()
            .where(table.c.id == sa.bindparam("old_id"))
            .values({**values, "version": sa.bindparam("new_version")})
        )
        self._run(
            statement,
            [{**new, "old_id": row_id, "new_version": version + 1} for row_id, version, new in rows],
        )
        for row_id, version, new in rows:
            self._updated(table, found[row_id], {**new, "version": version + 1})

    def delete(self, table: sa.Table, row_id: int) -> None:
        """Remove a row. Raises ChangedElsewhere when it is gone already."""
        if not self.delete_where(table, table.c.id == row_id):
            raise ChangedElsewhere

    def delete_where(self, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
        """Remove the rows that meet every condition and return how many there were."""
        if not _followed(table):
            return int(self._run(table.delete().where(*conditions)).rowcount)
        found = self.connection.execute(sa.select(table).where(*conditions)).mappings().all()
        if found:
            self._run(table.delete().where(*conditions))
        for row in map(dict, found):
            body = {"old": {name: plain(value) for name, value in row.items()}}
            self._events.append(Event("delete", table.name, _record(table, row), body, _subject(table, row)))
        return len(found)

    def note(
        self, change: str, entity: str, record: str, body: Mapping[str, Any], subject: str | None = None
    ) -> None:
        """Tell the trail of an act that changes no row of its own: a reading, a seal, an erasure.

        Raises TypeError for a body that is not made of dict, list, str, int, bool and None.
        """
        canonical(body)
        self._events.append(Event(change, entity, record, body, subject))

    def erase(self, subject: str, basis: str = "") -> None:
        """Destroy what the trail says of a subject ("person/12"), this action included; ``basis`` is the rule applied.

        Its rows are deleted by the caller. The chain still verifies: a tombstone lists the contents that went. Without
        a basis it goes by that of whom it goes with: the person whose scanned page it was.
        """
        self._erasures[subject] = basis or self._erasures.get(subject, "")

    def finish(self) -> trail.Head | None:
        """Chain this action's events; called once, just before the commit. Returns the new head if there is one."""
        events, self._events = self._events, []
        of_another = next(filter(None, self._erasures.values()), "")
        for subject, basis in self._erasures.items():
            events.append(erasing.tombstone(self.connection, subject, basis or of_another, events))
        if not events:
            return None
        head = trail.append(self.connection, events, self.actor, self.action, self.now)
        self.recorded = len(events)
        let_go(events)
        for subject in self._erasures:
            erasing.destroy_contents(self.connection, subject)
        self._erasures = {}
        return head

    # How rows become events

    def _run(self, statement: Any, rows: Sequence[Mapping[str, Any]] | None = None) -> sa.CursorResult[Any]:
        return self.connection.execute(statement, rows, execution_options=_AUDITED)

    def _rows(self, table: sa.Table, row_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = {}
        for start in range(0, len(row_ids), _AT_ONCE):
            statement = sa.select(table).where(table.c.id.in_(row_ids[start : start + _AT_ONCE]))
            found |= {row["id"]: dict(row) for row in self.connection.execute(statement).mappings()}
        return found

    def _inserted(self, table: sa.Table, given: Mapping[str, Any]) -> None:
        new = {**_unsaid(table), **{name: plain(value) for name, value in given.items()}}
        self._events.append(
            Event("insert", table.name, _record(table, given), {"new": new}, _subject(table, given))
        )

    def _inserted_rows(self, table: sa.Table, given: Mapping[str, Sequence[Any]]) -> None:
        unsaid = {name: value for name, value in _unsaid(table).items() if name not in given}
        names = list(given)
        keys = [column.name for column in table.primary_key]
        about = _subject_column(table)
        kind = _subject_kind(table)
        told = [_plain_column(values) for values in given.values()]
        for row in zip(*told, strict=True):
            new = {**unsaid, **dict(zip(names, row, strict=True))}
            record = "/".join(str(new[key]) for key in keys)
            self._events.append(
                Event(
                    "insert",
                    table.name,
                    record,
                    {"new": new},
                    _about(kind, new.get(about)) if about else None,
                )
            )

    def _updated(self, table: sa.Table, old: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        if not _followed(table):
            return
        before = {name: plain(old[name]) for name in values}
        after = {name: plain(value) for name, value in values.items()}
        changed = [name for name in values if before[name] != after[name]]
        if changed:
            body = {"old": {name: before[name] for name in changed}, "new": {n: after[n] for n in changed}}
            self._events.append(Event("update", table.name, _record(table, old), body, _subject(table, old)))


def _followed(table: sa.Table) -> bool:
    return bool(table.info.get("audited", True))


def _record(table: sa.Table, row: Mapping[str, Any]) -> str:
    return "/".join(str(row[column.name]) for column in table.primary_key)


def _subject_column(table: sa.Table) -> str | None:
    return table.info.get("subject")


def _subject_kind(table: sa.Table) -> str:
    """Return what kind of subject a table's rows are about: a person, unless the table says another."""
    return str(table.info.get("subject_kind", "person"))


def _subject(table: sa.Table, row: Mapping[str, Any]) -> str | None:
    name = _subject_column(table)
    return None if name is None else _about(_subject_kind(table), row[name])


def _about(kind: str, number: object) -> str | None:
    """Return what the trail calls a subject ("person/12"); a row of such a table may be about nobody."""
    return None if number is None else f"{kind}/{number}"


@cache
def _unsaid(table: sa.Table) -> dict[str, Any]:
    """Return what the database puts into columns that an insert leaves out.

    Not kept in ``table.info``: tables about the same kind of subject share one.
    """
    return {column.name: _default(column) for column in table.columns}


def _default(column: sa.Column[Any]) -> Any:
    default = column.server_default
    if not isinstance(default, sa.DefaultClause):
        return None
    if isinstance(column.type, sa.Boolean):
        return isinstance(default.arg, sa.True_)
    text = str(default.arg)
    return int(text) if isinstance(column.type, sa.Integer) else text


def _plain_column(values: Sequence[Any]) -> Sequence[Any]:
    """Return a column's values as the trail writes them, each different one converted once."""
    if all(value is None or type(value) in (str, int) for value in values):
        return values
    known = {value: plain(value) for value in set(values)}
    return [known[value] for value in values]
