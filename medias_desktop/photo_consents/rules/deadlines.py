"""What is to be done about consents by a day: pure, derived from persons, consents and settings each time.

A minor reaches an age, a consent ends, somebody did not answer, a guardian is missing, a season ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.photo_consents.rules.consents import ActKind, Consent
from medias_desktop.photo_consents.rules.persons import (
    MAJORITY,
    OWN_CONSENT,
    REPRESENTATIVES,
    Guardian,
    Portrayed,
    birthday,
)
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.settings import Settings

BIRTHDAY_NOTICE = 60
"""Days before a birthday from which it is told of."""
ENDED_FOR = 30
"""Days for which a consent or a season that ended is still told of."""
ANSWER_WITHIN = 30
"""Days that somebody has to answer before they are told of."""
_DECISIVE = frozenset({ActKind.GIVEN, ActKind.REFUSED, ActKind.WITHDRAWN})
_ANSWERS = _DECISIVE | {ActKind.SILENT}


class DeadlineKind(StrEnum):
    """What is to be done, the most pressing first."""

    TURNS_ADULT = "turns_adult"
    TURNS_OWN_AGE = "turns_own_age"
    ENDED = "ended"
    ENDS = "ends"
    GUARDIAN_MISSING = "guardian_missing"
    NO_ANSWER = "no_answer"
    SEASON_ENDS = "season_ends"


@dataclass(frozen=True, slots=True)
class Season:
    """An event that lasts several days, such as the season of a team: its consents are asked for anew after it."""

    event_id: int
    title: str
    begins_on: dt.date | None
    ends_on: dt.date | None

    @property
    def lasts(self) -> bool:
        """Tell whether it goes on for more than a day."""
        return self.ends_on is not None and (self.begins_on is None or self.begins_on < self.ends_on)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to be done about somebody's consents by ``day``, which may be past.

    ``age`` is what they reach, 0 for the other kinds; ``missing`` the guardians who did not answer; ``event`` the title of
    the event that a consent is for.
    """

    kind: DeadlineKind
    day: dt.date
    portrayed: Portrayed
    consents: tuple[Consent, ...]
    age: int = 0
    missing: tuple[Guardian, ...] = ()
    event: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineFacts:
    """A person, all their consents, and the events that these are for."""

    portrayed: Portrayed
    consents: tuple[Consent, ...]
    events: dict[int, Season]


def deadlines_of(facts: DeadlineFacts, settings: Settings, day: dt.date) -> tuple[Deadline, ...]:
    """Return what is to be done about one person, on the list of a day."""
    found = [*_birthdays(facts, settings, day)]
    told = {consent.id for one in found for consent in one.consents if one.day <= day}
    for consent in facts.consents:
        if consent.id in told:  # nobody says yes any more: that comes first
            continue
        one = (
            _end(facts, consent, settings, day)
            or _missing(facts, consent, settings, day)
            or _unanswered(facts, consent, day)
            or _season(facts, consent, settings, day)
        )
        if one is not None:
            found.append(one)
    return tuple(found)


def in_order(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """Return deadlines by day, then by kind and name."""
    kinds = {kind: place for place, kind in enumerate(DeadlineKind)}
    return tuple(
        sorted(
            deadlines, key=lambda one: (one.day, kinds[one.kind], one.portrayed.listed_name, one.portrayed.id)
        )
    )


def notice_of(deadline: Deadline, settings: Settings, day: dt.date) -> int | None:
    """Return the step of notice that a consent which ends has reached: 60, 30 or 7 days, None before the first."""
    left = (deadline.day - day).days
    return min((days for days in settings.notice_days if days >= left), default=None)


def given(consent: Consent, day: dt.date) -> dict[int | None, frozenset[Purpose]]:
    """Return who says yes on a day (a guardian's number, None for the person), and to what; a no of anybody counts for all."""
    said: dict[int | None, dict[Purpose, bool]] = {}
    for act in sorted(consent.acts, key=lambda act: (act.day, act.kind is not ActKind.GIVEN)):
        if act.kind in _DECISIVE and act.day <= day:  # on the same day a no prevails
            own = said.setdefault(act.guardian_id, {})
            own |= dict.fromkeys(act.purposes or consent.purposes, act.kind is ActKind.GIVEN)
    refused = {purpose for own in said.values() for purpose, yes in own.items() if not yes}
    left = {
        giver: frozenset(purpose for purpose, yes in own.items() if yes and purpose not in refused)
        for giver, own in said.items()
    }
    return {giver: purposes for giver, purposes in left.items() if purposes}


def _runs(consent: Consent, day: dt.date) -> bool:
    return consent.ends_on is None or consent.ends_on >= day


def _said(consent: Consent, day: dt.date) -> dt.date:
    """Return when somebody last said yes, the first of all days if nobody did."""
    days = (act.day for act in consent.acts if act.kind is ActKind.GIVEN and act.day <= day)
    return max(days, default=dt.date.min)


def _renewed(
    facts: DeadlineFacts,
    consent: Consent,
    day: dt.date,
    *,
    after: dt.date,
    own: bool = False,
    newer: bool = False,
) -> bool:
    """Tell whether another consent says the same beyond ``after``: by the person themselves, or given later."""
    wanted = frozenset[Purpose]().union(*given(consent, day).values())
    for other in facts.consents:
        if other.id == consent.id or (other.ends_on is not None and other.ends_on <= after):
            continue
        if newer and (_said(other, day), other.id) < (_said(consent, day), consent.id):
            continue
        covers = other.reach == consent.reach or (
            other.reach.item_id is None and other.reach.event_id is None
        )
        says = given(other, day)
        yes = says.get(None, frozenset()) if own else frozenset[Purpose]().union(*says.values())
        if covers and wanted <= yes:
            return True
    return False


def _birthdays(facts: DeadlineFacts, settings: Settings, day: dt.date) -> Iterator[Deadline]:
    born = facts.portrayed.birth_date
    if born is None:
        return
    own_day, adult_day = birthday(born, settings.own_agreement_age), birthday(born, MAJORITY)
    soon = dt.timedelta(days=BIRTHDAY_NOTICE)
    for age, reached in ((MAJORITY, adult_day), (settings.own_agreement_age, own_day)):
        if day < reached - soon:
            continue
        left = tuple(
            consent
            for consent in facts.consents
            if _waits_for_own(facts, consent, born, max(reached, day), day)
        )
        if left:
            kind = DeadlineKind.TURNS_ADULT if age == MAJORITY else DeadlineKind.TURNS_OWN_AGE
            yield Deadline(kind, reached, facts.portrayed, left, age, event=_event(facts, left))
            return


def _waits_for_own(
    facts: DeadlineFacts, consent: Consent, born: dt.date, until: dt.date, day: dt.date
) -> bool:
    """Tell whether a guardian says yes, beyond ``until``, and nobody has said since what takes its place.

    That is the person from 14 on, or from 18 on somebody who represents them.
    """
    if not _runs(consent, until) or not any(giver is not None for giver in given(consent, day)):
        return False
    since: dict[int | None, dt.date] = {None: birthday(born, OWN_CONSENT)}
    of_age = birthday(born, MAJORITY)
    since |= {one.id: of_age for one in facts.portrayed.guardians if one.relation in REPRESENTATIVES}
    settled = any(
        act.kind in _DECISIVE and act.guardian_id in since and since[act.guardian_id] <= act.day <= day
        for act in consent.acts
    )
    return not settled and not _renewed(facts, consent, day, own=True, after=until)


def _end(facts: DeadlineFacts, consent: Consent, settings: Settings, day: dt.date) -> Deadline | None:
    if consent.ends_on is None or not given(consent, day):
        return None
    left = (consent.ends_on - day).days
    if not -ENDED_FOR <= left <= max(settings.notice_days, default=-1):
        return None
    if _renewed(facts, consent, day, after=consent.ends_on):
        return None
    kind = DeadlineKind.ENDS if left >= 0 else DeadlineKind.ENDED
    return Deadline(kind, consent.ends_on, facts.portrayed, (consent,), event=_event(facts, (consent,)))


def _missing(facts: DeadlineFacts, consent: Consent, settings: Settings, day: dt.date) -> Deadline | None:
    """Tell of guardians of a minor whose agreement is needed and who said nothing."""
    yes = given(consent, day)
    age = facts.portrayed.age(day)
    if not yes or not _runs(consent, day) or age is None or age >= settings.guardian_until_age:
        return None
    answered = {act.guardian_id for act in consent.acts if act.kind in _DECISIVE and act.day <= day}
    holders = [one for one in facts.portrayed.guardians if one.ended_on is None or one.ended_on >= day]
    silent = tuple(one for one in holders if one.id not in answered)
    one_said_yes = any(giver is not None for giver in yes)
    if one_said_yes and not (settings.both_guardians and silent):
        return None
    said = max(act.day for act in consent.acts if act.kind in _DECISIVE and act.day <= day)
    events = _event(facts, (consent,))
    return Deadline(DeadlineKind.GUARDIAN_MISSING, said, facts.portrayed, (consent,), 0, silent, events)


def _unanswered(facts: DeadlineFacts, consent: Consent, day: dt.date) -> Deadline | None:
    asked = [act for act in consent.acts if act.kind is ActKind.ASKED and act.day <= day]
    if not asked or not _runs(consent, day):
        return None
    last = asked[-1]
    by = last.day + dt.timedelta(days=ANSWER_WITHIN)
    if by >= day or any(act.kind in _ANSWERS and last.day <= act.day <= day for act in consent.acts):
        return None
    return Deadline(DeadlineKind.NO_ANSWER, by, facts.portrayed, (consent,), event=_event(facts, (consent,)))


def _season(facts: DeadlineFacts, consent: Consent, settings: Settings, day: dt.date) -> Deadline | None:
    """Tell of a consent for a minor that goes on after the season, or the school year, that it was given for."""
    age = facts.portrayed.age(day)
    if consent.reach.item_id is not None or age is None or age >= MAJORITY or not given(consent, day):
        return None
    ends = _season_end(facts, consent, settings, day)
    if ends is None or not -ENDED_FOR <= (ends - day).days <= BIRTHDAY_NOTICE:
        return None
    if not _runs(consent, max(day, ends)) or consent.starts_on > ends:
        return None
    fresh_from = ends if consent.reach.event_id else ends - dt.timedelta(days=BIRTHDAY_NOTICE)
    if _said(consent, day) > fresh_from or _renewed(facts, consent, day, after=ends, newer=True):
        return None
    return Deadline(
        DeadlineKind.SEASON_ENDS, ends, facts.portrayed, (consent,), event=_event(facts, (consent,))
    )


def _season_end(facts: DeadlineFacts, consent: Consent, settings: Settings, day: dt.date) -> dt.date | None:
    if consent.reach.event_id is not None:
        event = facts.events.get(consent.reach.event_id)
        return event.ends_on if event and event.lasts else None
    return school_year_end(settings, day)


def school_year_end(settings: Settings, day: dt.date) -> dt.date:
    """Return the end of the school year that a list of a day tells of: the last one until it is no longer told of."""
    month, date = map(int, settings.school_year_ends.split("-"))
    earliest = day - dt.timedelta(days=ENDED_FOR)
    for year in (earliest.year, earliest.year + 1):
        ends = _in_year(year, month, date)
        if ends >= earliest:
            return ends
    raise AssertionError(day)


def _in_year(year: int, month: int, date: int) -> dt.date:
    try:
        return dt.date(year, month, date)
    except ValueError:  # 29 February
        return dt.date(year, 3, 1)


def _event(facts: DeadlineFacts, consents: Sequence[Consent]) -> str:
    titles = {
        facts.events[one.reach.event_id].title for one in consents if one.reach.event_id in facts.events
    }
    return ", ".join(sorted(titles))
