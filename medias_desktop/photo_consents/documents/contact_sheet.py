"""The contact sheet of an event: its photos in a grid, what may be done with each, who is seen; data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, current_language, translate
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.photo_consents.labels import STATE_NAMES
from medias_desktop.photo_consents.rules.answers import PublicationState

_LABELS = {
    "title": N_("Contact sheet"),
    "page": N_("Page {page} of {pages}"),
    "nothing": N_("This event has no photo yet."),
}
_MEANINGS = {
    PublicationState.PUBLISHABLE: N_("may appear"),
    PublicationState.INCOMPLETE: N_("something is still missing"),
    PublicationState.BLOCKED: N_("must not appear"),
}


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody seen: a name, or what was marked; ``state`` is None where no consent is needed."""

    name: str
    state: PublicationState | None = None


@dataclass(frozen=True, slots=True)
class SheetItem:
    """A photo or another item: a JPEG (empty without one), the text read aloud for it, its state, who is seen."""

    title: str
    kind: str
    picture: bytes
    alt: str
    state: PublicationState
    persons: Sequence[SheetPerson] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """What the sheet says, in the interface language; ``asked`` is the question that the states answer."""

    municipality: str
    event: str
    asked: str
    facts: Sequence[tuple[str, str]]
    items: Sequence[SheetItem]
    made_at: dt.datetime
    paper: str = "letter"
    colour: str = ""


def typeset_contact_sheet(sheet: ContactSheet) -> bytes:
    """Return the sheet as PDF/A-2a and PDF/UA-1: every picture has its text."""
    language = current_language()
    say = catalogue(language).gettext
    data = {
        "style": style.for_typst(sheet.paper, sheet.colour),
        "language": language,
        "labels": {key: say(text) for key, text in _LABELS.items()},
        "municipality": _clean(sheet.municipality),
        "event": _clean(sheet.event),
        "asked": _clean(sheet.asked),
        "facts": [(caption, _clean(value)) for caption, value in sheet.facts],
        "legend": [
            {"state": state.value, "label": translate(STATE_NAMES[state]), "means": say(means)}
            for state, means in _MEANINGS.items()
        ],
        "items": [_item(one) for one in sheet.items],
    }
    return typeset("contact_sheet.typ", data, sheet.made_at)


def _item(one: SheetItem) -> dict[str, object]:
    return {
        "title": _clean(one.title),
        "kind": _clean(one.kind),
        "picture": list(one.picture),
        "alt": _clean(one.alt) or _clean(one.title) or one.kind,
        "state": one.state.value,
        "state_label": translate(STATE_NAMES[one.state]),
        "persons": [
            {
                "name": _clean(person.name),
                "state": person.state.value if person.state else "",
                "label": translate(STATE_NAMES[person.state]) if person.state else "",
            }
            for person in one.persons
        ],
        "note": _clean(one.note),
    }


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
