"""Everything that is kept about one person shown, for who asks to see it; it names nobody else. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, current_language, format_date, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

_LABELS = {
    "title": N_("Photos and consents of one person"),
    "page": N_("Page {page} of {pages}"),
    "others": N_("Other people are not named here, and their faces are covered."),
    "about": N_("What is kept about the person"),
    "consents": N_("Consents and what was said"),
    "no_consents": N_("No consent is on record."),
    "photos": N_("Photos and other items"),
    "no_photos": N_("The person is named in no photo."),
    "uses": N_("Publications"),
    "no_uses": N_("Nothing that shows the person was published or planned."),
}
_MADE = N_("As the register held it on {date}, {time}.")
_HEADER = (N_("Photo"), N_("Where"), N_("When"), N_("Link"))
_WITHOUT = N_("The picture is left out: others may be seen in it.")


@dataclass(frozen=True, slots=True)
class ExtractConsent:
    """A consent in words: what it is for, facts, and each act with its details."""

    title: str
    facts: Sequence[tuple[str, str]]
    acts: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ExtractItem:
    """A photo or another item in which the person appears; ``picture`` a JPEG, empty when it cannot be shown."""

    title: str
    about: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class Extract:
    """What the document says, in the interface language; ``uses`` are rows of photo, where, when, link."""

    municipality: str
    person: str
    facts: Sequence[tuple[str, str]]
    consents: Sequence[ExtractConsent]
    items: Sequence[ExtractItem]
    uses: Sequence[Sequence[str]]
    made_at: dt.datetime
    paper: str = "letter"
    colour: str = ""


def typeset_extract(extract: Extract) -> bytes:
    """Return the extract as PDF/A-2a and PDF/UA-1."""
    language = current_language()
    say = catalogue(language).gettext
    local = extract.made_at.astimezone()
    person = _clean(extract.person)
    data = {
        "style": style.for_typst(extract.paper, extract.colour),
        "language": language,
        "labels": {key: say(text) for key, text in _LABELS.items()},
        "municipality": _clean(extract.municipality),
        "person": person,
        "made": say(_MADE).format(date=format_date(local.date()), time=format_time(local)),
        "facts": _facts(extract.facts),
        "consents": [
            {
                "title": _clean(one.title),
                "facts": _facts(one.facts),
                "acts": [(_clean(first), _clean(second)) for first, second in one.acts],
            }
            for one in extract.consents
        ],
        "items": [
            {
                "title": _clean(one.title),
                "about": _clean(one.about),
                "picture": list(one.picture),
                "alt": f"{person} – {_clean(one.title)}",
                "without": say(_WITHOUT),
            }
            for one in extract.items
        ],
        "use_header": [say(one) for one in _HEADER],
        "uses": [[*map(_clean, row[:-1]), _breakable(_clean(row[-1]))] for row in extract.uses],
    }
    return typeset("extract.typ", data, extract.made_at)


def _facts(facts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(caption, _clean(value)) for caption, value in facts if value]


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]


def _breakable(text: str) -> str:
    """Let a long address break at its signs."""
    return "".join(f"{letter}\u200b" if letter in "/?&=-_." else letter for letter in text)
