"""What a draft still lacks: themes that it says nothing about, headings without text, references that lead nowhere…"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from medias_desktop.policies.rules import numbering
from medias_desktop.policies.rules.drafts import DraftText
from medias_desktop.policies.rules.levels import end_of
from medias_desktop.policies.rules.placeholders import missing
from medias_desktop.policies.themes import Theme, guess_themes

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_guessed = lru_cache(maxsize=4096)(guess_themes)
"""A draft is looked through after each change of one of its sections: the others say what they said before."""


class Lack(StrEnum):
    """Kinds of what is lacking; the first ones stand in the way of an adoption."""

    PLACEHOLDER = "placeholder"
    REFERENCE = "reference"
    EMPTY_HEADING = "empty_heading"
    NO_HEADING = "no_heading"
    RULE = "rule"
    BORROWED_DATE = "borrowed_date"
    """A clause taken from a town still says that town's date."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to settle, in a section ("" the introduction); ``detail`` is the name, number or code that it is about."""

    lack: Lack
    section_uid: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MissingTheme:
    """A theme that a draft says nothing about, with the towns that have a clause on it."""

    theme: Theme
    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is lacking; ``themes`` those that most towns treat first."""

    findings: tuple[Finding, ...]
    themes: tuple[MissingTheme, ...]
    covered: int

    @property
    def complete(self) -> bool:
        """Whether nothing is to be settled; a theme may be left out on purpose."""
        return not self.findings


def themes_of(draft: DraftText, language: str) -> dict[str, tuple[Theme, ...]]:
    """Return the themes of every section by uid: those noted, or else what its words tell."""
    known = set(Theme)
    return {
        one.uid: tuple(Theme(key) for key in one.themes if key in known)
        or _guessed(one.heading, one.body, language)
        for one in draft.sections
    }


def check(
    draft: DraftText,
    language: str,
    values: Mapping[str, str],
    towns: Mapping[Theme, tuple[str, ...]],
    is_unset: Callable[[str], bool] = lambda _code: False,
) -> Completeness:
    """Look a draft through; a heading without text says nothing yet. ``towns`` have clauses on a theme, ``is_unset`` tells of a rule's code that it lacks settings."""
    said = {one.uid for one in draft.sections if one.body.strip()}
    covered = {theme for uid, themes in themes_of(draft, language).items() if uid in said for theme in themes}
    lacking = [MissingTheme(theme, towns.get(theme, ())) for theme in Theme if theme not in covered]
    order = {theme: place for place, theme in enumerate(Theme)}
    lacking.sort(key=lambda one: (-len(one.towns), order[one.theme]))
    findings = [*_in_texts(draft, values), *_headings(draft)]
    active = (rule for rule in draft.rules if rule.active and is_unset(rule.code))
    findings += _borrowed_dates(draft)
    findings += [Finding(Lack.RULE, rule.section_uid, rule.code) for rule in active]
    return Completeness(tuple(findings), tuple(lacking), len(Theme) - len(lacking))


def _in_texts(draft: DraftText, values: Mapping[str, str]) -> list[Finding]:
    known = set(numbering.keys(draft.sections).values())
    found = []
    for uid, text in (
        ("", draft.introduction),
        *((one.uid, f"{one.heading}\n{one.body}") for one in draft.sections),
    ):
        found += [Finding(Lack.PLACEHOLDER, uid, name) for name in missing([text], values)]
        wrong = (one.key[1] for one in numbering.references(text) if one.key not in known)
        found += [Finding(Lack.REFERENCE, uid, number) for number in dict.fromkeys(wrong)]
    return found


def _borrowed_dates(draft: DraftText) -> list[Finding]:
    """Find years in clauses that were taken from a town: its coming into force, its laws' dates, its resolutions."""
    return [
        Finding(Lack.BORROWED_DATE, one.uid, found[0])
        for one in draft.sections
        if one.provenance.startswith("town/") and (found := _YEAR.search(one.body))
    ]


def _headings(draft: DraftText) -> list[Finding]:
    found = []
    for index, one in enumerate(draft.sections):
        if not one.heading.strip() and not one.body.strip():
            found.append(Finding(Lack.NO_HEADING, one.uid, one.number))
        elif not one.body.strip() and end_of(draft.sections, index) == index + 1:
            found.append(Finding(Lack.EMPTY_HEADING, one.uid, f"{one.number} {one.heading}".strip()))
    return found
