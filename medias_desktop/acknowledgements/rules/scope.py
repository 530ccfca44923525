"""What a list is about: a text, and the campaign that asks for it; and where a person stands there on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from medias_desktop.acknowledgements.rules.campaigns import (
    DEFAULT_DAYS,
    Audience,
    Campaign,
    due_for_person,
    months_later,
)
from medias_desktop.acknowledgements.rules.states import AcknowledgementState, Method, PersonState
from medias_desktop.policies.rules import VersionSummary


class ScopeKey(NamedTuple):
    """Names a list: a campaign (the text that it asks for today when ``version_id`` is 0), or a text by itself (campaign 0)."""

    campaign_id: int = 0
    version_id: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A list on ``day``: whom it concerns, until when, and which earlier texts count for this one.

    ``audience`` is resolved: the groups of the rules are among its groups. ``superseded`` says that a newer substantive
    text is in force: nobody has anything left to do for this one.
    """

    version: VersionSummary
    adopted_on: dt.date
    day: dt.date
    audience: Audience
    campaign: Campaign | None = None
    due: dt.date | None = None
    read_with: tuple[VersionSummary, ...] = ()
    superseded: bool = False

    @property
    def key(self) -> ScopeKey:
        """Return what names this list, whatever text comes into force later."""
        return ScopeKey(self.campaign.id if self.campaign else 0, self.version.id)

    @property
    def arrival_days(self) -> int | None:
        """Return how many days who arrives has to sign, None for no more than the others."""
        return self.campaign.arrival_days if self.campaign else None

    @property
    def renewal_months(self) -> int | None:
        """Return after how many months a signature must be renewed, None for never."""
        return self.campaign.renewal_months if self.campaign else None


class Standing(NamedTuple):
    """What the events of a person for one text add up to (the table of statuses); ``rank`` is the text's."""

    state: AcknowledgementState
    event_id: int
    day: dt.date
    method: Method | None
    rank: int = 0
    witness: str = ""
    note: str = ""


def valid_until(day: dt.date, renewal_months: int | None) -> dt.date | None:
    """Return the day from which a signature no longer counts; None for never."""
    return None if renewal_months is None else months_later(day, renewal_months)


def first_valid_day(today: dt.date, renewal_months: int) -> dt.date:
    """Return the earliest day of a signature that still counts today."""
    day = months_later(today, -renewal_months) - dt.timedelta(days=4)
    while months_later(day, renewal_months) <= today:
        day += dt.timedelta(days=1)
    return day


def renewal_overdue_before(today: dt.date, renewal_months: int) -> dt.date:
    """Return the first day of signature whose renewal is not overdue yet: DEFAULT_DAYS are given after it ran out."""
    return first_valid_day(today - dt.timedelta(days=DEFAULT_DAYS + 1), renewal_months)


def stands(
    scope: Scope, start: dt.date | None, own: Standing | None, earlier: Sequence[Standing] = ()
) -> PersonState:
    """Return where a person stands in a list on its day.

    ``start`` is their first day at the municipality; ``own`` what is recorded for the text, ``earlier`` for those that
    count for it, the latest first.
    """
    signed = [one for one in ((own,) if own else ()) if one.state is AcknowledgementState.SIGNED]
    signed += [one for one in earlier if one.state is AcknowledgementState.SIGNED]
    for one in signed:
        until = valid_until(one.day, scope.renewal_months)
        if until is None or scope.day < until:
            state = AcknowledgementState.SUPERSEDED if scope.superseded else AcknowledgementState.SIGNED
            return PersonState(
                state,
                None if one.rank else one.event_id,
                one.day,
                one.method,
                one.witness,
                one.note,
                one.rank,
            )
    if own is not None and own.state in (AcknowledgementState.REFUSED, AcknowledgementState.EXEMPTED):
        return PersonState(own.state, own.event_id, own.day, own.method, own.witness, own.note)
    return _awaited(scope, start, own, signed)


def _awaited(
    scope: Scope, start: dt.date | None, own: Standing | None, lapsed: Sequence[Standing]
) -> PersonState:
    due = due_for_person(scope.due, start, scope.arrival_days)
    renews = bool(lapsed)
    if renews and scope.renewal_months is not None:
        last = max(one.day for one in lapsed)
        due = months_later(last, scope.renewal_months) + dt.timedelta(days=DEFAULT_DAYS)
    if scope.superseded:
        due = None
    state, act = AcknowledgementState.TO_READ, None
    if own is not None and own.state is AcknowledgementState.HANDED_OUT:
        state, act = AcknowledgementState.HANDED_OUT, own
    if due is not None and due < scope.day:
        state = AcknowledgementState.OVERDUE
    if act is None:
        return PersonState(state, due=due, renews=renews)
    return PersonState(state, act.event_id, act.day, act.method, due=due, renews=renews)
