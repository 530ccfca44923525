"""The rules of a day, made ready once for thousands of posts: which function applies each, and what rules say of each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Clause, Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import P, PolicyRule, with_settings
from medias_desktop.policies.rules.rule_data import Force, RuleKind, Use

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
    from medias_desktop.editorial_calendar.rules.checks.surroundings import Surroundings

_MAY_BLOCK = frozenset({Force.IMPERATIVE, Force.STATED})
"""What a text merely wishes or allows stops nothing, whatever it is used for."""


class Book:
    """The rules of a day; what is found out about them is kept."""

    def __init__(self, rules: tuple[PolicyRule, ...]) -> None:
        self.rules = rules
        self._of: dict[type[Any], tuple[tuple[PolicyRule, Any], ...]] = {}

    def of(self, kind: type[P]) -> tuple[tuple[PolicyRule, P], ...]:
        """Return the rules whose settings are of a class, each with them."""
        if kind not in self._of:
            self._of[kind] = with_settings(self.rules, kind)
        return self._of[kind]

    def clause(self, kind: type[P]) -> Clause:
        """Return the clause of the first rule of a class, none when there is no such rule."""
        found = self.of(kind)
        return found[0][0].clause if found else NO_CLAUSE

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The kinds of content that some rule allows."""
        from medias_desktop.policies.rules.checks.calendar import ContentCategory
        from medias_desktop.policies.rules.checks.calendar_words import Verdict

        return frozenset(
            one.value
            for _rule, settings in self.of(ContentCategory)
            if settings.verdict is Verdict.ALLOWED
            for one in settings.categories
        )

    @cached_property
    def language_exceptions(self) -> tuple[tuple[PolicyRule, frozenset[str]], ...]:
        """The rules that allow another language, each with when."""
        from medias_desktop.policies.rules.checks.calendar import LanguageUsed

        return tuple(
            (rule, frozenset(one.value for one in settings.exceptions))
            for rule, settings in self.of(LanguageUsed)
            if settings.exceptions
        )

    @cached_property
    def lifts_posts_per_day(self) -> PolicyRule | None:
        """The rule that lifts the limit of posts per day in an emergency, None when no text does."""
        from medias_desktop.policies.rules.checks.calendar import EmergencyMode, Lifted

        found = (rule for rule, one in self.of(EmergencyMode) if Lifted.POSTS_PER_DAY in one.lifts)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Case:
    """One post with all that is asked about it."""

    post: CheckedPost
    around: Surroundings
    book: Book


def severity(rule: PolicyRule, *, certain: bool = True) -> Severity:
    """Return how much a finding weighs by what its rule is used for and how strongly the text says it.

    What was only guessed from the words (``certain`` off) never stops a post.
    """
    if Use.BLOCK in rule.uses:
        return Severity.BLOCK if certain and rule.force in _MAY_BLOCK else Severity.WARN
    if Use.WARN in rule.uses or (Use.REMIND in rule.uses and rule.force is Force.IMPERATIVE):
        return Severity.WARN
    return Severity.INFORM


def overridable(rule: PolicyRule, weight: Severity) -> bool:
    """Tell whether a finding may be set aside with a reason: not what a text forbids outright."""
    outright = rule.kind is RuleKind.PROHIBITION and rule.force is Force.IMPERATIVE
    return not (weight is Severity.BLOCK and outright)


def found(
    rule: PolicyRule,
    kind: Kind,
    *,
    platform: str = "",
    weight: Severity | None = None,
    certain: bool = True,
    may_be_set_aside: bool | None = None,
    **facts: Any,
) -> Finding:
    """Return a finding of a rule; ``weight`` when it is not the rule's own."""
    weight = severity(rule, certain=certain) if weight is None else weight
    return Finding(
        severity=weight,
        kind=kind,
        clause=rule.clause,
        facts=facts,
        platform=platform,
        overridable=overridable(rule, weight) if may_be_set_aside is None else may_be_set_aside,
    )


def informs(rule: PolicyRule, kind: Kind, *, platform: str = "", **facts: Any) -> Finding:
    """Return a finding of a rule that only tells something."""
    return found(rule, kind, platform=platform, weight=Severity.INFORM, **facts)


def plain(
    weight: Severity,
    kind: Kind,
    *,
    platform: str = "",
    clause: Clause = NO_CLAUSE,
    may_be_set_aside: bool = True,
    **facts: Any,
) -> Finding:
    """Return a finding that needs no rule, of plain sense or law."""
    return Finding(
        severity=weight,
        kind=kind,
        clause=clause,
        facts=facts,
        platform=platform,
        overridable=may_be_set_aside,
    )


def codes(values: Iterable[str]) -> list[str]:
    """Return words of closed lists as facts keep them."""
    return [str(getattr(one, "value", one)) for one in values]
