"""How an access is protected, beside what the policy in force says: its clock, suspicions, the holder's declarations. Pure.

Nothing here knows a password: days and yes-or-no answers are all there is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.accesses import Access, AccessIncident
from medias_desktop.editorial_calendar.rules.findings import Clause, Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.policies.rules.checks.accounts import PasswordRotation, PasswordSecrecy, PasswordStrength
from medias_desktop.policies.rules.checks.words import Lateness
from medias_desktop.policies.rules.rule_data import Use

SOON = 7
"""Days before a renewal is due on which it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """When what protects an access is due to be changed, and by which clause; ``due_on`` None: since when is not known."""

    due_on: dt.date | None
    days: int
    clause: Clause


def renewal(access: Access, rules: Iterable[PolicyRule]) -> Renewal | None:
    """Return the clock of an access by the strictest rule, None when no rule has one."""
    found = [(said.days, rule) for rule, said in with_settings(rules, PasswordRotation) if said.days]
    if not found:
        return None
    days, rule = min(found, key=lambda one: one[0])
    due = None if access.renewed_on is None else _after(access.renewed_on, days)
    return Renewal(due_on=due, days=days, clause=rule.clause)


def check_protection(access: Access, rules: Iterable[PolicyRule], day: dt.date) -> tuple[Finding, ...]:
    """Return what the rules say of how an access is protected on a day; nothing of one that is ended."""
    if not access.open(day):
        return ()
    rules = tuple(rules)
    return (
        *_clock(access, rules, day),
        *(
            one
            for rule, said in with_settings(rules, PasswordStrength)
            for one in _strength(access, rule, said)
        ),
        *(
            one
            for rule, said in with_settings(rules, PasswordSecrecy)
            for one in _secrecy(access, rule, said)
        ),
    )


def check_incident(incident: AccessIncident, rules: Iterable[PolicyRule]) -> tuple[Finding, ...]:
    """Return what the rules say of a suspicion: changed at once, told to whom the clause names."""
    found = with_settings(rules, PasswordRotation)
    return tuple(one for rule, said in found for one in _suspicion(incident, rule, said))


def _clock(access: Access, rules: Iterable[PolicyRule], day: dt.date) -> Iterator[Finding]:
    clock = renewal(access, rules)
    if clock is None:
        return
    facts: dict[str, object] = {"name": access.name, "account": access.account, "days": clock.days}
    if clock.due_on is not None:
        facts["day"] = clock.due_on.isoformat()
    if clock.due_on is None:
        yield Finding(severity=Severity.WARN, kind="renewal_unknown", clause=clock.clause, facts=facts)
    elif clock.due_on < day:
        yield Finding(severity=Severity.WARN, kind="renewal_late", clause=clock.clause, facts=facts)
    elif (clock.due_on - day).days <= SOON:
        yield Finding(severity=Severity.INFORM, kind="renewal_soon", clause=clock.clause, facts=facts)


def _after(day: dt.date, days: int) -> dt.date:
    """Return a day so many days later, the last day there is when there are not so many."""
    left = (dt.date.max - day).days
    return day + dt.timedelta(days=min(days, left))


def _suspicion(incident: AccessIncident, rule: PolicyRule, said: PasswordRotation) -> Iterator[Finding]:
    facts: dict[str, object] = {
        "name": incident.name,
        "account": incident.account,
        "day": incident.noticed_on.isoformat(),
    }
    if said.on_suspicion is Lateness.IMMEDIATE:
        if incident.changed_on is None:
            yield Finding(severity=Severity.WARN, kind="suspicion_open", clause=rule.clause, facts=facts)
        elif incident.changed_on > incident.noticed_on:
            late = {**facts, "changed": incident.changed_on.isoformat()}
            yield Finding(severity=Severity.INFORM, kind="suspicion_late", clause=rule.clause, facts=late)
    missing = tuple(one.value for one in said.notified if one.value not in incident.notified)
    if missing:
        untold = {**facts, "offices": missing}
        yield Finding(severity=Severity.WARN, kind="suspicion_untold", clause=rule.clause, facts=untold)


def _strength(access: Access, rule: PolicyRule, said: PasswordStrength) -> Iterator[Finding]:
    declared = access.declared
    asked: list[tuple[str, bool | None, int | None]] = []
    if said.characters_least:
        asked.append(("long_enough", declared.long_enough, said.characters_least))
    if said.kinds_least:
        asked.append(("kinds_enough", declared.kinds_enough, said.kinds_least))
    if said.one_per_account:
        asked.append(("unique_here", declared.unique_here, None))
    if said.never_private:
        asked.append(("never_private", declared.never_private, None))
    for what, answer, number in asked:
        yield from _declaration(access, rule, what, answer, number)


def _secrecy(access: Access, rule: PolicyRule, said: PasswordSecrecy) -> Iterator[Finding]:
    if said.secret or said.never_shared or said.never_noted:
        yield from _declaration(access, rule, "kept_secret", access.declared.kept_secret, None)


def _declaration(
    access: Access, rule: PolicyRule, what: str, answer: bool | None, number: int | None
) -> Iterator[Finding]:
    facts = {"name": access.name, "account": access.account, "what": what, "number": number}
    if answer is False:
        yield Finding(severity=Severity.WARN, kind="declared_not", clause=rule.clause, facts=facts)
    elif answer is None:
        # A clause that only informs is told beside the declaration; one that records asks for it.
        weight = Severity.WARN if Use.RECORD in rule.uses else Severity.INFORM
        yield Finding(severity=weight, kind="undeclared", clause=rule.clause, facts=facts)
