"""Whether the municipality may follow an account of others: what the policy in force says. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.followed import FollowedDraft
from medias_desktop.editorial_calendar.rules.holder_checks import weight_of
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.policies.rules.checks.accounts import FollowedAccounts


def check_followed(draft: FollowedDraft, rules: Iterable[PolicyRule]) -> tuple[Finding, ...]:
    """Return what the rules say of following an account."""
    found = with_settings(rules, FollowedAccounts)
    return tuple(one for rule, said in found for one in _followed(draft, rule, said))


def _followed(draft: FollowedDraft, rule: PolicyRule, said: FollowedAccounts) -> Iterator[Finding]:
    facts = {"name": draft.name, "kind": draft.kind}
    if draft.kind in said.forbidden:
        yield Finding(
            severity=weight_of(rule),
            kind="followed_forbidden",
            clause=rule.clause,
            facts=facts,
            overridable=False,
        )
    if draft.kind in said.allowed:
        yield Finding(severity=Severity.INFORM, kind="followed_allowed", clause=rule.clause, facts=facts)
    if said.relevant_only and not draft.reason.strip():
        yield Finding(severity=Severity.WARN, kind="followed_relevance", clause=rule.clause, facts=facts)
    if said.fair and not draft.fairness.strip():
        yield Finding(severity=Severity.WARN, kind="followed_fairness", clause=rule.clause, facts=facts)
