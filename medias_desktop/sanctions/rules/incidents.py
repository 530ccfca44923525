"""What is recorded of moderation: accounts, online users, incidents, what was done about them, appeals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

NAME_LENGTH = 200
HANDLE_LENGTH = 120
LINK_LENGTH = 500
NOTE_LENGTH = 4_000


class IncidentAction(StrEnum):
    """What was done, the mildest first."""

    NONE = "none"
    REMOVAL = "removal"
    LINK_DISABLED = "link_disabled"
    WARNING = "warning"
    TEMPORARY_BLOCK = "temporary_block"
    BAN = "ban"
    REPORT = "report"
    """Reported to the platform, or to whom the policy names."""


EXCLUDING = frozenset({IncidentAction.TEMPORARY_BLOCK, IncidentAction.BAN})
"""What shuts a user out."""

OTHER_REASONS = ("identity_misuse", "organisation_publishing")
"""Reasons besides policies.rules.checks.moderation.Reason: use of the municipality’s image, an organization that is no
partner publishing by itself."""


class CommentState(StrEnum):
    """Where a comment stands that is looked at before it appears."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class AppealOutcome(StrEnum):
    """What was answered to who appeals."""

    PENDING = "pending"
    UPHELD = "upheld"
    """What was done stands."""
    SHORTENED = "shortened"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeratedAccount:
    """An account of the municipality on which the public writes; ``platform`` is a code of checks.words.Platform or text."""

    id: int = 0
    uid: str = ""
    platform: str
    name: str
    link: str = ""
    netiquette_shown_on: dt.date | None = None
    active: bool = True
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineUser:
    """Somebody who writes on a platform, by the name shown there: nothing else is kept."""

    id: int = 0
    uid: str = ""
    platform: str
    handle: str
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentClause:
    """The clause by which something is not accepted, as it is cited when the incident is recorded."""

    version_id: int
    section_uid: str
    rule_code: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDraft:
    """What the user says of an incident. ``reason`` is a code; ``reasons`` more of them; ``until`` ends a temporary block.

    ``all_accounts`` shuts out of every account of the platform. ``departure`` is why something else than the proposal
    was done. ``capture_text`` is what was written, when no picture of it is kept.
    """

    account_id: int
    handle: str
    seen_on: dt.date
    reason: str
    more_reasons: tuple[str, ...] = ()
    clause: IncidentClause | None = None
    action: IncidentAction
    acted_on: dt.date
    until: dt.date | None = None
    all_accounts: bool = False
    warned: bool = False
    """Whether the user was told (a notice came before, or with it)."""
    link: str = ""
    capture_text: str = ""
    reported_to: str = ""
    author: str = ""
    note: str = ""
    departure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A recorded incident; ``capture_sha256`` names the picture kept, ``text_sha256`` is of the text as it was kept."""

    id: int
    uid: str
    account_id: int
    user_id: int
    handle: str
    platform: str
    seen_on: dt.date
    reason: str
    more_reasons: tuple[str, ...]
    clause: IncidentClause | None
    action: IncidentAction
    acted_on: dt.date
    until: dt.date | None
    all_accounts: bool
    warned: bool
    link: str
    capture_text: str
    capture_sha256: str
    captured_at: dt.datetime | None
    text_sha256: str
    reported_to: str
    author: str
    note: str
    proposed: IncidentAction | None
    proposal: str
    departure: str
    lifted_on: dt.date | None
    lifted_because: str
    annulled_on: dt.date | None
    annulled_because: str
    recorded_at: dt.datetime
    version: int
    reviewed_on: dt.date | None = None
    """When it was last looked at again whether a ban is still needed."""

    def excludes(self, day: dt.date) -> bool:
        """Tell whether this incident shuts its user out on a day."""
        return (
            self.action in EXCLUDING
            and self.annulled_on is None
            and self.acted_on <= day
            and (self.until is None or day <= self.until)
            and (self.lifted_on is None or day < self.lifted_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDraft:
    """An appeal against what was done."""

    incident_id: int
    received_on: dt.date
    words: str = ""
    answer_due_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """A recorded appeal."""

    id: int
    uid: str
    incident_id: int
    received_on: dt.date
    words: str
    answer_due_on: dt.date | None
    outcome: AppealOutcome
    answered_on: dt.date | None
    answer: str
    by: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingComment:
    """A comment that is looked at before it appears (the blog of Baie-Comeau)."""

    id: int
    uid: str
    account_id: int
    handle: str
    received_on: dt.date
    place: str
    """Which article it is under."""
    text: str
    state: CommentState
    reason: str = ""
    clause: IncidentClause | None = None
    decided_on: dt.date | None = None
    by: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationSettings:
    """What the policies leave open, each with the clause that leaves it open (labels.moderation_settings).

    ``repeats_before_block`` is the number of breaches at which a repeat offender may be shut out when the text says no
    number (Senneterre: two or three); ``count_everywhere``: counted over all accounts of the platform instead of each;
    ``forgotten_months`` None: never. ``block_days`` and ``appeal_days`` are proposals.
    """

    repeats_before_block: int = 2
    count_everywhere: bool = False
    forgotten_months: int | None = None
    block_days: int = 30
    appeal_days: int = 10
    review_months: int = 12
    version: int = 0
