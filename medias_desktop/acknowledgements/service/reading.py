"""Queries of the service: persons joined with their events, and what that adds up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from medias_desktop.acknowledgements.models import audience, event, person
from medias_desktop.acknowledgements.rules import (
    NOTHING_YET,
    Event,
    EventKind,
    Method,
    PersonRow,
    PersonState,
    RecordedEvent,
    counting,
    must_acknowledge,
    state_of,
)
from medias_desktop.people.rules import Group

_LISTED_BY_ID = 500
"""Above that many persons the whole list is read: SQLite limits the values of one statement."""

_KINDS = {kind.value: kind for kind in EventKind}
_METHODS: dict[str, Method | None] = {"": None} | {method.value: method for method in Method}
_GROUPS = {group.value: group for group in Group}

_PERSON = (
    person.c.id,
    person.c.uid,
    person.c.number,
    person.c.last_name,
    person.c.first_name,
    person.c.email,
    person.c.department,
    person.c.group_code,
    person.c.language,
    person.c.start_date,
    person.c.end_date,
    person.c.search_key,
)
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


def audience_of(connection: sa.Connection, version_id: int, by_rules: frozenset[Group]) -> frozenset[Group]:
    """Return the groups that must acknowledge a version: those that were chosen, else those that its rules name."""
    statement = sa.select(audience.c.group_code).where(audience.c.version_id == version_id)
    return frozenset(_GROUPS[code] for code in connection.execute(statement).scalars()) or by_rules


def stored_audience(groups: Collection[Group], by_rules: frozenset[Group]) -> list[str]:
    """Return the codes to store: nothing when those whom the rules name are meant, so that it stays so."""
    chosen = set(groups)
    return [] if chosen == by_rules else sorted(group.value for group in chosen)


def rows(
    connection: sa.Connection,
    version_id: int,
    groups: Collection[Group],
    day: dt.date,
    person_ids: Sequence[int] | None = None,
    earlier: Sequence[tuple[int, int]] = (),
) -> list[tuple[PersonRow, str]]:
    """Return persons with their state for a version, sorted by name, each with their folded search key.

    ``earlier`` are the versions (number and rank, the latest first) whose acknowledgement counts for this one. One
    query for each version: every person, beside each of their events.
    """
    joined = sa.outerjoin(
        person, event, sa.and_(event.c.person_id == person.c.id, event.c.version_id == version_id)
    )
    statement = (
        sa.select(*_PERSON, *_EVENT).select_from(joined).order_by(person.c.sort_key, person.c.id, event.c.id)
    )
    if person_ids is not None:
        statement = statement.where(person.c.id.in_(person_ids))
    found = list(_people(connection.execute(statement).all(), groups, day))
    if not earlier:
        return found
    states = [(rank, _states(connection, number)) for number, rank in earlier]
    return [(_counted_with(row, states), key) for row, key in found]


def _states(connection: sa.Connection, version_id: int) -> dict[int, PersonState]:
    """Return where everyone with an entry stands for a version."""
    statement = (
        sa.select(event.c.person_id, *_EVENT)
        .where(event.c.version_id == version_id)
        .order_by(event.c.person_id, event.c.id)
    )
    lines = groupby(connection.execute(statement).all(), key=itemgetter(0))
    return {person_id: state_of([_event(line[1:]) for line in own]) for person_id, own in lines}


def _counted_with(row: PersonRow, earlier: Sequence[tuple[int, dict[int, PersonState]]]) -> PersonRow:
    if not row.counted:
        return row
    known = ((rank, states[row.person_id]) for rank, states in earlier if row.person_id in states)
    return row._replace(status=counting(row.status, known))


def _people(found: Sequence[Any], groups: Collection[Group], day: dt.date) -> Iterator[tuple[PersonRow, str]]:
    width = len(_PERSON)
    for _person_id, lines in groupby(found, key=itemgetter(0)):
        first = next(lines)
        code, language, start, end, search_key = first[7:width]
        status = NOTHING_YET
        if first[width] is not None:
            status = state_of([_event(first[width:]), *(_event(line[width:]) for line in lines)])
        group = _GROUPS[code]
        counted = must_acknowledge(group, start, end, groups, day)
        yield PersonRow._make((*first[:7], group, language, counted, status)), search_key


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
