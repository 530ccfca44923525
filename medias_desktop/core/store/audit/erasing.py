"""Destroying what the trail says of a person: contents and salts go, the chain stays, a tombstone says which and why."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from medias_desktop.core.store.audit import trail
from medias_desktop.core.store.audit.trail import Event
from medias_desktop.core.store.engine import AUDITED
from medias_desktop.core.store.schema import audit_content, audit_event

_ERASE = "erase"


def tombstone(connection: sa.Connection, subject: str, basis: str, pending: Sequence[Event]) -> Event:
    """Return the event that lists the contents about ``subject`` ("person/12") which are to go, and by which rule.

    ``pending`` are the events of the same action that are not written yet.
    """
    next_seq = trail.head(connection).seq + 1
    statement = sa.select(audit_content.c.seq).where(audit_content.c.subject == subject)
    written = sorted(int(seq) for seq in connection.execute(statement).scalars())
    own = [next_seq + number for number, event in enumerate(pending) if event.subject == subject]
    return Event(_ERASE, audit_event.name, subject, {"basis": basis, "events": [*written, *own]})


def destroy_contents(connection: sa.Connection, subject: str) -> int:
    """Remove every content about a subject and return how many; the caller records the tombstone and commits."""
    statement = audit_content.delete().where(audit_content.c.subject == subject)
    return int(connection.execute(statement, execution_options={AUDITED: True}).rowcount)


def is_erased(connection: sa.Connection, subject: str) -> bool:
    """Return whether a subject ("person/12") was destroyed: nothing about it may be written any more."""
    events = audit_event.c
    query = sa.select(events.seq).where(
        events.entity == audit_event.name, events.record == subject, events.change == _ERASE
    )
    return connection.execute(query.limit(1)).first() is not None
