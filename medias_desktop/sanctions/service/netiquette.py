"""What the netiquette to be posted says: the rules of one text about what the public writes, sorted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, translate
from medias_desktop.policies.service.cited_rules import CitedRule, cited_rules
from medias_desktop.sanctions.documents.netiquette import (
    Netiquette,
    NetiquetteLine,
    NetiquettePart,
    NetiquetteText,
)
from medias_desktop.sanctions.errors.moderation_exports import (
    NetiquetteHasBlanks,
    NoTextInForce,
    NothingOfThePublic,
)
from medias_desktop.sanctions.labels.rule_sentences import rule_lines

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionText
    from medias_desktop.policies.rules.rule_data import Rule
    from medias_desktop.policies.service import PolicyService

_PUBLIC = frozenset({"candidate"})
"""Groups of the vocabulary that are no people of the municipality."""

_PARTS = (
    (N_("What is not accepted"), frozenset({"prohibited_comment", "political_neutrality"}), True),
    (N_("How we moderate"), frozenset({"comment_moderation", "comment_removal", "links_in_comments"}), False),
    (N_("When it happens again"), frozenset({"repeat_before_block"}), False),
    (N_("The municipality’s image"), frozenset({"identity_misuse"}), False),
    (N_("Good to know"), frozenset({"netiquette"}), False),
)
"""Headings, the checks whose rules stand below each, and whether they say what is not accepted."""


def netiquette_of(
    register: Register, policies: PolicyService, which: int | dt.date, language: str, *, texts: bool
) -> Netiquette:
    """Return the netiquette of a version, or of the text in force on a day that says most of it.

    Raises NoTextInForce, NothingOfThePublic, NetiquetteHasBlanks, or UnknownVersion for a number that is no version.
    """
    from medias_desktop.core.store.letterhead import letterhead

    version_id = which if isinstance(which, int) else _in_force(register, policies, which)
    rules = _rules(register, version_id)
    if not rules:
        raise NothingOfThePublic
    version = policies.version(version_id)
    parts = _parts(rules, language)
    clauses = _texts(version, rules, language) if texts else ()
    _require_no_blanks(parts, version, rules if texts else ())
    summary, town = version.summary, register.municipality()
    return Netiquette(
        municipality=summary.municipality or town.name,
        policy=summary.policy_title,
        in_force_date=summary.in_force_date,
        resolution_number=summary.resolution_number,
        parts=parts,
        texts=clauses,
        language=language,
        text_language=summary.language,
        made_at=register.clock.now(),
        letterhead=letterhead(register),
        paper=town.paper,
    )


def _in_force(register: Register, policies: PolicyService, day: dt.date) -> int:
    """Return the text in force with most rules for the sheet; among equals the one that came into force last."""
    found = policies.in_force(day)
    if not found:
        raise NoTextInForce
    best = max(found, key=lambda one: (len(_rules(register, one.id)), one.in_force_date or dt.date.min))
    return best.id


def _rules(register: Register, version_id: int) -> tuple[CitedRule, ...]:
    checks = frozenset().union(*(wanted for _heading, wanted, _firm in _PARTS))

    def concerns(rule: Rule) -> bool:
        return rule.check in checks

    return tuple(one for one in cited_rules(register, version_id, concerns) if _is_public(one))


def _is_public(rule: CitedRule) -> bool:
    """Tell whether a rule is one for the public: not for the municipality’s own people, nor about its own posts."""
    settings = rule.parameters
    if rule.check == "prohibited_comment":
        return {group.value for group in getattr(settings, "groups", ())} <= _PUBLIC
    if rule.check == "political_neutrality":
        return bool(getattr(settings, "also_users", False))
    if rule.check == "netiquette":
        return bool(getattr(settings, "presumed_accepted", False))
    return True


def _parts(rules: tuple[CitedRule, ...], language: str) -> tuple[NetiquettePart, ...]:
    say = catalogue(language).gettext
    found = []
    for heading, checks, firm in _PARTS:
        lines = tuple(
            NetiquetteLine(line, rule.cited(language))
            for rule in rules
            if rule.check in checks
            for line in rule_lines(rule, language)
        )
        if lines:
            found.append(NetiquettePart(say(heading), lines, firm=firm))
    return tuple(found)


def _texts(version: VersionText, rules: tuple[CitedRule, ...], language: str) -> tuple[NetiquetteText, ...]:
    from medias_desktop.core.pdf.plain import for_template
    from medias_desktop.policies.rules.texts import section_name

    wanted = {rule.section_uid for rule in rules}
    return tuple(
        NetiquetteText(
            _title(section_name(one.number, one.heading, language), one.heading), for_template(one.body)
        )
        for one in version.sections
        if one.uid in wanted and one.body.strip()
    )


def _require_no_blanks(
    parts: tuple[NetiquettePart, ...], version: VersionText, printed: tuple[CitedRule, ...]
) -> None:
    """Raise NetiquetteHasBlanks when what is to be printed holds a blank that nobody filled."""
    from medias_desktop.policies.rules.placeholders import KNOWN, placeholders_in

    wanted = {rule.section_uid for rule in printed}
    words = [line.text for part in parts for line in part.lines]
    words += [f"{one.heading}\n{one.body}" for one in version.sections if one.uid in wanted]
    if names := placeholders_in(*words):
        told = (translate(KNOWN[name]) if name in KNOWN else name.replace("_", " ") for name in names)
        raise NetiquetteHasBlanks(names=", ".join(told))


def _title(name: str, heading: str) -> str:
    return name if heading in name else f"{name} – {heading}"
