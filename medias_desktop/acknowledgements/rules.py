"""Who must acknowledge which version, and what a person's events add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.acknowledgements.errors import (
    DayBeforeAdoption,
    DayInFuture,
    ReasonMissing,
    WitnessMissing,
)
from medias_desktop.core.text import fold
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState, VersionSummary


class AcknowledgementState(StrEnum):
    """Where a person stands for a version.

    Overdue, refused and exempted need due dates and decisions that the register does not hold yet.
    """

    TO_READ = "to_read"
    HANDED_OUT = "handed_out"
    SIGNED = "signed"


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


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event with what it proves: whose, of which exact text, in which language, recorded when (UTC)."""

    event: Event
    version_id: int
    person_id: int
    language: str
    text_sha256: str
    recorded_at: dt.datetime


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


NOTHING_YET = PersonState(AcknowledgementState.TO_READ)


class PersonRow(NamedTuple):
    """A person in the list of a version; ``counted`` says whether they must acknowledge it today."""

    person_id: int
    uid: str
    number: str
    last_name: str
    first_name: str
    email: str
    department: str
    group: Group
    language: str
    counted: bool
    status: PersonState

    @property
    def listed_name(self) -> str:
        """Return “Last, First”."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name

    @property
    def full_name(self) -> str:
        """Return “First Last”."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many persons stand where, among those who must acknowledge."""

    signed: int = 0
    handed_out: int = 0
    to_read: int = 0

    @property
    def total(self) -> int:
        """Return how many must acknowledge."""
        return self.signed + self.handed_out + self.to_read

    @property
    def still_to_sign(self) -> int:
        """Return how many have not signed."""
        return self.handed_out + self.to_read

    @property
    def percent(self) -> int:
        """Return the share that signed, rounded down: 100 means everyone, and 0 when nobody is concerned."""
        return self.signed * 100 // self.total if self.total else 0


@dataclass(frozen=True, slots=True)
class OverviewFilter:
    """Which rows to show; ``uncounted`` asks for those who left the count but kept a record, and them only."""

    text: str = ""
    state: AcknowledgementState | None = None
    group: Group | None = None
    department: str = ""
    uncounted: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """A version's acknowledgements on ``day``: counts over everyone concerned, rows as filtered."""

    version: VersionSummary
    adopted_on: dt.date
    day: dt.date
    audience: frozenset[Group]
    counts: Counts
    rows: tuple[PersonRow, ...]
    uncounted: int
    read_with: tuple[VersionSummary, ...] = ()
    """The earlier versions whose acknowledgement counts for this one, the latest first."""


def live_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the acts (sheets handed out, signatures) that stand, each as last corrected.

    ``events`` are those of one person for one version, oldest first. Each result carries the id of the last
    event of its chain; a correction or cancellation of something that does not stand is ignored.
    """
    acts: dict[int, Event] = {}
    root_of: dict[int, int] = {}
    for event in events:
        if event.kind in (EventKind.HANDED_OUT, EventKind.SIGNED):
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
    if not events:
        return NOTHING_YET
    standing = live_events(events)
    for kind, state in (
        (EventKind.SIGNED, AcknowledgementState.SIGNED),
        (EventKind.HANDED_OUT, AcknowledgementState.HANDED_OUT),
    ):
        for act in reversed(standing):
            if act.kind is kind:
                return PersonState(state, act.id, act.day, act.method, act.witness, act.note)
    return NOTHING_YET


def counting(own: PersonState, earlier: Iterable[tuple[int, PersonState]]) -> PersonState:
    """Return where a person stands for a version that is a minor change of earlier ones.

    ``earlier`` are the states for those, each with its rank, the latest first. Who signed one of them has nothing left
    to do; the entry itself is corrected or cancelled where it was made.
    """
    if own.state is AcknowledgementState.SIGNED:
        return own
    for ordinal, one in earlier:
        if one.state is AcknowledgementState.SIGNED:
            return one._replace(event_id=None, through=ordinal)
    return own


def must_acknowledge(
    group: Group, start: dt.date | None, end: dt.date | None, audience: Collection[Group], day: dt.date
) -> bool:
    """Tell whether a person must acknowledge on ``day``: in the audience, and start ≤ day ≤ end.

    An empty audience means every group; a missing date means no limit; the last day counts, as it does for persons.
    """
    return (
        (not audience or group in audience)
        and (start is None or start <= day)
        and (end is None or day <= end)
    )


def count(rows: Iterable[PersonRow]) -> Counts:
    """Count the rows of those who must acknowledge."""
    tally = dict.fromkeys(AcknowledgementState, 0)
    for row in rows:
        if row.counted:
            tally[row.status.state] += 1
    return Counts(
        signed=tally[AcknowledgementState.SIGNED],
        handed_out=tally[AcknowledgementState.HANDED_OUT],
        to_read=tally[AcknowledgementState.TO_READ],
    )


def is_shown(row: PersonRow, wanted: OverviewFilter) -> bool:
    """Tell whether a row passes everything but the text of a filter (the register compares that itself)."""
    if wanted.uncounted:
        if row.counted or row.status.event_id is None:
            return False
    elif not row.counted:
        return False
    return (
        (wanted.state is None or row.status.state is wanted.state)
        and (wanted.group is None or row.group is wanted.group)
        and (not wanted.department or row.department == wanted.department)
    )


def search_words(text: str) -> tuple[str, ...]:
    """Return the words to find in a person's folded search key."""
    return tuple(fold(text).split())


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


def check_reason(reason: str) -> str:
    """Return the reason of a cancellation, trimmed. Raises ReasonMissing."""
    if not (trimmed := reason.strip()):
        raise ReasonMissing
    return trimmed


_ORDER = {
    VersionState.IN_FORCE: 0,
    VersionState.ADOPTED: 1,
    VersionState.SUPERSEDED: 2,
    VersionState.REPEALED: 3,
}


def order_versions(versions: Iterable[VersionSummary]) -> tuple[VersionSummary, ...]:
    """Return the versions that can be acknowledged: in force first, then to come, then past; newest first.

    Those of the past stay: sheets come in late, and what was signed must be found.
    """

    def key(version: VersionSummary) -> tuple[int, int, int]:
        in_force = version.in_force_date or dt.date.min
        return (_ORDER[version.state], -in_force.toordinal(), -version.ordinal)

    return tuple(sorted((v for v in versions if v.state in _ORDER), key=key))
