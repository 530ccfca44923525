"""Whether somebody may hold a role on an account: what the policy in force says, with its clause. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule, with_settings
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.checks.accounts import Administrators, AuthorisedPublishers, PageRole
from medias_desktop.policies.rules.checks.words import BoundGroup, Office
from medias_desktop.policies.rules.rule_data import Use

_GROUPS = {one.value: one for one in BoundGroup}

EMPLOYEES = frozenset({Group.REGULAR, Group.CASUAL, Group.STUDENT})
"""Groups of the register that are employees; elected officials, volunteers and contractors are none."""

_GROUP_OF_OFFICE = {
    Office.COUNCIL.value: BoundGroup.ELECTED,
    Office.COMMITTEES.value: BoundGroup.COMMITTEE_MEMBER,
    Office.ACCREDITED_ORGANISATIONS.value: BoundGroup.ORGANISATION,
    Office.OTHER_ORGANISATIONS.value: BoundGroup.ORGANISATION,
    Office.MEDIA.value: BoundGroup.ORGANISATION,
}
"""What somebody is who speaks for an office, when the register does not know them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who is to hold which role; ``group`` is the register's, None for somebody who is not in it."""

    name: str
    role: PageRole
    group: Group | None = None
    left_on: dt.date | None = None
    office: str = ""
    role_title: str = ""
    authorised_on: dt.date | None = None
    authorised_office: str = ""
    account_office: str = ""
    """The office that holds the account."""

    @property
    def bound(self) -> frozenset[BoundGroup]:
        """As what a policy binds them."""
        known = {_GROUPS[self.group.value]} if self.group is not None else set()
        spoken = _GROUP_OF_OFFICE.get(self.office)
        return frozenset(known | ({spoken} if spoken is not None else set()))


def check_holder(holder: Holder, rules: Iterable[PolicyRule], day: dt.date) -> tuple[Finding, ...]:
    """Return what the rules say of somebody who holds a role on a day."""
    rules = tuple(rules)
    found = [
        *(
            one
            for rule, said in with_settings(rules, Administrators)
            for one in _role(holder, rule, said, day)
        ),
        *(
            one
            for rule, said in with_settings(rules, AuthorisedPublishers)
            for one in _authorised(holder, rule, said, day)
        ),
    ]
    return tuple(found)


def refused(found: Iterable[Finding]) -> Finding | None:
    """Return the first finding that refuses the role, None when it may be held."""
    return next((one for one in found if one.severity is Severity.BLOCK), None)


def _role(holder: Holder, rule: PolicyRule, said: Administrators, day: dt.date) -> Iterator[Finding]:
    weight = weight_of(rule)
    gone = holder.left_on is not None and holder.left_on < day
    if said.employees_only and (holder.group not in EMPLOYEES or gone):
        yield Finding(
            severity=weight,
            kind="access_left" if gone else "access_not_employee",
            clause=rule.clause,
            facts={
                "name": holder.name,
                "day": holder.left_on.isoformat() if holder.left_on is not None and gone else None,
            },
            overridable=False,
        )
    for group in said.excluded:
        if group in holder.bound:
            yield Finding(
                severity=weight,
                kind="access_excluded",
                clause=rule.clause,
                facts={"name": holder.name, "group": group.value},
                overridable=False,
            )
    if said.role is not holder.role or not said.holders:
        return
    if holder.office in said.holders:
        return
    offices = tuple(one.value for one in said.holders)
    if not said.others_named:
        kind = "access_role_held"
    elif holder.authorised_office in said.holders:
        return
    else:
        kind = "access_role_named"
    yield Finding(
        severity=weight,
        kind=kind,
        clause=rule.clause,
        facts={"name": holder.name, "role": holder.role.value, "offices": offices},
    )


def _authorised(
    holder: Holder, rule: PolicyRule, said: AuthorisedPublishers, day: dt.date
) -> Iterator[Finding]:
    if said.offices and holder.office not in said.offices:
        return  # a clause about the persons of another office
    facts: dict[str, object] = {"name": holder.name}
    if said.authorised_only and (holder.authorised_on is None or holder.authorised_on > day):
        yield Finding(severity=Severity.WARN, kind="access_unauthorised", clause=rule.clause, facts=facts)
    if said.offices and holder.account_office not in said.offices:
        offices = tuple(one.value for one in said.offices)
        yield Finding(
            severity=Severity.WARN,
            kind="access_other_office",
            clause=rule.clause,
            facts={**facts, "offices": offices},
        )
    if said.named_by and not _named(holder, said):
        offices = tuple(one.value for one in said.named_by)
        yield Finding(
            severity=weight_of(rule),
            kind="access_named_by",
            clause=rule.clause,
            facts={**facts, "offices": offices},
        )


def _named(holder: Holder, said: AuthorisedPublishers) -> bool:
    """Tell whether the clause itself names the function, or the right office named the person."""
    listed = {fold(one) for one in said.roles}
    return fold(holder.role_title) in listed or holder.authorised_office in said.named_by


def weight_of(rule: PolicyRule) -> Severity:
    """Return how much what a rule finds weighs: it refuses where the policy has it block."""
    return Severity.BLOCK if Use.BLOCK in rule.uses else Severity.WARN
