"""Writing decisions on open points."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.policies.errors import UnknownPolicy
from medias_desktop.policies.models import open_point as table
from medias_desktop.policies.models import policy
from medias_desktop.policies.rules.open_points import IntervalAnswer

if TYPE_CHECKING:
    from medias_desktop.core.described import Parameters
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.open_points import OpenPoint


def decide(
    register: Register,
    policy_id: int,
    point: OpenPoint,
    answer: Parameters,
    value: str,
    reason: str,
    today: dt.date,
    row_version: int | None,
) -> None:
    """See OpenPointService.decide."""
    with register.transaction("decide_point", Permission.ADOPT) as tx:
        family = tx.execute(sa.select(policy).where(policy.c.id == policy_id)).first()
        if family is None:
            raise UnknownPolicy
        columns = {"value": value, "reason": reason, "decided_on": today}
        known = tx.execute(_of(policy_id, point.key)).first()
        if known is None:
            if row_version is not None:
                raise ChangedElsewhere
            tx.insert(table, policy_id=policy_id, key=point.key, **columns)
        else:
            tx.update(table, known.id, version=row_version, **columns)
        if isinstance(answer, IntervalAnswer) and family.revision_months != answer.months:
            tx.update(policy, policy_id, revision_months=answer.months)


def reopen(register: Register, policy_id: int, key: str, row_version: int) -> None:
    """See OpenPointService.reopen."""
    with register.transaction("reopen_point", Permission.ADOPT) as tx:
        known = tx.execute(_of(policy_id, key)).first()
        if known is None or known.version != row_version:
            raise ChangedElsewhere
        tx.delete(table, known.id)


def _of(policy_id: int, key: str) -> sa.Select[tuple[int, int]]:
    return sa.select(table.c.id, table.c.version).where(table.c.policy_id == policy_id, table.c.key == key)
