"""The rules of a draft: read with its text, copied with the clauses that are borrowed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.policies.models import policy_rule
from medias_desktop.policies.rules.borrowing import free_code
from medias_desktop.policies.rules.rule_data import Rule
from medias_desktop.policies.rules.rule_edits import travelling
from medias_desktop.policies.service.rule_reading import rules_of_version

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.towns import TownRule

__all__ = ["insert_rules", "rule_of_town", "rules_of_version", "write_rules"]


def rule_of_town(rule: TownRule, key: str, language: str) -> Rule:
    """Return a town's rule in a language, as a draft takes it over: it bears the number of its section there.

    What belongs to that town alone (its telephones, dates, accounts) stays behind.
    """
    return travelling(
        Rule(
            uid=rule.id,
            code=rule.id,
            section_uid=rule.section,
            kind=rule.kind,
            force=rule.force,
            subject=rule.subject.said(language),
            text=rule.text.said(language),
            app_part=rule.app_part,
            check=rule.check,
            params=rule.params,
            uses=rule.uses,
            provenance=f"town/{key}/{rule.id}",
        )
    )


def insert_rules(tx: Transaction, version_id: int, rules: Sequence[Rule]) -> None:
    """Add rules to a version; a code that it has already is made another."""
    codes = sa.select(policy_rule.c.code).where(policy_rule.c.version_id == version_id)
    taken = set(tx.execute(codes).scalars())
    rows = []
    for rule in rules:
        code = free_code(rule.code, taken)
        taken.add(code)
        rows.append(_row(version_id, rule, code))
    tx.insert_many(policy_rule, rows)


def write_rules(tx: Transaction, version_id: int, rules: Sequence[Rule], section_uids: set[str]) -> None:
    """Add the rules that came with borrowed clauses, remove those whose section is gone; others stay as they are."""
    query = sa.select(policy_rule.c.id, policy_rule.c.uid, policy_rule.c.section_uid).where(
        policy_rule.c.version_id == version_id
    )
    known = set()
    for row in tx.execute(query).all():
        if row.section_uid in section_uids:
            known.add(row.uid)
        else:
            tx.delete(policy_rule, row.id)
    fresh = [rule for rule in rules if rule.uid not in known and rule.section_uid in section_uids]
    insert_rules(tx, version_id, fresh)


def _row(version_id: int, rule: Rule, code: str) -> dict[str, Any]:
    return {
        "uid": rule.uid,
        "version_id": version_id,
        "section_uid": rule.section_uid,
        "code": code,
        "kind": rule.kind.value,
        "force": rule.force.value,
        "subject": rule.subject[:200],
        "text": rule.text,
        "app_part": rule.app_part.value,
        "check_name": rule.check,
        "params": json.dumps(dict(rule.params), ensure_ascii=False, sort_keys=True, default=str),
        "uses": " ".join(sorted(use.value for use in rule.uses)),
        "active": rule.active,
        "provenance": rule.provenance,
    }
