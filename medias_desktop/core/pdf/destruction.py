"""The certificate of destruction: which records, by which rule, by whom, between which states of the audit trail."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date, format_number, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Callable

HASH_DIGITS = 16
"""Hexadecimal digits that are printed of a hash of the trail."""


@dataclass(frozen=True, slots=True)
class TrailState:
    """The last event of the audit trail at a moment: its number and its hash (hexadecimal)."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class DestructionCertificate:
    """Everything that the certificate says; it names nobody whose record was destroyed.

    ``kind``, ``clock_starts``, ``goes`` and ``stays`` are messages (N_); ``records`` are (record number, day on which
    the clock started). ``months`` is None for a destruction on request. ``rows`` counts what was deleted, ``contents``
    the events of the trail whose content went, ``mentions`` the entries of other records that name these and stay.
    """

    uid: str
    municipality: str
    language: str
    kind: str
    clock_starts: str
    goes: str
    stays: str
    basis: str
    months: int | None
    done_by: str
    role: str
    at: dt.datetime
    before: TrailState
    after: TrailState
    records: tuple[tuple[int, dt.date | None], ...]
    rows: int
    contents: int
    mentions: int
    backup_days: int
    program: str
    paper: str = "letter"
    colour: str = ""


_LABELS = {
    "title": N_("Certificate of destruction"),
    "certificate": N_("Certificate"),
    "page": N_("Page {page} of {pages}"),
    "kind": N_("Kind of record"),
    "count": N_("Records destroyed"),
    "rule": N_("Rule of the archive schedule"),
    "reason": N_("Reason (request of the person or decision)"),
    "months": N_("Retention period"),
    "done_by": N_("Destroyed by"),
    "at": N_("Destroyed on"),
    "what": N_("What was destroyed"),
    "stays": N_("What remains"),
    "trail": N_("Audit trail"),
    "before": N_("Last operation before"),
    "after": N_("Last operation after"),
    "records": N_("Records"),
    "number": N_("Record No."),
    "signature": N_("Signature of the person in charge"),
    "date": N_("Date (year-month-day)"),
    "program": N_("Made by"),
}
_AT = N_("{date}, {time}")
_HEAD = N_("No. {seq}, hash {hash}…")
_ROWS = N_(
    "{rows} rows of the register were deleted with their entries in the search index, and {contents} entries of the "
    "audit trail lost their content. Their place in the chain is kept, so that the trail can still be verified."
)
_MENTIONS = N_("Entries of other records that name one of these persons, and stay with those records: {n}.")
_BACKUPS = N_(
    "Backups made before this destruction still hold these records, encrypted, for at most {days} days; restoring one "
    "of them destroys these records again."
)
_ONLY_NUMBERS = N_(
    "This certificate names nobody: records are given by their number in the register, which is never given twice."
)


def typeset_destruction(certificate: DestructionCertificate) -> bytes:
    """Return the certificate as PDF/A-2a and PDF/UA-1."""
    return typeset("destruction.typ", _data(certificate), certificate.at)


def months_text(months: int, language: str) -> str:
    """Write a delay: whole years as years, anything else as months."""
    texts = catalogue(language)
    if months % 12 == 0:
        years = months // 12
        return texts.ngettext("{n} year", "{n} years", years).format(n=format_number(years, language))
    return texts.ngettext("{n} month", "{n} months", months).format(n=format_number(months, language))


def _data(certificate: DestructionCertificate) -> dict[str, object]:
    language = certificate.language
    say = catalogue(language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    return {
        "style": style.for_typst(certificate.paper, certificate.colour),
        "language": language,
        "labels": {**labels, "since": say(certificate.clock_starts)},
        "municipality": _clean(certificate.municipality),
        "uid": certificate.uid,
        "identity": _identity(certificate, labels, say),
        "what": [
            say(certificate.goes),
            say(_ROWS).format(
                rows=format_number(certificate.rows, language),
                contents=format_number(certificate.contents, language),
            ),
        ],
        "stays": [
            say(certificate.stays),
            say(_MENTIONS).format(n=format_number(certificate.mentions, language)),
            say(_BACKUPS).format(days=certificate.backup_days),
        ],
        "trail": [
            (labels["before"], _head(certificate.before, say)),
            (labels["after"], _head(certificate.after, say)),
        ],
        "only_numbers": say(_ONLY_NUMBERS),
        "records": [
            (str(number), since.isoformat() if since else "—") for number, since in certificate.records
        ],
    }


def _identity(
    certificate: DestructionCertificate, labels: dict[str, str], say: Callable[[str], str]
) -> list[tuple[str, str]]:
    language, local = certificate.language, certificate.at.astimezone()
    rows = [
        (labels["kind"], say(certificate.kind)),
        (labels["count"], format_number(len(certificate.records), language)),
        (labels["reason" if certificate.months is None else "rule"], certificate.basis),
    ]
    if certificate.months is not None:
        rows.append((labels["months"], months_text(certificate.months, language)))
    rows += [
        (labels["done_by"], ", ".join(filter(None, (certificate.done_by, certificate.role)))),
        (
            labels["at"],
            say(_AT).format(
                date=format_date(local.date(), language=language), time=format_time(local, language)
            ),
        ),
        (labels["program"], certificate.program),
    ]
    return [(label, _clean(value)) for label, value in rows]


def _head(state: TrailState, say: Callable[[str], str]) -> str:
    return say(_HEAD).format(seq=state.seq, hash=state.hash[:HASH_DIGITS])


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
