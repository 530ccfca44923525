"""Reading the rules of a version with a plain statement: what applies today is asked for at every start."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from medias_desktop.policies.rules.rule_data import AppPart, Force, Rule, RuleKind, Use

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_RULES = """
SELECT r.* FROM policy_rule r LEFT JOIN section s ON s.version_id = r.version_id AND s.uid = r.section_uid
WHERE r.version_id = :version_id ORDER BY COALESCE(s.position, 1000000), r.id
"""
_SECTIONS = """
SELECT s.uid, s.number, s.heading, v.language FROM section s JOIN policy_version v ON v.id = s.version_id
WHERE s.version_id = :version_id
"""


def rules_of_version(register: Register, version_id: int) -> tuple[Rule, ...]:
    """Return the rules of a version of the register in the order of its text."""
    return tuple(rule_of(row) for row in register.rows(_RULES, version_id=version_id))


def rules_naming(register: Register, version_id: int, checks: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules of a version that name one of these checks."""
    return tuple(
        rule_of(row) for row in register.rows(_RULES, version_id=version_id) if row["check_name"] in checks
    )


def active_rules(register: Register, version_id: int, checks: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules of a version that are switched on and name one of these checks."""
    return tuple(rule for rule in rules_naming(register, version_id, checks) if rule.active)


class Place(NamedTuple):
    """Where a rule stands: its section as printed, and the language of the text."""

    number: str
    heading: str
    language: str


def places(register: Register, version_id: int) -> dict[str, Place]:
    """Return the sections of a version by their uids; their texts are not read."""
    return {
        row["uid"]: Place(row["number"], row["heading"], row["language"])
        for row in register.rows(_SECTIONS, version_id=version_id)
    }


def rule_of(row: Any) -> Rule:
    """Return a stored row as a rule."""
    return Rule(
        uid=row["uid"],
        code=row["code"],
        section_uid=row["section_uid"],
        kind=RuleKind(row["kind"]),
        force=Force(row["force"]),
        subject=row["subject"],
        text=row["text"],
        app_part=AppPart(row["app_part"]),
        check=row["check_name"],
        params=_params(row["params"]),
        uses=frozenset(map(Use, row["uses"].split())),
        active=bool(row["active"]),
        provenance=row["provenance"],
        row_version=row["version"],
    )


def _params(stored: str) -> dict[str, Any]:
    """Return the settings; what is no JSON object is kept as it is, and no check takes it."""
    try:
        found = json.loads(stored)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"?": stored}
