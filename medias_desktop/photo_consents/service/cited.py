"""The rules of a text that are about publications, with their clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.photo_consents.capabilities import CHECKS
from medias_desktop.policies.rules.rule_data import AppPart, Rule
from medias_desktop.policies.service.cited_rules import CitedRule, cited_rules

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


def photo_rules(register: Register, version_id: int) -> tuple[CitedRule, ...]:
    """Return the rules of a text about publications that are switched on, in the order of the text."""
    return cited_rules(register, version_id, concerns_photos)


def concerns_photos(rule: Rule) -> bool:
    """Tell whether a rule is carried out here, or is said to be about consents."""
    return rule.check in CHECKS or rule.app_part is AppPart.PHOTO_CONSENT
