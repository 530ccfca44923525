"""The rules of the texts in force on a day that concern the calendar, read once until they change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.rule_data import Rule
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.cited_rules import CitedRule

CHECKS = frozenset(
    (
        # posts
        "posts_per_day",
        "content_category",
        "editorial_line",
        "post_form",
        "publication_rhythm",
        "election_period",
        "political_neutrality",
        "language_used",
        "checklist_item",
        "protected_information",
        "editorial_calendar",
        "emergency_mode",
        "reference_channel",
        "authorised_images",
        "consent_before_publication",
        # requests
        "prior_approval",
        "request_route",
        "organisation_visibility",
        # interactions
        "response_time",
        "service_hours",
        "redirected_interaction",
        "internal_report",
        "answer_manner",
        "refused_subjects",
        # accounts and access
        "official_accounts",
        "platform_scope",
        "authorised_publishers",
        "administrators",
        "assigned_duties",
        "netiquette",
        "password_rotation",
        "password_strength",
        "password_secrecy",
        "multifactor",
        "replacement",
        "logo_on_accounts",
        "followed_accounts",
        "workstation_access",
    )
)
"""Checks whose rules the calendar reads; a few are carried out by photo consents and moderation, and cited here as well."""

_KEPT = 40
"""States of texts kept at hand: a look back over some years, a few policies."""


class CalendarRules:
    """The rules of one register, by day."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register = register
        self._policies = policies
        self._read: dict[str, tuple[PolicyRule, ...]] = {}

    def on(self, day: dt.date) -> tuple[PolicyRule, ...]:
        """Return the rules in force on a day that are switched on, in the order of the texts.

        One whose settings are wrong, or whose check nobody knows, is among them without settings.
        """
        from medias_desktop.core.i18n import current_language

        language = current_language()
        key = f"{language}:{self.state(day)}"
        if key not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[key] = tuple(_policy_rule(one, language) for one in self._cited(day))
        return self._read[key]

    def state(self, day: dt.date) -> str:
        """Return what changes as soon as other rules hold on a day: the texts in force, and the state of their rules."""
        texts = [one.id for one in self._policies.in_force(day)]
        if not texts:
            return ""
        rows = self._register.tuples(
            "SELECT version_id, count(*), max(id), sum(version) FROM policy_rule"
            f" WHERE version_id IN ({', '.join(map(str, texts))}) GROUP BY version_id ORDER BY version_id"
        )
        counted = {row[0]: ".".join(str(one) for one in row[1:]) for row in rows}
        return " ".join(f"{text}:{counted.get(text, '')}" for text in texts)

    def _cited(self, day: dt.date) -> Iterable[CitedRule]:
        from medias_desktop.policies.service.cited_rules import cited_rules

        for version in self._policies.in_force(day):
            yield from cited_rules(self._register, version.id, concerns_the_calendar)


def concerns_the_calendar(rule: Rule) -> bool:
    """Tell whether a rule is read here; one of its parts with an unknown check is, to be shown as to be set."""
    from medias_desktop.policies.rules.rule_data import AppPart

    parts = (AppPart.CALENDAR, AppPart.REQUESTS, AppPart.INTERACTIONS, AppPart.ACCOUNTS)
    return rule.check in CHECKS or rule.app_part in parts


def _policy_rule(one: CitedRule, language: str) -> PolicyRule:
    return PolicyRule(
        clause=Clause(
            version_id=one.version_id, section_uid=one.section_uid, rule_code=one.code, cite=one.cite
        ),
        text=one.words(language),
        kind=one.kind,
        force=one.force,
        uses=one.uses,
        check=one.check,
        parameters=one.parameters,
        provenance=one.provenance,
    )
