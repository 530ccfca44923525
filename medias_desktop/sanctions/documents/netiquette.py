"""The netiquette to be posted: what is not accepted, how it is moderated, what follows, clause by clause. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

if TYPE_CHECKING:
    from medias_desktop.core.store.letterhead import Letterhead

_LABELS = {
    "title": N_("Netiquette"),
    "subtitle": N_("So that everybody feels welcome on our social media"),
    "page": N_("Page {page} of {pages}"),
    "texts": N_("The clauses as council adopted them"),
}
_SUBJECT = N_("Netiquette of {municipality}")
_BASIS = N_("{policy}, in force since {day}.")
_BASIS_DRAFT = N_("{policy}.")
_RESOLUTION = N_("Resolution {number}.")
_PREVAILS = N_("This sheet sums the policy up; the text that council adopted prevails.")
_TOLD = N_("Printed on {day}.")
_APPEAL = N_(
    "Do you think that a decision is a mistake? Write to the municipality and say why: somebody will look at it again."
)


@dataclass(frozen=True, slots=True)
class NetiquetteLine:
    """A rule in the sheet’s language, and how its clause is cited."""

    text: str
    cite: str


@dataclass(frozen=True, slots=True)
class NetiquettePart:
    """Rules of one sort under their heading; ``firm`` for what is not accepted, drawn with another mark."""

    heading: str
    lines: Sequence[NetiquetteLine]
    firm: bool = False


@dataclass(frozen=True, slots=True)
class NetiquetteText:
    """A clause as the policy prints it; ``blocks`` as core.pdf.plain makes them."""

    title: str
    blocks: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Netiquette:
    """What the sheet says, in ``language``; ``texts`` is empty unless the clauses themselves are wanted."""

    municipality: str
    policy: str
    in_force_date: dt.date | None
    resolution_number: str
    parts: Sequence[NetiquettePart]
    texts: Sequence[NetiquetteText]
    language: str
    text_language: str
    made_at: dt.datetime
    letterhead: Letterhead
    paper: str = "letter"


def typeset_netiquette(sheet: Netiquette) -> bytes:
    """Return the sheet as PDF/A-2a and PDF/UA-1."""
    from medias_desktop.core.pdf import logos

    say = catalogue(sheet.language).gettext
    day = sheet.in_force_date
    basis = (
        say(_BASIS).format(policy=sheet.policy, day=format_date(day, language=sheet.language))
        if day
        else say(_BASIS_DRAFT).format(policy=sheet.policy)
    )
    resolution = say(_RESOLUTION).format(number=sheet.resolution_number) if sheet.resolution_number else ""
    made = format_date(sheet.made_at.astimezone().date(), language=sheet.language)
    data = {
        "style": style.for_typst(sheet.paper, sheet.letterhead.colour),
        "language": sheet.language,
        "text_language": sheet.text_language,
        "labels": {key: say(text) for key, text in _LABELS.items()},
        "municipality": _clean(sheet.municipality),
        "logo": logos.for_typst(sheet.letterhead, sheet.municipality),
        "subject": say(_SUBJECT).format(municipality=_clean(sheet.municipality)),
        "parts": [
            {
                "heading": part.heading,
                "cite": _clean(_common_cite(part)),
                "firm": part.firm,
                "lines": [
                    {"text": _clean(line.text), "cite": "" if _common_cite(part) else _clean(line.cite)}
                    for line in part.lines
                ],
            }
            for part in sheet.parts
        ],
        "appeal": say(_APPEAL),
        "foot": _clean(sheet.policy),
        "basis": _clean(" ".join(filter(None, (basis, resolution)))),
        "prevails": say(_PREVAILS),
        "made": say(_TOLD).format(day=made),
        "texts": [{"title": _clean(one.title), "blocks": one.blocks} for one in sheet.texts],
    }
    return typeset("netiquette.typ", data, sheet.made_at)


def _common_cite(part: NetiquettePart) -> str:
    """Return the clause of all lines of a part, said once beside its heading; "" when they have several."""
    cites = {line.cite for line in part.lines}
    return cites.pop() if len(cites) == 1 else ""


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
