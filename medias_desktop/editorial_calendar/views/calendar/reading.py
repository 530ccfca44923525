"""Reads what a month or a week shows: its posts, the slots taken by others, what stands on its days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, translate
from medias_desktop.editorial_calendar.rules.periods import PeriodKind
from medias_desktop.editorial_calendar.rules.post_filters import EVERY_POST, DayFacts, PostFilter
from medias_desktop.editorial_calendar.rules.posts import TAKES_A_SLOT, PostLine
from medias_desktop.editorial_calendar.views.calendar.shown import Band, BandKind, Shown, minutes
from medias_desktop.editorial_calendar.views.calendar.spans import days_of
from medias_desktop.policies.rules.checks.calendar_words import Level

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.absences import Absence
    from medias_desktop.editorial_calendar.rules.periods import Period
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_LEVELS = {one.value: one.label for one in Level}


def read_span(service: EditorialCalendarService, first: dt.date, last: dt.date, wanted: PostFilter) -> Shown:
    """Return the days from one to another, those of the filter’s posts only that pass it."""
    listing = service.post_listing
    posts = listing.between(first, last, wanted)
    others = posts if wanted == EVERY_POST else listing.between(first, last, EVERY_POST)
    facts = listing.day_facts(first, last)
    return Shown(
        first=first,
        last=last,
        today=service.today,
        posts=by_day(posts),
        busy=taken(others),
        holidays=facts.holidays,
        notes=facts.notes,
        bands=bands_of(facts, first, last),
    )


def by_day(posts: Iterable[PostLine]) -> Mapping[dt.date, tuple[PostLine, ...]]:
    """Return posts by the day they are planned for, in their order."""
    found: defaultdict[dt.date, list[PostLine]] = defaultdict(list)
    for one in posts:
        if one.planned_on is not None:
            found[one.planned_on].append(one)
    return {day: tuple(lines) for day, lines in found.items()}


def taken(posts: Iterable[PostLine]) -> Mapping[dt.date, tuple[int, ...]]:
    """Return the minutes of each day at which a post appears, those of posts that count only."""
    found: defaultdict[dt.date, set[int]] = defaultdict(set)
    for one in posts:
        if one.state in TAKES_A_SLOT and one.planned_time and one.planned_on is not None:
            found[one.planned_on].add(minutes(one.planned_time) or 0)
    return {day: tuple(sorted(begun)) for day, begun in found.items()}


def bands_of(facts: DayFacts, first: dt.date, last: dt.date) -> tuple[Band, ...]:
    """Return emergencies, elections and absences as bands; whoever is away on the same days shares one."""
    return (*(_period(one, last) for one in facts.periods), *_absences(facts.absences, first, last))


def _period(one: Period, last: dt.date) -> Band:
    ends = last if one.ends_at is None else one.ends_at.date()
    if one.kind is PeriodKind.EMERGENCY:
        words = _("Crisis mode: {reason}").format(reason=one.reason) if one.reason else _("Crisis mode")
        return Band(BandKind.CRISIS, one.begins_at.date(), max(ends, one.begins_at.date()), words)
    level = translate(_LEVELS[one.level]) if one.level in _LEVELS else one.level
    words = _("Election period ({level})").format(level=level) if level else _("Election period")
    return Band(BandKind.ELECTION, one.begins_at.date(), ends, words)


def _absences(absences: Iterable[Absence], first: dt.date, last: dt.date) -> Iterable[Band]:
    away: dict[dt.date, tuple[str, ...]] = {}
    listed = tuple(absences)
    for day in days_of(first, last):
        away[day] = tuple(sorted({_named(one) for one in listed if one.holds(day)}))
    begun: dt.date | None = None
    for day, names in away.items():
        if begun is None and names:
            begun = day
        after = away.get(day + dt.timedelta(1))
        if begun is not None and after != names:
            words = _("Away: {names}").format(names=", ".join(names))
            yield Band(BandKind.ABSENCE, begun, day, words)
            begun = None


def _named(one: Absence) -> str:
    if one.replaced:
        return _("{name} (replaced by {replacement})").format(
            name=one.name, replacement=one.replacement or "…"
        )
    return one.name
