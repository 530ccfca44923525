"""Adding to the audit trail: the events of one action, in the transaction of the action itself."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.memory import let_go
from medias_desktop.core.store.audit import chain
from medias_desktop.core.store.bulk import first_row, insert_rows
from medias_desktop.core.store.schema import audit_content, audit_event


class Event(NamedTuple):
    """One thing that happened: ``change`` to ``record`` of ``entity``, about ``subject`` if about a person.

    ``body`` holds what chain.plain gives, or what chain.canonical accepts.
    """

    change: str
    entity: str
    record: str
    body: Mapping[str, Any]
    subject: str | None = None


class Head(NamedTuple):
    """The last event of the chain."""

    seq: int
    hash: bytes


NO_HEAD = Head(0, chain.GENESIS)
_AT_ONCE = 4000
_LAST = "SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1"
_HEADER = ("seq", "entry", "at", "actor", "action", "change", "entity", "record", "commitment")


def head(connection: sa.Connection) -> Head:
    """Return the chain's head; ``NO_HEAD`` of an empty trail."""
    row = first_row(connection, _LAST)
    return NO_HEAD if row is None else Head(int(row[0]), bytes(row[1]))


def append(
    connection: sa.Connection, events: Sequence[Event], actor: str, action: str, at: dt.datetime
) -> Head:
    """Chain the events of one action and return the new head; the caller holds the write lock and commits."""
    last = head(connection)
    if not events:
        return last
    entry, when, previous = last.seq + 1, chain.instant(at), last.hash
    headers: list[tuple[Any, ...]] = []
    contents: list[tuple[Any, ...]] = []
    salts = os.urandom(chain.SALT * len(events))
    for number, event in enumerate(events):
        salt = salts[chain.SALT * number : chain.SALT * (number + 1)]
        body = chain.written(event.body)
        header = (
            entry + number,
            entry,
            when,
            actor,
            action,
            event.change,
            event.entity,
            event.record,
            chain.commitment(salt, body.encode("utf-8", "surrogatepass")),
        )
        text = chain.header_text(*header)
        previous = chain.link(previous, text.encode("utf-8", "surrogatepass"))
        headers.append((*header, previous))
        contents.append((entry + number, event.subject, salt, body))
    _write(connection, audit_event, (*_HEADER, "hash"), headers)
    _write(connection, audit_content, ("seq", "subject", "salt", "body"), contents)
    let_go(headers)
    let_go(contents)
    return Head(entry + len(events) - 1, previous)


def _write(
    connection: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    # So many at once that no other thread waits long: the driver takes all it is given without a pause.
    for start in range(0, len(rows), _AT_ONCE):
        part = zip(*rows[start : start + _AT_ONCE], strict=True)
        insert_rows(connection, table, columns, dict(zip(columns, part, strict=True)))
