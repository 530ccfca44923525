"""What a month or a week shows, read at once: posts, what is known of each day, bands over several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.views.calendar.spans import days_of

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_filters import DayNote
    from medias_desktop.editorial_calendar.rules.posts import PostLine

NOTHING: Mapping[dt.date, tuple[PostLine, ...]] = MappingProxyType({})


class BandKind(StrEnum):
    """What a band over days tells, in the order in which they lie below each other."""

    CRISIS = "crisis"
    ELECTION = "election"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Band:
    """Something that lasts for days: a crisis, an election period, an absence."""

    kind: BandKind
    first: dt.date
    last: dt.date
    text: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The days from ``first`` to ``last``; ``busy`` are the taken slots of each, in minutes, filtered or not."""

    first: dt.date
    last: dt.date
    today: dt.date
    posts: Mapping[dt.date, tuple[PostLine, ...]] = field(default_factory=lambda: NOTHING)
    busy: Mapping[dt.date, tuple[int, ...]] = field(default_factory=dict)
    holidays: Mapping[dt.date, str] = field(default_factory=dict)
    notes: Mapping[dt.date, tuple[DayNote, ...]] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """Return every day."""
        return tuple(days_of(self.first, self.last))

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day is among them."""
        return self.first <= day <= self.last

    def on(self, day: dt.date) -> tuple[PostLine, ...]:
        """Return the posts of a day."""
        return self.posts.get(day, ())

    def post(self, post_id: int | None) -> PostLine | None:
        """Return a post by its number, None when it is not among them."""
        if post_id is None:
            return None
        return next((one for lines in self.posts.values() for one in lines if one.id == post_id), None)

    def bands_on(self, day: dt.date) -> tuple[Band, ...]:
        """Return the bands that lie over a day."""
        return tuple(one for one in self.bands if one.first <= day <= one.last)


def lanes(bands: Sequence[Band], first: dt.date, last: dt.date) -> tuple[tuple[Band, ...], ...]:
    """Return the bands of some days as lanes below each other: those of one lane do not overlap."""
    order = list(BandKind)
    seen = [one for one in bands if one.first <= last and one.last >= first]
    found: list[list[Band]] = []
    for one in sorted(seen, key=lambda band: (order.index(band.kind), band.first, band.last, band.text)):
        free = (lane for lane in found if lane[-1].kind is one.kind and lane[-1].last < one.first)
        lane = next(free, None)
        if lane is None:
            found.append([one])
        else:
            lane.append(one)
    return tuple(map(tuple, found))


@lru_cache(maxsize=2048)
def minutes(time: str) -> int | None:
    """Return “14:30” as minutes of the day, None for no hour."""
    hour, colon, minute = time.partition(":")
    return int(hour) * 60 + int(minute) if colon else None
