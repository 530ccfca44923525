"""Characters: ligatures, spaces, signs without meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline.pdf.characters import is_garbage, level_spaces, spell_out
from medias_desktop.policies.outline.pdf.fonts import heavier, read_face


@given(st.text())
def test_levelling_keeps_the_length(text: str):
    assert len(level_spaces(text)) == len(text)


def test_ligatures_are_spelt_out_and_bullets_known():
    assert spell_out(level_spaces("o\ufb03ce\u00a0de la \ufb01n\u00ad\u202f\uf0b7")) == "office de la fin •"


@pytest.mark.parametrize(
    "text", ["", "   ", "\ue001\ue002\ue003 \ue004", "\ufffd" * 40, "... --- 123 456 $$ %% 789"]
)
def test_signs_without_meaning_are_garbage(text: str):
    assert is_garbage(text)


@pytest.mark.parametrize(
    "text", ["Politique de déneigement, article 12.", "سياسة البلدية بشأن الضوضاء", "Πολιτική του δήμου"]
)
def test_words_of_any_alphabet_are_none(text: str):
    assert not is_garbage(text)


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("ABCDEF+Calibri-Bold", True, False),
        ("Arial,BoldItalic", True, True),
        ("Arial-BoldMT", True, False),
        ("TimesNewRomanPS-ItalicMT", False, True),
        ("Helvetica-Oblique", False, True),
        ("SegoeUI-Semibold", True, False),
        ("Verdana", False, False),
    ],
)
def test_a_fonts_name_tells_its_weight_and_slant(name: str, bold: bool, italic: bool):
    face = read_face(name, 32, 0)
    assert (face.bold, face.italic) == (bold, italic)


def test_a_nameless_font_is_bold_beside_a_lighter_one():
    text, strong = read_face("CIDFont+F1", 32, 400), read_face("CIDFont+F2", 32, 700)
    assert heavier(strong, text)
    assert not heavier(text, strong)
    assert not heavier(strong, strong)
