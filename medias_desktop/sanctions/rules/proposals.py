"""What the policy in force proposes to do about an incident, with the clause and the earlier incidents it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.sanctions.rules.incidents import IncidentAction, IncidentClause


class ProposalGround(StrEnum):
    """Why an action is proposed, or may not be."""

    REMOVAL_ASKED = "removal_asked"
    """The clause asks that it be removed (at once, without notice: see ``Proposal``)."""
    LINK_MAY_STAY = "link_may_stay"
    NUMBER_REACHED = "number_reached"
    """The number that the clause names is reached with this incident."""
    REPEATED_AFTER_NOTICE = "repeated_after_notice"
    REPEATED = "repeated"
    NOTICE_FIRST = "notice_first"
    """The clause allows it only after a notice and a repetition: none was given yet."""
    FIRST_TIME = "first_time"
    ELSEWHERE = "elsewhere"
    """Earlier incidents on other accounts, which do not count by the setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedIncident:
    """An earlier incident that counts: what the one indexed query of the counters returns."""

    id: int
    account_id: int
    seen_on: dt.date
    reason: str
    more_reasons: tuple[str, ...]
    action: IncidentAction
    warned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed: ``strict`` when the clause says “is”, not “may”. ``counted`` includes none but earlier ones.

    ``number`` is how many there are with this one, ``asked`` how many the clause asks for (None: it names none).
    """

    action: IncidentAction
    ground: ProposalGround
    clause: IncidentClause | None
    counted: tuple[CountedIncident, ...] = ()
    number: int = 1
    asked: int | None = None
    strict: bool = False
    without_notice: bool = False
    at_once: bool = False
    scope_everywhere: bool = False
