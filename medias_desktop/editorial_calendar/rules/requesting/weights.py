"""How much a rule weighs at each stage of a request, by its uses."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.rule_data import Use


class Stage(StrEnum):
    """How far a request is when the rules are asked."""

    WRITTEN = "written"
    ON_ITS_WAY = "on_its_way"
    GRANTED = "granted"
    REFUSED = "refused"


def weight(rule: PolicyRule, stage: Stage) -> Severity:
    """Return how much a rule weighs: one that blocks does so at the steps, and warns while it is written."""
    if Use.BLOCK in rule.uses:
        return Severity.WARN if stage is Stage.WRITTEN else Severity.BLOCK
    return Severity.INFORM if rule.uses <= {Use.INFORM, Use.PRINT} else Severity.WARN


def found(
    rule: PolicyRule, kind: str, stage: Stage, severity: Severity | None = None, **facts: Any
) -> Finding:
    """Return what a rule says; a request is never granted against one that blocks, by a reason or without."""
    told = weight(rule, stage) if severity is None else severity
    return Finding(severity=told, kind=kind, clause=rule.clause, facts=facts, overridable=False)
