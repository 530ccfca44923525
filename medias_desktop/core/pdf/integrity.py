"""The report of a verification, to be attached to the council's own: figures, findings, the head of the audit trail."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date, format_number, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

HEAD_DIGITS = 16
"""Hexadecimal digits that are printed of the head."""


@dataclass(frozen=True, slots=True)
class IntegrityStatement:
    """What the report says; ``findings`` are sentences in ``language``, ``head_hash`` hexadecimal.

    ``read`` is False when the file was so damaged that its trail could not be read.
    """

    municipality: str
    language: str
    register_name: str
    register_id: str
    checked_by: str
    role: str
    at: dt.datetime
    read: bool
    events: int
    erased: int
    seals: int
    head_seq: int
    head_hash: str
    findings: tuple[str, ...]
    program: str
    paper: str = "letter"
    colour: str = ""
    sealed: int | None = None
    """Sealed records opened; None when they were not."""


_LABELS = {
    "title": N_("Report of the register’s verification"),
    "page": N_("Page {page} of {pages}"),
    "register": N_("Register"),
    "number": N_("Number of the register"),
    "at": N_("Verified on"),
    "by": N_("Verified by"),
    "program": N_("Made by"),
    "figures": N_("What was verified"),
    "head": N_("Head of the audit trail"),
    "operation": N_("Last operation"),
    "fingerprint": N_("Fingerprint"),
    "findings": N_("Findings"),
    "signature": N_("Signature of the person in charge"),
    "date": N_("Date (year-month-day)"),
}
_AT = N_("{date}, {time}")
_SOUND = N_("Nothing is wrong")
_SOUND_TEXT = N_("The file, the audit trail, the records and the documents kept agree with each other.")
_WRONG_TEXT = N_("What was found is listed below. Nothing more should be recorded before it is explained.")
_UNREAD = N_("The file is damaged: its audit trail could not be read.")
_WHY = N_(
    "This fingerprint depends on every operation recorded before it. Noted in the council’s minutes, it shows later that "
    "nothing of this was changed, removed or added."
)


_NOT_OPENED = N_("Sealed records were not opened for this verification: their lock was closed.")


def sealed_in_words(count: int | None, language: str) -> str:
    """Return whether sealed records were opened (None: they were not) to be verified."""
    texts = catalogue(language)
    if count is None:
        return texts.gettext(_NOT_OPENED)
    told = texts.ngettext(
        "{n} sealed record was opened for this verification, with its files.",
        "{n} sealed records were opened for this verification, with their files.",
        count,
    )
    return told.format(n=format_number(count, language))


def grouped(digits: str, size: int = 4) -> str:
    """Return the first digits of a hash as people compare them, in groups."""
    text = digits[:HEAD_DIGITS]
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def typeset_integrity(statement: IntegrityStatement) -> bytes:
    """Return the report as PDF/A-2a and PDF/UA-1; one page unless there are many findings."""
    return typeset("integrity.typ", _data(statement), statement.at)


def _data(one: IntegrityStatement) -> dict[str, object]:
    language, texts, local = one.language, catalogue(one.language), one.at.astimezone()
    say = texts.gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    number = one.register_id.upper()
    moment = say(_AT).format(
        date=format_date(local.date(), language=language), time=format_time(local, language)
    )
    identity = [
        (labels["register"], one.register_name),
        (labels["number"], " ".join(number[at : at + 4] for at in range(0, len(number), 4))),
        (labels["at"], moment),
        (labels["by"], ", ".join(filter(None, (one.checked_by, one.role)))),
        (labels["program"], one.program),
    ]
    count = len(one.findings)
    wrong = texts.ngettext("{n} finding", "{n} findings", count).format(n=format_number(count, language))
    return {
        "style": style.for_typst(one.paper, one.colour),
        "language": language,
        "labels": labels,
        "municipality": _clean(one.municipality),
        "identity": [(label, _clean(value)) for label, value in identity],
        "verdict": wrong if count else say(_SOUND),
        "sentence": say(_WRONG_TEXT if count else _SOUND_TEXT),
        "figures": [_clean(line) for line in _figures(one)],
        "head": [
            (labels["operation"], format_number(one.head_seq, language)),
            (labels["fingerprint"], grouped(one.head_hash)),
        ]
        if one.read
        else [],
        "why": say(_WHY),
        "findings": [_clean(finding) for finding in one.findings],
    }


def _figures(one: IntegrityStatement) -> list[str]:
    texts = catalogue(one.language)
    if not one.read:
        return [texts.gettext(_UNREAD)]

    events = texts.ngettext(
        "{n} operation of the audit trail, chained to the one before",
        "{n} operations of the audit trail, each chained to the one before",
        one.events,
    )
    erased = texts.ngettext(
        "{n} of them with its content destroyed by the archive schedule or on request",
        "{n} of them with their contents destroyed by the archive schedule or on request",
        one.erased,
    )
    seals = texts.ngettext("{n} valid seal of a user", "{n} valid seals of users", one.seals)
    counts = ((events, one.events), (erased, one.erased), (seals, one.seals))
    told = [text.format(n=format_number(number, one.language)) for text, number in counts]
    return [*told, sealed_in_words(one.sealed, one.language)]


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
