"""Consent forms as pages: every box, both languages, long names, many lines; accessible as other documents are."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest

from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.progress import Silent
from medias_desktop.paper.codes import PrintedCode
from medias_desktop.paper.reading import read_scan
from medias_desktop.photo_consents.documents.form_words import AskedFor, places
from medias_desktop.photo_consents.documents.forms import (
    FormPerson,
    FormSheet,
    FormSigner,
    FormTemplate,
    typeset_forms,
)
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.purposes import Purpose

LONG = "Marie-Antoinette-Philomène de la Bruère-Montarville de Saint-Jean-Port-Joli " * 2
MINOR = FormPerson(
    "Léa Tremblay-Côté",
    dt.date(2011, 3, 4),
    for_minor=True,
    signers=(
        FormSigner(own=False, name="Marie Tremblay", relation="Mère"),
        FormSigner(own=False),
        FormSigner(),
    ),
)
CLAUSE = ("art. 5.9", "Toute personne que l’on peut reconnaître a donné son accord.")


def template(**more):
    values = {
        "municipality": "Ville de Sainte-Élodie",
        "register_tag": "ABCDEFGH",
        "subject_tag": "IJKLMNOP",
        "asked": AskedFor(event="Tournoi de soccer"),
        "purposes": frozenset(Purpose),
        "starts_on": dt.date(2026, 11, 21),
        "ends_on": dt.date(2028, 11, 20),
        "made_at": dt.datetime(2026, 11, 21, tzinfo=dt.UTC),
        "clauses": {"fr": (CLAUSE,)},
    }
    return FormTemplate(**{**values, **more})


def sheet(*persons, kind=FormKind.INDIVIDUAL, language="fr", number="ABCDEFGHIJKL"):
    return FormSheet(number, kind, language, persons)


def words(pdf):
    with open_pdf(pdf) as pages:
        return " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_form_has_a_box_for_each_place_and_one_to_refuse(language):
    pdf, (placed,) = typeset_forms(template(), [sheet(MINOR, language=language)])
    assert placed.pages == 1
    text = words(pdf)
    assert all(place in text for place in places(language, frozenset(Purpose)))
    assert text.count("☐") == len(Purpose) + 2
    assert "Marie Tremblay" in text


def test_the_clause_that_is_to_be_printed_stands_on_it():
    text = words(typeset_forms(template(), [sheet(FormPerson("Jean Roy"))])[0])
    assert CLAUSE[0] in text
    assert CLAUSE[1] in text
    assert CLAUSE[1] not in words(typeset_forms(template(clauses={}), [sheet(FormPerson("Jean Roy"))])[0])


@pytest.mark.parametrize("count", [1, 40])
def test_a_form_for_many_says_where_each_line_is(count):
    persons = [FormPerson(LONG if number % 7 == 3 else f"Personne {number:02}") for number in range(count)]
    pdf, (placed,) = typeset_forms(template(), [sheet(*persons, kind=FormKind.GROUP)])
    assert len(placed.rows) == count
    assert placed.rows[0] == (1, 1)
    assert placed.rows[-1][0] == placed.pages
    with open_pdf(pdf) as pages:
        texts = [" ".join(pages.text(number).split()) for number in range(len(pages))]
    assert len(texts) == placed.pages
    for number, (page, _line) in enumerate(placed.rows):
        if number % 7 != 3:
            assert f"Personne {number:02}" in texts[page - 1]


def test_the_code_of_every_page_is_that_of_its_form():
    sheets = [sheet(MINOR, number="A" * 12), sheet(FormPerson(LONG), number="B" * 12)]
    sheets.append(
        sheet(*[FormPerson(f"Personne {n}") for n in range(30)], kind=FormKind.GROUP, number="C" * 12)
    )
    pdf, placed = typeset_forms(template(), sheets)
    found = [page.code for page in read_scan(pdf, "formulaires.pdf", Silent()).pages]
    wanted = [
        (one.sheet, page, place.pages)
        for one, place in zip(sheets, placed, strict=True)
        for page in range(1, place.pages + 1)
    ]
    assert all(isinstance(code, PrintedCode) for code in found)
    assert [(code.sheet.sheet, code.page, code.pages) for code in found] == wanted


def test_forms_are_tagged_and_say_their_language():
    with pikepdf.open(io.BytesIO(typeset_forms(template(), [sheet(MINOR)])[0])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "fr-CA"
        assert "/StructTreeRoot" in pdf.Root
