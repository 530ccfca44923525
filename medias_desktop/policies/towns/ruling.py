"""A town's rules as rules of a text, in one language."""

from __future__ import annotations

from functools import cache

from medias_desktop.policies.rules.origins import Origin
from medias_desktop.policies.rules.rule_data import Rule
from medias_desktop.policies.towns.loading import rules_of


@cache
def town_rules(key: str, language: str) -> tuple[Rule, ...]:
    """Return a town's rules in the document's order; ``section_uid`` is the section's id.

    Raises KeyError for a town that the library does not have.
    """
    return tuple(
        Rule(
            uid=str(Origin(town=key, section=one.id)),
            code=one.id,
            section_uid=one.section,
            kind=one.kind,
            force=one.force,
            subject=one.subject.said(language),
            text=one.text.said(language),
            app_part=one.app_part,
            check=one.check,
            params=one.params,
            uses=one.uses,
            provenance=str(Origin(town=key, section=one.id)),
        )
        for one in rules_of(key)
    )
