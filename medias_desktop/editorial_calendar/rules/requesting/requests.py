"""A request as it is given, recorded, listed; a step of it; what the head of the view counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Clause
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState

NAME_LENGTH = 200
SUBJECT_LENGTH = 300
TEXT_LENGTH = 20_000
NOTE_LENGTH = 4_000
LINK_LENGTH = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraft:
    """What the user gives of a request; ``sender`` and ``sent_office`` are codes of words.Office, ``channel`` of Channel."""

    kind: RequestKind
    requester: str
    received_on: dt.date
    requester_address: str = ""
    requester_language: str = "fr"
    organisation_id: int | None = None
    sender: str = ""
    channel: str = ""
    subject: str = ""
    description: str = ""
    original_link: str = ""
    sent_to: str = ""
    sent_office: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """Return what a detail says, "" for nothing."""
        return self.details.get(name, "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """A step of a request: to which state, on which day, by whom; of a decision its reasons, conditions and end."""

    state: RequestState
    day: dt.date
    by: str = ""
    office: str = ""
    sent_to: str = ""
    sent_office: str = ""
    reasons: str = ""
    conditions: str = ""
    until: dt.date | None = None
    review_on: dt.date | None = None
    note: str = ""
    original_link: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    """What was added to the request’s details by the step (an analysis, a committee)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStep:
    """A recorded step; the first one is the request itself."""

    state: RequestState
    taken_on: dt.date
    taken_by: str
    recorded_at: dt.datetime
    sent_to: str = ""
    note: str = ""
    warned: str = ""
    """What the rules in force warned of when it was taken, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A recorded request; ``state`` is where it stands, what its post or account did since included.

    ``clause`` is what it was decided by, until then what governs it. ``version`` guards against another window’s change.
    """

    id: int
    draft: RequestDraft
    state: RequestState
    kept_state: RequestState
    """The last step recorded here."""
    organisation: str = ""
    decided_on: dt.date | None = None
    decided_by: str = ""
    decided_office: str = ""
    reasons: str = ""
    conditions: str = ""
    clause: Clause = NO_CLAUSE
    acknowledged_on: dt.date | None = None
    answered_on: dt.date | None = None
    review_on: dt.date | None = None
    until: dt.date | None = None
    closed_on: dt.date | None = None
    post_id: int | None = None
    account: str = ""
    """The official account that came of it."""
    version: int = 1

    @property
    def kind(self) -> RequestKind:
        """What is asked."""
        return self.draft.kind

    @property
    def number(self) -> str:
        """What letters and lists call it: the year it was received and its number in the register."""
        return f"D-{self.draft.received_on.year}-{self.id:04d}"


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Words and choices, each "" or None for all. ``place`` is one of waiting, open, due, year."""

    text: str = ""
    kind: RequestKind | None = None
    state: RequestState | None = None
    organisation_id: int | None = None
    requester: str = ""
    year: int | None = None
    place: str = ""
    day: dt.date | None = None


class RequestRow(NamedTuple):
    """One line of a list: hundreds are made at a time."""

    id: int
    kind: RequestKind
    state: RequestState
    received_on: dt.date
    requester: str
    organisation: str
    subject: str
    decided_on: dt.date | None
    review_on: dt.date | None
    until: dt.date | None
    cite: str
    post_id: int | None


@dataclass(frozen=True, slots=True)
class RequestFigures:
    """What the head of the view counts."""

    open: int = 0
    waiting: int = 0
    due: int = 0
    this_year: int = 0


@dataclass(frozen=True, slots=True)
class NamedRequest:
    """A request that may be chosen elsewhere: for a post, an account, the use of a logo."""

    id: int
    kind: RequestKind
    state: RequestState
    number: str
    requester: str
    subject: str


def after_step(draft: RequestDraft, step: StepDraft) -> RequestDraft:
    """Return what a request says once a step added to it."""
    return replace(
        draft,
        details={**draft.details, **step.details},
        sent_to=step.sent_to or draft.sent_to,
        sent_office=step.sent_office or draft.sent_office,
        original_link=step.original_link or draft.original_link,
    )


def search_key(draft: RequestDraft, organisation: str = "") -> str:
    """Return what a request is found by."""
    words = (draft.requester, organisation, draft.subject, draft.description)
    return " ".join(filter(None, map(fold, words)))[:1500]
