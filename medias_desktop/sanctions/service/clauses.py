"""Clauses that a case may be about: of the texts in force on the day of the fault, never of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import translate
from medias_desktop.policies.rules.rule_data import AppPart, Rule, RuleKind
from medias_desktop.policies.rules.texts import section_name
from medias_desktop.policies.service.cited_rules import CitedRule, cited_rules
from medias_desktop.sanctions.rules.breach_choices import BreachChoice, CaseRules
from medias_desktop.sanctions.rules.cases import BreachClause

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

_CASE_CHECKS = frozenset({"disciplinary_ladder", "reasonable_grounds", "removal_demand", "reach_of_policy"})
_BINDING = frozenset({RuleKind.PROHIBITION, RuleKind.OBLIGATION})
_OF_THE_PUBLIC = frozenset({AppPart.MODERATION, AppPart.ADOPTION, AppPart.PHOTO_CONSENT})
_ALSO_BREACHES = frozenset({"consent_before_publication", "workstation_access", "protected_information"})
"""Rules that another part of the program applies and that employees may breach all the same."""


class BreachClauses:
    """Clauses of one register’s texts."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register = register
        self._policies = policies

    def texts(self, day: dt.date) -> tuple[VersionSummary, ...]:
        """Return the texts in force on a day."""
        return self._policies.in_force(day)

    def on(self, day: dt.date) -> tuple[BreachChoice, ...]:
        """Return what may be breached on a day: what rules name as breaches, other rules that bind, then all sections."""
        texts = self.texts(day)
        rules = [choice for text in texts for choice in self._of_rules(text)]
        named = [one for one in rules if one.named]
        others = [one for one in rules if not one.named]
        sections = [choice for text in texts for choice in self._of_sections(text)]
        return (*named, *others, *sections)

    def for_group(self, day: dt.date, group: str) -> tuple[BreachChoice, ...]:
        """Return those of a day that are about a person’s group (a code of people.rules.Group)."""
        return tuple(one for one in self.on(day) if one.binds(group))

    def was_in_force(self, clause: BreachClause, day: dt.date) -> bool:
        """Tell whether a clause stands in a text that was in force on a day."""
        if all(text.id != clause.version_id for text in self.texts(day)):
            return False
        found = self._register.rows(
            "SELECT 1 FROM section WHERE version_id = :version AND uid = :uid",
            version=clause.version_id,
            uid=clause.section_uid,
        )
        return bool(found)

    def require_there(
        self, clauses: Iterable[BreachClause], day: dt.date, known: Collection[BreachClause] = ()
    ) -> None:
        """Check that the text of each clause has that section; those that a case cites already stay. Raises ClauseUnknown."""
        from medias_desktop.sanctions.errors.afterwards import ClauseUnknown

        for clause in clauses:
            if clause not in known and not self.was_in_force(clause, day):
                raise ClauseUnknown(cite=clause.cite, day=day)

    def rules(self, day: dt.date) -> CaseRules:
        """Return what the texts in force on a day say of cases, each with its clause."""
        from medias_desktop.sanctions.service.case_rules import case_rules

        return case_rules(
            tuple(
                rule for text in self.texts(day) for rule in cited_rules(self._register, text.id, _of_cases)
            )
        )

    def _of_rules(self, text: VersionSummary) -> Iterable[BreachChoice]:
        for rule in cited_rules(self._register, text.id, _may_be_breached):
            if rule.section_uid:
                yield _choice(text, rule)

    def _of_sections(self, text: VersionSummary) -> Iterable[BreachChoice]:
        for section in self._policies.version(text.id).sections:
            words = "\n".join(one for one in (section.heading, section.body.strip()) if one)
            clause = _clause(
                text, section.uid, section_name(section.number, section.heading, text.language), words
            )
            yield BreachChoice(clause=clause, by_rule=False)


def _of_cases(rule: Rule) -> bool:
    return rule.check in _CASE_CHECKS or (
        rule.app_part is AppPart.SANCTIONS and rule.check != "employee_breach"
    )


def _may_be_breached(rule: Rule) -> bool:
    if rule.check == "employee_breach" or rule.check in _ALSO_BREACHES:
        return True
    return rule.kind in _BINDING and rule.app_part not in _OF_THE_PUBLIC and rule.check not in _CASE_CHECKS


def _choice(text: VersionSummary, rule: CitedRule) -> BreachChoice:
    from medias_desktop.policies.rules.checks.sanctions import EmployeeBreach

    clause = _clause(text, rule.section_uid, rule.cited(text.language), rule.text, rule.code)
    found = rule.parameters
    if not isinstance(found, EmployeeBreach):
        return BreachChoice(clause=clause, named=rule.check == "employee_breach")
    return BreachChoice(
        clause=clause,
        breaches=tuple(translate(one.label) for one in found.breaches),
        towards=tuple(translate(one.label) for one in found.protected),
        groups=frozenset(one.value for one in found.groups),
        named=True,
        outside_work=found.outside_work,
        unnamed_counts=found.unnamed_counts,
    )


def _clause(text: VersionSummary, section_uid: str, cite: str, words: str, code: str = "") -> BreachClause:
    return BreachClause(
        version_id=text.id,
        policy_title=text.policy_title,
        ordinal=text.ordinal,
        in_force_date=text.in_force_date or dt.date.min,
        rule_code=code,
        section_uid=section_uid,
        cite=cite,
        text=words,
        language=text.language,
    )
