"""Rules as other parts cite them: switched on, with their settings and how their clause is named.

A text without rules that concern a part costs one plain statement; no check is imported for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.policies.rules.rule_data import Force, Rule, RuleKind, Use
from medias_desktop.policies.rules.texts import section_name
from medias_desktop.policies.service import rule_reading

if TYPE_CHECKING:
    from medias_desktop.core.described import Parameters
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule


@dataclass(frozen=True, slots=True)
class CitedRule:
    """A rule that is switched on, with how its clause is cited in the interface language (“s. 9.1”).

    ``text`` is what the rule says, in the language of the policy; ``check`` the name of what carries it out, and
    ``parameters`` its settings, None when they are wrong or it has none.
    """

    code: str
    uid: str
    section_uid: str
    cite: str
    text: str
    language: str
    kind: RuleKind
    force: Force
    uses: frozenset[Use]
    check: str
    parameters: Parameters | None
    number: str = ""
    heading: str = ""
    version_id: int = 0
    provenance: str = ""

    def cited(self, language: str) -> str:
        """Return how the clause is cited in a person’s language."""
        return section_name(self.number, self.heading, language)

    def words(self, language: str) -> str:
        """Return what the rule says in a person’s language: its own text, the library’s, or its settings in that language."""
        if language == self.language:
            return self.text
        if translated := self.translated(language):
            return translated
        if self.parameters is None:
            return self.text
        from medias_desktop.core.described import said

        lines = "; ".join(one.line(language) for one in said(self.parameters, language))
        return lines or self.text

    def translated(self, language: str) -> str:
        """Return the library’s own words in a language for a rule that was taken from it as it stands, "" otherwise."""
        if not self.provenance:
            return ""
        from medias_desktop.policies.towns.ruling import said_by_the_library

        return said_by_the_library(self.provenance, self.text, self.language, language)


def cited_rules(
    register: Register, version_id: int, concerns: Callable[[Rule], bool]
) -> tuple[CitedRule, ...]:
    """Return the rules of a text that are switched on and concern a part, in the order of the text."""
    found = [
        rule for rule in rule_reading.rules_of_version(register, version_id) if rule.active and concerns(rule)
    ]
    if not found:
        return ()
    from medias_desktop.policies.rules.checks import bind_all

    places = rule_reading.places(register, version_id)
    return tuple(_cited(bound, places.get(bound.rule.section_uid), version_id) for bound in bind_all(found))


def used(found: Iterable[CitedRule], use: Use) -> tuple[CitedRule, ...]:
    """Return the clauses that the program is to do something with: those to print, of which to remind, to tell."""
    return tuple(one for one in found if use in one.uses)


def _cited(bound: BoundRule, place: rule_reading.Place | None, version_id: int) -> CitedRule:
    rule = bound.rule
    number, heading, language = place or ("", "", "")
    return CitedRule(
        code=rule.code,
        uid=rule.uid,
        section_uid=rule.section_uid,
        cite=section_name(number, heading),
        text=rule.text,
        language=language,
        kind=rule.kind,
        force=rule.force,
        uses=rule.uses,
        check=rule.check,
        parameters=bound.parameters,
        number=number,
        heading=heading,
        version_id=version_id,
        provenance=rule.provenance,
    )
