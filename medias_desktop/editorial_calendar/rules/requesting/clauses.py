"""Which rules in force concern a request: who decides, where it goes, what is shown while it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.editorial_calendar.rules.requesting.details import chosen
from medias_desktop.editorial_calendar.rules.requesting.organisations import Organisation
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestDraft
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind
from medias_desktop.policies.rules.checks.accounts import FollowedAccounts, WorkstationAccess
from medias_desktop.policies.rules.checks.calendar import ContentCategory, PostForm
from medias_desktop.policies.rules.checks.calendar_words import Category, Verdict
from medias_desktop.policies.rules.checks.requests import OrganisationVisibility, PriorApproval, RequestRoute
from medias_desktop.policies.rules.checks.words import Office

INSIDE = (
    Office.GENERAL_MANAGEMENT,
    Office.COMMUNICATIONS,
    Office.DEPARTMENT_HEADS,
    Office.DEPARTMENT_CONCERNED,
    Office.HUMAN_RESOURCES,
    Office.INFORMATION_TECHNOLOGY,
    Office.CLERK,
    Office.POLICE,
    Office.ADMINISTRATION,
    Office.COUNCIL,
    Office.MUNICIPALITY,
    Office.EDITORIAL_COMMITTEE,
)
"""Who may decide or be sent a request in a municipality."""

_COVERED = {
    Office.MUNICIPALITY: frozenset(INSIDE),
    Office.ADMINISTRATION: frozenset(
        {Office.ADMINISTRATION, Office.GENERAL_MANAGEMENT, Office.DEPARTMENT_HEADS}
    ),
}
_ANYBODY = (Office.MUNICIPALITY,)
_CATEGORIES = {
    RequestKind.OUTSIDE_ADVERTISING: Category.OUTSIDE_ADVERTISING,
    RequestKind.OUTSIDE_PRESS_RELEASE: Category.OUTSIDE_PRESS_RELEASE,
    RequestKind.CONTEST: Category.CONTEST,
    RequestKind.JOB_OFFER: Category.JOB_OFFER,
    RequestKind.ORGANISATION_POST: Category.OTHER_LOCAL_ACTIVITY,
}


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides by a rule: any of these offices, whichever when there are none."""

    rule: PolicyRule
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a rule sends a request, and how it is reached."""

    rule: PolicyRule
    offices: tuple[Office, ...]
    channels: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""


def category_of(draft: RequestDraft) -> str:
    """Return the kind of content that a request is about, "" for none."""
    if draft.kind is RequestKind.PARTNER_CONTENT:
        return draft.said("category")
    found = _CATEGORIES.get(draft.kind)
    return found.value if found else ""


def covers(offices: Iterable[Office], office: str) -> bool:
    """Tell whether an office is one of those that a clause names; “the municipality” is any of its own."""
    named = frozenset().union(*(_COVERED.get(one, frozenset((one,))) for one in offices))
    return office in named


def is_partner(organisation: Organisation | None) -> bool:
    """Tell whether a request is a partner’s: what a clause says of those who are none does not concern it."""
    return organisation is not None and organisation.draft.partner


def approvals(
    draft: RequestDraft, rules: Iterable[PolicyRule]
) -> tuple[tuple[PolicyRule, PriorApproval], ...]:
    """Return the rules by which a request needs an approval; of elements that it does not use it says nothing."""
    return tuple(
        (rule, settings)
        for rule, settings in with_settings(rules, PriorApproval)
        if _named(draft, settings.requests) and _touches(settings, draft)
    )


def _named(draft: RequestDraft, requests: Iterable[str]) -> bool:
    return draft.kind.value in requests


def _touches(settings: PriorApproval, draft: RequestDraft) -> bool:
    asked = chosen(draft.details, "elements")
    return not settings.elements or not asked or any(one in settings.elements for one in asked)


def routes(
    draft: RequestDraft, organisation: Organisation | None, rules: Iterable[PolicyRule]
) -> tuple[tuple[PolicyRule, RequestRoute], ...]:
    """Return the rules that say the way of a request."""
    return tuple(
        (rule, settings)
        for rule, settings in with_settings(rules, RequestRoute)
        if _named(draft, settings.requests)
        and not (Office.OTHER_ORGANISATIONS in settings.sent_by and is_partner(organisation))
    )


def categories(
    draft: RequestDraft, rules: Iterable[PolicyRule]
) -> tuple[tuple[PolicyRule, ContentCategory], ...]:
    """Return the rules about the kind of content that is asked for."""
    wanted = category_of(draft)
    return tuple(
        (rule, settings)
        for rule, settings in with_settings(rules, ContentCategory)
        if wanted and wanted in settings.categories
    )


def deciders(
    draft: RequestDraft,
    organisation: Organisation | None,
    rules: tuple[PolicyRule, ...],
    approver: str = "",
) -> tuple[Decider, ...]:
    """Return who decides by each rule that names somebody, in the order of the texts.

    ``approver`` is the one office that the municipality chose where a clause names several.
    """
    found = [
        *((rule, _approvers(settings)) for rule, settings in approvals(draft, rules)),
        *((rule, settings.decided_by) for rule, settings in routes(draft, organisation, rules)),
        *((rule, settings.unless_allowed_by) for rule, settings in categories(draft, rules)),
    ]
    if draft.kind is RequestKind.WORKSTATION_ACCESS:
        found += [
            (rule, one.approvers or _ANYBODY)
            for rule, one in with_settings(rules, WorkstationAccess)
            if one.approval_needed and not one.other_sites
        ]
    chosen_one = tuple(one for one in Office if one.value == approver)
    return tuple(
        Decider(rule, chosen_one if approver in offices else offices) for rule, offices in found if offices
    )


def _approvers(settings: PriorApproval) -> tuple[Office, ...]:
    """Return who approves; where a clause wants an approval and does not say whose, any office of the municipality."""
    about_more = settings.proposer or settings.committee or settings.notified
    return settings.approvers or (() if about_more else _ANYBODY)


def destinations(
    draft: RequestDraft, organisation: Organisation | None, rules: tuple[PolicyRule, ...]
) -> tuple[Destination, ...]:
    """Return where a request is to be sent by each rule that says so, with telephone and e-mail."""
    return tuple(
        Destination(rule, one.sent_to, one.channels, one.telephone, one.email)
        for rule, one in routes(draft, organisation, rules)
        if one.sent_to or one.telephone or one.email
    )


def refused_at_once(draft: RequestDraft, rules: Iterable[PolicyRule]) -> PolicyRule | None:
    """Return the rule by which such a request is refused without anybody deciding, None when there is none."""
    for rule, settings in categories(draft, rules):
        if settings.requests_refused and settings.verdict is Verdict.FORBIDDEN:
            return rule
    return None


def shown(
    draft: RequestDraft, organisation: Organisation | None, rules: tuple[PolicyRule, ...]
) -> tuple[PolicyRule, ...]:
    """Return every rule that concerns a request, to be read where it is written and decided; in the order of the texts."""
    found = [
        *approvals(draft, rules),
        *routes(draft, organisation, rules),
        *categories(draft, rules),
    ]
    if draft.kind is RequestKind.ORGANISATION_POST:
        found += with_settings(rules, OrganisationVisibility)
    elif draft.kind is RequestKind.WORKSTATION_ACCESS:
        found += with_settings(rules, WorkstationAccess)
    elif draft.kind is RequestKind.FOLLOW_ACCOUNT:
        found += with_settings(rules, FollowedAccounts)
    elif draft.kind is RequestKind.CONTEST:
        found += [one for one in with_settings(rules, PostForm) if one[1].category is Category.CONTEST]
    wanted = {id(rule) for rule, _settings in found}
    return tuple(rule for rule in rules if id(rule) in wanted)
