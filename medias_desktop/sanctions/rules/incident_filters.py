"""What a list of incidents is asked for, and what it shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.sanctions.rules.incidents import IncidentAction


class IncidentState(StrEnum):
    """Where an incident stands on a day."""

    DONE = "done"
    """Nobody is shut out by it (any more)."""
    SHUT_OUT = "shut_out"
    ENDED = "ended"
    """Its temporary block ended and is still to be lifted on the platform."""
    ANNULLED = "annulled"


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Words and choices, each "" or None for all; ``day`` is that of ``state`` (None: today).

    ``since`` and ``until`` are the first and last day on which it was seen. Annulled ones are in the list, and are left
    out when ``annulled`` is False. ``appealed`` asks for those whose appeal waits for its answer.
    """

    text: str = ""
    account_id: int | None = None
    user_id: int | None = None
    reason: str = ""
    action: IncidentAction | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    state: IncidentState | None = None
    day: dt.date | None = None
    annulled: bool | None = None
    appealed: bool = False


class IncidentRow(NamedTuple):
    """One line of a list: hundreds are made at a time, and nothing is made sooner than a tuple."""

    id: int
    account_id: int
    account: str
    platform: str
    user_id: int
    handle: str
    seen_on: dt.date
    reason: str
    more_reasons: tuple[str, ...]
    cite: str
    action: IncidentAction
    until: dt.date | None
    state: IncidentState
    warned: bool = False
    departed: bool = False
    has_capture: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Somebody who is shut out, or whose temporary block ended; ``since`` is the day it was done."""

    incident_id: int
    version: int
    user_id: int
    handle: str
    platform: str
    account_id: int
    account: str
    all_accounts: bool
    action: IncidentAction
    reason: str
    cite: str
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class ModerationFigures:
    """What the head of the view counts."""

    this_year: int
    shut_out: int
    ended: int
    appeals: int
    comments: int
