"""The answer to « may this item appear here on this day? », with its reasons: pure, all that it needs is given.

A publication needs every one of those who can be recognized (or who speak for them) to have said yes, for this purpose and
for this day, and nobody to have said no since. Whoever must agree and did not is a reason; so is a work without a right.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.photo_consents.rules.purposes import Purpose


class PublicationState(StrEnum):
    """What the answer is; BLOCKED when somebody or something says no, INCOMPLETE when something is still to be had."""

    PUBLISHABLE = "publishable"
    INCOMPLETE = "incomplete"
    BLOCKED = "blocked"


class Why(StrEnum):
    """A reason; the first ones block, the next ones say what is still missing, the last ones are advice."""

    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_FOR_PURPOSE = "not_for_purpose"
    RIGHTS_DENIED = "rights_denied"
    RIGHTS_EXPIRED = "rights_expired"

    NOT_REVIEWED = "not_reviewed"
    NO_CONSENT = "no_consent"
    NO_ANSWER = "no_answer"
    NOT_YET = "not_yet"
    GUARDIAN_UNKNOWN = "guardian_unknown"
    GUARDIAN_MISSING = "guardian_missing"
    SECOND_GUARDIAN_MISSING = "second_guardian_missing"
    OWN_AGREEMENT_MISSING = "own_agreement_missing"
    CAME_OF_AGE = "came_of_age"
    AGE_UNKNOWN = "age_unknown"
    NOT_WRITTEN = "not_written"
    NOT_NOTIFIED = "not_notified"
    RIGHTS_UNKNOWN = "rights_unknown"
    SOURCE_MISSING = "source_missing"

    ADVISED_NOTICE = "advised_notice"
    ADVISED_SOURCE = "advised_source"
    ADVISED_WRITTEN = "advised_written"
    ADVISED_JUDGEMENT = "advised_judgement"
    HAS_LOCATION = "has_location"
    NO_ALT_TEXT = "no_alt_text"


BLOCKING = frozenset(
    {
        Why.REFUSED,
        Why.WITHDRAWN,
        Why.EXPIRED,
        Why.NOT_FOR_PURPOSE,
        Why.RIGHTS_DENIED,
        Why.RIGHTS_EXPIRED,
    }
)
ADVICE = frozenset(
    {
        Why.ADVISED_NOTICE,
        Why.ADVISED_SOURCE,
        Why.ADVISED_WRITTEN,
        Why.ADVISED_JUDGEMENT,
        Why.HAS_LOCATION,
        Why.NO_ALT_TEXT,
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """For what and when: today's question, or that of any day past or to come."""

    purpose: Purpose
    day: dt.date


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: about whom (``portrayed_id``, ``guardian_id``), since when, by which rules of the policy (their codes).

    ``consent_id`` is the consent that says so, None when there is none.
    """

    why: Why
    portrayed_id: int | None = None
    guardian_id: int | None = None
    day: dt.date | None = None
    consent_id: int | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer for one item; ``relied_on`` are the consents (numbers) that it rests on when it is publishable."""

    item_id: int
    question: Question
    state: PublicationState
    reasons: tuple[Reason, ...]
    relied_on: tuple[int, ...] = ()


def state_of(reasons: tuple[Reason, ...]) -> PublicationState:
    """Return what reasons add up to."""
    whys = {reason.why for reason in reasons} - ADVICE
    if whys & BLOCKING:
        return PublicationState.BLOCKED
    return PublicationState.INCOMPLETE if whys else PublicationState.PUBLISHABLE
