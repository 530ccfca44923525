"""The recovery sheet: the code that opens a register when a passphrase is forgotten, on one page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import qr, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

_LABELS = {
    "title": N_("Recovery key of the register"),
    "description": N_("Opens the register when a passphrase is forgotten."),
    "register": N_("Register"),
    "number": N_("Number of the register"),
    "made": N_("Made on"),
    "code": N_("Recovery code"),
    "code_alt": N_("QR code of the recovery code"),
    "opens_title": N_("What it opens"),
    "opens": N_(
        "Whoever holds this sheet and the register’s files can read and change everything in it, "
        "the disciplinary records as well. It is worth as much as the director general’s passphrase."
    ),
    "keep_title": N_("How to keep it"),
    "keep_1": N_(
        "Put this sheet in an envelope, seal it, and have it signed and dated across the flap by two persons."
    ),
    "keep_2": N_(
        "Keep the envelope in the town’s vault, not beside the computer. Make no photograph, no scan and no copy of it."
    ),
    "keep_3": N_(
        "When a new recovery key is printed, this one opens nothing any more: destroy it and put the new one in its place."
    ),
    "use_title": N_("How to use it"),
    "use": N_(
        "Open the register in the program, choose “I forgot my passphrase”, and type the nine groups. "
        "The program then asks for a new passphrase and prints a new sheet."
    ),
    "sealed_by": N_("Put in the envelope by (name and signature)"),
    "witness": N_("In the presence of (name and signature)"),
    "date": N_("Date (year-month-day)"),
    "place": N_("Where the envelope is kept"),
    "footer": N_("Recovery key · confidential"),
    "page": N_("Page {page} of {pages}"),
}


@dataclass(frozen=True, repr=False)
class RecoverySheet:
    """What the sheet says; ``code`` as it is written, ``register_id`` 24 digits, ``language`` 'fr' or 'en'."""

    municipality: str
    register_name: str
    register_id: str
    code: str
    made_on: dt.date
    language: str = "fr"
    paper: str = "letter"


class PrintedSheet(NamedTuple):
    """A sheet to be printed, its picture for the screen without the code, and the code."""

    pdf: bytes
    preview: bytes
    code: str

    def __repr__(self) -> str:
        return "PrintedSheet()"


def printed_sheet(sheet: RecoverySheet) -> PrintedSheet:
    """Return a sheet with its picture."""
    hidden = replace(sheet, code="-".join(["••••"] * len(sheet.code.split("-"))))
    return PrintedSheet(recovery_sheet(sheet), recovery_sheet(hidden), sheet.code)


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """Return the sheet as a one-page PDF."""
    translate = catalogue(sheet.language).gettext

    def clean(text: str) -> str:
        return printable(" ".join(text.split()))[0]

    data = {
        "style": style.for_typst(sheet.paper),
        "language": sheet.language,
        "labels": {key: translate(text) for key, text in _LABELS.items()},
        "municipality": clean(sheet.municipality),
        "identity": [
            (translate(_LABELS["register"]), clean(sheet.register_name)),
            (translate(_LABELS["number"]), register_number(sheet.register_id)),
            (
                translate(_LABELS["made"]),
                format_date(sheet.made_on, language=sheet.language).replace(" ", "\u00a0"),
            ),
        ],
        "groups": sheet.code.split("-"),
        "qr": _drawn(sheet.code),
    }
    moment = dt.datetime.combine(sheet.made_on, dt.time(12), dt.UTC)
    return typeset("recovery.typ", data, moment)


def register_number(register_id: str) -> str:
    """Return a register's number as people compare it: six groups of four."""
    text = register_id.upper()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _drawn(text: str) -> str:
    """Return the QR code as an SVG: one path of rectangles."""
    rows = qr.matrix(text)
    path = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = sum(1 for _module in run)
            if dark:
                path.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    side = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{"".join(path)}"/></svg>'
