"""What the policy in force proposes to do about an incident, with the clause and the earlier incidents it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.sanctions.rules.incidents import IncidentAction, IncidentClause


class ProposalGround(StrEnum):
    """Why an action is proposed, or may not be."""

    REMOVAL_ASKED = "removal_asked"
    """The clause asks that it be removed (at once, without notice: see ``Proposal``)."""
    REPORT_ASKED = "report_asked"
    LINK_MAY_STAY = "link_may_stay"
    LINK_NOT_ALLOWED = "link_not_allowed"
    LINK_OFF_TOPIC = "link_off_topic"
    ADVICE_ONLY = "advice_only"
    """The clause only advises it (“should”): nothing follows from it."""
    NUMBER_REACHED = "number_reached"
    """The number that the clause names is reached with this incident."""
    REPEATED_AFTER_NOTICE = "repeated_after_notice"
    REPEATED = "repeated"
    NOTICE_FIRST = "notice_first"
    """The clause allows it only after a notice and a repetition: none was given yet."""
    FIRST_TIME = "first_time"
    NUMBER_NOT_REACHED = "number_not_reached"
    ELSEWHERE = "elsewhere"
    """Earlier incidents on other accounts, which do not count by the clause or the setting."""


INFORMING = frozenset(
    {
        ProposalGround.FIRST_TIME,
        ProposalGround.NUMBER_NOT_REACHED,
        ProposalGround.ELSEWHERE,
        ProposalGround.LINK_MAY_STAY,
    }
)
"""Grounds that only tell where the count stands, or what may stay: nothing is proposed by them."""


class CountedIncident(NamedTuple):
    """An earlier incident of a user: what the one indexed query of the counters returns.

    ``cited`` tells whether a clause was in force when it was recorded: one against no text counts for nothing.
    """

    id: int
    account_id: int
    seen_on: dt.date
    reason: str
    more_reasons: tuple[str, ...]
    action: IncidentAction
    warned: bool
    cited: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed: ``strict`` when the clause says “is”, not “may”. ``counted`` includes none but earlier ones.

    ``number`` is how many there are with this one, ``asked`` how many it takes: as the clause says, or the municipality’s
    setting where it names no number (``by_setting``). ``told_first``: the user is told beforehand. ``only_during`` is a
    code of checks.words.Period, ``reported_to`` codes of checks.words.Office.
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
    """Shut out of every account of the municipality."""
    by_setting: bool = False
    told_first: bool = False
    only_during: str = ""
    reported_to: tuple[str, ...] = ()
