"""Sheets read back with an independent reader."""

from __future__ import annotations

import pypdfium2
import pytest

from medias_desktop.acknowledgements.documents.sheets import sheet_code
from medias_desktop.acknowledgements.errors import NobodyChosen, PersonGone
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.errors import Cancelled


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_one_page_per_person_in_their_language(service, policies, version_id, persons):
    found = pages(service.sheets(version_id, [persons[3], persons[0]]))
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


def test_one_language_for_all_when_asked(service, version_id, persons):
    (page,) = pages(service.sheets(version_id, [persons[0]], language="en"))
    assert "I have received and read" in page
    assert "Elected official" in page


def test_the_code_names_person_and_version(service, policies, people, version_id, persons):
    (page,) = pages(service.sheets(version_id, [persons[0]]))
    code = sheet_code(policies.version(version_id).summary.uid, people.person(persons[0]).uid)
    assert f"{code[:4]}-{code[4:8]}-{code[8:]}" in page


def test_codes_differ():
    codes = {sheet_code(f"v{i}", f"p{j}") for i in range(30) for j in range(30)}
    assert len(codes) == 900
    # printf 'v1 p1' | sha256sum | xxd -r -p | base32
    assert sheet_code("v1", "p1") == "U2HWZGFZGSNW"
    assert all(len(code) == 12 and code.isalnum() and code.isupper() for code in codes if not code.isdigit())


def test_printing_records_nothing(service, version_id, persons):
    service.sheets(version_id, persons[:2])
    assert service.history(persons[0], version_id) == ()


def test_a_signed_person_may_have_a_sheet_again(service, version_id, persons):
    service.record(version_id, persons[:1], service.today, Method.ON_SCREEN)
    assert len(pages(service.sheets(version_id, persons[:1]))) == 1


def test_refusals(service, version_id, persons):
    with pytest.raises(NobodyChosen):
        service.sheets(version_id, [])
    with pytest.raises(PersonGone):
        service.sheets(version_id, [persons[0], 999])


def test_cancelling(service, version_id, persons):
    class Stop:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        service.sheets(version_id, persons, Stop())
