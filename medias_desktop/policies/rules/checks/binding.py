"""A rule together with the check it names and the settings it was given, or with what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from medias_desktop.core.described import Parameters, SettingProblem, read_parameters
from medias_desktop.core.errors import UserError
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.errors import CheckMissing, CheckUnknown
from medias_desktop.policies.rules.checks.vocabulary import check
from medias_desktop.policies.rules.rule_data import Rule

P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule, its check and its settings; with a ``problem`` it is to be set and does nothing until then."""

    rule: Rule
    check: Check | None
    parameters: Parameters | None
    problem: UserError | None = None

    @property
    def effective(self) -> bool:
        """Whether the rule is switched on and its settings can be used."""
        return self.rule.active and self.problem is None

    def settings(self, kind: type[P]) -> P:
        """Return the settings as the class that the caller expects. Raises TypeError for another check's rule."""
        if not isinstance(self.parameters, kind):
            raise TypeError(f"rule {self.rule.code} has no settings of {kind.__name__}")
        return self.parameters


def bind(rule: Rule) -> BoundRule:
    """Return a rule with its settings read strictly; what is wrong stops no other rule."""
    if not rule.check:
        return BoundRule(rule, None, None, CheckMissing())
    known = check(rule.check)
    if known is None:
        return BoundRule(rule, None, None, CheckUnknown(name=rule.check))
    try:
        return BoundRule(rule, known, read_parameters(known.parameters, rule.params))
    except SettingProblem as problem:
        return BoundRule(rule, known, None, problem)


def bind_all(rules: Iterable[Rule]) -> tuple[BoundRule, ...]:
    """Return the rules, each with its settings or its problem."""
    return tuple(bind(rule) for rule in rules)
