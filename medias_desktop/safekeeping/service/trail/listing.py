"""The list of the trail: one line per action, with what it was about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.i18n import N_, _, format_number, translate
from medias_desktop.core.store.audit import history
from medias_desktop.core.store.audit.bodies import read_body
from medias_desktop.core.store.audit.history import EntrySummary, Touched
from medias_desktop.core.store.schema import audit_content, audit_event, audit_seal, register_user
from medias_desktop.core.trail_words import TrailWords
from medias_desktop.safekeeping.service.trail.lines import ActionLine, SealMark
from medias_desktop.safekeeping.service.trail.wording import (
    Wording,
    fields_of,
    is_minor,
    is_touch,
    named_records,
    wording_over,
)

_LOOKED_AT = 6
"""Operations of an action looked at to find what it was about."""

_UNKNOWN = N_("Unknown user")
_PROGRAM = N_("The program")
_e = audit_event.c


class _Telling(NamedTuple):
    """The operation that tells what an action was about."""

    entity: str
    record: str
    body: dict[str, Any] | None


def lines(
    connection: sa.Connection, words: TrailWords, found: Sequence[EntrySummary]
) -> tuple[ActionLine, ...]:
    """Return the lines of some actions."""
    if not found:
        return ()
    telling = _telling(connection, words, found)
    wording = wording_over(connection, words, named_records(words, telling.values()))
    set_seals = _seals_on(connection, found)
    return tuple(
        ActionLine(
            one.seq,
            one.at,
            actor_name(one.actor, one.actor_name),
            wording.action(one.action),
            _about(wording, words, one.touched, telling.get(one.seq)),
            one.rows,
            set_seals.get(one.seq),
        )
        for one in found
    )


def actor_name(uid: str, name: str) -> str:
    """Return who acted, in words when it was nobody that the register knows."""
    if name:
        return name
    return translate(_UNKNOWN) if uid else translate(_PROGRAM)


def seals(
    connection: sa.Connection, *conditions: sa.ColumnElement[bool], limit: int | None = None
) -> list[SealMark]:
    """Return the seals that meet every condition, in their order."""
    statement = (
        sa.select(audit_seal.c.seq, audit_seal.c.at, register_user.c.name)
        .join(register_user, register_user.c.uid == audit_seal.c.signer, isouter=True)
        .where(*conditions)
        .order_by(audit_seal.c.seq, audit_seal.c.id)
        .limit(limit)
    )
    found = connection.execute(statement)
    return [SealMark(row.seq, history.instant_of(row.at), row.name or "") for row in found]


def _telling(
    connection: sa.Connection, words: TrailWords, found: Sequence[EntrySummary]
) -> dict[int, _Telling]:
    numbers = {one.seq + step for one in found for step in range(min(one.rows, _LOOKED_AT))}
    statement = (
        sa.select(_e.entry, _e.entity, _e.record, audit_content.c.body)
        .join(audit_content, audit_content.c.seq == _e.seq, isouter=True)
        .where(_e.seq.in_(numbers))
        .order_by(_e.seq)
    )
    telling: dict[int, _Telling] = {}
    for row in connection.execute(statement):
        known = telling.get(row.entry)
        this = _Telling(row.entity, row.record, read_body(row.body))
        if known is None or (_tells_little(words, known) and not _tells_little(words, this)):
            telling[row.entry] = this
    return telling


def _tells_little(words: TrailWords, one: _Telling) -> bool:
    return is_minor(words, one.entity) or is_touch(one)


def _about(wording: Wording, words: TrailWords, touched: Sequence[Touched], telling: _Telling | None) -> str:
    counts: dict[str, int] = {}
    for one in touched:
        counts[one.entity] = counts.get(one.entity, 0) + one.rows
    texts: list[str] = []
    for name in [name for name in counts if not is_minor(words, name)] or list(counts):
        if counts[name] > 1:
            texts.append(f"{wording.table(name)} ({format_number(counts[name])})")
        elif telling is not None and telling.entity == name:
            texts.insert(0, _named(wording, telling))
        else:
            texts.append(wording.table(name))
    return " · ".join(texts)


def _named(wording: Wording, one: _Telling) -> str:
    """Call a record by its name, which the action explains, else by its kind and number."""
    if title := wording.own_title(one.entity, one.record, fields_of(one)):
        return title
    number = wording.title(one.entity, one.record)
    return _("{kind}: {title}").format(kind=wording.table(one.entity), title=number)


def _seals_on(connection: sa.Connection, found: Sequence[EntrySummary]) -> dict[int, SealMark]:
    """Return the last seal set on one of the operations of each action."""
    first, after = min(one.seq for one in found), max(one.seq + one.rows for one in found)
    there = seals(connection, audit_seal.c.seq >= first, audit_seal.c.seq < after)
    return {one.seq: seal for one in found for seal in there if one.seq <= seal.seq < one.seq + one.rows}
