"""The trail of a register that was kept before there was one, and the changes that an upgrade makes to records."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from medias_desktop.core.store.audit import trail
from medias_desktop.core.store.audit.chain import plain
from medias_desktop.core.store.schema import audit_event, municipality

ACTION = "begin_trail"
UPGRADED = "upgrade_register"


def follow_from_here(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """Write one event for every record that is there when the trail begins; nothing when it has begun already."""
    if _has_begun(connection):
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


def note_program(connection: sa.Connection, program_version: str) -> None:
    """Write which program brought the register up to date, with an event of it when the trail has begun."""
    found = connection.execute(sa.select(municipality.c.id, municipality.c.program_version)).first()
    if found is None or found.program_version == program_version:
        return
    connection.execute(municipality.update().values(program_version=program_version))
    if _has_begun(connection):
        told = {
            "old": {"program_version": found.program_version},
            "new": {"program_version": program_version},
        }
        event = trail.Event("update", municipality.name, str(found.id), told)
        trail.append(connection, [event], "", UPGRADED, dt.datetime.now(dt.UTC))


def _has_begun(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(audit_event.c.seq).limit(1)).first() is not None


def _events(connection: sa.Connection, table: sa.Table) -> list[trail.Event]:
    keys = [column.name for column in table.primary_key]
    about, kind = table.info.get("subject"), table.info.get("subject_kind", "person")
    found = []
    for row in connection.execute(sa.select(table).order_by(*table.primary_key)).mappings():
        body = {"new": {name: plain(value) for name, value in row.items()}}
        subject = f"{kind}/{row[about]}" if about else None
        found.append(trail.Event("insert", table.name, "/".join(str(row[k]) for k in keys), body, subject))
    return found
