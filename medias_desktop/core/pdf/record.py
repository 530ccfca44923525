"""The document of record of an adopted policy: cover, contents, text, annexes, resolution, signatures."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.fields import add_signature_fields
from medias_desktop.core.pdf.footnotes import FootnoteMarks
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.logos import for_typst as logo_for_typst
from medias_desktop.core.pdf.page_codes import page_code
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
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
    (64 hexadecimal digits). Empty texts and absent dates leave no line; without ``resolution_number`` and text there is no
    page for the resolution. ``place`` is where the council met.
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
    place: str = ""
    letterhead: Letterhead = PLAIN


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
    "subject": N_("Subject"),
    "place": N_("Place"),
    "logo": N_("Logo: {municipality}"),
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


def typeset_adoption(
    document: AdoptionDocument, made_at: dt.datetime | None = None, locking: int | None = None
) -> TypesetRecord:
    """Typeset the record as PDF/A-2a and PDF/UA-1 with one empty signature field per signatory.

    ``made_at`` is the creation date in the metadata: the meeting's day when none is given. ``locking`` is the signatory
    (from 1) whose signature closes the document, whatever program makes it.
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
        code=partial(_code, document),
        locking="" if locking is None else names[locking - 1],
    )
    return TypesetRecord(pdf, pages, names, tuple(replaced))


def _code(document: AdoptionDocument, page: int, pages: int) -> str:
    return page_code(document.document_id, page, pages, document.text_sha256)


def _data(
    document: AdoptionDocument, labels: dict[str, str], names: tuple[str, ...], clean: Clean
) -> dict[str, object]:
    bodies = (document.introduction, *(body for *_, body in document.sections), document.resolution_text)
    marks = FootnoteMarks(bodies)
    introduction = for_template(clean(document.introduction), marks)
    sections = _sections(document, clean, marks)
    overline = document.kind
    if document.policy_number:
        overline = labels["numbered_kind"].format(kind=document.kind, number=document.policy_number).strip()
    if not document.kind:
        overline = document.policy_number
    return {
        "style": style.for_typst(document.paper, document.letterhead.colour),
        "logo": logo_for_typst(
            document.letterhead, clean(labels["logo"].format(municipality=document.municipality))
        ),
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
        "introduction": introduction,
        "sections": sections,
        "has_resolution": bool(document.resolution_number or document.resolution_text.strip()),
        "resolution_facts": _resolution_facts(document, labels, clean),
        "resolution": for_template(clean(document.resolution_text), marks),
        "closing": for_template(clean(_closing(document, labels))),
        "signatories": [
            {"name": clean(who.name), "role": clean(who.role), "field": name}
            for name, who in zip(names, document.signatories, strict=True)
        ],
    }


def _identity(document: AdoptionDocument, labels: dict[str, str], clean: Clean) -> list[tuple[str, str]]:
    return _told(
        labels,
        {
            "resolution": document.resolution_number,
            "meeting_date": _date(document.meeting_date, document.language),
            "in_force_date": _date(document.in_force_date, document.language),
            "mover": document.mover,
            "seconder": document.seconder,
            "vote": document.vote,
            "digest": _in_two_lines(document.text_sha256),
        },
        clean,
    )


def _resolution_facts(
    document: AdoptionDocument, labels: dict[str, str], clean: Clean
) -> list[tuple[str, str]]:
    return _told(
        labels,
        {
            "subject": " ".join(document.policy_title.split()),
            "meeting_date": _date(document.meeting_date, document.language),
            "place": document.place,
            "mover": document.mover,
            "seconder": document.seconder,
            "vote": document.vote,
            "in_force_date": _date(document.in_force_date, document.language),
        },
        clean,
    )


def _told(labels: dict[str, str], facts: dict[str, str], clean: Clean) -> list[tuple[str, str]]:
    return [(labels[key], clean(value.strip())) for key, value in facts.items() if value.strip()]


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


def _sections(document: AdoptionDocument, clean: Clean, marks: FootnoteMarks) -> list[dict[str, object]]:
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
                "body": for_template(clean(body), marks),
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
