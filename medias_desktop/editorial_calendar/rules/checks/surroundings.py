"""What surrounds a post: the other posts of those days, accounts, authors, periods, requests, photos. Given, never asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.rules.absences import Absence
from medias_desktop.editorial_calendar.rules.checks.addresses import Address, address
from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Clause
from medias_desktop.editorial_calendar.rules.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class OtherPost:
    """A post that takes a place on a day; ``exception`` is why it does not count ("" it does), its reason noted."""

    id: int
    platform: str
    day: dt.date
    time: str = ""
    exception: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAccount:
    """An account as posts name it."""

    id: int
    platform: str
    name: str
    link: str = ""
    holder_office: str = ""
    opened_on: dt.date | None = None
    closed_on: dt.date | None = None
    active: bool = True

    def open(self, day: dt.date) -> bool:
        """Tell whether it is in use on a day."""
        if self.opened_on is not None and day < self.opened_on:
            return False
        return self.active if self.closed_on is None else day < self.closed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAccess:
    """That somebody may use an account in a role, from a day until another."""

    account_id: int
    person_id: int | None
    name: str
    role: str
    role_title: str = ""
    office: str = ""
    authorised_on: dt.date | None = None
    authorised_office: str = ""
    ended_on: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Tell whether it was authorized by a day and has not ended."""
        authorised = self.authorised_on is not None and self.authorised_on <= day
        return authorised and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """What is asked of an author who is on the register: their group, until when they are with the municipality."""

    id: int
    name: str
    group: str
    left_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrganisation:
    """An organization: its own page, since when and until when it is accredited."""

    id: int
    name: str
    own_page: str = ""
    partner: bool = False
    accredited_on: dt.date | None = None
    accredited_until: dt.date | None = None
    withdrawn_on: dt.date | None = None

    def accredited(self, day: dt.date) -> bool:
        """Tell whether it is accredited on a day, the last one included."""
        return (
            self.accredited_on is not None
            and self.accredited_on <= day
            and (self.accredited_until is None or day <= self.accredited_until)
            and (self.withdrawn_on is None or day < self.withdrawn_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRequest:
    """A request that a post answers or rests on."""

    id: int
    kind: str
    state: str
    original_link: str = ""
    until: dt.date | None = None
    organisation: KnownOrganisation | None = None
    granted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoAnswer:
    """What the consent log says of a photo on a platform on a day: its state and why (codes), by which clause.

    ``state`` is “publishable”, “incomplete” or “blocked”; ``advice`` are reasons that stop nothing.
    """

    title: str
    state: str
    reasons: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    clause: Clause = NO_CLAUSE


PhotoKey = tuple[int, str, dt.date]
"""A photo, a platform, a day."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """All that a check may look at besides the post and the rules; made once for many posts."""

    now: dt.datetime
    posts: tuple[OtherPost, ...] = ()
    periods: tuple[Period, ...] = ()
    accounts: Mapping[int, KnownAccount] = field(default_factory=lambda: MappingProxyType({}))
    accesses: tuple[KnownAccess, ...] = ()
    absences: tuple[Absence, ...] = ()
    persons: Mapping[int, KnownPerson] = field(default_factory=lambda: MappingProxyType({}))
    requests: Mapping[int, KnownRequest] = field(default_factory=lambda: MappingProxyType({}))
    organisations: tuple[str, ...] = ()
    """Names of the accredited organizations."""
    photos: Mapping[PhotoKey, PhotoAnswer] = field(default_factory=lambda: MappingProxyType({}))
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Most characters of a text by platform."""
    website: str = ""
    emergency_number: str = "9-1-1"

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self.now.date()

    @cached_property
    def website_address(self) -> Address | None:
        """Where the municipality's website is, None while nobody said."""
        return address(self.website) if self.website else None

    @cached_property
    def _by_day(self) -> Mapping[tuple[str, dt.date], tuple[OtherPost, ...]]:
        found: defaultdict[tuple[str, dt.date], list[OtherPost]] = defaultdict(list)
        for one in self.posts:
            found[one.platform, one.day].append(one)
        return {key: tuple(some) for key, some in found.items()}

    @cached_property
    def _days(self) -> Mapping[str, tuple[dt.date, ...]]:
        found: defaultdict[str, set[dt.date]] = defaultdict(set)
        for one in self.posts:
            found[one.platform].add(one.day)
        return {platform: tuple(sorted(days)) for platform, days in found.items()}

    def others(self, platform: str, day: dt.date, but: int | None) -> tuple[OtherPost, ...]:
        """Return the posts of a platform on a day, this one left out."""
        found = self._by_day.get((platform, day), ())
        return found if but is None else tuple(one for one in found if one.id != but)

    def last_before(self, platform: str, day: dt.date, but: int | None) -> dt.date | None:
        """Return the last day before one on which a platform has another post."""
        days = self._days.get(platform, ())
        for place in range(bisect_left(days, day) - 1, -1, -1):
            if self.others(platform, days[place], but):
                return days[place]
        return None

    def elections_at(self, moment: dt.datetime) -> tuple[Period, ...]:
        """Return the election periods that a moment lies in."""
        return tuple(one for one in self.periods if one.kind is PeriodKind.ELECTION and one.holds(moment))

    def emergency_at(self, moment: dt.datetime) -> Period | None:
        """Return the emergency that a moment lies in, None when there is none."""
        found = (one for one in self.periods if one.kind is PeriodKind.EMERGENCY and one.holds(moment))
        return next(found, None)

    @cached_property
    def names_by_period(self) -> Mapping[int, tuple[tuple[str, str], ...]]:
        """The names of candidates and parties of each period: as they are looked up in a text, and as they were given."""
        return {
            one.id: tuple((spaced(name), name) for name in one.names if name.strip()) for one in self.periods
        }

    @cached_property
    def organisation_names(self) -> frozenset[str]:
        """The names of the accredited organizations, folded."""
        return frozenset(fold(one) for one in self.organisations)


def spaced(words: str) -> str:
    """Return words folded and parted by single spaces, one before and one after."""
    kept = "".join(one if one.isalnum() else " " for one in fold(words))
    return f" {' '.join(kept.split())} "
