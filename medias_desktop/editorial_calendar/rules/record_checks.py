"""What cannot be in the record of a publication, a withdrawal or statistics: each check raises a plain sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from medias_desktop.core.text import storable
from medias_desktop.editorial_calendar.errors import post_records as errors
from medias_desktop.editorial_calendar.errors.posts import PostTextTooLong
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.rules.post_checks import check_link, check_moment
from medias_desktop.editorial_calendar.rules.post_records import COUNTED, Counts, Evidence, Publication
from medias_desktop.editorial_calendar.rules.posts import NOTE_LENGTH

EARLIEST = dt.date(2004, 1, 1)
"""Before that day there was no network on which a municipality could have published."""
MOST = 2_000_000_000
_SHOWN = 40


def tidy_publication(one: Publication) -> Publication:
    """Return a publication as the register keeps it."""
    return replace(one, link=storable(one.link).strip(), note=storable(one.note).strip())


def check_publication(one: Publication, platforms: tuple[str, ...], now: dt.datetime) -> None:
    """Raise NotOnThatPlatform, AppearedInFuture, AppearedTooEarly, MomentDoesNotExist, LinkIsNoLink or PostTextTooLong."""
    from medias_desktop.core.i18n import translate

    if one.platform not in platforms:
        raise errors.NotOnThatPlatform(
            platform=translate(PLATFORMS.get(one.platform, "?")) if one.platform else "?"
        )
    check_appeared(one.published_on, one.published_time, now)
    check_link(one.link)
    _short(one.note)


def check_appeared(day: dt.date, time: dt.time | None, now: dt.datetime) -> None:
    """Raise AppearedTooEarly, AppearedInFuture or MomentDoesNotExist for a moment at which nothing appeared."""
    if day < EARLIEST:
        raise errors.AppearedTooEarly(day=day)
    if dt.datetime.combine(day, time or dt.time()) > now:
        raise errors.AppearedInFuture(day=day)
    check_moment(day, time, None)


def check_withdrawal(evidences: tuple[Evidence, ...], day: dt.date, today: dt.date) -> None:
    """Raise NeverAppeared, WithdrawnTooEarly or WithdrawnInFuture for what cannot have been taken down on a day."""
    if not evidences:
        raise errors.NeverAppeared
    if day > today:
        raise errors.WithdrawnInFuture(day=day)
    latest = max(one.published_on for one in evidences)
    if day < latest:
        raise errors.WithdrawnTooEarly(day=latest)


def check_counts(counts: Counts) -> None:
    """Raise NothingCounted or CountImpossible."""
    from medias_desktop.core.i18n import format_number

    values = [getattr(counts, name) for name in COUNTED]
    if all(one is None for one in values):
        raise errors.NothingCounted
    for one in values:
        if one is not None and not 0 <= one <= MOST:
            raise errors.CountImpossible(value=str(one)[:_SHOWN], most=format_number(MOST))


def check_measured(day: dt.date, appeared: dt.date | None, today: dt.date) -> None:
    """Raise MeasuredInFuture or MeasuredTooEarly."""
    if day > today:
        raise errors.MeasuredInFuture(day=day)
    if appeared is None:
        raise errors.NeverAppeared
    if day < appeared:
        raise errors.MeasuredTooEarly(day=appeared)


def _short(text: str) -> None:
    from medias_desktop.core.i18n import format_number

    if len(text) > NOTE_LENGTH:
        raise PostTextTooLong(beginning=text[:_SHOWN], most=format_number(NOTE_LENGTH))
