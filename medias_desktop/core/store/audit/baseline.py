"""The trail of a register that was kept before there was one, and the changes that an upgrade makes to records."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from medias_desktop.core.store.audit import trail
from medias_desktop.core.store.audit.chain import plain
from medias_desktop.core.store.schema import audit_event, municipality

ACTION = "begin_trail"


def follow_from_here(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """Write one event for every record that is there when the trail begins; nothing when it has begun already."""
    if connection.execute(sa.select(audit_event.c.seq).limit(1)).first() is not None:
        return
    if connection.execute(sa.select(municipality.c.id).limit(1)).first() is None:
        return
    events = [
        event
        for table in metadata.sorted_tables
        if table.info.get("audited", True)
        for event in _events(connection, table)
    ]
    trail.append(connection, events, "", ACTION, dt.datetime.now(dt.UTC))


def _events(connection: sa.Connection, table: sa.Table) -> list[trail.Event]:
    keys = [column.name for column in table.primary_key]
    about = table.info.get("subject")
    found = []
    for row in connection.execute(sa.select(table).order_by(*table.primary_key)).mappings():
        body = {"new": {name: plain(value) for name, value in row.items()}}
        subject = f"person/{row[about]}" if about else None
        found.append(trail.Event("insert", table.name, "/".join(str(row[k]) for k in keys), body, subject))
    return found
