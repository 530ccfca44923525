"""Numbers as Word shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline.numbers import roman
from medias_desktop.policies.outline.word import read_word
from medias_desktop.policies.outline.word.number_formats import format_number
from tests.policies.outline.word.making import ENGLISH, FRENCH, Word


def _numbers(word: Word) -> list[str]:
    return [one.number for one in read_word(word.bytes(), "a.docx")[1].sections]


def _headings(word: Word, *items: tuple[int, int]) -> list[str]:
    for n, (number, level) in enumerate(items):
        word.h(level + 1, f"Heading {'abcdefghij'[n]}", (number, level))
        word.ps("The clerk keeps the register up to date.")
    return _numbers(word)


@pytest.mark.parametrize(
    ("value", "style", "language", "expected"),
    [
        (4, "decimal", "en", "4"),
        (4, "decimalZero", "en", "04"),
        (12, "decimalZero", "en", "12"),
        (1994, "upperRoman", "en", "MCMXCIV"),
        (9, "lowerRoman", "fr", "ix"),
        (26, "upperLetter", "en", "Z"),
        (28, "lowerLetter", "en", "bb"),
        (1, "ordinal", "fr-CA", "1er"),
        (3, "ordinal", "fr-CA", "3e"),
        (2, "ordinal", "en-CA", "2nd"),
        (13, "ordinal", "en", "13th"),
        (21, "cardinalText", "en", "Twenty-one"),
        (71, "cardinalText", "fr", "Soixante et onze"),
        (80, "cardinalText", "fr", "Quatre-vingts"),
        (1, "ordinalText", "fr", "Premier"),
        (9, "ordinalText", "fr", "Neuvième"),
        (12, "ordinalText", "en", "Twelfth"),
        (20, "ordinalText", "en", "Twentieth"),
        (7, "none", "en", ""),
        (7, "chicago", "en", "7"),
    ],
)
def test_formats(value: int, style: str, language: str, expected: str):
    assert format_number(value, style, language) == expected


@given(st.integers(1, 89))
def test_roman_numerals_are_read_back(value: int):
    assert roman(format_number(value, "upperRoman")) == value


def test_levels_restart_and_show_those_above():
    word = Word(ENGLISH)
    n = word.numbering(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%1.%2(%3)"))
    items = [(n, 0), (n, 1), (n, 1), (n, 2), (n, 0), (n, 1), (n, 2)]
    assert _headings(word, *items) == ["1", "1.1", "1.2", "1.2(a", "2", "2.1", "2.1(a"]


def test_labels_start_and_legal_numbers():
    word = Word(FRENCH)
    n = word.numbering(
        ("upperRoman", "CHAPITRE %1", '<w:start w:val="3"/>'), ("decimal", "%1.%2", "<w:isLgl/>")
    )
    assert _headings(word, (n, 0), (n, 1), (n, 0), (n, 1)) == ["CHAPITRE III", "3.1", "CHAPITRE IV", "4.1"]


def test_a_level_that_never_restarts_runs_on():
    word = Word(ENGLISH)
    n = word.numbering(("upperRoman", "Part %1"), ("decimal", "Article %2", '<w:lvlRestart w:val="0"/>'))
    items = [(n, 0), (n, 1), (n, 1), (n, 0), (n, 1)]
    assert _headings(word, *items) == ["Part I", "Article 1", "Article 2", "Part II", "Article 3"]


def test_a_level_may_restart_after_a_higher_one_only():
    word = Word(ENGLISH)
    n = word.numbering(
        ("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "Rule %3", '<w:lvlRestart w:val="1"/>')
    )
    items = [(n, 0), (n, 1), (n, 2), (n, 1), (n, 2), (n, 0), (n, 2)]
    assert _headings(word, *items) == ["1", "1.1", "Rule 1", "1.2", "Rule 2", "2", "Rule 1"]


def test_lists_of_one_numbering_share_their_count_until_one_starts_anew():
    word = Word(ENGLISH)
    first = word.numbering(("decimal", "%1."))
    second = word.another(0)
    anew = word.another(0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>')
    items = [(first, 0), (second, 0), (anew, 0), (anew, 0), (first, 0)]
    assert _headings(word, *items) == ["1", "2", "8", "9", "10"]


def test_a_level_may_be_redefined_by_a_list():
    word = Word(ENGLISH)
    word.numbering(("decimal", "%1."))
    other = word.another(
        0,
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/>'
        '<w:lvlText w:val="Schedule %1"/></w:lvl></w:lvlOverride>',
    )
    assert _headings(word, (other, 0), (other, 0)) == ["Schedule A", "Schedule B"]


def test_a_numbering_may_lie_in_a_list_style():
    word = Word(ENGLISH)
    real = word.numbering(("decimal", "Rule %1"), extra='<w:styleLink w:val="Rules"/>')
    word.style(
        "Rules", "Rules", based="", ppr=f'<w:numPr><w:numId w:val="{real}"/></w:numPr>', kind="numbering"
    )
    pointing = word.numbering(extra='<w:numStyleLink w:val="Rules"/>')
    assert _headings(word, (pointing, 0), (pointing, 0)) == ["Rule 1", "Rule 2"]


def test_numbers_of_a_style_are_taken_away_by_number_zero():
    word = Word(ENGLISH)
    n = word.numbering(("decimal", "%1."))
    style = word.style("Main", "Main head", "Heading1", ppr=f'<w:numPr><w:numId w:val="{n}"/></w:numPr>')
    for text, number in (("Purpose", None), ("Foreword", 0), ("Scope", None)):
        word.p(text, style, number)
        word.ps("The clerk keeps the register up to date.")
    assert _numbers(word) == ["1", "", "2"]


def test_empty_numbered_paragraphs_count_and_deleted_ones_do_not():
    word = Word(ENGLISH)
    n = word.numbering(("decimal", "%1."))
    word.h(1, "Purpose", n)
    word.h(1, "", n)
    word.h(1, "{-Old-}", n, mark='<w:del w:id="1" w:author="A"/>')
    word.h(1, "Scope", n)
    assert _numbers(word) == ["1", "3"]


def test_numbers_with_leading_zeros_of_a_custom_format():
    word = Word(ENGLISH)
    n = word.numbering(("custom", "Form %1"))
    word._abstract[-1] = word._abstract[-1].replace(
        '<w:numFmt w:val="custom"/>', '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    )
    assert _headings(word, (n, 0), (n, 0)) == ["Form 001", "Form 002"]


def test_a_numbering_that_is_missing_gives_no_number():
    word = Word(ENGLISH)
    assert _headings(word, (77, 0), (77, 3)) == ["", ""]
