"""Everything that one person acknowledged, as a document: data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, current_language, format_date, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

_LABELS = {
    "title": N_("Acknowledgements of one person"),
    "page": N_("Page {page} of {pages}"),
    "digest": N_("Text fingerprint (SHA-256)"),
    "history": N_("History"),
    "nothing": N_("Nothing is recorded of this person."),
}
_MADE = N_("As the register held it on {date}, {time}.")


@dataclass(frozen=True, slots=True)
class CardText:
    """A text with what is known of it, in words: where the person stands, facts, fingerprint, entries."""

    title: str
    state: str
    facts: Sequence[tuple[str, str]]
    sha256: str
    events: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CardDocument:
    """What the document says, in the interface language; ``about`` is the person's group, department, number."""

    municipality: str
    person: str
    about: str
    texts: Sequence[CardText]
    made_at: dt.datetime
    paper: str = "letter"
    colour: str = ""


def typeset_card(card: CardDocument) -> bytes:
    """Return the card as PDF/A-2a and PDF/UA-1."""
    language = current_language()
    say = catalogue(language).gettext
    local = card.made_at.astimezone()
    made = say(_MADE).format(date=format_date(local.date()), time=format_time(local))
    data = {
        "style": style.for_typst(card.paper, card.colour),
        "language": language,
        "labels": {key: say(text) for key, text in _LABELS.items()},
        "municipality": _clean(card.municipality),
        "person": _clean(card.person),
        "about": _clean(card.about),
        "made": made,
        "texts": [
            {
                "title": _clean(one.title),
                "state": _clean(one.state),
                "facts": [(caption, _clean(value)) for caption, value in one.facts],
                "digest": f"{one.sha256[:32]}\n{one.sha256[32:]}",
                "events": [(_clean(first), _clean(second)) for first, second in one.events],
            }
            for one in card.texts
        ],
    }
    return typeset("person_card.typ", data, card.made_at)


def _clean(text: str) -> str:
    return printable(" ".join(text.split(" ")))[0]
