"""The state of a version on a day, from the dates of its policy's adoptions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medias_desktop.policies.rules.records import VersionState


@dataclass(frozen=True, slots=True)
class DatedVersion:
    """What decides a version's state: its rank among the policy's texts and its dates (None: not adopted)."""

    ordinal: int
    in_force_date: dt.date | None
    repealed_on: dt.date | None = None
    submitted_on: dt.date | None = None

    def came_into_force(self) -> bool:
        """Tell whether the version is ever in force, which a repeal before its date prevents."""
        if self.in_force_date is None:
            return False
        return self.repealed_on is None or self.repealed_on > self.in_force_date


def state_on(
    day: dt.date,
    in_force_date: dt.date | None,
    later_in_force_dates: Iterable[dt.date] = (),
    repealed_on: dt.date | None = None,
    submitted_on: dt.date | None = None,
) -> VersionState:
    """Return the state on ``day``; ``later_in_force_dates`` are those of the versions that replace this one.

    What happened first stays: a version replaced before its repeal is superseded, not repealed.
    """
    if in_force_date is None:
        before_council = submitted_on is not None and submitted_on <= day
        return VersionState.SUBMITTED if before_council else VersionState.DRAFT
    replaced_on = min(later_in_force_dates, default=None)
    if repealed_on is not None and repealed_on <= day and (replaced_on is None or repealed_on <= replaced_on):
        return VersionState.REPEALED
    if day < in_force_date:
        return VersionState.ADOPTED
    if replaced_on is not None and replaced_on <= day:
        return VersionState.SUPERSEDED
    return VersionState.IN_FORCE


def states_on(day: dt.date, versions: Sequence[DatedVersion]) -> tuple[VersionState, ...]:
    """Return the state of each of a policy's versions on ``day``.

    A version is replaced by those in force later, and on the same date by those of a higher ordinal. A repeal never
    brings an older text back.
    """
    ranked = [(v.in_force_date, v.ordinal) for v in versions if v.in_force_date and v.came_into_force()]
    found = []
    for version in versions:
        own = (version.in_force_date, version.ordinal)
        later = [
            date for date, ordinal in ranked if own[0] is not None and (date, ordinal) > (own[0], own[1])
        ]
        found.append(state_on(day, version.in_force_date, later, version.repealed_on, version.submitted_on))
    return tuple(found)
