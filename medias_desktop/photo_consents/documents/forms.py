"""Consent forms as pages: data in, a PDF/A-2a and PDF/UA-1 document out, with a code on each page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, shown
from medias_desktop.core.pdf.style import MM
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.photo_consents.documents import form_words
from medias_desktop.photo_consents.documents.form_words import AskedFor
from medias_desktop.photo_consents.rules.forms import FormKind

if TYPE_CHECKING:
    from medias_desktop.photo_consents.rules.purposes import Purpose

SHEET_KINDS = {
    FormKind.INDIVIDUAL: SheetKind.CONSENT,
    FormKind.GROUP: SheetKind.CONSENT_GROUP,
    FormKind.BLANK: SheetKind.CONSENT_BLANK,
}
_CODE_SIDE = 20 * MM
_LOGO = N_("Logo: {municipality}")


@dataclass(frozen=True, slots=True)
class FormSigner:
    """Who signs: a guardian (``name`` and ``relation`` may be for the pen), or the person (``own``)."""

    own: bool = True
    name: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class FormPerson:
    """Somebody who is asked; the name is empty on a blank form."""

    name: str = ""
    born: dt.date | None = None
    for_minor: bool = False
    signers: tuple[FormSigner, ...] = (FormSigner(),)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form, ``sheet`` its 12 letters and digits; a form for many has as many persons as it has."""

    sheet: str
    kind: FormKind
    language: str
    persons: tuple[FormPerson, ...]

    @property
    def for_minor(self) -> bool:
        """Tell whether a minor is among those asked."""
        return any(person.for_minor for person in self.persons)


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """What all forms of a printing share; ``picture`` is a JPEG, ``clauses`` (where it stands, what it says) by language."""

    municipality: str
    register_tag: str
    subject_tag: str
    asked: AskedFor
    purposes: frozenset[Purpose]
    starts_on: dt.date
    ends_on: dt.date | None
    made_at: dt.datetime
    clauses: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    picture: bytes | None = None
    paper: str = "letter"
    letterhead: Letterhead = PLAIN


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a form came to stand: how many pages it has; of a form for many, page and line (from 1) of each row."""

    pages: int
    rows: tuple[tuple[int, int], ...] = ()


def rows_of(sheet: FormSheet) -> list[tuple[int, int]]:
    """Return the rows of a form for many as (person, signer), both from 0: each signs on a line of their own."""
    return [(at, place) for at, person in enumerate(sheet.persons) for place in range(len(person.signers))]


def typeset_forms(template: FormTemplate, sheets: Sequence[FormSheet]) -> tuple[bytes, tuple[Placed, ...]]:
    """Return the forms one after another as one document, and where each came to stand."""
    from medias_desktop.core.pdf.typesetting import typeset_with_places

    language = sheets[0].language if sheets else "fr"
    municipality = _clean(template.municipality)
    logo = catalogue(language).gettext(_LOGO).format(municipality=municipality)
    data = {
        "style": style.for_typst(template.paper, template.letterhead.colour),
        "language": language,
        "title": form_words.title(language, for_minor=False, group=False),
        "municipality": municipality,
        "logo": logos.for_typst(template.letterhead, logo),
        "picture": list(template.picture) if template.picture else [],
        "code": _CODE_SIDE,
        "forms": [_form(template, at, sheet) for at, sheet in enumerate(sheets)],
    }
    pdf, marks = typeset_with_places("consent_form.typ", data, template.made_at, ("form-mark", "form-row"))
    places = tuple(_places(len(sheets), marks))
    return _coded(pdf, template, sheets, places), places


def _places(count: int, marks: dict[str, list[dict[str, int]]]) -> list[Placed]:
    bounds: dict[int, list[int]] = {}
    for mark in marks["form-mark"]:
        bounds.setdefault(mark["form"], []).append(mark["page"])
    rows: dict[int, list[tuple[int, int]]] = {}
    for mark in marks["form-row"]:
        page = mark["page"] - bounds[mark["form"]][0] + 1
        before = rows.setdefault(mark["form"], [])
        before.append((page, sum(one == page for one, _line in before) + 1))
    return [Placed(max(bounds[at]) - min(bounds[at]) + 1, tuple(rows.get(at, ()))) for at in range(count)]


def _coded(
    pdf: bytes, template: FormTemplate, sheets: Sequence[FormSheet], places: Sequence[Placed]
) -> bytes:
    from medias_desktop.core.pdf.page_marks import draw_codes
    from medias_desktop.core.pdf.typeset_pdf import TypesetPdf

    codes = [
        sheet_code(
            SHEET_KINDS[sheet.kind],
            template.register_tag,
            template.subject_tag,
            sheet.sheet,
            page,
            place.pages,
        )
        for sheet, place in zip(sheets, places, strict=True)
        for page in range(1, place.pages + 1)
    ]
    document = TypesetPdf(pdf)
    draw_codes(document, document.pages(), codes, side=_CODE_SIDE, margin=17 * MM)
    return document.written()


def _form(template: FormTemplate, at: int, sheet: FormSheet) -> dict[str, object]:
    language, group = sheet.language, sheet.kind is FormKind.GROUP
    told = form_words.words(language)
    told["title"] = form_words.title(language, for_minor=sheet.for_minor, group=group)
    return {
        "at": at,
        "kind": sheet.kind.value,
        "language": language,
        "shown": shown(sheet.sheet),
        "words": told,
        "about": {
            "lines": [_clean(line) for line in template.asked.lines(language)],
            "pictured": bool(template.picture),
            "alternative": form_words.picture_words(language),
        },
        "duration": form_words.duration(language, template.starts_on, template.ends_on),
        "boxes": form_words.places(language, template.purposes),
        "clauses": [
            {"cite": _clean(cite), "text": _clean(text)} for cite, text in template.clauses.get(language, ())
        ],
        "rights": form_words.rights(language, for_minor=sheet.for_minor),
        "answers": form_words.answers(language),
        "facts": [] if group else _facts(sheet, told),
        "signers": [] if group else _signers(sheet.persons[0], language),
        "columns": [
            {"name": name, "holds": holds}
            for name, holds in (form_words.columns(language, template.purposes) if group else ())
        ],
        "rows": _rows(sheet) if group else [],
    }


def _facts(sheet: FormSheet, told: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Return name and date of birth as (label, value, whether it is left to the pen)."""
    (person,) = sheet.persons
    facts = [(told["name"], _clean(person.name), not person.name)]
    if person.for_minor:
        born = format_date(person.born, language=sheet.language) if person.born else ""
        facts.append((told["born"], born, not born))
    return facts


def _signers(person: FormPerson, language: str) -> list[dict[str, object]]:
    several = sum(not one.own for one in person.signers) > 1
    found: list[dict[str, object]] = []
    for number, one in enumerate(person.signers, 1):
        found.append(
            {
                "title": form_words.signer_title(
                    language, own=one.own, for_minor=person.for_minor, number=number, several=several
                ),
                "named": not one.own,
                "name": _clean(one.name),
                "relation": one.relation,
            }
        )
    return found


def _rows(sheet: FormSheet) -> list[dict[str, object]]:
    language = sheet.language
    found: list[dict[str, object]] = []
    for line, (at, place) in enumerate(rows_of(sheet), 1):
        person = sheet.persons[at]
        signer = person.signers[place]
        guardian = "" if signer.own else form_words.guardian_of_line(language, _clean(signer.name))
        signs = form_words.signs(language, own=signer.own) if person.for_minor else ""
        found.append({"line": line, "name": _clean(person.name), "guardian": guardian, "signs": signs})
    return found


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
