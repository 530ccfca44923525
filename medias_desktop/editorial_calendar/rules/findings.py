"""A finding: what a check of the policy says of one post, with the clause that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding weighs, the heaviest first."""

    BLOCK = "block"
    """The post cannot go on until it is mended, or set aside with a reason where the rule allows it."""
    WARN = "warn"
    INFORM = "inform"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Where a text says something; ``version_id`` None and ``cite`` "" when it is a law or plain sense that says it."""

    version_id: int | None = None
    section_uid: str = ""
    rule_code: str = ""
    cite: str = ""


NO_CLAUSE = Clause()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found; ``kind`` names the sentence (labels.findings), ``facts`` are its values, plain enough for JSON.

    ``platform`` is that of the text it is about, "" for the whole post. ``overridable`` tells whether it may be set aside
    with a reason; ``overridden`` that somebody did.
    """

    severity: Severity
    kind: str
    clause: Clause = NO_CLAUSE
    facts: Mapping[str, Any] = field(default_factory=dict)
    platform: str = ""
    overridable: bool = True
    overridden: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding as before: its kind, its rule, its platform."""
        return self.kind, self.clause.rule_code, self.platform


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of each weight there are, those set aside left out."""

    blocks: int = 0
    warnings: int = 0
    informs: int = 0

    @property
    def passes(self) -> bool:
        """Tell whether nothing stands in the way."""
        return not self.blocks


def tally(findings: Iterable[Finding]) -> Tally:
    """Count findings by weight; what was set aside with a reason no longer counts."""
    counts = dict.fromkeys(Severity, 0)
    for one in findings:
        if not one.overridden:
            counts[one.severity] += 1
    return Tally(counts[Severity.BLOCK], counts[Severity.WARN], counts[Severity.INFORM])
