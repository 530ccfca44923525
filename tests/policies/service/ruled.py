"""A draft with rules, for the tests of rules."""

from __future__ import annotations

from medias_desktop.policies.rules.rule_data import AppPart, Force, RuleKind, Use
from medias_desktop.policies.rules.rule_edits import RuleDraft
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.slices import check_registry
from tests.policies.adopting import draft


def services_of(register) -> PolicyServices:
    """Return the services with what every slice does."""
    return PolicyServices(register, check_registry)


def draft_rule(section_uid: str, text: str = "Deux publications par jour.", **changes) -> RuleDraft:
    """Return a rule to be added at a section."""
    written = {
        "kind": RuleKind.THRESHOLD,
        "force": Force.IMPERATIVE,
        "subject": "la Ville",
        "app_part": AppPart.CALENDAR,
        "check": "posts_per_day",
        "params": {"most": 2},
        "uses": frozenset({Use.WARN, Use.RECORD}),
    }
    return RuleDraft(section_uid=section_uid, text=text, **{**written, **changes})


def ruled_draft(services: PolicyServices) -> tuple[int, str, str]:
    """Import a draft, add a rule at its first section; return the version, the section’s uid, the rule’s uid."""
    version_id = draft(services.policies)
    section = services.policies.version(version_id).sections[0].uid
    return version_id, section, services.rules.add(version_id, draft_rule(section))
