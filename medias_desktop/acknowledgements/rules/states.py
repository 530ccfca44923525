"""What is recorded of a person and a text, and what it adds up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.acknowledgements.errors import (
    DayBeforeAdoption,
    DayInFuture,
    DecisionReasonMissing,
    ReasonMissing,
    WitnessMissing,
)


class AcknowledgementState(StrEnum):
    """Where a person stands for a version.

    Overdue and superseded follow from the calendar: they are shown, never recorded.
    """

    TO_READ = "to_read"
    HANDED_OUT = "handed_out"
    SIGNED = "signed"
    REFUSED = "refused"
    EXEMPTED = "exempted"
    SUPERSEDED = "superseded"
    OVERDUE = "overdue"


class Method(StrEnum):
    """How a person acknowledged."""

    INDIVIDUAL_SHEET = "individual_sheet"
    GROUP_SHEET = "group_sheet"
    ON_SCREEN = "on_screen"
    EMAIL_OTHER = "email_other"
    MANAGEMENT_STATEMENT = "management_statement"


class EventKind(StrEnum):
    """What an event says; corrected and cancelled name the event that they concern."""

    HANDED_OUT = "handed_out"
    SIGNED = "signed"
    REFUSED = "refused"
    EXEMPTED = "exempted"
    CORRECTED = "corrected"
    CANCELLED = "cancelled"


class Event(NamedTuple):
    """One line of the record, never changed. A tuple: a list of 20,000 persons makes as many."""

    id: int
    kind: EventKind
    day: dt.date
    method: Method | None = None
    witness: str = ""
    note: str = ""
    replaces_id: int | None = None
    original_place: str = ""


ACTS = (EventKind.HANDED_OUT, EventKind.SIGNED, EventKind.REFUSED, EventKind.EXEMPTED)
"""What begins a chain of events; corrections and cancellations follow one."""


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event with what it proves: whose, of which exact text, in which language, recorded when (UTC)."""

    event: Event
    version_id: int
    person_id: int
    language: str
    text_sha256: str
    recorded_at: dt.datetime
    recorded_by: str = ""
    campaign_id: int | None = None


class PersonState(NamedTuple):
    """What a person's events add up to; ``event_id`` is the one to correct or cancel, None when to read.

    ``through`` is the rank of the earlier version whose acknowledgement counts for this one, which is a minor change
    of it; 0 when the person acknowledged this one itself.
    """

    state: AcknowledgementState
    event_id: int | None = None
    day: dt.date | None = None
    method: Method | None = None
    witness: str = ""
    note: str = ""
    through: int = 0
    due: dt.date | None = None
    """Until when they have; None without a due date, or with nothing left to do."""
    renews: bool = False
    """Whether they acknowledged it once and must do so again, as it is renewed."""


AWAITED = frozenset(
    {AcknowledgementState.TO_READ, AcknowledgementState.HANDED_OUT, AcknowledgementState.OVERDUE}
)
"""Neither signed nor decided: sheets and reminders go to them."""

NOTHING_YET = PersonState(AcknowledgementState.TO_READ)


def live_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the acts (sheets handed out, signatures) that stand, each as last corrected.

    ``events`` are those of one person for one version, oldest first. Each result carries the id of the last
    event of its chain; a correction or cancellation of something that does not stand is ignored.
    """
    acts: dict[int, Event] = {}
    root_of: dict[int, int] = {}
    for event in events:
        if event.kind in ACTS:
            root_of[event.id] = event.id
            acts[event.id] = event
            continue
        root = root_of.get(event.replaces_id or 0)
        if root is None or root not in acts:
            continue
        root_of[event.id] = root
        if event.kind is EventKind.CANCELLED:
            del acts[root]
        else:
            acts[root] = event._replace(kind=acts[root].kind)
    return tuple(acts.values())


def state_of(events: Sequence[Event]) -> PersonState:
    """Return what one person's events for one version, oldest first, add up to."""
    act = deciding_act(events)
    if act is None:
        return NOTHING_YET
    state = AcknowledgementState(act.kind.value)
    return PersonState(state, act.id, act.day, act.method, act.witness, act.note)


def deciding_act(events: Sequence[Event]) -> Event | None:
    """Return the act that says where a person stands: the latest signature, or the refusal or exemption when it was to
    be renewed; without one the last refusal or exemption, else the last handing-out; None without any."""
    standing = live_events(events)
    decided = [act for act in standing if act.kind is not EventKind.HANDED_OUT]
    signed = [(act.day, act.id, n) for n, act in enumerate(decided) if act.kind is EventKind.SIGNED]
    if signed:
        # Refusing what one has signed is recorded only once the signature ran out, so on a later day; a signature that
        # is recorded after a refusal stands whatever its day.
        day, _id, place = max(signed)
        later = [act for act in decided[max(n for _day, _id, n in signed) + 1 :] if act.day > day]
        return later[-1] if later else decided[place]
    if decided:
        return decided[-1]
    return standing[-1] if standing else None


def check_day(day: dt.date, today: dt.date, adopted_on: dt.date) -> None:
    """Check the day of an act. Raises DayInFuture or DayBeforeAdoption."""
    if day > today:
        raise DayInFuture(day=day)
    if day < adopted_on:
        raise DayBeforeAdoption(day=day, adopted=adopted_on)


def check_signature(day: dt.date, method: Method, witness: str, today: dt.date, adopted_on: dt.date) -> None:
    """Check what is recorded of a signature. Raises DayInFuture, DayBeforeAdoption or WitnessMissing."""
    check_day(day, today, adopted_on)
    # A statement by management holds only if one knows who made it.
    if method is Method.MANAGEMENT_STATEMENT and not witness.strip():
        raise WitnessMissing


def check_decision_reason(reason: str) -> str:
    """Return the reason of a refusal or an exemption, trimmed. Raises DecisionReasonMissing."""
    if not (trimmed := reason.strip()):
        raise DecisionReasonMissing
    return trimmed


def check_reason(reason: str) -> str:
    """Return the reason of a cancellation, trimmed. Raises ReasonMissing."""
    if not (trimmed := reason.strip()):
        raise ReasonMissing
    return trimmed
