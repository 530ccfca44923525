"""Which rules in force are shown on which page of the accounts: where the user acts. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.accounts import (
    Administrators,
    AssignedDuties,
    AuthorisedPublishers,
    DisplayPlace,
    FollowedAccounts,
    LogoOnAccounts,
    MultifactorUse,
    Netiquette,
    OfficialAccounts,
    PasswordRotation,
    PasswordSecrecy,
    PasswordStrength,
    PlatformScope,
    Replacement,
    WorkstationAccess,
)
from medias_desktop.policies.rules.checks.calendar import ElectionPeriod, EmergencyMode
from medias_desktop.policies.rules.checks.requests import PriorApproval, Request

ACCOUNTS, ACCESSES, ABSENCES = "accounts", "accesses", "absences"
DUTIES, FOLLOWED, PERIODS = "duties", "followed", "periods"
PLACES = (ACCOUNTS, ACCESSES, ABSENCES, DUTIES, FOLLOWED, PERIODS)

_PLACES: dict[type, str] = {
    OfficialAccounts: ACCOUNTS,
    PlatformScope: ACCOUNTS,
    LogoOnAccounts: ACCOUNTS,
    MultifactorUse: ACCOUNTS,
    AuthorisedPublishers: ACCESSES,
    Administrators: ACCESSES,
    PasswordRotation: ACCESSES,
    PasswordStrength: ACCESSES,
    PasswordSecrecy: ACCESSES,
    WorkstationAccess: ACCESSES,
    Replacement: ABSENCES,
    AssignedDuties: DUTIES,
    FollowedAccounts: FOLLOWED,
    EmergencyMode: PERIODS,
    ElectionPeriod: PERIODS,
}
_ABOUT_ACCOUNTS = frozenset({Request.NEW_ACCOUNT, Request.OWN_ACCOUNT, Request.NEW_BLOG, Request.SITE_CHANGE})
_BY_CHECK = {"personal_responsibility": ACCESSES}
"""Rules that another part carries out and that are told here as well: whoever holds an access answers for it."""


def place_of(rule: PolicyRule) -> str:
    """Return the page on which a rule is shown, "" for none of them."""
    settings = rule.parameters
    if isinstance(settings, Netiquette):
        return ACCOUNTS if DisplayPlace.EACH_ACCOUNT in settings.shown_on else ""
    if isinstance(settings, PriorApproval):
        return ACCOUNTS if _ABOUT_ACCOUNTS & set(settings.requests) else ""
    return _PLACES.get(type(settings), "") or _BY_CHECK.get(rule.check, "")


def shown_on(rules: Iterable[PolicyRule], place: str) -> tuple[PolicyRule, ...]:
    """Return the rules that a page shows, in the order of the texts."""
    return tuple(one for one in rules if place_of(one) == place)
