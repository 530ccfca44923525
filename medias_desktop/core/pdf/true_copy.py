"""A true copy: a cover that says what was copied and who answers for it, then the scanned pages at their real size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.fields import add_signature_fields
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.page_images import PageImage, put_images
from medias_desktop.core.pdf.record import ARCHIVE_FIELD
from medias_desktop.core.pdf.typesetting import typeset

FIELD = "true_copy"
"""The signature field of who certifies the copy."""


@dataclass(frozen=True)
class CopyPage:
    """A page of the copy: the picture, width and height in points as one reads it, quarter turns clockwise to get there.

    ``page`` is its number in the document, 0 for one that bears none (a reverse side, an enclosure).
    """

    image: PageImage
    width: float
    height: float
    quarter_turns: int
    page: int


@dataclass(frozen=True)
class TrueCopyDocument:
    """What the cover of a true copy says; digests are 64 hexadecimal digits, ``scans`` (file name, SHA-256).

    ``missing`` are the numbers of the document's pages that were not scanned (« 2, 4–7 »), empty for none.
    """

    municipality: str
    policy_title: str
    policy_number: str
    version: int
    language: str
    resolution_number: str
    meeting_date: dt.date
    document_id: str
    original_sha256: str
    original_pages: int
    scans: tuple[tuple[str, str], ...]
    signed_by_hand: tuple[str, ...]
    missing: str
    attested_by: str
    attested_role: str
    attested_on: dt.date
    note: str = ""
    paper: str = "letter"
    colour: str = ""


_LABELS = {
    "title": N_("Certified true copy"),
    "of": N_("of a document signed by hand"),
    "page": N_("Page {page} of {pages}"),
    "statement": N_(
        "I compared the pages that follow with the paper document signed by hand. They are a true copy of it, at its own size, with nothing added and nothing taken away."
    ),
    "statement_part": N_(
        "I compared the pages that follow with the paper document signed by hand. They are a true copy of those of its pages that were scanned, at their own size, with nothing added and nothing taken away."
    ),
    "policy": N_("Policy"),
    "number": N_("Number"),
    "version": N_("Version"),
    "resolution": N_("Resolution"),
    "meeting": N_("Meeting of"),
    "document": N_("Document"),
    "signed": N_("Signed by hand"),
    "copied": N_("Pages"),
    "missing": N_("Not scanned"),
    "without": N_("without a page number"),
    "scan": N_("Scan as it came (SHA-256)"),
    "original": N_("Document of record (SHA-256)"),
    "note": N_("Note"),
    "attested": N_("Certified by"),
    "date": N_("Date"),
    "digital": N_("Digital signature"),
    "alt": N_("Scanned page {page} of {pages} of the document signed by hand: {title}"),
    "alt_without": N_("Scanned page without a page number, with the document signed by hand: {title}"),
    "field": N_("Signature of {name}, {role}"),
    "archive": N_("Archive time stamp"),
    "running": N_("Certified true copy of a document signed by hand"),
}


def typeset_true_copy(
    document: TrueCopyDocument, pages: Sequence[CopyPage], made_at: dt.datetime
) -> tuple[bytes, int]:
    """Return the copy (PDF/A-2a, PDF/UA-1) with an empty signature field FIELD, and its number of pages."""
    labels = {key: catalogue(document.language).gettext(text) for key, text in _LABELS.items()}
    data = {
        "style": style.for_typst(document.paper, document.colour),
        "language": document.language,
        "labels": {key: _clean(text) for key, text in labels.items()},
        "municipality": _clean(document.municipality),
        "title": f"{labels['title']} — {_clean(document.policy_title)}",
        "policy_title": _clean(document.policy_title),
        "statement": labels["statement_part" if document.missing else "statement"],
        "identity": _identity(document, pages, labels),
        "name": _clean(document.attested_by),
        "role": _clean(document.attested_role),
        "field": FIELD,
        "pages": [_page(document, page, labels) for page in pages],
    }
    tooltip = labels["field"].format(name=document.attested_by, role=document.attested_role)
    pdf, count = add_signature_fields(
        typeset("true_copy.typ", data, made_at),
        {FIELD: tooltip, ARCHIVE_FIELD: labels["archive"]},
        sizeless=frozenset({ARCHIVE_FIELD}),
    )
    return put_images(pdf, [page.image for page in pages], count - len(pages)), count


def _page(document: TrueCopyDocument, page: CopyPage, labels: dict[str, str]) -> dict[str, object]:
    alt = labels["alt" if page.page else "alt_without"]
    return {
        "width": page.width,
        "height": page.height,
        "turns": page.quarter_turns,
        "alt": _clean(alt.format(page=page.page, pages=document.original_pages, title=document.policy_title)),
    }


def _identity(
    document: TrueCopyDocument, pages: Sequence[CopyPage], labels: dict[str, str]
) -> list[tuple[str, list[str]]]:
    language = document.language
    numbered = len({page.page for page in pages if page.page})
    texts = catalogue(language)
    copied = texts.ngettext(
        "{n} page of the document’s {pages}", "{n} pages of the document’s {pages}", numbered
    ).format(n=numbered, pages=document.original_pages)
    without = sum(not page.page for page in pages)
    if without:
        copied = f"{copied} + {without} {labels['without']}"
    day = format_date(document.attested_on, language=language).replace(" ", "\u00a0")
    meeting = format_date(document.meeting_date, language=language).replace(" ", "\u00a0")
    rows: list[tuple[str, list[str]]] = [
        (labels["policy"], [document.policy_title]),
        (labels["number"], [document.policy_number]),
        (labels["version"], [str(document.version)]),
        (labels["resolution"], [document.resolution_number]),
        (labels["meeting"], [meeting]),
        (labels["document"], [document.document_id]),
        (labels["signed"], list(document.signed_by_hand)),
        (labels["copied"], [copied]),
        (labels["missing"], [document.missing]),
        (
            labels["scan"],
            [line for name, digest in document.scans for line in (name, *_in_two_lines(digest))],
        ),
        (labels["original"], _in_two_lines(document.original_sha256)),
        (labels["note"], [document.note]),
        (labels["attested"], [f"{document.attested_by}, {document.attested_role}"]),
        (labels["date"], [day]),
    ]
    cleaned = [(label, [_clean(line.strip()) for line in lines if line.strip()]) for label, lines in rows]
    return [(label, lines) for label, lines in cleaned if lines]


def _in_two_lines(digest: str) -> list[str]:
    parts = [digest[i : i + 16] for i in range(0, len(digest), 16)]
    return ["\u00a0".join(parts[:2]), "\u00a0".join(parts[2:])]


def _clean(text: str) -> str:
    return printable(text)[0]
