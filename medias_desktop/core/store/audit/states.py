"""What the trail last told of records: enough to call them by their names, the destroyed and the deleted ones too."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import sqlalchemy as sa

from medias_desktop.core.store.audit.bodies import read_body
from medias_desktop.core.store.schema import audit_content, audit_event

_e = audit_event.c
_AT_ONCE = 500
"""Records of one statement: databases limit its values."""


def last_told(
    connection: sa.Connection, records: Collection[tuple[str, str]]
) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the last value told of each field of some records, each as (table, key); nothing of an erased one."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for entity, keys in _by_table(records):
        for start in range(0, len(keys), _AT_ONCE):
            statement = (
                sa.select(_e.record, audit_content.c.body)
                .join(audit_content, audit_content.c.seq == _e.seq)
                .where(_e.entity == entity, _e.record.in_(keys[start : start + _AT_ONCE]))
                .order_by(_e.seq)
            )
            for record, text in connection.execute(statement):
                body = read_body(text) or {}
                fields = body.get("new") or body.get("old")
                if isinstance(fields, dict):
                    found.setdefault((entity, record), {}).update(fields)
    return found


def erasure_of(connection: sa.Connection, seqs: Collection[int]) -> dict[int, tuple[int, str]]:
    """Return for each of some erased events the number of its tombstone and the rule that was applied."""
    if not seqs:
        return {}
    wanted, found = set(seqs), {}
    statement = (
        sa.select(_e.seq, audit_content.c.body)
        .join(audit_content, audit_content.c.seq == _e.seq)
        .where(_e.entity == audit_event.name, _e.change == "erase", _e.seq >= min(wanted))
        .order_by(_e.seq)
    )
    for seq, text in connection.execute(statement):
        body = read_body(text) or {}
        events = body.get("events")
        for erased in wanted.intersection(events if isinstance(events, list) else ()):
            found[erased] = (int(seq), str(body.get("basis", "")))
    return found


def _by_table(records: Collection[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    tables: dict[str, list[str]] = {}
    for entity, key in dict.fromkeys(records):
        tables.setdefault(entity, []).append(key)
    yield from tables.items()
