"""The letters about a request: receipt, approval, reasoned refusal, to whom it was directed. Data in, words and bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.editorial_calendar.labels import request_letters as words
from medias_desktop.editorial_calendar.labels.request_letters import LetterKind
from medias_desktop.editorial_calendar.labels.requests import KIND_NAMES
from medias_desktop.editorial_calendar.rules.requesting.requests import Request
from medias_desktop.editorial_calendar.rules.requesting.states import FAVOURABLE, RequestKind, RequestState

_LABELS = {
    "page": N_("Page {page} of {pages}"),
    "subject": N_("Subject: {subject}"),
    "request": N_("Request {number}"),
    "signer": N_("For the municipality: signature, name and position"),
}
_LOGO = N_("Logo: {municipality}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What the words are made of; the clause as it is cited and what it says in the requester’s language.

    ``destination`` is to whom it was directed, ``reached`` how they are reached.
    """

    request: Request
    kind: LetterKind
    language: str
    municipality: str
    policy: str = ""
    cite: str = ""
    clause: str = ""
    destination: str = ""
    reached: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A letter and the paper it is on."""

    municipality: str
    number: str
    to: tuple[str, ...]
    language: str
    subject: str
    body: str
    day: dt.date
    made_at: dt.datetime
    paper: str = "letter"
    letterhead: Letterhead = PLAIN


def fitting(request: Request) -> tuple[LetterKind, ...]:
    """Return the letters that a request calls for, the likeliest first."""
    found = []
    if request.kept_state is RequestState.REFUSED:
        found.append(LetterKind.REFUSAL)
    elif request.decided_on is not None and FAVOURABLE[request.kind]:
        found.append(LetterKind.APPROVAL)
    elif request.draft.sent_to or request.draft.sent_office:
        found.append(LetterKind.DIRECTED)
    return (*found, LetterKind.RECEIPT)


def proposed(facts: LetterFacts) -> tuple[str, str]:
    """Return the subject and the text of a letter before anybody adjusts it."""
    writer = _Writer(facts)
    return writer.subject(), "\n\n".join(filter(None, writer.paragraphs()))


class _Writer:
    """Writes one letter, paragraph by paragraph."""

    def __init__(self, facts: LetterFacts) -> None:
        self._facts, self._request = facts, facts.request
        self._say: Callable[[str], str] = catalogue(facts.language).gettext

    def subject(self) -> str:
        """Return what the letter is about."""
        asked = self._request.draft.subject or self._say(KIND_NAMES[self._request.kind])
        return self._say(words.SUBJECTS[self._facts.kind]).format(asked=asked)

    def paragraphs(self) -> list[str]:
        """Return the paragraphs, some of them empty."""
        draft = self._request.draft
        asked = self._say(words.ASKED).format(
            day=self._day(draft.received_on),
            kind=self._say(KIND_NAMES[draft.kind]).lower(),
            number=self._request.number,
        )
        middle = {
            LetterKind.RECEIPT: self._receipt,
            LetterKind.APPROVAL: self._approval,
            LetterKind.REFUSAL: self._refusal,
            LetterKind.DIRECTED: self._directed,
        }[self._facts.kind]()
        return [self._say(words.GREETING), asked, *middle, self._say(words.CLOSING), self._facts.municipality]

    def _receipt(self) -> list[str]:
        return [self._say(words.RECEIVED), *self._where()]

    def _approval(self) -> list[str]:
        one = self._request
        told = [self._say(words.GRANTED).format(day=self._day(one.decided_on))]
        if one.conditions:
            told.append(self._say(words.CONDITIONS).format(conditions=one.conditions))
        if one.until is not None:
            told.append(self._say(words.UNTIL).format(day=self._day(one.until)))
        if one.kind is RequestKind.ORGANISATION_POST:
            told.append(self._say(words.PUBLISHED_BY_US))
        return [*told, *self._why()]

    def _refusal(self) -> list[str]:
        told = self._say(words.REFUSED).format(day=self._day(self._request.decided_on))
        return [told, *self._why()]

    def _directed(self) -> list[str]:
        return [*self._where(), self._say(words.NOT_HERE)]

    def _where(self) -> list[str]:
        facts = self._facts
        if not facts.destination:
            return []
        told = self._say(words.DIRECTED).format(whom=facts.destination)
        return [told, self._say(words.REACHED).format(reached=facts.reached) if facts.reached else ""]

    def _why(self) -> list[str]:
        facts, reasons = self._facts, self._request.reasons.strip()
        told = [self._say(words.REASONS).format(reasons=reasons)] if reasons else []
        if facts.cite and facts.clause and facts.clause.strip() != reasons:
            said = self._say(words.CLAUSE)
            told.append(said.format(policy=facts.policy, clause=facts.cite, words=facts.clause))
        elif facts.cite:
            told.append(self._say(words.CLAUSE_ALONE).format(policy=facts.policy, clause=facts.cite))
        return told

    def _day(self, day: dt.date | None) -> str:
        return format_date(day, language=self._facts.language) if day else ""


def typeset_letter(sheet: LetterSheet) -> bytes:
    """Return the letter as PDF/A-2a and PDF/UA-1, in its own language."""
    from medias_desktop.core.pdf.typesetting import typeset

    say = catalogue(sheet.language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    municipality, subject = _clean(sheet.municipality), _clean(sheet.subject)
    data = {
        "style": style.for_typst(sheet.paper, sheet.letterhead.colour),
        "language": sheet.language,
        "labels": labels,
        "municipality": municipality,
        "logo": logos.for_typst(sheet.letterhead, say(_LOGO).format(municipality=municipality)),
        "day": format_date(sheet.day, language=sheet.language),
        "to": [_clean(one) for one in sheet.to if one.strip()],
        "request": labels["request"].format(number=_clean(sheet.number)),
        "title": subject,
        "subject": labels["subject"].format(subject=subject),
        "body": for_template(printable(sheet.body)[0]),
    }
    return typeset("request_letter.typ", data, sheet.made_at)


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
