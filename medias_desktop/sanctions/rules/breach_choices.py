"""What may be breached by the texts in force on a day, and what these texts say of cases besides."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.sanctions.rules.cases import BreachClause


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachChoice:
    """A clause that a case may be about; ``breaches`` and ``towards`` are words in the interface language.

    ``groups`` are codes of people.rules.Group that the rule names, empty: all who are bound. ``named`` tells whether a
    rule of breaches names it; the others are rules that forbid or oblige, and sections (``by_rule`` False).
    """

    clause: BreachClause
    breaches: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    groups: frozenset[str] = frozenset()
    named: bool = False
    by_rule: bool = True
    outside_work: bool = False
    unnamed_counts: bool = False

    def binds(self, group: str) -> bool:
        """Tell whether the rule is about a person’s group."""
        return not self.groups or group in self.groups


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSaying:
    """What a text says of cases, with its clause; ``text`` is in ``language``."""

    version_id: int
    section_uid: str
    rule_code: str
    cite: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRules:
    """What the texts in force on a day say of cases; each with the clauses that say it, empty when none does.

    ``mildest`` and ``severest`` are codes of policies’ checks.sanctions.Measure, "" when the text does not say.
    ``outside_work`` are clauses by which the policy follows people outside work, ``reach`` where else it does.
    """

    measures: tuple[CitedSaying, ...] = ()
    mildest: str = ""
    severest: str = ""
    legal_measures: bool = False
    graded_by: str = ""
    steps_left_open: tuple[CitedSaying, ...] = ()
    """Clauses that name the first and the last measure and leave the steps between to the municipality."""
    grounds_needed: tuple[CitedSaying, ...] = ()
    grounds_recorded: bool = False
    demands: tuple[CitedSaying, ...] = ()
    demand_kinds: tuple[str, ...] = ()
    """Codes of rules.cases.DemandKind."""
    damages: tuple[CitedSaying, ...] = ()
    cumulative: bool = False
    authorities: tuple[CitedSaying, ...] = ()
    reach: tuple[CitedSaying, ...] = ()
    reach_words: tuple[str, ...] = ()
    outside_work: tuple[CitedSaying, ...] = ()
    statements: tuple[CitedSaying, ...] = ()
    """What else is said of cases: liberty of expression, other policies that apply."""
