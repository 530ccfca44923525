"""Queries of the service: what is recorded of persons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from medias_desktop.acknowledgements.models import event
from medias_desktop.acknowledgements.rules import (
    Event,
    EventKind,
    Method,
    RecordedEvent,
)
from medias_desktop.people.rules import Group

_KINDS = {kind.value: kind for kind in EventKind}
_METHODS: dict[str, Method | None] = {"": None} | {method.value: method for method in Method}
_GROUPS = {group.value: group for group in Group}

_EVENT = (
    event.c.id,
    event.c.kind,
    event.c.day,
    event.c.method,
    event.c.witness,
    event.c.note,
    event.c.replaces_id,
    event.c.original_place,
)


def stored_audience(groups: Collection[Group], by_rules: frozenset[Group]) -> list[str]:
    """Return the codes to store: nothing when those whom the rules name are meant, so that it stays so."""
    chosen = set(groups)
    return [] if chosen == by_rules else sorted(group.value for group in chosen)


def _event(values: Sequence[Any]) -> Event:
    event_id, kind, day, method, witness, note, replaces_id, original_place = values
    return Event(event_id, _KINDS[kind], day, _METHODS[method], witness, note, replaces_id, original_place)


def owner_of(connection: sa.Connection, event_id: int) -> tuple[int, int] | None:
    """Return the version and person of an event."""
    statement = sa.select(event.c.version_id, event.c.person_id).where(event.c.id == event_id)
    row = connection.execute(statement).first()
    return None if row is None else (row.version_id, row.person_id)


def recorded(connection: sa.Connection, version_id: int | None, person_id: int) -> tuple[RecordedEvent, ...]:
    """Return everything recorded of a person for a version, or for every one (None), oldest first."""
    statement = (
        sa.select(
            event.c.version_id,
            *_EVENT,
            event.c.language,
            event.c.text_sha256,
            event.c.recorded_at,
            event.c.recorded_by,
            event.c.campaign_id,
        )
        .where(event.c.person_id == person_id)
        .order_by(event.c.id)
    )
    if version_id is not None:
        statement = statement.where(event.c.version_id == version_id)
    width = 1 + len(_EVENT)
    return tuple(
        RecordedEvent(_event(row[1:width]), row[0], person_id, *row[width:])
        for row in connection.execute(statement)
    )
