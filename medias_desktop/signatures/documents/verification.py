"""The report of a verification: the verdict on each file, its signatures in plain words, the technical detail at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_number
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.signatures.labels.checking import archival_line, moment, register_line, size, wording
from medias_desktop.signatures.labels.signatures import signature_words, technical_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.pdf.verifying import SignatureStatus
    from medias_desktop.signatures.checked import ByteRange, CheckedFile

_LABELS = {
    "title": N_("Verification of a document"),
    "title_many": N_("Verification of documents"),
    "page": N_("Page {page} of {pages}"),
    "signatures": N_("Signatures"),
    "none": N_("The document carries no digital signature."),
    "register": N_("Register"),
    "file": N_("File"),
    "name": N_("Name"),
    "size": N_("Size"),
    "pages": N_("Pages"),
    "archival": N_("PDF/A"),
    "at": N_("Verified on"),
    "by": N_("Verified by"),
    "program": N_("Made by"),
    "sha256": N_("Fingerprint (SHA-256)"),
    "annex": N_("Technical detail"),
    "revisions": N_("Times saved"),
    "rules": N_("Rules of PDF/A that it breaks"),
    "explained": N_(
        "This report says what the file was when it was verified. Anybody who has the same file can verify it again: its "
        "fingerprint must be the one above."
    ),
}
_DIGEST = re.compile("[0-9a-f]{64}", re.ASCII | re.IGNORECASE)
_LONGEST_LIST = 20
"""Broken rules that are printed: a file of a stranger may break hundreds."""


@dataclass(frozen=True, slots=True)
class ReportLook:
    """Language ('fr' or 'en'), paper ('letter' or 'a4') and what the report says of who made it."""

    language: str
    paper: str
    program: str
    municipality: str = ""
    checked_by: str = ""
    colour: str = ""


def typeset_verification(checked: Sequence[CheckedFile], look: ReportLook) -> bytes:
    """Return the report as PDF/A-2a and PDF/UA-1; each file begins a page. What others typed is cleaned."""
    say = catalogue(look.language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    labels["title"] = labels["title" if len(checked) == 1 else "title_many"]
    data = {
        "style": style.for_typst(look.paper, look.colour),
        "language": look.language,
        "labels": labels,
        "municipality": _clean(look.municipality),
        "files": [_file(one, look, labels) for one in checked],
    }
    return typeset("verification.typ", data, checked[0].checked_at)


def _file(one: CheckedFile, look: ReportLook, labels: dict[str, str]) -> dict[str, object]:
    language, found = look.language, one.verification
    told = wording(one, language)
    file = [
        (labels["name"], one.name),
        (labels["size"], size(one.size, language)),
        (labels["pages"], format_number(found.pages, language) if found.pages else ""),
        (labels["archival"], archival_line(one, language)),
        (labels["sha256"], _in_groups(found.sha256)),
        (labels["at"], moment(one.checked_at, language)),
        (labels["by"], look.checked_by),
        (labels["program"], look.program),
    ]
    annex = [
        (labels["revisions"], format_number(found.revisions, language) if found.revisions else ""),
        (labels["rules"], "\n".join(found.conformance.failures[:_LONGEST_LIST])),
    ]
    return {
        "name": _clean(one.name),
        "kind": told.kind,
        "headline": told.headline,
        "sentence": told.sentence,
        "register": _clean(register_line(one, language)),
        "signatures": [_signature(*signature, language) for signature in one.details],
        "file": _rows(file),
        "annex": _rows(annex),
    }


def _signature(one: SignatureStatus, byte_range: ByteRange | None, language: str) -> dict[str, object]:
    words = signature_words(one, language)
    return {
        "name": _clean(words.name),
        "office": _clean(words.office),
        "state": words.state,
        "kind": words.kind,
        "lines": [_clean(line) for line in words.lines],
        "detail": _rows(
            [(label, _in_groups(value)) for label, value in technical_rows(one, language, byte_range)]
        ),
    }


def _rows(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    cleaned = ((label, "\n".join(_clean(line) for line in value.split("\n"))) for label, value in pairs)
    return [(label, value) for label, value in cleaned if value]


def _in_groups(value: str) -> str:
    """Return a SHA-256 as people compare it, two lines of four groups of eight digits; anything else as it is."""
    if not _DIGEST.fullmatch(value):
        return value
    groups = re.findall(".{8}", value)
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
