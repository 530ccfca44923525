"""A town's rules as rules of a text, in one language."""

from __future__ import annotations

from functools import cache

from medias_desktop.policies.rules.origins import Origin, origin_of
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


def said_by_the_library(provenance: str, text: str, written: str, wanted: str) -> str:
    """Return in the language ``wanted`` what a rule taken from the library says, "" when its own words were changed since.

    ``text`` is the rule’s, in the language ``written``; ``provenance`` names the town’s rule.
    """
    origin = origin_of(provenance)
    if not origin.town or not origin.section:
        return ""
    try:
        rules = rules_of(origin.town)
    except KeyError:
        return ""  # a town of a later library
    return next(
        (
            one.text.said(wanted)
            for one in rules
            if one.id == origin.section and one.text.said(written).strip() == text.strip()
        ),
        "",
    )
