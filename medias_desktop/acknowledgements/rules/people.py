"""Persons as the lists show them: who must acknowledge, who is shown, how many stand where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from medias_desktop.acknowledgements.rules.states import AcknowledgementState, PersonState
from medias_desktop.core.text import fold
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState, VersionSummary


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
    refused: int = 0
    exempted: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        """Return how many are concerned, the exempted included."""
        return self.must + self.exempted

    @property
    def must(self) -> int:
        """Return how many must acknowledge: everyone concerned but the exempted."""
        return self.signed + self.handed_out + self.to_read + self.refused + self.overdue

    @property
    def still_to_sign(self) -> int:
        """Return how many are awaited: neither signed nor refused."""
        return self.handed_out + self.to_read + self.overdue

    @property
    def percent(self) -> int:
        """Return the share that signed, rounded down: 100 means everyone, and 0 when nobody must."""
        return self.signed * 100 // self.must if self.must else 0


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
        refused=tally[AcknowledgementState.REFUSED],
        exempted=tally[AcknowledgementState.EXEMPTED],
        overdue=tally[AcknowledgementState.OVERDUE],
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
