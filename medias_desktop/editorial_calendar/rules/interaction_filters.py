"""What a list of interactions is asked for, and what it shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.editorial_calendar.rules.interactions import DueBasis, InteractionKind, InteractionState


class InteractionRow(NamedTuple):
    """One line of a list: hundreds are made at a time."""

    id: int
    kind: InteractionKind
    account: str
    platform: str
    received_at: dt.datetime
    sender: str
    text: str
    private: bool
    urgent: bool
    state: InteractionState
    due_at: dt.datetime | None
    due_basis: DueBasis
    cite: str
    department: str
    answered_at: dt.datetime | None
    late: bool


class Waiting(StrEnum):
    """What a list may be narrowed to by time."""

    OPEN = "open"
    LATE = "late"
    TODAY = "today"
    """Open and due today, or late already today."""
    DEPARTMENT = "department"
    """Open, and the department is late."""


@dataclass(frozen=True, slots=True)
class InteractionFilter:
    """Words and choices, each "" or None for all; the first and last day are those of the reception."""

    text: str = ""
    state: InteractionState | None = None
    kind: InteractionKind | None = None
    account_id: int | None = None
    waiting: Waiting | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class InteractionFigures:
    """What the head of the view counts; ``median_hours`` of the answers of this year, None when there is none."""

    open: int
    late: int
    today: int
    answered: int
    median_hours: float | None
