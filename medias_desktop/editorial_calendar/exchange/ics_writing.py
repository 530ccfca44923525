"""Posts as an iCalendar file (RFC 5545), for any program that shows a calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from medias_desktop.core.i18n import _, translate
from medias_desktop.editorial_calendar.exchange.entries import PostEntry
from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES, category_name, platform_name
from medias_desktop.editorial_calendar.rules.posts import PostState

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from medias_desktop.core.progress import Progress

PRODUCT = "-//medias_desktop//editorial calendar//FR"
STATE_FIELD = "X-MEDIAS-STATE"
PLATFORMS_FIELD = "X-MEDIAS-PLATFORMS"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What RFC 5545 has no place for in a text."""
_STATUS = {
    PostState.APPROVED: "CONFIRMED",
    PostState.SCHEDULED: "CONFIRMED",
    PostState.PUBLISHED: "CONFIRMED",
    PostState.ARCHIVED: "CONFIRMED",
    PostState.REFUSED: "CANCELLED",
    PostState.WITHDRAWN: "CANCELLED",
}
_ZONE_YEARS = 50
"""Years before and after today for which the rules of the time zone are written."""
_REPORTED = 500


def write_ics(
    entries: Sequence[PostEntry], zone: ZoneInfo, name: str, now: dt.datetime, progress: Progress
) -> bytes:
    """Return the posts that have a date as a calendar called ``name``; ``now`` is an instant. May raise Cancelled."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(name))
    calendar.add("x-wr-timezone", zone.key)
    dated = [one for one in entries if one.planned_on is not None]
    if any(one.planned_time is not None for one in dated):
        _add_zone(calendar, [one.planned_on.year for one in dated if one.planned_on], zone, now.year)
    for place, one in enumerate(dated):
        if place % _REPORTED == 0:
            progress.report(place, len(dated))
        calendar.add_component(_event(one, zone, now))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def clean(text: str) -> str:
    """Return a text as a calendar can hold it: lines end plainly, nothing that no program may read."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _add_zone(calendar: Calendar, years: Sequence[int], zone: ZoneInfo, year: int) -> None:
    from icalendar import Timezone

    first = max(min(years), year - _ZONE_YEARS)
    last = min(max(years) + 1, year + _ZONE_YEARS)
    calendar.add_component(
        Timezone.from_tzid(
            zone.key, first_date=dt.date(min(first, last), 1, 1), last_date=dt.date(last, 12, 31)
        )
    )


def _event(one: PostEntry, zone: ZoneInfo, now: dt.datetime) -> Event:
    from icalendar import Event

    assert one.planned_on is not None
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("sequence", one.version)
    if one.planned_time is None:
        event.add("dtstart", one.planned_on)
    else:
        event.add("dtstart", dt.datetime.combine(one.planned_on, one.planned_time, zone))
    event.add("summary", clean(one.title), parameters={"LANGUAGE": one.language})
    if described := described_texts(one):
        event.add("description", clean(described))
    if one.category:
        event.add("categories", [clean(category_name(one.category))])
    if one.link and _is_uri(one.link):
        event.add("url", one.link)
    event.add("status", _STATUS.get(one.state, "TENTATIVE"))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC" if one.state in (PostState.PUBLISHED, PostState.ARCHIVED) else "PRIVATE")
    event.add(STATE_FIELD, one.state.value)
    if one.platforms:
        event.add(PLATFORMS_FIELD, ",".join(one.platforms))
    return event


def described_texts(one: PostEntry) -> str:
    """Return the state of a post, then its words on each platform; the same words only once."""
    said: dict[str, list[str]] = {}
    for platform, text in one.texts:
        said.setdefault(text.strip(), []).append(platform_name(platform))
    parts = [_("State: {state}").format(state=translate(STATE_NAMES[one.state]))]
    if one.author:
        parts.append(_("Author: {name}").format(name=one.author))
    head = "\n".join(parts)
    bodies = [
        "\n".join(filter(None, (f"[{', '.join(platforms)}]", text))) for text, platforms in said.items()
    ]
    return "\n\n".join((head, *bodies))


def _is_uri(link: str) -> bool:
    """Tell whether a link can stand as it is: no space, no line end, a scheme in front."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+", link) is not None
