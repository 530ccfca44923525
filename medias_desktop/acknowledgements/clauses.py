"""The clauses of a text that concern those who sign it: cited on the screen, printed on sheets, said in letters.

At a start nothing of this is imported, and a text without rules costs one plain statement.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from medias_desktop.policies.rules.rule_data import AppPart, Rule, Use
from medias_desktop.policies.rules.texts import section_name
from medias_desktop.policies.service import rule_reading
from medias_desktop.policies.service.cited_rules import CitedRule, cited_rules, used

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.people.rules import Group

__all__ = [
    "CHECKS",
    "OBLIGING",
    "CitedRule",
    "clauses",
    "concerning",
    "obliging",
    "printed",
    "reminding",
    "reminding_cites",
    "told",
    "used",
]

CHECKS = frozenset(
    {
        "bound_groups",
        "must_acknowledge",
        "personal_responsibility",
        "expected_conduct",
        "content_owner",
        "reach_of_policy",
    }
)
"""What acknowledgements carry out."""

OBLIGING = ("must_acknowledge", "bound_groups")
"""The checks that make somebody sign, those that say so outright first."""


def clauses(register: Register, version_id: int) -> tuple[CitedRule, ...]:
    """Return the rules of a text that concern acknowledgements and are switched on, in the order of the text."""
    return cited_rules(register, version_id, _concerns)


def _concerns(rule: Rule) -> bool:
    return rule.check in CHECKS or rule.app_part is AppPart.ACKNOWLEDGEMENTS


def printed(register: Register, version_id: int) -> tuple[CitedRule, ...]:
    """Return what sheets, receipts and letters print besides the text: what the person answers for, whom it binds…"""
    return used(clauses(register, version_id), Use.PRINT)


def concerning(found: Iterable[CitedRule], group: Group) -> tuple[CitedRule, ...]:
    """Return the clauses to print for somebody of a group: all but those that say only whom the text binds, and not them."""
    from medias_desktop.policies.rules.checks.acknowledgements import BoundGroups, MustAcknowledge
    from medias_desktop.policies.rules.checks.words import register_groups

    def names(one: CitedRule) -> bool:
        settings = one.parameters
        if not isinstance(settings, MustAcknowledge | BoundGroups):
            return True
        return group in register_groups(settings.groups)

    return tuple(one for one in used(found, Use.PRINT) if names(one))


def obliging(found: Iterable[CitedRule]) -> tuple[CitedRule, ...]:
    """Return the clauses that make somebody sign: those that say so outright, else those that say whom the text binds."""
    every = tuple(found)
    for name in OBLIGING:
        if named := tuple(one for one in every if one.check == name):
            return named
    return ()


def told(found: Iterable[CitedRule]) -> tuple[CitedRule, ...]:
    """Return the clauses that those who sign are told of, besides those that make them sign."""
    every = tuple(found)
    sign = obliging(every)
    return tuple(one for one in every if one.uses & {Use.INFORM, Use.PRINT} and one not in sign)


def reminding_cites(register: Register, version_id: int) -> tuple[str, ...]:
    """Return the same as they are cited, for the list of things to do: without reading any settings."""
    found = [
        rule for rule in rule_reading.active_rules(register, version_id, OBLIGING) if Use.REMIND in rule.uses
    ]
    if not found:
        return ()
    places = rule_reading.places(register, version_id)
    cited = [places[rule.section_uid] for rule in found if rule.section_uid in places]
    return tuple(dict.fromkeys(section_name(place.number, place.heading) for place in cited))


def reminding(found: Iterable[CitedRule]) -> tuple[CitedRule, ...]:
    """Return the clauses by which the list of things to do reminds of signatures: those that say so, to be cited there."""
    return tuple(one for one in used(found, Use.REMIND) if one.check in OBLIGING)
