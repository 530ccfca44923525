"""What happened to a policy and what will, on one line of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.policies.rules.life import never_in_force
from medias_desktop.policies.rules.records import Change, PolicySummary, VersionState, VersionSummary
from medias_desktop.policies.rules.revising import Revision


class StepKind(StrEnum):
    """A point in the life of a policy."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    MEETING = "meeting"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    REASON = "reason"
    REVISION = "revision"


_ORDER = {kind: rank for rank, kind in enumerate(StepKind)}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a version (``ordinal``) or of the whole policy (0); ``detail`` is a resolution or a reason.

    ``change`` is what an adopted text is to the one before it (None for a first one), ``change_reason`` why.

    A meeting that was to adopt a text and is over has ``to_come`` False: nobody recorded what came of it.
    """

    kind: StepKind
    on: dt.date
    ordinal: int
    to_come: bool
    detail: str = ""
    change: Change | None = None
    change_reason: str = ""


def steps_of(
    policy: PolicySummary, adopted_on: Mapping[int, dt.date], revision: Revision, today: dt.date
) -> tuple[Step, ...]:
    """Return the steps in the order of time, on the same day in the order in which they happen.

    ``adopted_on`` gives, by version, the day of the meeting that adopted it.
    """
    found: list[Step] = []
    first = min((one.ordinal for one in policy.versions if one.state.adopted), default=0)

    def add(kind: StepKind, on: dt.date | None, ordinal: int, detail: str = "") -> None:
        if on is not None:
            found.append(Step(kind, on, ordinal, on > today, detail))

    for version in policy.versions:
        number = version.ordinal
        imported, adopted = version.imported_at.astimezone().date(), adopted_on.get(version.id)
        # A text adopted long ago and recorded now was no draft here.
        if adopted is None or imported <= adopted:
            add(StepKind.DRAFTED, imported, number)
        add(StepKind.SUBMITTED, version.submitted_on, number)
        if version.state is VersionState.SUBMITTED:
            add(StepKind.MEETING, version.submitted_for, number)
        if adopted is not None:
            change = version.change if number > first else None
            found.append(
                Step(
                    StepKind.ADOPTED,
                    adopted,
                    number,
                    adopted > today,
                    version.resolution_number,
                    change,
                    version.change_reason,
                )
            )
        if not never_in_force(version):
            add(StepKind.IN_FORCE, version.in_force_date, number)
            add(StepKind.SUPERSEDED, _replaced_on(version, policy), number)
        add(StepKind.REPEALED, version.repealed_on, number)
    for trigger in revision.open_triggers():
        add(StepKind.REASON, trigger.noted_on, 0, trigger.detail)
    add(StepKind.REVISION, revision.due_on, 0)
    return tuple(sorted(found, key=lambda one: (one.on, _ORDER[one.kind], one.ordinal)))


def _replaced_on(version: VersionSummary, policy: PolicySummary) -> dt.date | None:
    """Return the day on which a later text takes the place of one that is not repealed by then."""
    if version.in_force_date is None:
        return None
    own = (version.in_force_date, version.ordinal)
    later = [
        one.in_force_date
        for one in policy.versions
        if one.in_force_date is not None
        and (one.in_force_date, one.ordinal) > own
        and not never_in_force(one)
    ]
    day = min(later, default=None)
    if day is not None and version.repealed_on is not None and version.repealed_on <= day:
        return None
    return day
