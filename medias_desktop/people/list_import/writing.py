"""Reading what is recorded for a comparison, and writing a plan: all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.memory import collector_at_rest
from medias_desktop.core.store.transaction import new_uids
from medias_desktop.people.errors import PeopleChangedSincePlan
from medias_desktop.people.list_import.matching import Recorded
from medias_desktop.people.list_import.plan import ImportPlan, ImportResult, PlanRow, RowState, Stamp
from medias_desktop.people.models import person as table

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_COLUMNS = (
    "number",
    "last_name",
    "first_name",
    "email",
    "department",
    "group_code",
    "language",
    "start_date",
    "end_date",
    "sort_key",
    "search_key",
)
_AT_ONCE = 4000


def recorded_persons(register: Register) -> tuple[list[Recorded], Stamp]:
    """Return everyone recorded, and the stamp of this state."""
    columns = [table.c[name] for name in ("id", "version", *_COLUMNS[:-1])]
    with register.read() as connection:
        persons = [Recorded(*row) for row in connection.execute(sa.select(*columns))]
        return persons, _stamp(connection)


def _stamp(connection: sa.Connection) -> Stamp:
    statement = sa.select(
        sa.func.count(),
        sa.func.coalesce(sa.func.max(table.c.id), 0),
        sa.func.coalesce(sa.func.sum(table.c.version), 0),
    ).select_from(table)
    return Stamp(*connection.execute(statement).one())


def write_plan(register: Register, plan: ImportPlan, progress: Progress) -> ImportResult:
    """Write a plan's new and changed persons in one transaction. Raises PeopleChangedSincePlan and Cancelled."""
    new, updates = plan.of(RowState.NEW), plan.of(RowState.UPDATE)
    total = len(new) + len(updates)
    progress.report(0, total)
    with collector_at_rest(), register.transaction("import_people") as tx:
        if _stamp(tx.connection) != plan.stamp:
            raise PeopleChangedSincePlan(name=plan.name)
        for start in range(0, len(new), _AT_ONCE):
            batch = new[start : start + _AT_ONCE]
            uids = new_uids(len(batch))
            values = [(*row[2], uid, tx.now, tx.now) for row, uid in zip(batch, uids, strict=True)]
            tx.insert_rows(table, (*_COLUMNS, "uid", "created_at", "updated_at"), values)
            progress.report(start + len(batch), total)
        for start in range(0, len(updates), _AT_ONCE):
            part = updates[start : start + _AT_ONCE]
            tx.update_many(table, [(row.person_id, row.version, _corrected(tx, row)) for row in part])
            progress.report(len(new) + start + len(part), total)
    return ImportResult(len(new), len(updates))


def _corrected(tx: Transaction, row: PlanRow) -> dict[str, object]:
    return {**dict(zip(_COLUMNS, row.values, strict=True)), "updated_at": tx.now}
