"""Sheets read back with an independent reader."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from medias_desktop.acknowledgements.errors import NobodyChosen, PersonGone
from medias_desktop.acknowledgements.rules import Method, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.service.sheet_finding import individual_sheet
from medias_desktop.core.errors import Cancelled


@pytest.fixture
def sheets(service, version_id):
    """Return what prints individual sheets outside any campaign."""

    def made(ids, progress=None, **order):
        out = io.BytesIO()
        service.printing.write(
            service.scope(ScopeKey(0, version_id)), ids, PrintOrder(**order), out, progress
        )
        return out.getvalue()

    return made


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_one_page_per_person_in_their_language(sheets, service, policies, version_id, persons):
    found = pages(sheets([persons[3], persons[0]]))
    assert len(found) == 2
    first, second = found
    text_sha256 = policies.version(version_id).summary.text_sha256
    for expected in (
        "Marie-Ève Côté-Gagné", "001", "Conseil", "Ville de Sainte-Élodie", "P-12", "2026-11-214",
        "15 novembre 2026", "10 novembre 2026", "Politique d’utilisation des médias sociaux",
    ):  # fmt: skip
        assert expected in first
    assert text_sha256 in first.replace(" ", "")
    for expected in (
        "Rose Smith",
        "004",
        "Regular employee",
        "November 10, 2026",
        "I have received and read",
    ):
        assert expected in second
    assert "I have received" not in first


def test_one_language_for_all_when_asked(sheets, service, version_id, persons):
    (page,) = pages(sheets([persons[0]], language="en"))
    assert "I have received and read" in page
    assert "Elected official" in page


def test_the_code_names_person_and_version(sheets, service, people, version_id, persons):
    (page,) = pages(sheets([persons[0]]))
    sheet = individual_sheet(service.scope(ScopeKey(0, version_id)), people.person(persons[0]).uid)
    assert f"{sheet[:4]}-{sheet[4:8]}-{sheet[8:]}" in page


def test_printing_records_nothing(sheets, service, version_id, persons):
    sheets(persons[:2])
    assert service.history(persons[0], version_id) == ()


def test_a_signed_person_may_have_a_sheet_again(sheets, service, version_id, persons):
    service.record(version_id, persons[:1], service.today, Method.ON_SCREEN)
    assert len(pages(sheets(persons[:1]))) == 1


def test_refusals(sheets, service, version_id, persons):
    with pytest.raises(NobodyChosen):
        sheets([])
    with pytest.raises(PersonGone):
        sheets([persons[0], 999])


def test_cancelling(sheets, service, version_id, persons):
    class Stop:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        sheets(persons, Stop())
