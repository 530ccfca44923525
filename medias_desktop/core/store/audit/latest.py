"""Who changed a record last, for whoever was about to change it too."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import sqlalchemy as sa

from medias_desktop.core.store.schema import audit_event, register_user

_e = audit_event.c


class LastChange(NamedTuple):
    """The user's name ("" when the register does not know it) and the instant."""

    who: str
    at: dt.datetime


def last_change(connection: sa.Connection, *records: tuple[str, object]) -> LastChange | None:
    """Return the last change of any of these records, each as (table, key), or None when none was recorded.

    A key of None means any record of the table.
    """
    wanted = [
        sa.and_(_e.entity == entity, sa.true() if key is None else _e.record == str(key))
        for entity, key in records
    ]
    row = connection.execute(
        sa.select(_e.at, register_user.c.name)
        .join(register_user, register_user.c.uid == _e.actor, isouter=True)
        .where(sa.or_(sa.false(), *wanted))
        .order_by(_e.seq.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    try:
        at = dt.datetime.fromisoformat(row.at)
    except ValueError:  # an altered trail is told by its verification, not here
        return None
    return LastChange(row.name or "", at)
