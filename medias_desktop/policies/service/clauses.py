"""Where clauses come from: the library's towns and the register's own versions."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies import rules
from medias_desktop.policies.rules import borrowing, completeness, numbering, skeleton
from medias_desktop.policies.rules.borrowing import Clause
from medias_desktop.policies.rules.composing_errors import OriginGone
from medias_desktop.policies.rules.drafts import DraftSection, DraftText, draft_section
from medias_desktop.policies.rules.origins import Origin, origin_of
from medias_desktop.policies.rules.placeholders import TownWords
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.rule_reading import rules_of_version
from medias_desktop.policies.service.sources import rules_of_town
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.towns import TOWNS, sections_of, town, town_text

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.completeness import Completeness
    from medias_desktop.policies.rules.rule_data import Rule


def clause(
    register: Register, source: str, section_uid: str, language: str, *, with_children: bool
) -> Clause:
    """Return a clause with where it comes from; see ComposeService.clause."""
    origin = origin_of(source)
    key = origin.town
    if key in TOWNS:
        whole = tuple(map(draft_section, town_text(key, language).sections))
        return _clause(
            whole,
            rules_of_town(key, language),
            section_uid,
            with_children,
            town(key).code,
            _words(key, language),
            language,
        )
    version = _version(register, origin.version)
    whole = _taken_along(version)
    own = rules_of_version(register, version.summary.id)
    return _clause(whole, own, section_uid, with_children, "", None, version.summary.language)


def _clause(
    whole: tuple[DraftSection, ...],
    found: tuple[Rule, ...],
    section_uid: str,
    with_children: bool,
    code: str,
    words: TownWords | None,
    language: str,
) -> Clause:
    for index, one in enumerate(whole):
        if one.uid == section_uid:
            taken = borrowing.subtree(whole, index, with_children=with_children)
            uids = {section.uid for section in taken}
            return Clause(
                taken, tuple(rule for rule in found if rule.section_uid in uids), whole, code, words, language
            )
    raise OriginGone


def _words(key: str, language: str) -> TownWords:
    known = town(key)
    departments = (known.issuing_service, known.managing_service)
    return TownWords(known.municipality, tuple(filter(None, (one.said(language) for one in departments))))


def _version(register: Register, uid: str) -> rules.VersionText:
    version_id = reading.version_id_of(register, uid)
    if version_id is None:
        raise OriginGone
    return reading.version(register, version_id, register.clock.today())


@cache
def town_numbers() -> dict[str, str]:
    """Return what references in borrowed clauses call the clauses of the towns, by provenance."""
    return {
        str(Origin(town=key, section=one.id)): f"{town(key).code}:{found[1]}"
        for key in TOWNS
        for one in sections_of(key)
        if (found := numbering.key_of(one.number)) is not None
    }


@cache
def towns_with() -> dict[Theme, tuple[str, ...]]:
    """Return by theme the keys of the towns that have a clause on it."""
    known, found = set(Theme), defaultdict[Theme, list[str]](list)
    for key in TOWNS:
        for theme in dict.fromkeys(name for one in sections_of(key) for name in one.themes):
            if theme in known:
                found[Theme(theme)].append(key)
    return {theme: tuple(keys) for theme, keys in found.items()}


def looked_through(text: DraftText, language: str, values: Mapping[str, str]) -> Completeness:
    """Return what a draft lacks, with the towns that have it; rules are asked for their settings."""
    from medias_desktop.policies.rules.checks import bind

    unset = {one.code for one in text.rules if one.check and bind(one).problem is not None}
    return completeness.check(text, language, values, towns_with(), unset.__contains__)


def begin_from(register: Register, origin: str, language: str, policy_id: int | None) -> DraftText:
    """Return the text that a draft begins with. Raises OriginGone."""
    if not origin:
        return DraftText()
    if origin == "skeleton":
        return DraftText(
            sections=tuple(
                DraftSection(new_uid(), 1, number, heading, themes=themes)
                for number, heading, themes in skeleton.skeleton(language)
            )
        )
    key = origin_of(origin).town
    if key in TOWNS:
        text = town_text(key, language)
        return _taken(
            tuple(map(draft_section, text.sections)),
            rules_of_town(key, language),
            _words(key, language),
            language,
        )
    version = _version(register, origin_of(origin).version)
    own = rules_of_version(register, version.summary.id)
    if version.summary.policy_id == policy_id:
        fresh = tuple(dataclasses.replace(one, uid=new_uid(), row_version=1) for one in own)
        return DraftText(version.introduction, tuple(map(draft_section, version.sections)), fresh)
    taken = _taken(_taken_along(version), own, None, language)
    return dataclasses.replace(taken, introduction=version.introduction)


def _taken_along(version: rules.VersionText) -> tuple[DraftSection, ...]:
    """Return the sections of a version of the register as clauses that know where they are from."""
    uid = version.summary.uid
    return tuple(
        dataclasses.replace(one, provenance=one.provenance or str(Origin(version=uid, section=one.uid)))
        for one in map(draft_section, version.sections)
    )


def _taken(
    sections: tuple[DraftSection, ...], own: tuple[Rule, ...], words: TownWords | None, language: str
) -> DraftText:
    """Return a whole text as a new draft: its numbers and references stay, another town's name goes."""
    borrowed = borrowing.borrow(Clause(sections, own, sections, "", words, language), DraftText(), new_uid)
    numbered = tuple(
        dataclasses.replace(one, number=old.number)
        for one, old in zip(borrowed.sections, sections, strict=True)
    )
    return DraftText("", numbered, borrowed.rules)
