"""The comparisons on paper: tagged PDF/A with what the screen shows."""

import datetime as dt

import pypdfium2
import pytest

from medias_desktop.core import i18n
from medias_desktop.policies.documents.comparing import difference_document, matrix_document, side_document
from medias_desktop.policies.rules.by_theme import Column, matrix_of
from medias_desktop.policies.rules.comparing import compare_versions
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.towns import TOWNS, town_text
from tests.policies.rules.comparing.making import section, version

AT = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document], document[0].get_size()
    finally:
        document.close()


def standard(pdf):
    return b"<pdfaid:part>2</pdfaid:part>" in pdf and b"/MarkInfo" in pdf


@pytest.fixture
def matrix():
    return matrix_of([Column(town_text(key, "fr"), rules={"MM:5.9": ("Une règle.",)}) for key in TOWNS])


def test_the_matrix_lies_across_and_repeats_its_head(matrix):
    pdf = matrix_document(matrix, matrix.rows, "Ville de Sainte-Élodie", "fr", "letter", AT)
    texts, size = pages(pdf)
    assert size[0] > size[1]
    assert all("Blainville" in text for text in texts)
    assert "Photos et consentement" in "".join(texts)
    assert f"Page 1 sur {len(texts)}" in texts[0]
    assert standard(pdf)


def test_side_by_side_shows_sections_rules_and_who_is_silent(matrix):
    row = next(row for row in matrix.rows if row.theme is Theme.PHOTO_CONSENT)
    text = "".join(pages(side_document(matrix, row, "Ville de Sainte-Élodie", "fr", "a4", AT))[0])
    assert "art. 5.9" in text
    assert "Une règle." in text
    assert "Ne dit rien sur ce thème." in text


def test_the_difference_names_both_texts_and_marks_what_changed():
    old = version(section("1", "Objet", "Le délai est de 24 heures.", "a"), section("2", "Ton", "Poli.", "b"))
    new = version(
        section("1", "Objet", "Le délai est de 48 heures.", "a"),
        section("2", "Ton", "Poli.", "b"),
        uid="v2",
        ordinal=2,
    )
    pdf = difference_document(compare_versions(old, new), "Ville de Sainte-Élodie", "fr", "letter", AT)
    text = pages(pdf)[0][0]
    assert "Version 1" in text
    assert "Version 2" in text
    assert "1 article modifié" in text
    assert "24 48 heures" in " ".join(text.split())
    assert standard(pdf)


def test_only_what_changed_is_printed_when_that_is_wanted():
    i18n.use_language("en")
    old = version(section("1", "Objet", "Un.", "a"), section("2", "Ton", "Poli.", "b"))
    new = version(section("1", "Objet", "Deux.", "a"), section("2", "Ton", "Poli.", "b"), uid="v2", ordinal=2)
    pdf = difference_document(compare_versions(old, new), "Town", "en", "letter", AT, only_changed=True)
    text = pages(pdf)[0][0]
    assert "Poli." not in text
    assert "1 section unchanged" in text


def test_odd_text_is_printed():
    old = version(section("", "", "\x00\u202e <b>#let x</b> | a | b |\n- \ufffd", "a"))
    new = version(section("9" * 120, "", "", "a", level=6), uid="v2")
    assert standard(difference_document(compare_versions(old, new), "", "fr", "letter", AT))
