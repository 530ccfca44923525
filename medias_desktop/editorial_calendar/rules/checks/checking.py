"""Checking a post: every rule of its day, each by the function of its settings' class; one that fails to be set stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from medias_desktop.core.described import Parameters
from medias_desktop.editorial_calendar.rules.checks import (
    accounts,
    asking,
    authors,
    categories,
    elections,
    emergencies,
    forms,
    images,
    language,
    line,
    manners,
    organisations,
    plain_facts,
    protection,
    rhythm,
)
from medias_desktop.editorial_calendar.rules.checks.book import Book, Case, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
from medias_desktop.editorial_calendar.rules.checks.surroundings import Surroundings
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks import CHECKS as KNOWN
from medias_desktop.policies.rules.checks import accounts as account_settings
from medias_desktop.policies.rules.checks import calendar as settings
from medias_desktop.policies.rules.checks.photo_consents import AuthorisedImages
from medias_desktop.policies.rules.checks.requests import OrganisationVisibility, PriorApproval

CheckOfRule = Callable[[Case, PolicyRule, Any], Iterable[Finding]]
PlainCheck = Callable[[Case], Iterable[Finding]]

BY_SETTINGS: Mapping[type[Parameters], CheckOfRule] = {
    settings.PostsPerDay: rhythm.posts_per_day,
    settings.PublicationRhythm: rhythm.publication_rhythm,
    settings.ContentCategory: categories.content_category,
    settings.PostForm: forms.post_form,
    settings.EditorialLine: line.editorial_line,
    settings.EditorialCalendar: line.editorial_calendar,
    settings.ReferenceChannel: line.reference_channel,
    settings.ElectionPeriod: elections.election_period,
    settings.PoliticalNeutrality: elections.political_neutrality,
    settings.LanguageUsed: language.language_used,
    settings.ChecklistItem: asking.checklist_item,
    settings.ProtectedInformation: protection.protected_information,
    settings.EmergencyMode: emergencies.emergency_mode,
    account_settings.AuthorisedPublishers: authors.authorised_publishers,
    account_settings.Administrators: authors.administrators,
    account_settings.OfficialAccounts: accounts.official_accounts,
    OrganisationVisibility: organisations.organisation_visibility,
    PriorApproval: organisations.prior_approval,
    AuthorisedImages: images.authorised_images,
}
"""What applies each rule of a post."""

WITHOUT_RULES: tuple[PlainCheck, ...] = (
    plain_facts.plain_facts,
    accounts.accounts_used,
    authors.presence,
    organisations.request_named,
    images.photos,
    manners.manners,
    emergencies.number_told,
    language.language_told,
)
"""What holds whether or not a text says so; a clause is cited where one does."""

OURS = frozenset(
    {
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
        "authorised_publishers",
        "administrators",
        "official_accounts",
        "organisation_visibility",
    }
)
"""Checks whose wrongly set rules are told with every post."""

_WEIGHT = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFORM: 2}


class ReadyRules:
    """The rules of a day with the function that applies each."""

    def __init__(self, rules: Sequence[PolicyRule]) -> None:
        self.book = Book(tuple(rules))
        self.applied = tuple(
            (apply, one, one.parameters)
            for one in rules
            if one.parameters is not None and (apply := BY_SETTINGS.get(type(one.parameters))) is not None
        )
        self.to_set = tuple(
            plain(Severity.INFORM, Kind.RULE_TO_SET, clause=one.clause, text=one.text)
            for one in rules
            if one.parameters is None and (one.check in OURS or one.check not in KNOWN)
        )


_ready: dict[int, tuple[Sequence[PolicyRule], ReadyRules]] = {}
"""Rules made ready, by the identity of their list: a service gives the same list until other rules hold."""
_KEPT = 50


def ready(rules: Sequence[PolicyRule]) -> ReadyRules:
    """Return rules made ready; once for the same list."""
    known = _ready.get(id(rules))
    if known is not None and known[0] is rules:
        return known[1]
    if len(_ready) >= _KEPT:
        _ready.clear()
    made = ReadyRules(rules)
    _ready[id(rules)] = (rules, made)
    return made


def check_post(
    post: CheckedPost, around: Surroundings, rules: Sequence[PolicyRule] | ReadyRules
) -> tuple[Finding, ...]:
    """Return what the rules say of a post, the heaviest first, then in the order of the texts."""
    rules = rules if isinstance(rules, ReadyRules) else ready(rules)
    case = Case(post, around, rules.book)
    findings: list[Finding] = []
    for check in WITHOUT_RULES:
        findings += check(case)
    for apply, rule, parameters in rules.applied:
        findings += apply(case, rule, parameters)
    findings += rules.to_set
    findings.sort(key=lambda one: _WEIGHT[one.severity])
    return tuple(findings)
