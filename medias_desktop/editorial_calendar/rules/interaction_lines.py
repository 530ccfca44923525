"""An interaction as lists that leave the register tell it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.interactions import DueBasis, InteractionKind, InteractionState


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionLine:
    """One interaction; ``in_time`` None when nothing says when, or it is not answered yet; ``done`` its steps in a few words."""

    id: int
    kind: InteractionKind
    account: str
    platform: str
    received_at: dt.datetime
    sender: str
    text: str
    link: str
    language: str
    private: bool
    state: InteractionState
    due_at: dt.datetime | None
    due_basis: DueBasis
    cite: str
    department: str
    department_due_at: dt.datetime | None
    answered_at: dt.datetime | None
    channel: str
    in_time: bool | None
    done: str
    incident: bool
