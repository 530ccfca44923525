"""Reading the trail for people: one line per action, what an action did, and what happened to one record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit import chain
from medias_desktop.core.store.audit.bodies import letters, read_body, says
from medias_desktop.core.store.schema import audit_content, audit_event, register_user
from medias_desktop.core.text import fold

_e = audit_event.c
_CHUNK = 2_000
_BEYOND = 2**63 - 1


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which actions are wanted; ``since`` included, ``until`` excluded; ``text`` stands in what they wrote."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None
    actor: str = ""
    action: str = ""
    entity: str = ""
    text: str = ""


class Touched(NamedTuple):
    """How many rows of a table an action inserted, updated, deleted…"""

    entity: str
    change: str
    rows: int


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """One action: ``seq`` of its first event, who (number and name, "" when unknown), what, and the rows it touched."""

    seq: int
    at: dt.datetime
    actor: str
    actor_name: str
    action: str
    touched: tuple[Touched, ...]

    @property
    def rows(self) -> int:
        """Return how many rows it touched in all."""
        return sum(one.rows for one in self.touched)


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event with its content; ``body`` is None once erased."""

    seq: int
    entry: int
    at: dt.datetime
    actor: str
    actor_name: str
    action: str
    change: str
    entity: str
    record: str
    subject: str | None
    body: dict[str, Any] | None


def entries(
    connection: sa.Connection,
    wanted: EntryFilter | None = None,
    *,
    before_seq: int | None = None,
    limit: int = 100,
    progress: Progress | None = None,
) -> tuple[EntrySummary, ...]:
    """Return the newest actions, newest first; the next page begins ``before_seq`` the last one's ``seq``.

    Looking for a text reads contents backwards until enough are found: seconds in a long trail. Raises Cancelled.
    """
    wanted = wanted or EntryFilter()
    if wanted.text.strip():
        numbers = _holding(connection, wanted, before_seq, limit, progress or Silent())
    else:
        numbers = _newest(connection, wanted, before_seq, limit)
    return _summaries(connection, numbers)


def entry(
    connection: sa.Connection, entry_seq: int, *, after_seq: int = 0, limit: int | None = None
) -> tuple[EventDetail, ...]:
    """Return the events of one action with their contents, in order; none when there is no such action.

    ``limit`` of them at most; the next ones begin ``after_seq``.
    """
    after = connection.execute(
        sa.select(sa.func.min(_e.seq)).where(_e.seq > entry_seq, _e.seq == _e.entry)
    ).scalar()
    until = () if after is None else (_e.seq < after,)  # the whole action, whatever an index knows of it
    first = max(entry_seq, after_seq + 1)
    return _details(connection, _e.seq >= first, _e.entry == entry_seq, *until, limit=limit)


def record_history(connection: sa.Connection, entity: str, record: str) -> tuple[EventDetail, ...]:
    """Return what happened to one record, oldest first."""
    return _details(connection, _e.entity == entity, _e.record == record)


def actions(connection: sa.Connection) -> tuple[str, ...]:
    """Return the names of all actions that the trail holds, for a filter."""
    return tuple(connection.execute(sa.select(_e.action).distinct().order_by(_e.action)).scalars())


def _conditions(wanted: EntryFilter, before_seq: int | None) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if before_seq is not None:
        found.append(_e.entry < before_seq)
        found.append(_e.seq < before_seq)  # the same for an action's first event, and the index's own column
    if wanted.since is not None:
        found.append(_e.at >= chain.instant(wanted.since))
    if wanted.until is not None:
        found.append(_e.at < chain.instant(wanted.until))
    for column, value in ((_e.actor, wanted.actor), (_e.action, wanted.action)):
        if value:
            found.append(column == value)
    if (
        wanted.entity
    ):  # joined to nothing, so that the events are walked backwards instead of sorted by an index
        found.append(_e.entity.concat("") == wanted.entity)
    return found


def _newest(connection: sa.Connection, wanted: EntryFilter, before_seq: int | None, limit: int) -> list[int]:
    """Return the first events of the wanted actions, newest first."""
    conditions = _conditions(wanted, before_seq)
    if not wanted.entity:
        first = sa.select(_e.seq).where(_e.seq == _e.entry, *conditions).order_by(_e.seq.desc()).limit(limit)
        return list(connection.execute(first).scalars())
    # Any event of an action may be about the table: from each one found, on to what came before its whole action.
    below = sa.bindparam("below", type_=sa.BigInteger)
    last = sa.select(_e.entry).where(_e.seq < below, *conditions).order_by(_e.seq.desc()).limit(1)
    found: list[int] = []
    while len(found) < limit:
        seq = connection.execute(last, {"below": found[-1] if found else _BEYOND}).scalar()
        if seq is None:
            break
        found.append(seq)
    return found


def _holding(
    connection: sa.Connection, wanted: EntryFilter, before_seq: int | None, limit: int, listener: Progress
) -> list[int]:
    """Return the actions whose contents hold a text, whatever its accents and case: read backwards until enough."""
    needle = fold(wanted.text)
    sought = letters(needle)
    found: dict[int, None] = {}
    statement = (
        sa.select(_e.seq, _e.entry, audit_content.c.body)
        .join(audit_content, audit_content.c.seq == _e.seq)
        .where(*_conditions(wanted, before_seq))
        .order_by(_e.seq.desc())
        .execution_options(yield_per=_CHUNK)
    )
    with connection.execute(statement) as result:
        for number, (_seq, entry_seq, body) in enumerate(result):
            if number % _CHUNK == 0:
                listener.report(0, 0)
            if entry_seq not in found and says(body, needle, sought):
                if len(found) == limit:
                    break
                found[entry_seq] = None
    return list(found)


def _summaries(connection: sa.Connection, numbers: Sequence[int]) -> tuple[EntrySummary, ...]:
    if not numbers:
        return ()
    after = connection.execute(
        sa.select(sa.func.min(_e.seq)).where(_e.seq > max(numbers), _e.seq == _e.entry)
    ).scalar()
    until = () if after is None else (_e.seq < after,)
    counted = connection.execute(
        sa.select(_e.entry, _e.entity, _e.change, sa.func.count())
        .where(_e.seq >= min(numbers), *until, _e.entry.in_(numbers))
        .group_by(_e.entry, _e.entity, _e.change)
        .order_by(_e.entry, sa.func.min(_e.seq))
    )
    touched: dict[int, list[Touched]] = {}
    for entry_seq, entity, change, count in counted:
        touched.setdefault(entry_seq, []).append(Touched(entity, change, count))
    rows = connection.execute(
        sa.select(_e.seq, _e.at, _e.actor, _e.action).where(_e.seq.in_(numbers)).order_by(_e.seq.desc())
    )
    names = _names(connection)
    return tuple(
        EntrySummary(
            seq,
            instant_of(at),
            actor,
            names.get(actor, ""),
            action,
            tuple(touched.get(seq, ())),
        )
        for seq, at, actor, action in rows
    )


def _details(
    connection: sa.Connection, *conditions: sa.ColumnElement[bool], limit: int | None = None
) -> tuple[EventDetail, ...]:
    content = audit_content.c
    names = _names(connection)
    rows = connection.execute(
        sa.select(
            _e.seq,
            _e.entry,
            _e.at,
            _e.actor,
            _e.action,
            _e.change,
            _e.entity,
            _e.record,
            content.subject,
            content.body,
        )
        .join(audit_content, content.seq == _e.seq, isouter=True)
        .where(*conditions)
        .order_by(_e.seq)
        .limit(limit)
    )
    return tuple(
        EventDetail(
            row.seq,
            row.entry,
            instant_of(row.at),
            row.actor,
            names.get(row.actor, ""),
            row.action,
            row.change,
            row.entity,
            row.record,
            row.subject,
            read_body(row.body),
        )
        for row in rows
    )


def _names(connection: sa.Connection) -> dict[str, str]:
    rows = connection.execute(sa.select(register_user.c.uid, register_user.c.name))
    return {row.uid: row.name for row in rows}


def instant_of(text: str) -> dt.datetime:
    """Return when an event happened; an altered trail must still be readable, so a text that is no instant is year 1."""
    try:
        return dt.datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return dt.datetime.min.replace(tzinfo=dt.UTC)
