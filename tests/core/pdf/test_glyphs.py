"""Every character is printed, by itself or as its code point."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import coverage, printable


@pytest.mark.parametrize("name", style.FONT_FILES)
def test_the_coverage_is_what_reportlab_reads_in_the_font(name):
    theirs = {point for point, glyph in TTFontFile(str(style.font_path(name))).charToGlyph.items() if glyph}
    assert theirs <= coverage(name)


@pytest.mark.parametrize("text", ["Œuvre « 12\u202f500\u00a0$ » ²ᵉʳ", "☐ ☑ → ≤ −", "#$\\[]*_`<@~\"'"])
def test_ordinary_text_is_untouched(text):
    assert printable(text) == (text, ())


def test_a_character_that_no_font_has_is_named_and_reported():
    assert printable("a\U0001f9ffb\U0001f9ff") == ("a[U+1F9FF]b[U+1F9FF]", ("\U0001f9ff",))


def test_private_bullets_of_word_processors_become_bullets():
    assert printable("\uf0b7 point \ue000") == ("• point [U+E000]", ("\ue000",))


def test_accents_are_composed_and_controls_dropped():
    assert printable("e\u0301te\u0301\x07\u200d\ufe0f\tx\u2028y") == ("été x\ny", ())


def test_lone_surrogates_do_not_break_the_document():
    assert printable("\ud83d") == ("[U+D83D]", ("\ud83d",))


def test_an_endless_word_gets_places_to_break_and_keeps_its_letters():
    word = "https://exemple.ca/" + "a" * 90
    shown, _ = printable(word)
    assert shown.replace("\u200b", "") == word
    assert max(len(part) for part in shown.split("\u200b")) <= 30
