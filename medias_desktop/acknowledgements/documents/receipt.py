"""The receipt of a signature made on the screen, for the person who signed: data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from medias_desktop.core.digests import in_two_lines
from medias_desktop.core.i18n import N_, catalogue, format_date, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything that the receipt says, in the person’s ``language``; ``text_language`` is that of the text shown.

    ``signature`` is the drawing’s SVG, empty when ``witness`` stands in for it; ``at`` is aware; ``questions`` counts
    those asked, all answered right; ``user`` was at the desk. ``sealed`` says that the seal is about to be put on it.
    ``clauses`` are what the policy has printed for its readers, each with where it stands.
    """

    uid: str
    municipality: str
    language: str
    person: str
    number: str
    department: str
    policy_title: str
    policy_number: str
    version: int
    resolution_number: str
    in_force_date: dt.date | None
    text_sha256: str
    text_language: str
    at: dt.datetime
    questions: int
    typed_name: str
    signature: bytes
    witness: str
    user: str
    sealed: bool
    paper: str = "letter"
    colour: str = ""
    clauses: tuple[tuple[str, str], ...] = ()


_MOST_WORDS = 320
"""Characters of clauses that leave the receipt on one page; of more, only where they stand is said."""
_LABELS = {
    "title": N_("Receipt of your signature"),
    "receipt": N_("Receipt"),
    "page": N_("Page {page} of {pages}"),
    "who": N_("Who signed"),
    "person": N_("Person"),
    "number": N_("Employee number"),
    "department": N_("Department"),
    "about": N_("What was signed"),
    "policy": N_("Policy"),
    "policy_number": N_("Number of the policy"),
    "version": N_("Version"),
    "resolution": N_("Resolution"),
    "in_force_date": N_("In force on"),
    "text_language": N_("Language of the text"),
    "digest": N_("Text fingerprint (SHA-256)"),
    "how": N_("How it was signed"),
    "clauses": N_("What concerns you first"),
    "see": N_("In the policy"),
    "receipt_number": N_("Number of the receipt"),
    "at": N_("Day and time"),
    "method": N_("Method"),
    "reading": N_("Reading"),
    "questions": N_("Questions"),
    "user": N_("At the desk"),
    "witness": N_("Witness"),
    "typed": N_("Name typed"),
    "drawn": N_("Drawn signature"),
    "signature": N_("Signature of {name}, drawn on the screen"),
    "on_screen": N_("On screen"),
    "whole": N_("The text was shown to its end before the signature."),
    "without": N_("The person did not draw: the name typed and the witness stand for the signature."),
    "sealed": N_("The municipality’s digital seal is on this receipt: any change to the file is seen."),
    "unsealed": N_(
        "This receipt bears no digital seal. The register keeps the same file: the fingerprint of both can be compared."
    ),
    "statement": N_(
        "On {day}, {name} read the policy named below on a screen of the municipality and signed it. Keep this "
        "receipt."
    ),
}
_AT = N_("{date}, {time}")
_RIGHT = N_("{right} of {asked} answered right")
_LANGUAGES = {"fr": N_("French"), "en": N_("English")}


def typeset_receipt(receipt: Receipt) -> bytes:
    """Return the receipt as PDF/A-2a and PDF/UA-1, one page: two for names of many lines."""
    return typeset("receipt.typ", _data(receipt), receipt.at)


def _data(receipt: Receipt) -> dict[str, object]:
    language = receipt.language
    say = catalogue(language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    day = format_date(receipt.at.astimezone().date(), language=language)
    return {
        "style": style.for_typst(receipt.paper, receipt.colour),
        "language": language,
        "labels": labels,
        "municipality": _clean(receipt.municipality),
        "uid": receipt.uid,
        "tight": bool(receipt.clauses),
        "statement": _clean(labels["statement"].format(name=receipt.person, day=day)),
        "typed_name": _clean(receipt.typed_name),
        "signature": receipt.signature.decode(),
        "signature_label": _clean(labels["signature"].format(name=receipt.person)),
        "seal": labels["sealed" if receipt.sealed else "unsealed"],
        "parts": [
            {
                "heading": labels[heading],
                "rows": [
                    (_clean(labels.get(key, key)), _clean(value)) for key, value in rows if value.strip()
                ],
            }
            for heading, rows in (
                ("who", _who(receipt)),
                ("about", _about(receipt)),
                ("clauses", _clauses(receipt)),
                ("how", _how(receipt, labels)),
            )
            if rows
        ],
    }


def _who(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    return (
        ("person", receipt.person),
        ("number", receipt.number),
        ("department", receipt.department),
    )


def _about(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    language, in_force = receipt.language, receipt.in_force_date
    return (
        ("policy", receipt.policy_title),
        ("policy_number", receipt.policy_number),
        ("version", str(receipt.version)),
        ("resolution", receipt.resolution_number),
        ("in_force_date", format_date(in_force, language=language) if in_force else ""),
        ("text_language", catalogue(language).gettext(_LANGUAGES[receipt.text_language])),
        ("digest", in_two_lines(receipt.text_sha256)),
    )


def _clauses(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    """Return what the policy says to who signs, by where it stands; where it stands only when that is too long."""
    if sum(max(80, len(text)) for _cite, text in receipt.clauses) <= _MOST_WORDS:
        return receipt.clauses
    return (("see", ", ".join(dict.fromkeys(cite for cite, _text in receipt.clauses))),)


def _how(receipt: Receipt, labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    language = receipt.language
    say = catalogue(language).gettext
    local = receipt.at.astimezone()
    at = say(_AT).format(date=format_date(local.date(), language=language), time=format_time(local, language))
    right = say(_RIGHT).format(right=receipt.questions, asked=receipt.questions)
    return (
        ("receipt_number", "" if receipt.clauses else receipt.uid),  # it is in the foot as well
        ("at", at),
        ("method", labels["on_screen"]),
        ("reading", labels["whole"]),
        ("questions", right if receipt.questions else ""),
        ("user", receipt.user),
        ("witness", receipt.witness),
    )


def _clean(text: str) -> str:
    return printable(" ".join(text.split(" ")))[0]
