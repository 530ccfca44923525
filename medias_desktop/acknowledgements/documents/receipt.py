"""The receipt of a signature made on the screen, for the person who signed: data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from medias_desktop.core.digests import in_two_lines
from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf.receipts import ScreenReceipt, SignedBy, moment, typeset_screen_receipt


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
    "on_screen": N_("On screen"),
    "whole": N_("The text was shown to its end before the signature."),
    "statement": N_(
        "On {day}, {name} read the policy named below on a screen of the municipality and signed it. Keep this "
        "receipt."
    ),
}
_RIGHT = N_("{right} of {asked} answered right")
_LANGUAGES = {"fr": N_("French"), "en": N_("English")}


def typeset_receipt(receipt: Receipt) -> bytes:
    """Return the receipt as PDF/A-2a and PDF/UA-1, one page: two for names of many lines."""
    language = receipt.language
    say = catalogue(language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    day = format_date(receipt.at.astimezone().date(), language=language)
    parts = (
        ("who", _who(receipt)),
        ("about", _about(receipt)),
        ("clauses", _clauses(receipt)),
        ("how", _how(receipt, labels)),
    )
    return typeset_screen_receipt(
        ScreenReceipt(
            uid=receipt.uid,
            municipality=receipt.municipality,
            language=language,
            title=labels["title"],
            statement=labels["statement"].format(name=receipt.person, day=day),
            parts=tuple(
                (labels[heading], tuple((labels.get(key, key), value) for key, value in rows))
                for heading, rows in parts
            ),
            signers=(SignedBy(receipt.person, receipt.typed_name, receipt.signature),),
            at=receipt.at,
            sealed=receipt.sealed,
            paper=receipt.paper,
            colour=receipt.colour,
            tight=bool(receipt.clauses),
        )
    )


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
    right = catalogue(language).gettext(_RIGHT).format(right=receipt.questions, asked=receipt.questions)
    return (
        ("receipt_number", "" if receipt.clauses else receipt.uid),  # it is in the foot as well
        ("at", moment(receipt.at, language)),
        ("method", labels["on_screen"]),
        ("reading", labels["whole"]),
        ("questions", right if receipt.questions else ""),
        ("user", receipt.user),
        ("witness", receipt.witness),
    )
