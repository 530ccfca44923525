"""Replaying the audit trail and comparing it with the tables: what was changed behind it shows.

The chain alone cannot see that: a page of an older copy of the file put back, or a row edited with another tool, leaves
every event as it was.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from medias_desktop.core.i18n import N_, translate
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit import chain
from medias_desktop.core.store.audit.bodies import read_body
from medias_desktop.core.store.audit.verifying import CHUNK, chunks
from medias_desktop.core.store.schema import attachment, attachment_chunk

_FOLLOWED = ("insert", "update", "delete")


class DifferenceKind(StrEnum):
    """How a row and its history disagree."""

    UNKNOWN_ROW = "unknown_row"
    CHANGED_ROW = "changed_row"
    MISSING_ROW = "missing_row"
    CHANGED_CONTENT = "changed_content"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of table ``entity`` that is not what the trail says; ``columns`` are those that differ."""

    kind: DifferenceKind
    entity: str
    record: str
    columns: tuple[str, ...] = ()


_SENTENCES = {
    DifferenceKind.UNKNOWN_ROW: N_("{entity} {record}: added without the history knowing of it."),
    DifferenceKind.CHANGED_ROW: N_(
        "{entity} {record}: changed without the history knowing of it ({columns})."
    ),
    DifferenceKind.MISSING_ROW: N_("{entity} {record}: removed without the history knowing of it."),
    DifferenceKind.CHANGED_CONTENT: N_(
        "{entity} {record}: the content of this file is not the one that was kept."
    ),
}


def describe(difference: Difference) -> str:
    """Return the sentence of a difference, with the names of the table and its columns as they are."""
    return translate(_SENTENCES[difference.kind]).format(
        entity=difference.entity, record=difference.record, columns=", ".join(difference.columns)
    )


def reconcile(
    connection: sa.Connection, metadata: sa.MetaData, progress: Progress | None = None
) -> tuple[Difference, ...]:
    """Compare every table of ``metadata`` that the trail follows with what the trail tells of it.

    Columns that the trail never told of, and records whose events were erased, are compared only as to whether they
    are there. Contents are taken at their word: ``verify`` is what finds them altered. Raises Cancelled.
    """
    listener = progress or Silent()
    tables = [table for table in metadata.sorted_tables if table.info.get("audited", True)]
    found: list[Difference] = []
    for number, table in enumerate(tables):
        listener.report(number, len(tables))
        states = _replay(connection, table.name, listener)
        found += _compared(connection, table, states, listener)
        found += [Difference(DifferenceKind.MISSING_ROW, table.name, record) for record in states]
    listener.report(len(tables), len(tables))
    return tuple(found)


def _replay(connection: sa.Connection, entity: str, listener: Progress) -> dict[str, list[str]]:
    """Return for each record that should be there the bodies that made it, oldest first; none where one was erased."""
    assert entity.isidentifier(), entity
    # Joined to nothing, so that no index on the table's name is used: the events would be sorted anew for every chunk.
    select = f"""
        SELECT e.seq, e.record, e.change, c.body
        FROM (SELECT seq, record, change FROM audit_event WHERE entity || '' = '{entity}') e
        LEFT JOIN audit_content c ON c.seq = e.seq
    """
    states: dict[str, list[str]] = {}
    for rows in chunks(connection, select):
        for _seq, record, change, body in rows:
            if change == "delete":
                states.pop(record, None)
            elif change in _FOLLOWED:
                if body is None:  # what it set is unknown, whatever was known before
                    states[record] = []
                elif change == "insert":
                    states[record] = [body]
                else:
                    states.setdefault(record, []).append(body)
        listener.report(0, 0)
    return states


def _compared(
    connection: sa.Connection, table: sa.Table, states: dict[str, list[str]], listener: Progress
) -> Iterator[Difference]:
    """Compare the rows of a table, taking from ``states`` each one that is there."""
    names = [column.name for column in table.columns]
    keys = [names.index(column.name) for column in table.primary_key]
    with contextlib.closing(
        _raw_rows(connection, table)
    ) as rows:  # whoever stops here leaves nothing open on a server
        for number, row in enumerate(rows):
            if number % CHUNK == 0:
                listener.report(0, 0)
            record = "/".join(str(row[key]) for key in keys)
            bodies = states.pop(record, None)
            if bodies is None:
                yield Difference(DifferenceKind.UNKNOWN_ROW, table.name, record)
                continue
            told = _told(bodies)
            wrong = [
                n for n, value in zip(names, row, strict=True) if n in told and not _same(value, told[n])
            ]
            if wrong:
                yield Difference(DifferenceKind.CHANGED_ROW, table.name, record, tuple(wrong))


def _raw_rows(connection: sa.Connection, table: sa.Table) -> Generator[Any, None, None]:
    """Give a table's rows as the driver reads them: a value of a wrong type is a finding, not a crash."""
    plain = sa.select(*[sa.type_coerce(column, sa.types.NullType()) for column in table.columns])
    with connection.execute(plain.execution_options(yield_per=CHUNK)) as result:
        for part in result.partitions():
            yield from part


def _told(bodies: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for body in bodies:
        new = (read_body(body) or {}).get("new")
        if not isinstance(new, dict):  # altered: verify says so
            return {}
        told.update(new)
    return told


def _same(value: Any, told: Any) -> bool:
    try:
        return bool(chain.plain(value) == told)
    except TypeError:
        return False


def reconcile_contents(connection: sa.Connection, progress: Progress | None = None) -> tuple[Difference, ...]:
    """Hash the content of every kept file and compare it with the file's name. Raises Cancelled."""
    listener = progress or Silent()
    names = [str(name) for name in connection.execute(sa.select(attachment.c.sha256)).scalars()]
    hashes = {name: hashlib.sha256() for name in names}
    total = connection.execute(sa.select(sa.func.count()).select_from(attachment_chunk)).scalar_one()
    found: list[Difference] = []
    # As the driver reads it: a piece that is no bytes is a finding, not a crash.
    content_as_it_is = sa.type_coerce(attachment_chunk.c.content, sa.types.NullType())
    statement = sa.select(attachment_chunk.c.sha256, content_as_it_is)
    ordered = statement.order_by(attachment_chunk.c.sha256, attachment_chunk.c.position)
    rows = connection.execute(ordered.execution_options(yield_per=8))
    for done, (name, content) in enumerate(rows):
        listener.report(done, total)
        if str(name) not in hashes:  # a piece of no file
            found.append(Difference(DifferenceKind.UNKNOWN_ROW, attachment_chunk.name, str(name)))
        else:
            hashes[str(name)].update(content if isinstance(content, bytes) else b"altered")
    wrong = [name for name in sorted(hashes) if hashes[name].hexdigest() != name]
    found += [Difference(DifferenceKind.CHANGED_CONTENT, attachment.name, name) for name in wrong]
    return tuple(dict.fromkeys(found))
