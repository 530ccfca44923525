"""A letter to the person, as it is printed: text, place to sign for receipt, place for a refusal with its witness."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.sanctions.rules.cases import CasePerson

_LABELS = {
    "page": N_("Page {page} of {pages}"),
    "personal": N_("Personal and confidential"),
    "draft": N_("Draft – this letter was not issued"),
    "subject": N_("Subject: {subject}"),
    "case": N_("Case {number}"),
    "signer": N_("For the municipality: signature, name and position"),
    "receipt": N_("Received by the person"),
    "receipt_words": N_(
        "By signing I confirm that I received this letter. It does not mean that I agree with it."
    ),
    "signature": N_("Signature"),
    "day": N_("Date"),
    "refusal": N_("If the person refuses to sign"),
    "refusal_words": N_("☐ The letter was handed to the person before me, and they refused to sign."),
    "witness": N_("Name of the witness"),
}
_LOGO = N_("Logo: {municipality}")
_NUMBERED = N_("Employee number: {number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A letter and the paper it is on; ``day`` None for a draft."""

    municipality: str
    case_number: str
    person: CasePerson
    language: str
    subject: str
    body: str
    day: dt.date | None
    made_at: dt.datetime
    paper: str = "letter"
    letterhead: Letterhead = PLAIN


def typeset_letter(sheet: LetterSheet) -> bytes:
    """Return the letter as PDF/A-2a and PDF/UA-1, in its own language."""
    from medias_desktop.core.pdf.typesetting import typeset

    say = catalogue(sheet.language).gettext
    municipality = _clean(sheet.municipality)
    labels = {key: say(text) for key, text in _LABELS.items()}
    subject = _clean(sheet.subject)
    person = sheet.person
    to = [person.full_name, person.department]
    if person.number:
        to.append(say(_NUMBERED).format(number=person.number))
    data = {
        "style": style.for_typst(sheet.paper, sheet.letterhead.colour),
        "language": sheet.language,
        "labels": labels,
        "municipality": municipality,
        "logo": logos.for_typst(sheet.letterhead, say(_LOGO).format(municipality=municipality)),
        "draft": sheet.day is None,
        "day": format_date(sheet.day, language=sheet.language) if sheet.day else "",
        "to": [_clean(one) for one in to if one],
        "person": _clean(person.full_name),
        "case": labels["case"].format(number=_clean(sheet.case_number)),
        "title": subject,
        "subject": labels["subject"].format(subject=subject),
        "body": for_template(printable(sheet.body)[0]),
    }
    return typeset("letter.typ", data, sheet.made_at)


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
