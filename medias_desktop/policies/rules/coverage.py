"""How much of a policy the program carries out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.policies.rules.checks import BoundRule, Check
from medias_desktop.policies.rules.registry import Capability, CheckRegistry


class RuleState(StrEnum):
    """Where a rule stands in the program."""

    ACTIVE = "active"
    OFF = "off"
    TO_SET = "to_set"
    NOT_YET = "not_yet"
    """Nothing carries its check out yet."""


def rule_state(bound: BoundRule, registry: CheckRegistry) -> RuleState:
    """Return a rule's state; what was switched off or wrongly set comes before what the program cannot do yet."""
    if not bound.rule.active:
        return RuleState.OFF
    if bound.problem is not None or bound.check is None:
        return RuleState.TO_SET
    return (
        RuleState.NOT_YET
        if registry.capability(bound.check.name, bound.rule.app_part) is None
        else RuleState.ACTIVE
    )


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many rules there are, what carries them out, which checks nothing carries out, which are wrongly set."""

    rules: int
    bound: Mapping[Capability, int]
    unbound: Mapping[Check, tuple[str, ...]]
    wrong: tuple[BoundRule, ...]

    @property
    def bound_rules(self) -> int:
        """How many rules are carried out."""
        return sum(self.bound.values())

    @property
    def unbound_rules(self) -> int:
        """How many rules wait for a part of the program."""
        return sum(map(len, self.unbound.values()))


def coverage(rules: Iterable[BoundRule], registry: CheckRegistry) -> Coverage:
    """Count what carries out each rule; a rule wrongly set is counted there and nowhere else."""
    total = 0
    by_capability: Counter[Capability] = Counter()
    unbound: dict[Check, list[str]] = {}
    wrong = []
    for one in rules:
        total += 1
        if one.problem is not None or one.check is None:
            wrong.append(one)
            continue
        capability = registry.capability(one.check.name, one.rule.app_part)
        if capability is None:
            unbound.setdefault(one.check, []).append(one.rule.code)
        else:
            by_capability[capability] += 1
    return Coverage(
        total, dict(by_capability), {check: tuple(codes) for check, codes in unbound.items()}, tuple(wrong)
    )
