"""Why something that the public writes is not accepted: the coded reasons, each with the clauses that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.policies.rules.checks.accounts import Administrators
from medias_desktop.policies.rules.checks.calendar import PoliticalNeutrality
from medias_desktop.policies.rules.checks.moderation import (
    CommentRemoval,
    IdentityMisuse,
    ProhibitedComment,
    Reason,
    RepeatBeforeBlock,
)
from medias_desktop.policies.rules.checks.requests import PriorApproval, Request, RequestRoute
from medias_desktop.policies.rules.checks.words import BoundGroup, Office
from medias_desktop.policies.rules.rule_data import Force, Use
from medias_desktop.sanctions.rules.incidents import OTHER_REASONS, IncidentClause

if TYPE_CHECKING:
    from medias_desktop.core.described import Parameters
    from medias_desktop.policies.rules.checks.words import Period

IDENTITY_MISUSE, ORGANISATION_PUBLISHING = OTHER_REASONS
REASON_CODES: tuple[str, ...] = (*(one.value for one in Reason), *OTHER_REASONS)
"""Every reason that one of the five netiquettes knows."""


class ReasonSource(StrEnum):
    """What kind of clause a reason is cited by, those that forbid first."""

    FORBIDS = "forbids"
    REMOVES = "removes"
    SHUTS_OUT = "shuts_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationRule:
    """A rule of a text in force about what the public writes; ``text`` is what it says, in the reader’s language."""

    clause: IncidentClause
    text: str
    force: Force
    uses: frozenset[Use]
    parameters: Parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedReason:
    """One clause that names a reason; ``groups`` are those it is addressed to (none: every user)."""

    clause: IncidentClause
    text: str
    force: Force
    uses: frozenset[Use]
    source: ReasonSource
    period: Period | None = None
    groups: tuple[BoundGroup, ...] = ()

    @property
    def binds(self) -> bool:
        """Tell whether the clause forbids, and does not only advise (“should”)."""
        return self.force is not Force.DESIRABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonChoice:
    """A reason to choose from; without clauses the texts in force do not name it."""

    code: str
    clauses: tuple[CitedReason, ...] = ()
    reported_to: tuple[Office, ...] = ()

    @property
    def uses(self) -> frozenset[Use]:
        """What the program does with it by any of its clauses."""
        return frozenset().union(*(one.uses for one in self.clauses))

    @property
    def binds(self) -> bool:
        """Tell whether any clause forbids it: one that only advises is broken by nobody."""
        return any(one.binds for one in self.clauses)


def reason_choices(rules: Iterable[ModerationRule]) -> tuple[ReasonChoice, ...]:
    """Return every coded reason: those that a clause names first, those without one last."""
    cited: dict[str, list[CitedReason]] = {code: [] for code in REASON_CODES}
    offices: dict[Office, None] = {}
    for rule in rules:
        if not rule.uses:
            continue
        offices |= dict.fromkeys(told_of_misuse(rule.parameters))
        for code, source in reasons_of(rule.parameters).items():
            cited[code].append(_cited(rule, source))
    places = {source: place for place, source in enumerate(ReasonSource)}
    found = (
        ReasonChoice(
            code=code,
            clauses=tuple(sorted(those, key=lambda one: (places[one.source], not one.binds))),
            reported_to=tuple(offices) if code == IDENTITY_MISUSE else (),
        )
        for code, those in cited.items()
    )
    return tuple(sorted(found, key=lambda one: not one.clauses))


def reasons_of(parameters: Parameters) -> Mapping[str, ReasonSource]:
    """Return the reasons that a rule’s settings name, and in what way."""
    if isinstance(parameters, ProhibitedComment):
        return dict.fromkeys((one.value for one in parameters.reasons), ReasonSource.FORBIDS)
    if isinstance(parameters, CommentRemoval):
        return dict.fromkeys((one.value for one in parameters.reasons), ReasonSource.REMOVES)
    if isinstance(parameters, RepeatBeforeBlock):
        return dict.fromkeys((one.value for one in parameters.reasons), ReasonSource.SHUTS_OUT)
    if isinstance(parameters, PoliticalNeutrality) and parameters.also_users:
        return {Reason.POLITICS.value: ReasonSource.FORBIDS}
    if isinstance(parameters, IdentityMisuse):
        return {IDENTITY_MISUSE: ReasonSource.FORBIDS}
    if isinstance(parameters, PriorApproval) and Request.LOGO_USE in parameters.requests:
        return {IDENTITY_MISUSE: ReasonSource.FORBIDS}
    if isinstance(parameters, Administrators) and BoundGroup.ORGANISATION in parameters.excluded:
        return {ORGANISATION_PUBLISHING: ReasonSource.FORBIDS}
    return {}


def told_of_misuse(parameters: Parameters) -> tuple[Office, ...]:
    """Return to whom a rule wants a misuse of the municipality’s image reported."""
    if isinstance(parameters, IdentityMisuse):
        return parameters.reported_to
    if isinstance(parameters, RequestRoute) and Request.IMAGE_MISUSE in parameters.requests:
        return parameters.sent_to
    return ()


def _cited(rule: ModerationRule, source: ReasonSource) -> CitedReason:
    parameters = rule.parameters
    return CitedReason(
        clause=rule.clause,
        text=rule.text,
        force=rule.force,
        uses=rule.uses,
        source=source,
        period=getattr(parameters, "period", None),
        groups=getattr(parameters, "groups", ()),
    )
