"""A rule of a text in force as the calendar applies it: its settings, its clause, its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.policies.rules.rule_data import Force, RuleKind, Use

if TYPE_CHECKING:
    from medias_desktop.core.described import Parameters

P = TypeVar("P", bound="Parameters")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule:
    """One rule; ``text`` is what it says, in the reader's language, ``parameters`` None when its settings are wrong."""

    clause: Clause
    text: str
    kind: RuleKind
    force: Force
    uses: frozenset[Use]
    check: str
    parameters: Parameters | None
    provenance: str = ""

    @property
    def code(self) -> str:
        """Its short name in its policy (“MM-034”)."""
        return self.clause.rule_code


def with_settings(rules: Iterable[PolicyRule], kind: type[P]) -> tuple[tuple[PolicyRule, P], ...]:
    """Return the rules whose settings are of a class, each with them, in the order of the texts."""
    return tuple((one, one.parameters) for one in rules if isinstance(one.parameters, kind))
