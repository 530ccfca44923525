"""Applying a text to the records for viewing: what its rules would say today. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.coverage import Coverage, coverage
from medias_desktop.policies.rules.registry import Capability, Finding
from medias_desktop.policies.service.base import RegisterService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service.rules import RuleService


@dataclass(frozen=True, slots=True)
class TriedCapability:
    """What one capability says: how many rules it carries out, and what they would tell."""

    capability: Capability
    rules: tuple[BoundRule, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TryOut:
    """What a text’s rules would say of the records today."""

    tried: tuple[TriedCapability, ...]
    coverage: Coverage
    rules: tuple[BoundRule, ...]

    @property
    def count(self) -> dict[str, int]:
        """How many findings there are of each kind."""
        kinds = [one.kind for tried in self.tried for one in tried.findings]
        return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


class TryingService(RegisterService):
    """Tries texts out on one register’s records."""

    def __init__(self, register: Register, rules: RuleService) -> None:
        super().__init__(register)
        self._rules = rules

    def of_town(self, key: str, language: str) -> TryOut:
        """Try a town’s text out. Raises KeyError."""
        return self.of_rules(self._rules.rules_of_town(key, language))

    def of_version(self, version_id: int) -> TryOut:
        """Try a version of the register out, whatever its state."""
        return self.of_rules(self._rules.rules_of(version_id))

    def of_rules(self, rules: Sequence[BoundRule]) -> TryOut:
        """Return what rules would say; those switched off or wrongly set say nothing."""
        registry, day = self._rules.registry, self.today
        tried = []
        for capability in registry.capabilities:
            mine = tuple(
                one
                for one in rules
                if one.effective
                and one.check is not None
                and capability.carries(one.check.name, one.rule.app_part)
            )
            if mine:
                told = () if capability.try_out is None else capability.try_out(self._register, mine, day)
                tried.append(TriedCapability(capability, mine, tuple(told)))
        switched_on = [one for one in rules if one.rule.active]
        return TryOut(tuple(tried), coverage(switched_on, registry), tuple(rules))
