"""A part of the trail for somebody outside: the chain of all events, the contents of those about certain records only.

Each header is there, so that the chain is checked from its first event to its head; what the other events say stays
here, each withheld content being marked as such. ``verify_trail.py`` checks an extract as it checks a whole trail.
"""

from __future__ import annotations

from collections.abc import Set
from typing import IO, Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit.exporting import as_event, as_seal, write_line
from medias_desktop.core.store.audit.verifying import EVENTS, SEALS, chunks

FORMAT = "medias-trail-extract/1"


class Extract(NamedTuple):
    """What was written: how many events and how many of them with their contents, and the head (hexadecimal)."""

    events: int
    shown: int
    head_seq: int
    head_hash: str


def write_extract(
    connection: sa.Connection,
    stream: IO[bytes],
    register_id: str,
    records: Set[tuple[str, str]],
    progress: Progress | None = None,
) -> Extract:
    """Write the chain with the contents of the events about ``records`` (table, key) only. Raises Cancelled."""
    listener = progress or Silent()
    seals = connection.exec_driver_sql(SEALS).fetchall()
    total = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM audit_event").scalar() or 0
    write_line(stream, {"format": FORMAT, "register": register_id})
    count, shown, seq, head = 0, 0, 0, bytes(32).hex()
    for rows in chunks(connection, EVENTS):
        for row in rows:
            event = as_event(row)
            seq, head = event["seq"], event["hash"]
            if (event["entity"], event["record"]) in records:
                shown += "body" in event
            else:
                event = _withheld(event)
            write_line(stream, event)
        count += len(rows)
        listener.report(min(count, total), total)
    # A seal younger than the last event written would name a head that is not here.
    kept = [row for row in seals if int(row[0]) <= seq]
    for row in kept:
        write_line(stream, as_seal(row))
    write_line(stream, {"end": {"events": count, "seals": len(kept), "seq": seq, "head": head}})
    return Extract(count, shown, seq, head)


def _withheld(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event without its content and its salt: the commitment alone does not let it be guessed."""
    return {name: value for name, value in event.items() if name not in ("salt", "body")} | {"withheld": True}
