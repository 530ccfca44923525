"""Every check by its name; the module that describes one is imported when the check is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping

from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.rule_data import AppPart

_NAMES = {
    "reading": "statement related_documents",
    "adopting": "signatories revision_due",
    "acknowledgements": "bound_groups must_acknowledge personal_responsibility expected_conduct content_owner",
    "photo_consents": "consent_before_publication notice_to_subjects authorised_images",
    "sanctions": "employee_breach reach_of_policy disciplinary_ladder reasonable_grounds removal_demand",
    "moderation": "prohibited_comment comment_removal repeat_before_block comment_moderation links_in_comments"
    " identity_misuse",
    "calendar": "posts_per_day content_category editorial_line post_form publication_rhythm election_period"
    " political_neutrality language_used checklist_item protected_information editorial_calendar emergency_mode"
    " reference_channel",
    "requests": "prior_approval request_route organisation_visibility",
    "interactions": "response_time service_hours redirected_interaction internal_report answer_manner refused_subjects",
    "accounts": "official_accounts platform_scope authorised_publishers administrators assigned_duties netiquette"
    " password_rotation password_strength password_secrecy multifactor replacement logo_on_accounts"
    " followed_accounts workstation_access",
}
"""Known without their modules: a start looks at the few checks that its rules name, not at all of them."""

_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}


class _Vocabulary(Mapping[str, Check]):
    """The checks by name; asking for one imports the module of its part."""

    def __init__(self) -> None:
        self._known: dict[str, Check] = {}

    def __getitem__(self, name: str) -> Check:
        if name not in self._known:
            module = importlib.import_module(f"{__package__}.{_MODULES[name]}")
            self._known |= {one.name: one for one in module.CHECKS}
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in _MODULES

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


CHECKS: Mapping[str, Check] = _Vocabulary()
"""The whole vocabulary, part by part."""


def check(name: str) -> Check | None:
    """Return a check, or None for a name that this program does not know."""
    return CHECKS.get(name)


def checks_of(part: AppPart) -> tuple[Check, ...]:
    """Return the checks that a part of the program carries out."""
    return tuple(one for one in CHECKS.values() if one.part is part)
