"""Plain text becomes paragraphs and lists without losing or inventing anything."""

from __future__ import annotations

import pytest

from medias_desktop.core.pdf.blocks import Block, blocks


def test_paragraphs_are_separated_by_blank_lines():
    assert blocks("Un.\n\n  \nDeux.") == [Block("p", ["Un."], [""]), Block("p", ["Deux."], [""])]


def test_a_line_break_between_short_lines_is_kept():
    assert blocks("Nom :\nFonction :") == [Block("p", ["Nom :\nFonction :"], [""])]


def test_lines_broken_to_fit_a_column_are_joined():
    first = "Les comptes officiels sont ouverts et fermés par la direction générale"
    assert blocks(f"{first}\nqui en tient la liste.") == [
        Block("p", [f"{first} qui en tient la liste."], [""])
    ]


def test_a_long_line_in_a_text_that_is_not_wrapped_keeps_its_break():
    first = "Une phrase. " * 20
    assert blocks(f"{first}\nSuite.")[0].texts == [f"{first.strip()}\nSuite."]


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "➤", "- >", "- ➤"])
def test_bullets_of_every_kind_make_one_list(mark):
    assert blocks(f"{mark} un\n{mark} deux") == [Block("ul", ["un", "deux"], ["•", "•"])]


@pytest.mark.parametrize("mark", ["1.", "a)", "(b)", "iv)", "4.2", "4.2.1", "1°", "☐", "☑"])
def test_printed_marks_are_kept_as_they_are(mark):
    assert blocks(f"{mark} texte") == [Block("ol", ["texte"], [mark])]


@pytest.mark.parametrize("text", ["12 500 $ au plus", "-5 degrés", "2026 est une année", "1.", "oui (a) non"])
def test_what_only_looks_like_a_mark_stays_a_paragraph(text):
    assert blocks(text) == [Block("p", [text], [""])]


def test_a_list_goes_on_after_a_blank_line_and_its_lines_continue():
    found = blocks("Sont visés :\n- les élus\n  et élues;\n\n- les employés.")
    assert found == [
        Block("p", ["Sont visés :"], [""]),
        Block("ul", ["les élus\net élues;", "les employés."], ["•", "•"]),
    ]


def test_nothing_makes_nothing():
    assert blocks("\r\n \r\n") == []
