"""The document of record of an adopted policy: cover, contents, text, annexes, signature page."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.fields import add_signature_fields
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    Clean = Callable[[str], str]

ARCHIVE_FIELD = "archive_timestamp"
"""An invisible field kept free for an archive time stamp; never one of the expected signatures."""

_DEEPEST = 6
_RUN_IN = 7
_ANNEX = re.compile(r"^(annexe?|appendi(x|ce)|schedule)\b\s*([a-z]\b|[ivxl]+\b|\d+|[:.–—-]|$)")
_LETTERED = re.compile(r"[a-zA-Z]|[ivxlIVXL]{1,5}")


@dataclass(frozen=True)
class Signatory:
    """Somebody who signs the document, and as what."""

    name: str
    role: str


@dataclass(frozen=True)
class AdoptionDocument:
    """Everything that the record of an adoption says.

    ``kind`` is printed above the title as it stands (« Politique »). ``sections`` are (level from 1, number, heading,
    body), each of the texts possibly empty; bodies are plain text. ``text_sha256`` is the digest of the adopted text
    (64 hexadecimal digits). Empty texts and absent dates leave no line on the cover.
    """

    municipality: str
    policy_title: str
    policy_number: str
    kind: str
    language: str
    resolution_number: str
    meeting_date: dt.date | None
    in_force_date: dt.date | None
    mover: str
    seconder: str
    vote: str
    introduction: str
    sections: tuple[tuple[int, str, str, str], ...]
    signatories: tuple[Signatory, ...]
    document_id: str
    text_sha256: str
    paper: str = "letter"
    resolution_text: str = ""


@dataclass(frozen=True)
class TypesetRecord:
    """A typeset document: its bytes, its pages, its signature fields in the signatories' order.

    ``replaced`` are the characters that no font has; they are printed as their code points.
    """

    pdf: bytes
    pages: int
    fields: tuple[str, ...]
    replaced: tuple[str, ...]


_LABELS = {
    "document": N_("Document"),
    "digest": N_("Text fingerprint (SHA-256)"),
    "page": N_("Page {page} of {pages}"),
    "contents": N_("Contents"),
    "resolution": N_("Resolution"),
    "meeting_date": N_("Meeting of"),
    "in_force_date": N_("In force on"),
    "number": N_("Number"),
    "mover": N_("Moved by"),
    "seconder": N_("Seconded by"),
    "vote": N_("Vote"),
    "signatures": N_("Signatures"),
    "digital": N_("Digital signature"),
    "pen": N_("Handwritten signature"),
    "pen_signature": N_("Signature"),
    "date": N_("Date"),
    "resolution_heading": N_("Resolution {number}"),
    "numbered_kind": N_("{kind} No. {number}"),
    "closing": N_("Text adopted by the municipal council."),
    "closing_resolution": N_("Text adopted by the municipal council by resolution {number}."),
    "closing_meeting": N_(
        "Text adopted by the municipal council at its meeting of {date}, by resolution {number}."
    ),
    "closing_in_force": N_("In force on {date}."),
    "field": N_("Signature of {name}, {role}"),
    "archive": N_("Archive time stamp"),
}


def field_names(count: int) -> tuple[str, ...]:
    """Return the names of the signature fields of ``count`` signatories, in their order."""
    return tuple(f"signature_{i}" for i in range(1, count + 1))


def typeset_adoption(document: AdoptionDocument, made_at: dt.datetime | None = None) -> TypesetRecord:
    """Typeset the record as PDF/A-2a and PDF/UA-1 with one empty signature field per signatory.

    ``made_at`` is the creation date in the metadata: the meeting's day when none is given.
    """
    replaced: dict[str, None] = {}

    def clean(text: str) -> str:
        shown, missing = printable(text)
        replaced.update(dict.fromkeys(missing))
        return shown

    labels = {key: catalogue(document.language).gettext(text) for key, text in _LABELS.items()}
    names = field_names(len(document.signatories))
    data = _data(document, labels, names, clean)
    day = document.meeting_date or document.in_force_date or dt.date(2000, 1, 1)
    moment = made_at or dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    tooltips = {
        name: labels["field"].format(name=who.name, role=who.role)
        for name, who in zip(names, document.signatories, strict=True)
    }
    pdf, pages = add_signature_fields(
        typeset("adoption.typ", data, moment),
        {**tooltips, ARCHIVE_FIELD: labels["archive"]},
        sizeless=frozenset({ARCHIVE_FIELD}),
    )
    return TypesetRecord(pdf, pages, names, tuple(replaced))


def _data(
    document: AdoptionDocument, labels: dict[str, str], names: tuple[str, ...], clean: Clean
) -> dict[str, object]:
    sections = _sections(document, clean)
    overline = document.kind
    if document.policy_number:
        overline = labels["numbered_kind"].format(kind=document.kind, number=document.policy_number).strip()
    if not document.kind:
        overline = document.policy_number
    return {
        "style": style.for_typst(document.paper),
        "language": document.language,
        "labels": {
            **labels,
            "resolution_heading": clean(
                labels["resolution_heading"].format(number=document.resolution_number)
            ).strip(),
        },
        "title": clean(" ".join(document.policy_title.split())) or "—",
        "municipality": clean(document.municipality),
        "description": clean(_closing(document, labels)),
        "overline": clean(overline),
        "document_id": clean(document.document_id),
        "digest": f"{document.text_sha256[:16]}…",  # a foot has no room for all of it: the cover has
        "identity": _identity(document, labels, clean),
        "has_contents": any(number or heading for _, number, heading, _ in document.sections),
        "resolution": _plain(document.resolution_text, clean),
        "introduction": _plain(document.introduction, clean),
        "sections": sections,
        "closing": _plain(_closing(document, labels), clean),
        "signatories": [
            {"name": clean(who.name), "role": clean(who.role), "field": name}
            for name, who in zip(names, document.signatories, strict=True)
        ],
    }


def _identity(document: AdoptionDocument, labels: dict[str, str], clean: Clean) -> list[tuple[str, str]]:
    rows = [
        (labels["resolution"], document.resolution_number),
        (labels["meeting_date"], _date(document.meeting_date, document.language)),
        (labels["in_force_date"], _date(document.in_force_date, document.language)),
        (labels["mover"], document.mover),
        (labels["seconder"], document.seconder),
        (labels["vote"], document.vote),
        (labels["digest"], _in_two_lines(document.text_sha256)),
    ]
    return [(label, clean(value.strip())) for label, value in rows if value.strip()]


def _in_two_lines(digest: str) -> str:
    parts = re.findall(".{1,16}", digest)
    return " ".join("\u00a0".join(parts[i : i + 2]) for i in (0, 2))


def _date(day: dt.date | None, language: str) -> str:
    """Write a date whose parts stay on one line; nothing for none."""
    return format_date(day, language=language).replace(" ", "\u00a0") if day else ""


def _closing(document: AdoptionDocument, labels: dict[str, str]) -> str:
    key = "closing"
    if document.resolution_number:
        key = "closing_meeting" if document.meeting_date else "closing_resolution"
    sentences = [
        labels[key].format(
            number=document.resolution_number,
            date=_date(document.meeting_date, document.language),
        )
    ]
    if document.in_force_date:
        sentences.append(
            labels["closing_in_force"].format(date=_date(document.in_force_date, document.language))
        )
    return " ".join(sentences)


def _plain(text: str, clean: Clean) -> list[dict[str, object]]:
    return for_template(clean(text))


def _sections(document: AdoptionDocument, clean: Clean) -> list[dict[str, object]]:
    """Close gaps between levels (PDF/UA allows none), find annexes and numbers that stand alone."""
    found: list[dict[str, object]] = []
    depth = 0
    for level, number, heading, body in document.sections:
        number, heading = clean(" ".join(number.split())), clean(" ".join(heading.split()))
        if number or heading:
            depth = max(1, min(level, depth + 1, _DEEPEST))
        shown = _shown_number(number)
        run_in = bool(number and not heading and body.strip() and len(shown) <= _RUN_IN)
        if not heading and not run_in:
            shown, heading = "", shown
        found.append(
            {
                "level": max(depth, 1),
                "number": shown,
                "heading": heading,
                "body": _plain(body, clean),
                "run_in": run_in,
                "new_page": bool(_ANNEX.match(fold(f"{number} {heading}".strip()))),
            }
        )
    return found


def _shown_number(number: str) -> str:
    """Give a number back the sign that usually follows it: 4. but 4.2, b) but Article 7."""
    if number.isdigit():
        return f"{number}."
    return f"{number})" if _LETTERED.fullmatch(number) else number
