"""The steps in the life of a text: who may take which one, and whose reading counts for which version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from medias_desktop.policies import errors
from medias_desktop.policies.rules.records import Change, VersionState, VersionSummary

NEAR = dt.timedelta(days=30)
"""What comes into force or is repealed within it is near: people are told, letters are written."""


_MEETINGS = 0
"""The weekday (Monday) on which most councils meet."""


def proposed_meeting(today: dt.date) -> dt.date:
    """Return a day to propose for the council's meeting: the second Monday from now, eight to fourteen days away."""
    return today + dt.timedelta(days=14 - (today.weekday() - _MEETINGS) % 7)


def check_can_submit(version: VersionSummary, meeting_date: dt.date, today: dt.date) -> None:
    """Check that a text may be laid before the council's meeting.

    Raises AlreadyAdopted, BeingSigned, AlreadySubmitted, TextOfATown or MeetingInThePast.
    """
    if version.state is VersionState.LIBRARY:
        raise errors.TextOfATown(town=version.municipality)
    if not version.state.before_adoption:
        raise errors.AlreadyAdopted
    if version.being_signed:
        raise errors.BeingSigned
    if version.submitted_on is not None:
        raise errors.AlreadySubmitted(since=version.submitted_on)
    if meeting_date < today:
        raise errors.MeetingInThePast(day=meeting_date)


def check_can_withdraw(version: VersionSummary) -> None:
    """Check that a text lies before the council. Raises AlreadyAdopted, BeingSigned or NotSubmitted."""
    if version.state.adopted:
        raise errors.AlreadyAdopted
    if version.being_signed:
        raise errors.BeingSigned
    if version.submitted_on is None:
        raise errors.NotSubmitted


def check_can_repeal(
    version: VersionSummary, adopted_on: dt.date, resolution_number: str, repealed_on: dt.date
) -> None:
    """Check a repeal; ``adopted_on`` is the day of the meeting that adopted the text.

    Raises NothingToRepeal, AlreadyRepealed, ResolutionNumberMissing or RepealBeforeAdoption.
    """
    if version.state is VersionState.REPEALED or version.repealed_on is not None:
        raise errors.AlreadyRepealed(day=version.repealed_on)
    if version.state not in (VersionState.ADOPTED, VersionState.IN_FORCE):
        raise errors.NothingToRepeal
    if not resolution_number.strip():
        raise errors.ResolutionNumberMissing
    if repealed_on < adopted_on:
        raise errors.RepealBeforeAdoption(adopted=adopted_on)


def check_can_cancel_repeal(version: VersionSummary, today: dt.date) -> None:
    """Check that a repeal is still to come. Raises NoRepeal or RepealTookEffect."""
    if version.repealed_on is None:
        raise errors.NoRepeal
    if version.repealed_on <= today:
        raise errors.RepealTookEffect(day=version.repealed_on)


def meeting_missed(version: VersionSummary, today: dt.date) -> bool:
    """Tell whether the meeting that was to adopt a text is over and nothing was recorded."""
    return (
        version.state is VersionState.SUBMITTED
        and version.submitted_for is not None
        and version.submitted_for < today
    )


def never_in_force(version: VersionSummary) -> bool:
    """Tell whether a text was repealed before it came into force."""
    return (
        version.in_force_date is not None
        and version.repealed_on is not None
        and version.repealed_on <= version.in_force_date
    )


def read_with(version: VersionSummary, family: Iterable[VersionSummary]) -> tuple[VersionSummary, ...]:
    """Return the earlier versions whose acknowledgement counts for this one, the latest first.

    A minor change asks nobody to read anew: who acknowledged the version before has done so, back to the last
    substantive one. ``family`` are the versions of the same policy, in any order.
    """
    if version.in_force_date is None:
        return ()
    own = (version.in_force_date, version.ordinal)
    before = sorted(
        (
            ((one.in_force_date, one.ordinal), one)
            for one in family
            if one.policy_id == version.policy_id
            and one.in_force_date is not None
            and not never_in_force(one)
        ),
        key=lambda ranked: ranked[0],
        reverse=True,
    )
    found: list[VersionSummary] = []
    latest = version
    for rank, one in before:
        if rank >= own:
            continue
        if latest.change is not Change.MINOR:
            break
        found.append(one)
        latest = one
    return tuple(found)
