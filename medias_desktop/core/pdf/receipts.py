"""The receipt of signatures made on the screen, for those who signed: data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

Rows = Sequence[tuple[str, str]]
"""Captions and values, both in the receipt’s language; an empty value is left out."""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed: the name typed and the drawing’s SVG, empty when a witness stands in; ``caption`` is below the name."""

    name: str
    typed_name: str
    signature: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ScreenReceipt:
    """What a receipt says, in ``language``: a statement, ``words`` below it, parts with headings, the signatures.

    ``at`` is aware; ``sealed`` says that the seal is about to be put on it; ``tight`` sets all of it closer together.
    """

    uid: str
    municipality: str
    language: str
    title: str
    statement: str
    parts: Sequence[tuple[str, Rows]]
    signers: Sequence[SignedBy]
    at: dt.datetime
    sealed: bool
    words: Sequence[str] = ()
    paper: str = "letter"
    colour: str = ""
    tight: bool = False


_LABELS = {
    "receipt": N_("Receipt"),
    "page": N_("Page {page} of {pages}"),
    "typed": N_("Name typed"),
    "drawn": N_("Drawn signature"),
    "signature": N_("Signature of {name}, drawn on the screen"),
    "without": N_("The person did not draw: the name typed and the witness stand for the signature."),
    "sealed": N_("The municipality’s digital seal is on this receipt: any change to the file is seen."),
    "unsealed": N_(
        "This receipt bears no digital seal. The register keeps the same file: the fingerprint of both can be compared."
    ),
}
_AT = N_("{date}, {time}")


def typeset_screen_receipt(receipt: ScreenReceipt) -> bytes:
    """Return the receipt as PDF/A-2a and PDF/UA-1: one page unless its names or words have many lines."""
    say = catalogue(receipt.language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()} | {"title": receipt.title}
    data = {
        "style": style.for_typst(receipt.paper, receipt.colour),
        "language": receipt.language,
        "labels": labels,
        "municipality": _clean(receipt.municipality),
        "uid": receipt.uid,
        "tight": receipt.tight,
        "statement": _clean(receipt.statement),
        "words": [_clean(line) for line in receipt.words],
        "signers": [
            {
                "typed_name": _clean(one.typed_name),
                "signature": one.signature.decode(),
                "alt": _clean(labels["signature"].format(name=one.name)),
                "caption": _clean(one.caption or labels["typed"]),
            }
            for one in receipt.signers
        ],
        "seal": labels["sealed" if receipt.sealed else "unsealed"],
        "parts": [
            {
                "heading": heading,
                "rows": [(_clean(caption), _clean(value)) for caption, value in rows if value.strip()],
            }
            for heading, rows in receipt.parts
            if rows
        ],
    }
    return typeset("receipt.typ", data, receipt.at)


def moment(at: dt.datetime, language: str) -> str:
    """Return a day and time as a receipt says them."""
    local = at.astimezone()
    date = format_date(local.date(), language=language)
    return catalogue(language).gettext(_AT).format(date=date, time=format_time(local, language))


def _clean(text: str) -> str:
    return printable(" ".join(text.split(" ")))[0]
