"""Reading an iCalendar file: its events in the municipality's own time, one line each; what is broken is told by line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from medias_desktop.core.progress import Silent
from medias_desktop.editorial_calendar.exchange.problems import Problem, Reason

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress

_BLOCK = re.compile(r"^BEGIN:VEVENT[ \t]*\r?\n(.*?)^END:VEVENT[ \t]*\r?$", re.DOTALL | re.MULTILINE | re.I)
_NESTED = re.compile(
    r"^BEGIN:(VALARM|VTODO)[ \t]*\r?\n.*?^END:\1[ \t]*\r?\n?", re.DOTALL | re.MULTILINE | re.I
)
_ZONES = re.compile(
    r"^BEGIN:VTIMEZONE[ \t]*\r?\n.*?^END:VTIMEZONE[ \t]*\r?$", re.DOTALL | re.MULTILINE | re.I
)
_REPORTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class IcsEvent:
    """One event; ``start`` is local and has no zone, or is a day. ``raw`` is the library's own, for what comes back."""

    number: int
    uid: str
    title: str
    text: str = ""
    link: str = ""
    categories: tuple[str, ...] = ()
    start: dt.datetime | dt.date | None = None
    recurrence: dt.datetime | dt.date | None = None
    """Of which of its times this event speaks, when it changes one of those of another event."""
    own_zone: dt.tzinfo | None = None
    """In which it was written, None for a day or for the municipality's own."""
    cancelled: bool = False
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    raw: Any = field(default=None, repr=False, compare=False)


def is_calendar(text: str) -> bool:
    """Tell whether a text begins as a calendar does."""
    return text.lstrip("\ufeff \t\r\n")[:15].upper().startswith("BEGIN:VCALENDAR")


def read_events(text: str, zone: ZoneInfo, progress: Progress | None = None) -> list[IcsEvent]:
    """Return every event of a calendar, in the order of the file; one that cannot be read says so. May raise Cancelled."""
    progress = progress or Silent()
    blocks = _BLOCK.findall(_ended(text))
    zones = _own_zones(text)
    found = []
    for number, block in enumerate(blocks, start=1):
        if number % _REPORTED == 1:
            progress.report(number - 1, len(blocks))
        found.append(_event(number, block, zones, zone))
    return found


def _ended(text: str) -> str:
    """Return the text with an end for an event that the file, cut off, does not end."""
    last = text.upper().rfind("BEGIN:VEVENT")
    if last >= 0 and "END:VEVENT" not in text.upper()[last:]:
        return f"{text.rstrip()}\nX-MEDIAS-CUT:1\nEND:VEVENT\n"
    return text


def _own_zones(text: str) -> dict[str, dt.tzinfo]:
    """Return the time zones that the file describes itself, by their names there."""
    from icalendar import Calendar

    found: dict[str, dt.tzinfo] = {}
    for match in _ZONES.finditer(text):
        wrapped = f"BEGIN:VCALENDAR\n{match[0].strip()}\nEND:VCALENDAR\n"
        try:
            for one in Calendar.from_ical(wrapped).walk("VTIMEZONE"):
                found[str(one.get("TZID", ""))] = one.to_tz()  # type: ignore[attr-defined]
        except Exception:  # noqa: BLE001 - whatever a broken file makes the library say: the zone is unknown
            continue
    return found


def _event(number: int, block: str, zones: dict[str, dt.tzinfo], zone: ZoneInfo) -> IcsEvent:
    from icalendar import Event

    try:
        raw: Any = Event.from_ical(f"BEGIN:VEVENT\r\n{_NESTED.sub('', block)}END:VEVENT\r\n")
    except Exception:  # noqa: BLE001 - whatever a broken event makes the library say
        return _broken(number, block, "")
    if raw.errors or "X-MEDIAS-CUT" in raw:
        return _broken(number, block, _amiss(raw, block), raw)
    start, problems, remarks = _start(raw, "DTSTART", zones, zone)
    recurrence, *_rest = _start(raw, "RECURRENCE-ID", zones, zone)
    title = _text(raw, "SUMMARY")
    return IcsEvent(
        number=number,
        uid=_text(raw, "UID"),
        title=" ".join(title.split()),
        text=_text(raw, "DESCRIPTION").strip(),
        link=_text(raw, "URL"),
        categories=tuple(_categories(raw)),
        start=start,
        recurrence=recurrence,
        own_zone=_own_zone(raw, zones),
        cancelled=_text(raw, "STATUS").upper() == "CANCELLED",
        problems=problems,
        remarks=remarks,
        raw=raw,
    )


def _broken(number: int, block: str, said: str, raw: Any = None) -> IcsEvent:
    title = _text(raw, "SUMMARY") if raw is not None else ""
    if not title and (match := re.search(r"^SUMMARY[^:\n]*:(.*)$", block, re.MULTILINE | re.I)):
        title = match[1].strip()
    return IcsEvent(
        number=number,
        uid="",
        title=" ".join(title.split()),
        problems=(Problem(Reason.EVENT_BROKEN, said or block.strip()),),
    )


def _amiss(raw: Any, block: str) -> str:
    """Return the line of an event that cannot be read, as the file writes it: what the library says is English."""
    if not raw.errors:
        return "END:VEVENT"
    name, told = raw.errors[0]
    if name and (match := re.search(rf"^{re.escape(str(name))}\b.*$", block, re.MULTILINE | re.I)):
        return match[0].strip()
    quoted = re.search(r"parts: '(.*?)': ", str(told))
    return quoted[1] if quoted else ""


def _text(raw: Any, name: str) -> str:
    value = raw.get(name)
    if isinstance(value, list):  # said more than once: the first counts
        value = value[0] if value else None
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")


def _categories(raw: Any) -> Iterator[str]:
    given = raw.get("CATEGORIES")
    for one in given if isinstance(given, list) else [given]:
        for name in getattr(one, "cats", ()):
            if said := str(name).strip():
                yield said


def _start(
    raw: Any, name: str, zones: dict[str, dt.tzinfo], zone: ZoneInfo
) -> tuple[dt.datetime | dt.date | None, tuple[Problem, ...], tuple[Problem, ...]]:
    """Return a moment in the municipality's own time (None when there is none), what is wrong with it, what to know."""
    value = raw.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        return None, (Problem(Reason.START_MISSING),), ()
    moment = getattr(value, "dt", None)
    if not isinstance(moment, dt.date):
        return None, (Problem(Reason.DAY_UNREADABLE, str(value)),), ()
    if not isinstance(moment, dt.datetime):
        return moment, (), ()
    named = str(value.params.get("TZID", "")) if hasattr(value, "params") else ""
    try:
        local, remarks = to_local(moment, named, zones, zone)
    except (OverflowError, ValueError):
        return None, (Problem(Reason.DAY_ABSURD, moment.date().isoformat()),), ()
    return local, (), remarks


def _own_zone(raw: Any, zones: dict[str, dt.tzinfo]) -> dt.tzinfo | None:
    value = raw.get("DTSTART")
    if isinstance(value, list):
        value = value[0] if value else None
    moment = getattr(value, "dt", None)
    if not isinstance(moment, dt.datetime):
        return None
    return moment.tzinfo or zones.get(str(value.params.get("TZID", "")))


def to_local(
    moment: dt.datetime, named: str, zones: dict[str, dt.tzinfo], zone: ZoneInfo
) -> tuple[dt.datetime, tuple[Problem, ...]]:
    """Return a moment as the municipality's clocks show it, and what to know of it.

    One without a zone is taken for the municipality's own; so is one in a zone that nobody knows. Raises OverflowError
    at the ends of time.
    """
    from medias_desktop.editorial_calendar.exchange.zones import after_gap, in_gap, is_twice

    remarks: tuple[Problem, ...] = ()
    info = moment.tzinfo or zones.get(named)
    if info is None:
        if named:
            remarks = (Problem(Reason.ZONE_UNKNOWN, named),)
        local = moment
    elif str(getattr(info, "key", "")) == zone.key:
        local = moment.replace(tzinfo=None)
    else:
        local = moment.replace(tzinfo=info).astimezone(zone).replace(tzinfo=None)
        written = moment.replace(tzinfo=None)
        if local != written:
            remarks = (Problem(Reason.CONVERTED, f"{written:%Y-%m-%d %H:%M} ({named or 'UTC'})"),)
        return local.replace(second=0, microsecond=0, fold=0), remarks
    local = local.replace(second=0, microsecond=0, fold=0)
    if in_gap(local, zone):
        return after_gap(local, zone), (*remarks, Problem(Reason.CLOCKS_FORWARD, f"{local:%H:%M}"))
    if is_twice(local, zone):
        remarks = (*remarks, Problem(Reason.CLOCKS_BACK, f"{local:%H:%M}"))
    return local, remarks


def masters_and_changes(
    events: Sequence[IcsEvent],
) -> tuple[list[IcsEvent], dict[str, dict[dt.datetime | dt.date, IcsEvent]]]:
    """Return the events that stand for themselves, and those that change one time of another event, by uid and time."""
    recurring = {one.uid for one in events if one.uid and one.recurrence is None and not one.problems}
    masters: list[IcsEvent] = []
    changes: dict[str, dict[dt.datetime | dt.date, IcsEvent]] = {}
    for one in events:
        if one.recurrence is not None and one.uid in recurring:
            changes.setdefault(one.uid, {})[one.recurrence] = one
        else:
            masters.append(one)
    return masters, changes
