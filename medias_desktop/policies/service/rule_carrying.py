"""Carrying rules from one version to the next, inside the transaction that writes its text."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies.models import policy_rule, section

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction


def copy_rules(
    tx: Transaction, from_version_id: int, to_version_id: int, section_uids: Collection[str] | None = None
) -> int:
    """Give a version the rules of an earlier one, of these sections or of all it keeps; return how many there were.

    They keep their codes, settings and whether they are switched on; each becomes a rule of its own.
    """
    if section_uids is None:
        kept = sa.select(section.c.uid).where(section.c.version_id == to_version_id)
        section_uids = set(tx.execute(kept).scalars())
    query = (
        sa.select(policy_rule).where(policy_rule.c.version_id == from_version_id).order_by(policy_rule.c.id)
    )
    left_out = ("id", "uid", "version_id", "version")
    rows = [
        {name: value for name, value in row.items() if name not in left_out}
        | {"uid": new_uid(), "version_id": to_version_id}
        for row in tx.execute(query).mappings()
        if row["section_uid"] in section_uids
    ]
    tx.insert_many(policy_rule, rows)
    return len(rows)


def drop_rules_without_clause(tx: Transaction, version_id: int) -> None:
    """Remove the rules of a version whose section is not in its text any more."""
    kept = sa.select(section.c.uid).where(section.c.version_id == version_id)
    tx.delete_where(
        policy_rule, policy_rule.c.version_id == version_id, policy_rule.c.section_uid.not_in(kept)
    )
