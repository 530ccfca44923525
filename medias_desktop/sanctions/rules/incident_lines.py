"""An incident as lists that leave the register tell it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.sanctions.rules.incidents import AppealOutcome, IncidentAction


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """An incident with the names of its account and user; ``handle`` is "" where names are left out.

    ``user`` is a number that stands for the user where they are. ``appeal`` is of the last one, None when there was none.
    """

    id: int
    account: str
    platform: str
    user: int
    handle: str
    seen_on: dt.date
    reasons: tuple[str, ...]
    cite: str
    policy: str
    action: IncidentAction
    acted_on: dt.date
    until: dt.date | None
    everywhere: bool
    warned: bool
    link: str
    author: str
    departure: str
    lifted_on: dt.date | None
    lifted_because: str
    annulled_on: dt.date | None
    annulled_because: str
    has_capture: bool
    text_sha256: str
    appeal: AppealOutcome | None
