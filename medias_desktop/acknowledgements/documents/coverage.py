"""How far each department or group is, as a document: data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, current_language
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

_LABELS = {
    "title": N_("Coverage of acknowledgements"),
    "page": N_("Page {page} of {pages}"),
}


@dataclass(frozen=True, slots=True)
class CoverageDocument:
    """What the document says, in the interface language; ``rows`` are the cells of the table, ``shares`` per cent."""

    municipality: str
    facts: Sequence[tuple[str, str]]
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[int]
    made_at: dt.datetime
    paper: str = "letter"
    colour: str = ""


def typeset_coverage(coverage: CoverageDocument) -> bytes:
    """Return the table with its bars as PDF/A-2a and PDF/UA-1."""
    language = current_language()
    say = catalogue(language).gettext
    data = {
        "style": style.for_typst(coverage.paper, coverage.colour),
        "language": language,
        "labels": {key: say(text) for key, text in _LABELS.items()},
        "municipality": _clean(coverage.municipality),
        "facts": [(caption, _clean(value)) for caption, value in coverage.facts],
        "header": list(coverage.header),
        "rows": [
            {"cells": [_clean(cell) for cell in cells], "share": share}
            for cells, share in zip(coverage.rows, coverage.shares, strict=True)
        ],
    }
    return typeset("coverage.typ", data, coverage.made_at)


def _clean(text: str) -> str:
    return printable(" ".join(text.split(" ")))[0]
