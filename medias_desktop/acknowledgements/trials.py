"""What the rules of a text would say of persons and their acknowledgements: read, never written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.service import reading
from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.checks.acknowledgements import BoundGroups, MustAcknowledge
from medias_desktop.policies.rules.checks.words import BoundGroup, register_groups
from medias_desktop.policies.rules.registry import Finding
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import PersonRow
    from medias_desktop.core.store.register import Register


def try_acknowledgements(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell whom rules bind among the persons on record, group by group, and who has not signed the text in force."""
    told: list[Finding] = []
    everyone = _persons(register, day)
    signed = _signed(register, day)
    for rule in found:
        settings = rule.parameters
        if isinstance(settings, BoundGroups):
            told += _bound(rule, settings.groups, everyone)
        elif isinstance(settings, MustAcknowledge):
            told += _to_sign(rule, settings.groups, everyone, signed)
    return tuple(told)


def _bound(rule: BoundRule, groups: Collection[BoundGroup], everyone: Sequence[PersonRow]) -> list[Finding]:
    code = rule.rule.code
    told = [_group(code, group, everyone) for group in Group if group in register_groups(groups)]
    outside = [one for one in groups if not register_groups((one,))]
    if outside:
        sentence = _("Bound, but not among the persons on record: {groups}")
        told.append(
            Finding(
                "accent", sentence.format(groups=", ".join(translate(one.label) for one in outside)), code
            )
        )
    return told


def _group(code: str, group: Group, everyone: Sequence[PersonRow]) -> Finding:
    names = tuple(one.listed_name for one in everyone if one.group is group)
    sentence = ngettext("{group}: {n} person bound", "{group}: {n} persons bound", len(names))
    text = sentence.format(group=group_label(group), n=format_number(len(names)))
    return Finding("ok" if names else "accent", text, code, names)


def _to_sign(
    rule: BoundRule,
    groups: Collection[BoundGroup],
    everyone: Sequence[PersonRow],
    signed: Collection[int] | None,
) -> list[Finding]:
    code = rule.rule.code
    wanted = register_groups(groups)
    concerned = [one for one in everyone if one.group in wanted]
    sentence = ngettext(
        "{n} person would have to acknowledge it", "{n} persons would have to acknowledge it", len(concerned)
    )
    told = [Finding("accent", sentence.format(n=format_number(len(concerned))), code)]
    if signed is None:
        return [*told, Finding("warn", _("No policy is in force: nobody has signed one."), code)]
    for group in Group:
        missing = tuple(
            one.listed_name for one in concerned if one.group is group and one.person_id not in signed
        )
        if missing:
            sentence = ngettext(
                "{group}: {n} has not signed the policy in force",
                "{group}: {n} have not signed the policy in force",
                len(missing),
            )
            text = sentence.format(group=group_label(group), n=format_number(len(missing)))
            told.append(Finding("warn", text, code, missing))
    if concerned and len(told) == 1:
        told.append(Finding("ok", _("Everyone concerned has signed the policy in force."), code))
    return told


def _persons(register: Register, day: dt.date) -> list[PersonRow]:
    """Return the persons who are in service on a day, whatever their group."""
    with register.read() as connection:
        found = reading.rows(connection, 0, frozenset(Group), day)
    return [row for row, _search_key in found if row.counted]


def _signed(register: Register, day: dt.date) -> set[int] | None:
    """Return who signed each text in force on a day, or None when none is."""
    from medias_desktop.acknowledgements.rules import AcknowledgementState

    versions = PolicyService(register).in_force(day)
    if not versions:
        return None
    sets = []
    with register.read() as connection:
        for version in versions:
            found = reading.rows(connection, version.id, frozenset(Group), day)
            sets.append(
                {row.person_id for row, _key in found if row.status.state is AcknowledgementState.SIGNED}
            )
    return set.intersection(*sets)
