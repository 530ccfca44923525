"""When a policy is to be revised: after a time, or because something calls for it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.policies import errors
from medias_desktop.policies.rules.records import PolicySummary, VersionState

LONGEST_INTERVAL = 240
"""Months: twenty years."""

NEAR = dt.timedelta(days=60)
"""A revision takes two months of drafts and a council meeting: it is announced that long before."""


class TriggerKind(StrEnum):
    """What calls for a revision before its time."""

    NEW_PLATFORM = "new_platform"
    NEW_SITE = "new_site"
    NEED = "need"
    ELECTION = "election"
    LAW = "law"
    REVIEWED = "reviewed"
    """No reason, but its answer: the policy was gone through and left as it is."""


@dataclass(frozen=True, slots=True)
class RevisionTrigger:
    """A reason to revise; ``closed_on`` is when it was settled, by hand or by a new text in force."""

    id: int
    policy_id: int
    kind: TriggerKind
    detail: str
    noted_on: dt.date
    closed_on: dt.date | None
    row_version: int = 1


@dataclass(frozen=True, slots=True)
class Substantive:
    """A substantive version: the day the council adopted it and the day it came or comes into force."""

    adopted_on: dt.date
    in_force_date: dt.date


@dataclass(frozen=True, slots=True)
class Revision:
    """Where a policy stands: months between revisions, the last one, when the next is due, what calls for one."""

    policy_id: int
    months: int | None
    last_on: dt.date | None
    due_on: dt.date | None
    triggers: tuple[RevisionTrigger, ...]

    def open_triggers(self) -> tuple[RevisionTrigger, ...]:
        """Return the reasons that nothing has settled yet."""
        return tuple(one for one in self.triggers if one.closed_on is None)

    def is_due(self, today: dt.date) -> bool:
        """Tell whether the time has come."""
        return self.due_on is not None and self.due_on <= today

    def is_near(self, today: dt.date) -> bool:
        """Tell whether the time has come or comes soon."""
        return self.due_on is not None and self.due_on - today <= NEAR


def check_interval(months: int | None) -> None:
    """Check the months between two revisions; None is never. Raises IntervalOutOfRange."""
    if months is not None and not 1 <= months <= LONGEST_INTERVAL:
        raise errors.IntervalOutOfRange(most=LONGEST_INTERVAL)


def checked_detail(detail: str) -> str:
    """Return what calls for a revision, trimmed. Raises RevisionReasonMissing."""
    if not (trimmed := detail.strip()):
        raise errors.RevisionReasonMissing
    return trimmed[:300]


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, the month's last one where there is no such day."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def settled_on(
    trigger: RevisionTrigger, substantive: Iterable[Substantive], today: dt.date
) -> dt.date | None:
    """Return when a reason was settled: by hand, or by a substantive text adopted since and in force by today."""
    if trigger.closed_on is not None:
        return trigger.closed_on
    answers = (
        one.in_force_date
        for one in substantive
        if one.adopted_on >= trigger.noted_on and one.in_force_date <= today
    )
    return min(answers, default=None)


def revision_on(
    policy: PolicySummary,
    triggers: Iterable[RevisionTrigger],
    substantive: Iterable[Substantive],
    today: dt.date,
) -> Revision:
    """Return where a policy stands on a day; ``substantive`` are its adopted versions that were no minor change.

    The time is counted from the last substantive text in force or from the last time it was gone through,
    whichever is later. Nothing is due of a policy of which no version is in force.
    """
    answers = tuple(substantive)
    known = tuple(
        RevisionTrigger(
            one.id,
            one.policy_id,
            one.kind,
            one.detail,
            one.noted_on,
            settled_on(one, answers, today),
            one.row_version,
        )
        for one in triggers
    )
    days = [one.in_force_date for one in answers if one.in_force_date <= today]
    days += [one.noted_on for one in known if one.kind is TriggerKind.REVIEWED]
    last = max(days, default=None)
    binding = any(one.state is VersionState.IN_FORCE for one in policy.versions)
    due = None
    if binding and last is not None and policy.revision_months is not None:
        due = add_months(last, policy.revision_months)
    reasons = tuple(one for one in known if one.kind is not TriggerKind.REVIEWED)
    return Revision(policy.id, policy.revision_months, last, due, reasons)
