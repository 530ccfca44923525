"""The rules of a version as they are stored: added, carried along, dropped, within the transaction of an action."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import storable
from medias_desktop.policies.models import policy_rule, section
from medias_desktop.policies.rules.borrowing import free_code
from medias_desktop.policies.rules.rule_data import Rule
from medias_desktop.policies.service.rule_reading import rule_of

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction


def insert_rules(tx: Transaction, version_id: int, rules: Sequence[Rule]) -> None:
    """Add rules to a version; a code that it has already is made another."""
    codes = sa.select(policy_rule.c.code).where(policy_rule.c.version_id == version_id)
    taken = set(tx.execute(codes).scalars())
    rows = []
    for rule in rules:
        code = free_code(rule.code, taken)
        taken.add(code)
        own = {"uid": rule.uid, "version_id": version_id, "code": code, "active": rule.active}
        rows.append(own | {"provenance": rule.provenance} | columns(rule))
    tx.insert_many(policy_rule, rows)


def copy_rules(tx: Transaction, from_version_id: int, to_version_id: int) -> None:
    """Give a version the rules that an earlier one has at the clauses it keeps.

    They keep their codes, settings and whether they are switched on; each becomes a rule of its own.
    """
    query = (
        sa.select(policy_rule)
        .where(policy_rule.c.version_id == from_version_id, _at_a_clause_of(to_version_id))
        .order_by(policy_rule.c.id)
    )
    found = [rule_of(row) for row in tx.execute(query).mappings()]
    insert_rules(tx, to_version_id, [dataclasses.replace(rule, uid=new_uid()) for rule in found])


def drop_rules_without_clause(tx: Transaction, version_id: int) -> None:
    """Remove the rules of a version whose section is not in its text any more."""
    tx.delete_where(policy_rule, policy_rule.c.version_id == version_id, ~_at_a_clause_of(version_id))


def write_rules(
    tx: Transaction,
    version_id: int,
    rules: Sequence[Rule],
    section_uids: Collection[str],
    read: Sequence[Rule] | None = None,
) -> None:
    """Add the rules that came with borrowed clauses, remove those whose section is gone; others stay as they are.

    ``read`` are the rules as they were last read (None: just now): one of them that is not stored any more was removed by
    somebody else and stays away. Raises ChangedElsewhere for a rule to be removed that was set since it was read.
    """
    seen = None if read is None else {one.uid: one.row_version for one in read}
    query = sa.select(
        policy_rule.c.id, policy_rule.c.uid, policy_rule.c.section_uid, policy_rule.c.version
    ).where(policy_rule.c.version_id == version_id)
    known = set(seen or ())
    for row in tx.execute(query).all():
        known.add(row.uid)
        if row.section_uid not in section_uids:
            if seen is not None and seen.get(row.uid) != row.version:
                raise ChangedElsewhere
            tx.delete(policy_rule, row.id)
    fresh = [one for one in rules if one.uid not in known and one.section_uid in section_uids]
    insert_rules(tx, version_id, fresh)


def columns(rule: Rule) -> dict[str, Any]:
    """Return what is stored of a rule as somebody writes it: all but its identity and whether it is switched on."""
    return {
        "section_uid": rule.section_uid,
        "kind": rule.kind.value,
        "force": rule.force.value,
        "subject": storable(rule.subject)[:200],
        "text": storable(rule.text),
        "app_part": rule.app_part.value,
        "check_name": rule.check,
        "params": json.dumps(dict(rule.params), ensure_ascii=False, sort_keys=True, default=str),
        "uses": " ".join(sorted(use.value for use in rule.uses)),
    }


def _at_a_clause_of(version_id: int) -> sa.ColumnElement[bool]:
    return policy_rule.c.section_uid.in_(sa.select(section.c.uid).where(section.c.version_id == version_id))
