"""What the rules about contents, contests, access at work and accounts followed say of a request for them."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.editorial_calendar.rules.requesting import clauses
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestDraft
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind
from medias_desktop.editorial_calendar.rules.requesting.weights import Stage, found
from medias_desktop.policies.rules.checks.accounts import FollowedAccounts, WorkstationAccess
from medias_desktop.policies.rules.checks.calendar import PostForm
from medias_desktop.policies.rules.checks.calendar_words import Category, Verdict

Rules = tuple[PolicyRule, ...]


def check_content(draft: RequestDraft, stage: Stage, office: str, rules: Rules) -> Iterator[Finding]:
    """Yield what stands in the way of what is asked for; ``office`` is that of who decides, "" nobody yet."""
    yield from _categories(draft, stage, office, rules)
    if draft.kind is RequestKind.CONTEST:
        yield from _contest(draft, stage, rules)
    elif draft.kind is RequestKind.WORKSTATION_ACCESS:
        yield from _access(draft, stage, rules)
    elif draft.kind is RequestKind.FOLLOW_ACCOUNT:
        yield from _followed(draft, stage, rules)


def _categories(draft: RequestDraft, stage: Stage, office: str, rules: Rules) -> Iterator[Finding]:
    category = clauses.category_of(draft)
    for rule, settings in clauses.categories(draft, rules):
        if settings.requests_refused:
            yield found(rule, "request_refused_at_once", stage, category=category)
        elif settings.verdict is Verdict.FORBIDDEN:
            if settings.unless_allowed_by and (
                not office or clauses.covers(settings.unless_allowed_by, office)
            ):
                offices = [one.value for one in settings.unless_allowed_by]
                yield found(
                    rule, "request_allowed_by", stage, Severity.INFORM, category=category, offices=offices
                )
            elif not settings.unless_allowed_by:
                yield found(rule, "request_forbidden", stage, category=category)
        elif settings.at_discretion:
            yield found(rule, "request_discretion", stage, Severity.INFORM)


def _contest(draft: RequestDraft, stage: Stage, rules: Rules) -> Iterator[Finding]:
    for rule, settings in with_settings(rules, PostForm):
        if settings.category is not Category.CONTEST:
            continue
        if settings.rules_required and not draft.said("contest_rules"):
            yield found(rule, "request_contest_rules", stage)
        if settings.law and not draft.said("contest_law"):
            yield found(rule, "request_contest_law", stage, law=settings.law)


def _access(draft: RequestDraft, stage: Stage, rules: Rules) -> Iterator[Finding]:
    for rule, settings in with_settings(rules, WorkstationAccess):
        if settings.municipal_purpose and not draft.said("purpose"):
            yield found(rule, "request_purpose", stage)


def _followed(draft: RequestDraft, stage: Stage, rules: Rules) -> Iterator[Finding]:
    """Yield that an account may never be followed, or that nothing says why it is."""
    kind = draft.said("followed_kind")
    for rule, settings in with_settings(rules, FollowedAccounts):
        if kind and kind in settings.forbidden:
            yield found(rule, "request_never_followed", stage, followed=kind)
        if settings.relevant_only and not draft.said("relevance"):
            yield found(rule, "request_relevance", stage)
        if settings.fair:
            yield found(rule, "request_fair", stage, Severity.INFORM)
