"""What a draft on paper says."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue

_LETTERED = re.compile(r"[a-z]|[ivxl]{1,5}")

LABELS = {
    "draft": N_("DRAFT"),
    "draft_of": N_("Draft of {date}"),
    "contents": N_("Contents"),
    "page": N_("Page {page} of {pages}"),
    "comments": N_("Comments received"),
    "comment_of": N_("{author}, {date}"),
    "answer": N_("Answer: {text}"),
    "whole": N_("On the whole text"),
    "origin": N_("Origin of the clauses"),
    "clause": N_("Clause of the draft"),
    "taken_from": N_("Taken from"),
    "nobody": N_("Own note"),
    "state_open": N_("To answer"),
    "state_accepted": N_("Accepted"),
    "state_declined": N_("Declined"),
    "no_comments": N_("No comment was received."),
    "document": N_("Text fingerprint (SHA-256)"),
}


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A comment on a part; ``state`` is open, accepted or declined."""

    author: str
    given_on: dt.date
    text: str
    answer: str = ""
    state: str = "open"


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A section as it is read; ``origin`` says where its clause was taken from ("" its own)."""

    level: int
    number: str
    heading: str
    body: str
    origin: str = ""
    notes: tuple[DraftNote, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftContents:
    """A draft with what goes along; ``notes`` are those on the whole text, ``with_origin`` asks for the annex."""

    municipality: str
    title: str
    number: str
    language: str
    day: dt.date
    introduction: str
    parts: tuple[DraftPart, ...]
    text_sha256: str
    notes: tuple[DraftNote, ...] = ()
    with_origin: bool = False
    paper: str = "letter"
    colour: str = ""
    """Of the municipality's arms, as style.for_typst takes it."""


def shown_number(number: str) -> str:
    """Return a number with the sign that usually follows it: 4. but 4.2, b) but Article 7."""
    number = " ".join(number.split())
    if number.isdigit():
        return f"{number}."
    return f"{number})" if _LETTERED.fullmatch(number) else number


def labels(language: str) -> dict[str, str]:
    """Return the words around the text, in its language."""
    say = catalogue(language).gettext
    return {key: say(text) for key, text in LABELS.items()}
