"""Adding events, and what they add up to, in the transaction of whoever acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.acknowledgements.models import event, status
from medias_desktop.acknowledgements.rules import Event, EventKind, Method, deciding_act
from medias_desktop.core.store.transaction import new_uid, new_uids

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import PersonRow, RecordedEvent
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.rules import VersionSummary

_AT_ONCE = 500
_READ = 2000
_METHODS: dict[str, Method | None] = {"": None} | {method.value: method for method in Method}


def add_events(
    tx: Transaction,
    version: VersionSummary,
    rows: Sequence[PersonRow],
    kind: EventKind,
    fields: Mapping[str, object],
    *,
    recorded_by: str,
    campaign_id: int | None = None,
) -> list[int]:
    """Record an act of each person for a text and return the events' numbers, in the order of ``rows``.

    ``fields`` are the columns of the event that all have in common: its day, method, witness…
    """
    if not rows:
        return []
    numbers = tx.new_numbers(event, len(rows))
    tx.insert_many(
        event,
        [
            {
                "id": number,
                "uid": uid,
                "version_id": version.id,
                "person_id": row.person_id,
                "kind": kind.value,
                "language": row.language,
                "text_sha256": version.text_sha256,
                "recorded_at": tx.now,
                "recorded_by": recorded_by,
                "campaign_id": campaign_id,
                **fields,
            }
            for number, uid, row in zip(numbers, new_uids(len(rows)), rows, strict=True)
        ],
    )
    add_up(tx, version.id, [row.person_id for row in rows])
    return numbers


def follow(
    tx: Transaction, last: RecordedEvent, kind: EventKind, fields: Mapping[str, object], recorded_by: str
) -> int:
    """Correct or cancel an act: add the event that takes the place of its last one, and return its number."""
    number = tx.insert(
        event,
        uid=new_uid(),
        version_id=last.version_id,
        person_id=last.person_id,
        kind=kind.value,
        language=last.language,
        text_sha256=last.text_sha256,
        replaces_id=last.event.id,
        recorded_at=tx.now,
        recorded_by=recorded_by,
        campaign_id=last.campaign_id,
        **fields,
    )
    add_up(tx, last.version_id, [last.person_id])
    return number


def add_up(tx: Transaction, version_id: int, person_ids: Iterable[int]) -> None:
    """Write down anew what the events of persons for a text add up to."""
    numbers = sorted(set(person_ids))
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        tx.delete_where(status, status.c.version_id == version_id, status.c.person_id.in_(part))
        tx.insert_many(status, list(_statuses(tx, version_id, part)))


def _statuses(tx: Transaction, version_id: int, person_ids: Sequence[int]) -> Iterable[dict[str, object]]:
    return added_up(tx.connection, event.c.version_id == version_id, event.c.person_id.in_(person_ids))


def added_up(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[dict[str, object]]:
    """Yield the rows that the table of statuses has for some events, text by text and person by person."""
    statement = (
        sa.select(
            event.c.version_id,
            event.c.person_id,
            event.c.id,
            event.c.kind,
            event.c.day,
            event.c.method,
            event.c.witness,
            event.c.note,
            event.c.replaces_id,
        )
        .where(*conditions)
        .order_by(event.c.version_id, event.c.person_id, event.c.id)
    )
    found: Iterable[Any] = connection.execute(statement.execution_options(yield_per=_READ))
    for (version_id, person_id), lines in groupby(found, key=itemgetter(0, 1)):
        act = deciding_act(
            [
                Event(number, EventKind(kind), day, _METHODS[method], witness, note, replaces)
                for _version, _person, number, kind, day, method, witness, note, replaces in lines
            ]
        )
        if act is not None:
            yield {
                "version_id": version_id,
                "person_id": person_id,
                "state": act.kind.value,
                "event_id": act.id,
                "day": act.day,
                "method": act.method.value if act.method else "",
                "witness": act.witness,
                "note": act.note,
            }
