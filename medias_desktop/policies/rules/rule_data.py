"""A rule: what a clause asks of somebody, and what the program does about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class RuleKind(StrEnum):
    """What a rule is; the catalogue's own words, as the data files write them."""

    OBLIGATION = "obligation"
    PROHIBITION = "interdiction"
    PERMISSION = "permission"
    TIME_LIMIT = "delai"
    THRESHOLD = "seuil"
    PROCEDURE = "procedure"


class Force(StrEnum):
    """How strongly the text says it: must, should, may, or stated as a fact."""

    IMPERATIVE = "imperatif"
    DESIRABLE = "souhaitable"
    OPTIONAL = "faculte"
    STATED = "constat"


class Use(StrEnum):
    """What the program does with a rule."""

    BLOCK = "block"
    WARN = "warn"
    REMIND = "remind"
    RECORD = "record"
    PRINT = "print"
    INFORM = "inform"


class AppPart(StrEnum):
    """The part of the program that a rule concerns first."""

    READER = "reader"
    ADOPTION = "adoption"
    ACKNOWLEDGEMENTS = "acknowledgements"
    PHOTO_CONSENT = "photo_consent"
    SANCTIONS = "sanctions"
    MODERATION = "moderation"
    CALENDAR = "calendar"
    REQUESTS = "requests"
    INTERACTIONS = "interactions"
    ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a version or of a town's policy, in one language.

    ``section_uid`` is the clause (of a town: the section's id), ``code`` its short name within the policy ("MM-034"),
    ``check`` the name of what carries it out ("" none), ``params`` the check's parameters as they are stored: only the
    check's own class says whether they are right. ``provenance`` is the town's rule it was taken from.
    """

    uid: str
    code: str
    section_uid: str
    kind: RuleKind
    force: Force
    subject: str
    text: str
    app_part: AppPart
    check: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    uses: frozenset[Use] = frozenset()
    active: bool = True
    provenance: str = ""
    row_version: int = 1
