"""What is known of a town's policy, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from medias_desktop.policies.rules.rule_data import AppPart, Force, RuleKind, Use


class Bilingual(NamedTuple):
    """A text in French and in English."""

    fr: str
    en: str

    def said(self, language: str) -> str:
        """Return the text in a language, the other one when that is all there is."""
        return (self.en or self.fr) if language == "en" else (self.fr or self.en)


class TownSignatory(NamedTuple):
    """Who signed, in what role."""

    name: str
    role: Bilingual


class GroupBound(NamedTuple):
    """A group that the policy binds; ``section`` says so."""

    group: str
    detail: Bilingual
    section: str


class Citation(NamedTuple):
    """A law, code or other policy that the text cites."""

    title: Bilingual
    kind: str
    relation: Bilingual
    section: str


@dataclass(frozen=True, slots=True)
class Town:
    """A town's policy as a document: who adopted it, when, by what.

    ``adopted`` and ``in_force`` are ISO dates as precise as they are known ("2023-09"), "" when the text does not say.
    """

    key: str
    code: str
    municipality: str
    municipality_form: str
    province: Bilingual
    title: str
    title_en: str
    kind: str
    number: str
    language: str
    adopted: str
    in_force: str
    resolution: str
    adopting_body: str
    issuing_service: Bilingual
    managing_service: Bilingual
    revision: Bilingual
    revision_months: int
    signatories: tuple[TownSignatory, ...]
    notes: tuple[Bilingual, ...]
    applies_to: tuple[GroupBound, ...]
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TownSection:
    """A section: number and heading as printed, what it decides in our words; ``level`` 1 is the top."""

    id: str
    number: str
    heading: str
    heading_en: str
    level: int
    parent: str
    themes: tuple[str, ...]
    cite: Bilingual
    text: Bilingual
    note: Bilingual


@dataclass(frozen=True, slots=True)
class TownRule:
    """A rule of a town; ``facts`` is what the document fixes, ``check`` and ``params`` what the program does of it."""

    id: str
    section: str
    cite: Bilingual
    kind: RuleKind
    force: Force
    subject: Bilingual
    text: Bilingual
    app_part: AppPart
    also: tuple[AppPart, ...]
    uses: frozenset[Use]
    facts: Mapping[str, Any]
    note: Bilingual
    check: str
    params: Mapping[str, Any]
