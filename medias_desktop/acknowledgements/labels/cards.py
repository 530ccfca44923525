"""What a person's card says of each text, in words; the panel shows it, the document prints it."""

from __future__ import annotations

import datetime as dt

from medias_desktop.acknowledgements.labels import event_label, method_label, state_label
from medias_desktop.acknowledgements.naming import since
from medias_desktop.acknowledgements.rules import EventKind, RecordedEvent
from medias_desktop.acknowledgements.rules.coverage import CardLine
from medias_desktop.core.i18n import _, format_date, format_time
from medias_desktop.people.labels import language_label

EVENT_KINDS = {
    EventKind.SIGNED: "ok",
    EventKind.HANDED_OUT: "warn",
    EventKind.REFUSED: "bad",
    EventKind.EXEMPTED: "muted",
    EventKind.CORRECTED: "accent",
    EventKind.CANCELLED: "bad",
}
"""The kind of colour of an event."""


def state_of(line: CardLine) -> str:
    """Return where the person stands; nothing when the text does not concern them and they did nothing about it."""
    if not line.counted and line.state.event_id is None and not line.state.through:
        return _("Not concerned")
    return state_label(line.state.state)


def facts(line: CardLine) -> list[tuple[str, str]]:
    """Return what is known of a person and a text as captions with their values; empty ones are left out."""
    state = line.state
    rows = [
        (_("Text"), since(line.version)),
        (_("Resolution"), line.version.resolution_number),
        (_("Campaign"), line.campaign.title if line.campaign else ""),
        (_("Due date"), _day(state.due)),
        (_("Date"), _day(state.day)),
        (_("Method"), method_label(state.method)),
        (_("Witness"), state.witness),
        (_("Note or reason"), " ".join(state.note.split())),
        (_("Original"), _original(line)),
        (_("Recorded by"), line.recorded_by),
        (_("Language of the text"), language_label(line.language) if line.language else ""),
    ]
    if state.through:
        earlier = _("Acknowledged version {number}; this one is a minor change of it.")
        rows.insert(2, (_("Counts through"), earlier.format(number=state.through)))
    if state.renews:
        rows.insert(3, (_("Renewal"), _("The signature has run out: it is to be renewed.")))
    return [(caption, value) for caption, value in rows if value]


def fingerprint_of(line: CardLine) -> str:
    """Return the fingerprint of the exact text: the one that was signed, else the text's own."""
    return line.sha256 or line.version.text_sha256


def event_words(entry: RecordedEvent) -> str:
    """Return what an event says on one line, without its kind."""
    event = entry.event
    parts = [
        format_date(event.day, "medium"),
        method_label(event.method),
        _("witness: {name}").format(name=event.witness) if event.witness else "",
        " ".join(event.note.split()),
        _("original: {place}").format(place=event.original_place) if event.original_place else "",
    ]
    return " · ".join(part for part in parts if part)


def recorded_words(entry: RecordedEvent) -> str:
    """Return when and by whom an event was written down."""
    local = entry.recorded_at.astimezone()
    day, time = format_date(local.date(), "medium"), format_time(local)
    if entry.recorded_by:
        return _("recorded {day}, {time} by {name}").format(day=day, time=time, name=entry.recorded_by)
    return _("recorded {day}, {time}").format(day=day, time=time)


def entry(one: RecordedEvent) -> tuple[str, str]:
    """Return an event on two lines: what it is, and when it was written down."""
    return f"{event_name(one)} · {event_words(one)}", recorded_words(one)


def event_name(entry: RecordedEvent) -> str:
    """Name what an event is."""
    return event_label(entry.event.kind)


def _original(line: CardLine) -> str:
    places = [one.event.original_place for one in line.events if one.event.id == line.state.event_id]
    return places[0] if places else ""


def _day(day: dt.date | None) -> str:
    return format_date(day) if day else ""
