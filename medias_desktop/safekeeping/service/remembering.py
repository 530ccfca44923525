"""The backups' list of destructions, kept in step with the register, so that a restore brings nobody back.

Each destruction leaves a note in the trail (uids, which name nobody). Whatever the list beside the backups lacks of
these notes is added: after a destruction, and on any other computer before it restores.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store.schema import audit_content, audit_event

if TYPE_CHECKING:
    from medias_desktop.core.retention import DueRecord
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

CHANGE, ENTITY = "destroy", "destruction"


def subject_of(kind: str, key: str) -> str:
    """Return what the list calls a record: its kind and its uid, which is the same in every backup and never reused."""
    return f"{kind}/{key}"


def remembered_note(tx: Transaction, uid: str, kind: str, records: Sequence[DueRecord], basis: str) -> None:
    """Write into the trail which records a destruction is about, by uid."""
    subjects = [subject_of(kind, record.key) for record in records]
    tx.note(CHANGE, ENTITY, uid, {"subjects": subjects, "basis": basis})


def remember_destructions(register: Register) -> int:
    """Add to the list beside this computer's backups the destructions that it lacks; return how many.

    A server's backups are its administrator's. Raises ErasuresDamaged or a file error.
    """
    if register.on_server:
        return 0
    from medias_desktop.core.store.backups import erasures
    from medias_desktop.core.store.backups.places import backup_folder, load_state

    noted = _noted(register)
    if not noted:
        return 0
    folder = backup_folder(register.id, load_state(register.id))
    key = register.access.data_key
    known = {(erasure.subjects, erasure.at) for erasure in erasures.since(folder, key)}
    missing = [one for one in noted if one[:2] not in known]
    for subjects, at, basis in missing:
        erasures.record(folder, key, subjects, at, basis)
    return len(missing)


def _noted(register: Register) -> list[tuple[tuple[str, ...], dt.datetime, str]]:
    statement = (
        sa.select(audit_event.c.at, audit_content.c.body)
        .join(audit_content, audit_content.c.seq == audit_event.c.seq)
        .where(audit_event.c.entity == ENTITY, audit_event.c.change == CHANGE)
        .order_by(audit_event.c.seq)
    )
    with register.read() as connection:
        rows = connection.execute(statement).all()
    found = []
    for row in rows:
        body = json.loads(row.body)
        found.append((tuple(body["subjects"]), dt.datetime.fromisoformat(row.at), str(body["basis"])))
    return found
