"""What the rules of a text would say of persons and their acknowledgements: read, never written."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules import (
    AWAITED,
    AcknowledgementState,
    Audience,
    PersonRow,
    ScopeKey,
)
from medias_desktop.acknowledgements.service.listing import Listing
from medias_desktop.acknowledgements.service.scopes import Scopes
from medias_desktop.core.described import said
from medias_desktop.core.i18n import N_, _, format_number, ngettext, translate
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group, Person, PersonFilter
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.checks.acknowledgements import (
    BoundGroups,
    ContentOwner,
    MustAcknowledge,
    PersonalResponsibility,
)
from medias_desktop.policies.rules.checks.words import BoundGroup, register_groups
from medias_desktop.policies.rules.registry import Finding
from medias_desktop.policies.rules.rule_data import Use
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.core.described import Parameters
    from medias_desktop.core.store.register import Register

_EVERY_GROUP = Audience(by_rules=False, groups=frozenset(Group))
_UNSAID = (
    ("renewal_months", N_("The text does not say when it is acknowledged again: each campaign decides.")),
    ("arrival_days", N_("The text does not say until when new arrivals sign: each campaign decides.")),
)
"""What a text that makes people sign may leave open."""


def try_acknowledgements(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell whom rules bind among the persons on record, who has not signed the text in force, who is told what."""
    everyone = PeopleService(register).list(PersonFilter(active_on=day))
    unsigned = _unsigned(register)
    bound = _groups_bound(found)
    told: list[Finding] = []
    for rule in found:
        settings = rule.parameters
        if isinstance(settings, BoundGroups):
            told += _bound(rule, settings.groups, everyone)
        elif isinstance(settings, MustAcknowledge):
            told += _to_sign(rule, settings, everyone, unsigned)
        elif settings is not None:
            told += _told(rule, settings, _own_groups(settings) or bound, everyone)
    return tuple(told)


def _groups_bound(found: Sequence[BoundRule]) -> frozenset[Group]:
    """Return the groups that the rules of a text bind; a text that names none binds every group."""
    named = [one.parameters.groups for one in found if isinstance(one.parameters, BoundGroups)]
    named += [one.parameters.groups for one in found if isinstance(one.parameters, MustAcknowledge)]
    return frozenset().union(*map(register_groups, named)) or frozenset(Group)


def _own_groups(settings: Parameters) -> frozenset[Group]:
    if isinstance(settings, PersonalResponsibility | ContentOwner):
        return register_groups(settings.groups)
    return frozenset()


def _bound(rule: BoundRule, groups: Collection[BoundGroup], everyone: Sequence[Person]) -> Iterator[Finding]:
    code = rule.rule.code
    wanted = register_groups(groups)
    for group in Group:
        if group in wanted:
            names = tuple(one.listed_name for one in everyone if one.group is group)
            sentence = ngettext("{group}: {n} person bound", "{group}: {n} persons bound", len(names))
            text = sentence.format(group=group_label(group), n=format_number(len(names)))
            yield Finding("ok" if names else "accent", text, code, names)
    outside = [one for one in groups if not register_groups((one,))]
    if outside:
        sentence = _("Bound, but not among the persons on record: {groups}")
        words = ", ".join(translate(one.label) for one in outside)
        yield Finding("accent", sentence.format(groups=words), code)


def _to_sign(
    rule: BoundRule,
    settings: MustAcknowledge,
    everyone: Sequence[Person],
    unsigned: Collection[int] | None,
) -> Iterator[Finding]:
    code = rule.rule.code
    wanted = register_groups(settings.groups)
    concerned = [one for one in everyone if one.group in wanted]
    sentence = ngettext(
        "{n} person would have to acknowledge it", "{n} persons would have to acknowledge it", len(concerned)
    )
    yield Finding("accent", sentence.format(n=format_number(len(concerned))), code)
    if unsigned is None:
        yield Finding("warn", _("No policy is in force: nobody has signed one."), code)
    else:
        yield from _missing(code, concerned, unsigned)
    for name, unsaid in _UNSAID:
        if getattr(settings, name) is None:
            yield Finding("accent", translate(unsaid), code)


def _missing(code: str, concerned: Sequence[Person], unsigned: Collection[int]) -> Iterator[Finding]:
    missing = [one for one in concerned if one.id in unsigned]
    if concerned and not missing:
        yield Finding("ok", _("Everyone concerned has signed the policy in force."), code)
    for group in Group:
        names = tuple(one.listed_name for one in missing if one.group is group)
        if names:
            sentence = ngettext(
                "{group}: {n} has not signed the policy in force",
                "{group}: {n} have not signed the policy in force",
                len(names),
            )
            text = sentence.format(group=group_label(group), n=format_number(len(names)))
            yield Finding("warn", text, code, names)


def _told(
    rule: BoundRule, settings: Parameters, groups: Collection[Group], everyone: Sequence[Person]
) -> Iterator[Finding]:
    """Tell on whose sheets and receipts a rule stands, or who is told of it in a campaign."""
    number = sum(1 for one in everyone if one.group in groups)
    if Use.PRINT in rule.rule.uses:
        sentence = ngettext(
            "Printed on the sheet and the receipt of {n} person: {words}",
            "Printed on the sheets and the receipts of {n} persons: {words}",
            number,
        )
    elif Use.RECORD in rule.rule.uses:
        sentence = ngettext(
            "Kept with the signature of {n} person: {words}",
            "Kept with the signatures of {n} persons: {words}",
            number,
        )
    else:
        sentence = ngettext(
            "Told to {n} person who signs: {words}", "Told to {n} persons who sign: {words}", number
        )
    words = "; ".join(one.line() for one in said(settings))
    yield Finding(
        "ok" if number else "accent", sentence.format(n=format_number(number), words=words), rule.rule.code
    )


def _unsigned(register: Register) -> frozenset[int] | None:
    """Return who has neither signed nor been exempted from one of the texts in force, or None when none is."""
    policies = PolicyService(register)
    versions = policies.in_force()
    if not versions:
        return None
    scopes, listing = Scopes(register, policies), Listing(register)
    found: set[int] = set()
    for version in versions:
        scope = dataclasses.replace(scopes.scope(ScopeKey(0, version.id)), audience=_EVERY_GROUP)
        found |= {row.person_id for row in listing.everyone(scope) if _open(row)}
    return frozenset(found)


def _open(row: PersonRow) -> bool:
    return row.status.state in AWAITED or row.status.state is AcknowledgementState.REFUSED
