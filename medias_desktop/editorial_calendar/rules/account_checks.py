"""Which accounts there are and how they are shown and protected, beside what the policy in force says. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.accounts import MultifactorState, OfficialAccount
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.policies.rules.checks.accounts import (
    DisplayPlace,
    LogoOnAccounts,
    Multifactor,
    MultifactorUse,
    Netiquette,
    OfficialAccounts,
    PlatformScope,
)
from medias_desktop.policies.rules.checks.words import Platform
from medias_desktop.policies.rules.rule_data import Use

_PLATFORMS = frozenset(one.value for one in Platform)


def check_accounts(
    accounts: Collection[OfficialAccount], rules: Iterable[PolicyRule], day: dt.date
) -> tuple[Finding, ...]:
    """Return what the rules say of all the accounts together on a day: which lack, which are none of the list."""
    official = [one for one in accounts if one.official(day)]
    found = with_settings(rules, OfficialAccounts)
    return tuple(one for rule, said in found for one in _listed(official, rule, said))


def check_account(account: OfficialAccount, rules: Iterable[PolicyRule], day: dt.date) -> tuple[Finding, ...]:
    """Return what the rules say of one account on a day; nothing of one that is no longer official."""
    if not account.official(day):
        return ()
    rules = tuple(rules)
    return (
        *(
            one
            for rule, said in with_settings(rules, Netiquette)
            for one in _netiquette(account, rule, said, day)
        ),
        *(
            one
            for rule, said in with_settings(rules, LogoOnAccounts)
            for one in _logo(account, rule, said, day)
        ),
        *(
            one
            for rule, said in with_settings(rules, MultifactorUse)
            for one in _multifactor(account, rule, said)
        ),
        *(one for rule, said in with_settings(rules, PlatformScope) for one in _covered(account, rule, said)),
    )


def _listed(
    official: Collection[OfficialAccount], rule: PolicyRule, said: OfficialAccounts
) -> Iterator[Finding]:
    there = Counter(one.platform for one in official)
    wanted = _wanted(said)
    for platform, number in wanted.items():
        if there[platform] < number:
            yield Finding(
                severity=Severity.WARN,
                kind="accounts_missing",
                clause=rule.clause,
                facts={"wanted": number, "found": there[platform]},
                platform=platform,
            )
    if said.exclusive or said.accounts:
        weight = Severity.WARN if said.exclusive else Severity.INFORM
        for platform, number in wanted.items():
            if there[platform] > number:
                yield Finding(
                    severity=weight,
                    kind="accounts_more",
                    clause=rule.clause,
                    facts={"wanted": number, "found": there[platform]},
                    platform=platform,
                )
        for account in official:
            if (
                wanted and account.platform not in wanted
            ):  # a clause that names none leaves the list to this register
                yield Finding(
                    severity=weight,
                    kind="account_not_listed",
                    clause=rule.clause,
                    facts={"name": account.name},
                    platform=account.platform,
                )
    if said.address:
        for account in official:
            if account.platform in wanted and account.link and not _same(account.link, said.address):
                yield Finding(
                    severity=Severity.WARN,
                    kind="account_other_address",
                    clause=rule.clause,
                    facts={"name": account.name, "address": said.address},
                    platform=account.platform,
                )


def _wanted(said: OfficialAccounts) -> dict[str, int]:
    """Return how many accounts a clause names on each platform: those of its list, one for each platform without any."""
    counted: Counter[str] = Counter()
    names = {fold(one.value): one.value for one in Platform} | {fold("X"): "twitter"}
    for written in said.accounts:
        platform, _dash, _whose = written.partition("–") if "–" in written else written.partition("-")
        code = names.get(fold(platform))
        if code is not None:
            counted[code] += 1
    return {one.value: counted.get(one.value, 1) for one in said.platforms} | dict(counted)


def _same(one: str, other: str) -> bool:
    """Tell whether two addresses lead to the same page, however they are written."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    return fold(address).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _netiquette(
    account: OfficialAccount, rule: PolicyRule, said: Netiquette, day: dt.date
) -> Iterator[Finding]:
    if DisplayPlace.EACH_ACCOUNT not in said.shown_on:
        return
    if said.platforms and account.platform not in said.platforms:
        return
    if account.netiquette_shown_on is None or account.netiquette_shown_on > day:
        yield _of(account, rule, "netiquette_missing")


def _logo(
    account: OfficialAccount, rule: PolicyRule, said: LogoOnAccounts, day: dt.date
) -> Iterator[Finding]:
    if said.every_account and (account.logo_shown_on is None or account.logo_shown_on > day):
        yield _of(account, rule, "logo_missing")


def _multifactor(account: OfficialAccount, rule: PolicyRule, said: MultifactorUse) -> Iterator[Finding]:
    state = account.multifactor
    if state is MultifactorState.OFF:
        yield _of(account, rule, "multifactor_off")
    elif state is MultifactorState.UNKNOWN:
        yield _of(account, rule, "multifactor_unknown")
    elif state is MultifactorState.IMPOSSIBLE and said.where is Multifactor.EVERYWHERE:
        yield _of(account, rule, "multifactor_impossible")


def _covered(account: OfficialAccount, rule: PolicyRule, said: PlatformScope) -> Iterator[Finding]:
    """Tell of an account on a platform that no list names that the policy covers it all the same."""
    if said.future and account.platform not in _PLATFORMS:
        yield _of(account, rule, "platform_covered", Severity.INFORM)


def _of(account: OfficialAccount, rule: PolicyRule, kind: str, severity: Severity = Severity.WARN) -> Finding:
    weight = severity if rule.uses & {Use.WARN, Use.REMIND, Use.RECORD, Use.BLOCK} else Severity.INFORM
    return Finding(
        severity=weight,
        kind=kind,
        clause=rule.clause,
        facts={"name": account.name},
        platform=account.platform,
    )
