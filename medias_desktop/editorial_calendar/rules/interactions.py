"""What somebody wrote to the municipality: kinds, states, steps, and what lists show of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Clause

SENDER_LENGTH, LINK_LENGTH, TEXT_LENGTH = 200, 2000, 20_000
NAME_LENGTH = 200


class InteractionKind(StrEnum):
    """What it is; the values are those that the rules name (checks.interactions: Interaction, Report)."""

    QUESTION = "question"
    COMMENT = "comment"
    OFFICIAL_COMMENT = "official_comment"
    COMPLAINT = "complaint"
    SERVICE_REQUEST = "service_request"
    MEDIA = "media"
    FOR_ELECTED = "for_elected"
    FOR_EMPLOYEE = "for_employee"
    PUBLIC_NOTICES = "public_notices"
    TENDERS = "tenders"
    NEGATIVE_COMMENT = "negative_comment"
    FALSE_INFORMATION = "false_information"
    NEWS_STORY = "news_story"
    BETTER_ANSWER = "better_answer"
    DOUBT = "doubt"


REPORTS = frozenset(
    (
        InteractionKind.NEGATIVE_COMMENT,
        InteractionKind.FALSE_INFORMATION,
        InteractionKind.NEWS_STORY,
        InteractionKind.BETTER_ANSWER,
        InteractionKind.DOUBT,
    )
)
"""What somebody inside reports or asks: there is nobody outside to answer."""


class InteractionState(StrEnum):
    """Where it stands."""

    RECEIVED = "received"
    PROVISIONAL = "provisional"
    """Who wrote was told that it was noted."""
    TRANSMITTED = "transmitted"
    """With the department concerned, or those to whom a report is sent."""
    REDIRECTED = "redirected"
    ANSWERED = "answered"
    SET_ASIDE = "set_aside"
    """Not answered: it was not respectful."""
    CLOSED = "closed"


OPEN = frozenset((InteractionState.RECEIVED, InteractionState.PROVISIONAL, InteractionState.TRANSMITTED))
"""States in which an answer is still due."""


class StepKind(StrEnum):
    """What was done about it."""

    PROVISIONAL = "provisional"
    TRANSMITTED = "transmitted"
    REDIRECTED = "redirected"
    ANSWERED = "answered"
    REFUSED = "refused"
    """Politely: the municipality does not speak about it."""
    SET_ASIDE = "set_aside"
    MODERATED = "moderated"
    """Given over to moderation."""
    CLOSED = "closed"
    REOPENED = "reopened"
    DUE = "due"
    """Another due moment, by hand."""
    NOTE = "note"


AFTER = {
    StepKind.PROVISIONAL: InteractionState.PROVISIONAL,
    StepKind.TRANSMITTED: InteractionState.TRANSMITTED,
    StepKind.REDIRECTED: InteractionState.REDIRECTED,
    StepKind.ANSWERED: InteractionState.ANSWERED,
    StepKind.REFUSED: InteractionState.ANSWERED,
    StepKind.SET_ASIDE: InteractionState.SET_ASIDE,
    StepKind.CLOSED: InteractionState.CLOSED,
    StepKind.REOPENED: InteractionState.RECEIVED,
}
"""The state after a step; the others leave it as it is."""

ANSWERING = frozenset((StepKind.REDIRECTED, StepKind.ANSWERED, StepKind.REFUSED))
"""Steps with which who wrote has their answer."""


class DueBasis(StrEnum):
    """From what the due moment comes."""

    HOURS = "hours"
    DAYS = "days"
    DOCUMENT = "document"
    """Days that another document lays down, entered in the settings."""
    REASONABLE = "reasonable"
    AT_ONCE = "at_once"
    LIFTED = "lifted"
    """An emergency lifts the time limits."""
    HAND = "hand"
    UNKNOWN = "unknown"
    """A clause lays down a limit, but its number is not known."""
    NONE = "none"
    """No clause sets a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionDraft:
    """What the user gives; moments are the municipality’s own, without a zone. ``account_id`` None: elsewhere."""

    kind: InteractionKind
    received_at: dt.datetime
    account_id: int | None = None
    sender: str = ""
    text: str = ""
    link: str = ""
    language: str = "fr"
    private: bool = False
    urgent: bool = False
    refused_subject: str = ""
    reported_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """A recorded one; ``due_at`` None when nothing says when (``due_basis`` tells why)."""

    id: int
    uid: str
    kind: InteractionKind
    account_id: int | None
    account: str
    platform: str
    received_at: dt.datetime
    sender: str
    text: str
    link: str
    language: str
    private: bool
    urgent: bool
    refused_subject: str
    reported_by: str
    state: InteractionState
    department: str
    department_due_at: dt.datetime | None
    due_at: dt.datetime | None
    due_basis: DueBasis
    due_by_hand: bool
    clause: Clause = NO_CLAUSE
    answered_at: dt.datetime | None = None
    answer_channel: str = ""
    incident_id: int | None = None
    version: int = 1

    @property
    def open(self) -> bool:
        """Whether an answer is still due."""
        return self.state in OPEN

    def late(self, now: dt.datetime) -> bool:
        """Tell whether it is open past its due moment."""
        return self.open and self.answered_at is None and self.due_at is not None and self.due_at < now

    def draft(self) -> InteractionDraft:
        """Return what the user gave."""
        return InteractionDraft(
            kind=self.kind,
            received_at=self.received_at,
            account_id=self.account_id,
            sender=self.sender,
            text=self.text,
            link=self.link,
            language=self.language,
            private=self.private,
            urgent=self.urgent,
            refused_subject=self.refused_subject,
            reported_by=self.reported_by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """What was done, when, by whom; ``departure`` is why it was done although a clause says otherwise.

    ``channel`` is a code of checks.words.Channel; ``due_at`` the new moment of a DUE step.
    """

    kind: StepKind
    taken_at: dt.datetime
    taken_by: str = ""
    sent_to: str = ""
    channel: str = ""
    text: str = ""
    departure: str = ""
    due_at: dt.datetime | None = None


class Step(NamedTuple):
    """A recorded step."""

    id: int
    kind: StepKind
    taken_at: dt.datetime
    taken_by: str
    sent_to: str
    channel: str
    text: str
    departure: str
    cite: str


class AnswerTemplate(NamedTuple):
    """An answer kept ready; ``id`` 0 is one of the program’s own. ``kind`` "" is for any interaction."""

    id: int
    name: str
    kind: str
    language: str
    text: str
    retired: bool = False
    version: int = 0
