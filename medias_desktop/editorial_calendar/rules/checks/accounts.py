"""On which account a post appears: known, open that day, one of the municipality's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks.addresses import address
from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, plain
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.checks.post import CheckedText
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.accounts import OfficialAccounts
from medias_desktop.policies.rules.checks.words import Platform

OWN_PLACES = frozenset({Platform.WEBSITE.value, Platform.BLOG.value})
"""Where the municipality publishes without an account of a network."""


def accounts_used(case: Case) -> Iterator[Finding]:
    """Yield accounts that are not there, closed that day, or of another platform, and platforms without one."""
    day = case.post.day or case.around.today
    for one in case.post.texts:
        if one.platform not in OWN_PLACES:
            yield from _account(case, one, day)


def _account(case: Case, one: CheckedText, day: dt.date) -> Iterator[Finding]:
    clause, known = case.book.clause(OfficialAccounts), case.around.accounts
    if one.account_id is None:
        open_ones = [other for other in known.values() if other.platform == one.platform and other.open(day)]
        if not open_ones:
            yield plain(Severity.WARN, Kind.PLATFORM_WITHOUT_ACCOUNT, platform=one.platform, clause=clause)
        elif len(open_ones) > 1:
            yield plain(Severity.INFORM, Kind.ACCOUNT_MISSING, platform=one.platform, n=len(open_ones))
        return
    account = known.get(one.account_id)
    if account is None:
        yield plain(
            Severity.BLOCK, Kind.ACCOUNT_UNKNOWN, platform=one.platform, clause=clause, may_be_set_aside=False
        )
    elif account.platform != one.platform:
        yield plain(
            Severity.BLOCK,
            Kind.ACCOUNT_OF_OTHER_PLATFORM,
            platform=one.platform,
            may_be_set_aside=False,
            account=account.name,
            other=account.platform,
        )
    elif not account.open(day):
        yield plain(
            Severity.BLOCK,
            Kind.ACCOUNT_CLOSED,
            platform=one.platform,
            clause=clause,
            may_be_set_aside=False,
            account=account.name,
        )


def official_accounts(case: Case, rule: PolicyRule, settings: OfficialAccounts) -> Iterator[Finding]:
    """Yield platforms and accounts that are not among those which the clause lists."""
    listed = codes(settings.platforms)
    complete = settings.exclusive or bool(settings.accounts)
    for one in case.post.texts:
        if one.platform in OWN_PLACES:
            continue
        if complete and listed and one.platform not in listed:
            weight = Severity.WARN if settings.exclusive else None
            yield found(
                rule, Kind.PLATFORM_NOT_OFFICIAL, platform=one.platform, weight=weight, platforms=listed
            )
        elif settings.exclusive and settings.address:
            yield from _address(case, rule, settings.address, one)
        elif not complete and settings.annex and not _on_list(case, one):
            yield found(
                rule,
                Kind.ACCOUNT_NOT_OFFICIAL,
                platform=one.platform,
                weight=Severity.WARN,
                annex=settings.annex,
            )


def _on_list(case: Case, one: CheckedText) -> bool:
    """Tell whether the platform has an account on record: the list of accounts is what the annex prints."""
    return any(other.platform == one.platform for other in case.around.accounts.values())


def _address(case: Case, rule: PolicyRule, official: str, one: CheckedText) -> Iterator[Finding]:
    account = case.around.accounts.get(one.account_id or 0)
    if account is None or not account.link:
        return
    ours, theirs = address(official), address(account.link)
    if ours is not None and theirs is not None and not theirs.under(ours):
        yield found(
            rule,
            Kind.ACCOUNT_NOT_OFFICIAL,
            platform=one.platform,
            weight=Severity.WARN,
            account=account.name,
            official=official,
        )
