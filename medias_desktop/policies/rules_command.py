"""Listing rules without a window, and telling how much of them the program carries out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.command import open_register
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, _, current_language, ngettext, translate
from medias_desktop.policies.labels.rules import check_label, kind_label, part_label, settings_label
from medias_desktop.policies.rules.checks import BoundRule, Check
from medias_desktop.policies.rules.coverage import Coverage, coverage
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.towns import TOWNS, sections_of, town

if TYPE_CHECKING:
    from medias_desktop.policies.rules.registry import CheckRegistry


class TownUnknown(UserError):
    """The library has no such town."""

    template = N_("The library has no town “{key}”. It has: {towns}.")


class RuledText(NamedTuple):
    """A text with its rules and how its clauses are cited."""

    name: str
    rules: tuple[BoundRule, ...]
    clauses: dict[str, str]


def run_rules(
    registry: CheckRegistry,
    *,
    town_key: str = "",
    register: Path | None = None,
    user: str = "",
    covered: bool,
) -> list[str]:
    """Return lines: the rules of one town, of all, or of a register's texts; or, ``covered``, what carries them out.

    Raises TownUnknown, or as open_register.
    """
    texts = list(_texts(registry, town_key, register, user))
    return _coverage_lines(texts, registry) if covered else _rule_lines(texts)


def _texts(registry: CheckRegistry, town_key: str, register: Path | None, user: str) -> Iterable[RuledText]:
    if register is not None:
        yield from _register_texts(registry, register, user)
    if register is None or town_key:
        yield from _town_texts(town_key)


def _town_texts(town_key: str) -> Iterable[RuledText]:
    from medias_desktop.policies.rules.checks import bind_all
    from medias_desktop.policies.towns import town_rules

    if town_key and town_key not in TOWNS:
        raise TownUnknown(key=town_key, towns=", ".join(TOWNS))
    language = current_language()
    for key in (town_key,) if town_key else TOWNS:
        clauses = {one.id: one.cite.said(language) for one in sections_of(key)}
        yield RuledText(town(key).municipality, bind_all(town_rules(key, language)), clauses)


def _register_texts(registry: CheckRegistry, path: Path, user: str) -> Iterable[RuledText]:
    from medias_desktop.policies.rules import section_name

    register = open_register(path, user=user)
    try:
        services = PolicyServices(register, lambda: registry)
        for policy in services.policies.library():
            for version in policy.versions:
                found = services.rules.rules_of(version.id)
                if found:
                    text = services.policies.version(version.id)
                    clauses = {one.uid: section_name(one.number, one.heading) for one in text.sections}
                    name = _("{policy}, version {number}").format(policy=policy.title, number=version.ordinal)
                    yield RuledText(name, found, clauses)
    finally:
        register.close()


def _rule_lines(texts: Sequence[RuledText]) -> list[str]:
    lines = []
    for text in texts:
        lines.append(f"# {text.name}")
        for one in text.rules:
            rule = one.rule
            cells = [
                rule.code,
                text.clauses.get(rule.section_uid, ""),
                kind_label(rule.kind),
                check_label(one),
            ]
            cells.append(one.problem.sentence() if one.problem is not None else settings_label(one))
            lines.append("\t".join(cells).rstrip())
    return lines


def _coverage_lines(texts: Sequence[RuledText], registry: CheckRegistry) -> list[str]:
    lines = []
    unbound: dict[Check, int] = {}
    wrong: list[BoundRule] = []
    total = bound = 0
    for text in texts:
        found = coverage(text.rules, registry)
        lines += _of_text(text.name, found)
        total, bound = total + found.rules, bound + found.bound_rules
        wrong += found.wrong
        for check, codes in found.unbound.items():
            unbound[check] = unbound.get(check, 0) + len(codes)
    lines += [
        "",
        _("In all: {rules}, {bound} bound, {unbound} unbound, {wrong} wrongly set").format(
            rules=_count(total), bound=bound, unbound=sum(unbound.values()), wrong=len(wrong)
        ),
    ]
    lines += _waiting(unbound)
    lines += [
        _("{code} is wrongly set: {problem}").format(
            code=one.rule.code, problem="" if one.problem is None else one.problem.sentence()
        )
        for one in wrong
    ]
    return lines


def _of_text(name: str, found: Coverage) -> list[str]:
    sentence = _("{name}: {rules}, {bound} bound, {unbound} unbound, {wrong} wrongly set")
    lines = [
        sentence.format(
            name=name,
            rules=_count(found.rules),
            bound=found.bound_rules,
            unbound=found.unbound_rules,
            wrong=len(found.wrong),
        )
    ]
    for capability, count in found.bound.items():
        lines.append(f"    {translate(capability.label)} ({capability.slice}): {_count(count)}")
    return lines


def _waiting(unbound: dict[Check, int]) -> list[str]:
    """Return the checks that nothing carries out yet, by the part of the program that is to do it."""
    if not unbound:
        return []
    lines = ["", _("Checks that nothing carries out yet, by the part of the program that is to do it:")]
    for part in dict.fromkeys(check.part for check in unbound):
        waiting = {check: count for check, count in unbound.items() if check.part is part}
        lines.append(f"  {part_label(part)} ({part.value}): {_count(sum(waiting.values()))}")
        lines += [f"    {check.name} ({count}): {translate(check.label)}" for check, count in waiting.items()]
    return lines


def _count(rules: int) -> str:
    return ngettext("{n} rule", "{n} rules", rules).format(n=rules)
