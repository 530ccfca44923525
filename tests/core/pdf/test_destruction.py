"""The certificate of destruction: complete in both languages, archivable, whatever its length."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.pdf.destruction import (
    DestructionCertificate,
    TrailState,
    months_text,
    typeset_destruction,
)
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.people.retention import FORMER_PERSON
from tests.core.pdf.tools import defects

_FIRST = dt.date(2019, 1, 1)


def certificate(language="fr", paper="letter", records=3, months=84):
    return DestructionCertificate(
        uid="0b0f5f0e-6a48-4f2e-9f6d-2f6a61b3f001",
        municipality="Municipalité de Rivière-aux-Ormes",
        language=language,
        kind=FORMER_PERSON.title,
        clock_starts=FORMER_PERSON.clock_starts,
        goes=FORMER_PERSON.goes,
        stays=FORMER_PERSON.stays,
        basis="03-205",
        months=months,
        done_by="Noémie Ouellet",
        role="Direction générale",
        at=dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC),
        before=TrailState(1240, "ab12" * 16),
        after=TrailState(1263, "cd34" * 16),
        records=tuple((1000 + n, _FIRST + dt.timedelta(days=n)) for n in range(records)),
        rows=7,
        contents=12,
        mentions=2,
        backup_days=400,
        program="Médias 1.0",
        paper=paper,
    )


def texts(pdf):
    with open_pdf(pdf) as pages:
        return [" ".join(pages.text(number).split()) for number in range(len(pages))]


@pytest.mark.parametrize(("language", "paper"), [("fr", "letter"), ("en", "a4")])
@pytest.mark.parametrize("records", [1, 300])
def test_it_is_pdf_a_and_accessible(language, paper, records):
    pdf = typeset_destruction(certificate(language, paper, records))
    assert defects(pdf, "2a") == []
    assert defects(pdf, "ua1") == []


def test_it_is_in_the_municipalitys_language():
    text = " ".join(texts(typeset_destruction(certificate("en", "a4"))))
    for told in (
        "Certificate of destruction",
        "Kind of record Persons",
        "Rule of the archive schedule 03-205",
        "Retention period 7 years",
        "November 21, 2026",
        "No. 1240, hash ab12ab12ab12ab12…",
        "No. 1263, hash cd34cd34cd34cd34…",
        "1002 2019-01-03",
        "Signature of the person in charge",
    ):
        assert told in text


def test_a_request_has_a_reason_and_no_delay():
    text = " ".join(texts(typeset_destruction(certificate(months=None))))
    assert "Motif (demande de la personne ou décision) 03-205" in text
    assert "Délai" not in text


def test_the_place_to_sign_is_on_the_first_page():
    assert "Signature de la personne responsable" in texts(typeset_destruction(certificate(records=300)))[0]


def test_of_thousands_of_records_each_is_listed_and_every_page_names_the_certificate():
    pages = texts(typeset_destruction(certificate(records=2000)))
    listed = " ".join(pages)
    assert [n for n in range(2000) if f"{1000 + n} {_FIRST + dt.timedelta(days=n)}" not in listed] == []
    assert all("0b0f5f0e-6a48-4f2e-9f6d-2f6a61b3f001" in page for page in pages)
    assert f"Page 2 sur {len(pages)}" in pages[1]


@pytest.mark.parametrize(
    ("months", "language", "text"),
    [
        (12, "fr", "1 an"),
        (84, "fr", "7 ans"),
        (84, "en", "7 years"),
        (1, "en", "1 month"),
        (18, "fr", "18 mois"),
    ],
)
def test_a_delay_is_written_in_years_where_it_is_whole(months, language, text):
    assert months_text(months, language) == text
