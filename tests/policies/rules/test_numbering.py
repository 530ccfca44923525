"""Numbers of sections: every style found in practice, and references that follow."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules import numbering
from medias_desktop.policies.rules.drafts import DraftSection
from medias_desktop.policies.rules.levels import closed
from medias_desktop.policies.rules.numbering import Numbering, Style, detect, follow, references, renumber


def sections(*told):
    return tuple(
        DraftSection(f"u{n}", level, number, "Titre", body) for n, (level, number, body) in enumerate(told)
    )


def numbered(style, *levels_and_numbers):
    given_ = sections(*((level, number, "") for level, number in levels_and_numbers))
    return [one.number for one in renumber(given_, style)]


DECIMAL = [
    (1, "1"),
    (2, "1.1"),
    (3, "1.1.1"),
    (2, "1.2"),
    (1, "2"),
    (1, "ANNEXE A"),
    (2, "A.1"),
    (1, "ANNEXE B"),
]
ARTICLES = [(1, "Article 1"), (2, "1.1"), (1, "Article 2"), (2, "2.1"), (3, "2.1.1")]
CHAPTERS = [(1, "CHAPITRE I"), (2, "1"), (2, "2"), (3, "2.1"), (1, "CHAPITRE II"), (2, "3"), (1, "Annexe 1")]
NAMED = [(1, "Chapitre 1"), (2, "Article 1"), (1, "Chapitre 2"), (2, "Article 2"), (3, "2.1")]
ROMAN = [(1, "I"), (2, "1"), (1, "II"), (2, "2"), (1, "III"), (1, "IV")]
LETTERS = [(1, "A"), (2, "A.1"), (2, "A.2"), (1, "B"), (1, "Annexe A"), (2, "Annexe A.1")]
NONE = [(1, ""), (2, ""), (1, "Annexe A")]


@pytest.mark.parametrize("numbers", [("C", "D"), ("L", "M", "N")])
def test_a_letter_alone_is_no_roman_number(numbers):
    """As a draft begins with the last sections of another text."""
    assert detect(sections(*((1, number, "") for number in numbers))).style is Style.LETTERS


@pytest.mark.parametrize(
    ("text", "style"),
    [
        (DECIMAL, Style.DECIMAL),
        (ARTICLES, Style.ARTICLES),
        (CHAPTERS, Style.CHAPTERS),
        (NAMED, Style.CHAPTERS),
        (ROMAN, Style.CHAPTERS),
        (LETTERS, Style.LETTERS),
        (NONE, Style.NONE),
    ],
)
def test_a_text_that_is_numbered_well_is_recognized_and_stays_as_it_is(text, style):
    told = sections(*((level, number, "") for level, number in text))
    found = detect(told)
    assert found.style is style
    assert renumber(told, found) == told


def test_a_text_gets_the_numbers_of_another_style():
    assert numbered(Numbering(Style.ARTICLES, "Article"), *DECIMAL) == [
        "Article 1", "1.1", "1.1.1", "1.2", "Article 2", "ANNEXE A", "A.1", "ANNEXE B",
    ]  # fmt: skip
    assert numbered(Numbering(Style.CHAPTERS, "CHAPITRE", "Article", roman=True), *DECIMAL[:5]) == [
        "CHAPITRE I", "Article 1", "1.1", "Article 2", "CHAPITRE II",
    ]  # fmt: skip
    assert numbered(Numbering(Style.LETTERS), *DECIMAL[:5]) == ["A", "A.1", "A.1.1", "A.2", "B"]


def test_a_section_without_a_number_stays_without_and_interrupts_nothing():
    assert numbered(Numbering(), (1, "1"), (2, "x"), (1, ""), (2, "x"), (1, "9")) == [
        "1",
        "1.1",
        "",
        "1.2",
        "2",
    ]


def test_a_new_section_is_numbered_in_its_place():
    assert numbered(Numbering(), (1, "1"), (1, "0"), (1, "2")) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("number", "letter", "digits"),
    [(1, "A", "I"), (4, "D", "IV"), (26, "Z", "XXVI"), (27, "AA", "XXVII"), (49, "AW", "XLIX")],
)
def test_letters_and_roman_numbers(number, letter, digits):
    assert (numbering.letters(number), numbering.roman(number)) == (letter, digits)


_NUMBERS = st.sampled_from(["1", "2.3", "", "Annexe A", "ANNEXE 1", "Article 4", "B", "CHAPITRE II"])
_TEXTS = st.lists(st.tuples(st.integers(1, 4), _NUMBERS), max_size=12)
_STYLES = st.builds(
    Numbering,
    st.sampled_from(Style),
    label=st.just("Article"),
    inner=st.just(""),
    roman=st.booleans(),
    annex_digits=st.booleans(),
)


@given(_TEXTS, _STYLES)
def test_numbering_twice_changes_nothing_more_and_no_number_comes_twice(text, style):
    told = closed(sections(*((level, number, "") for level, number in text)))
    once = renumber(told, style)
    assert renumber(once, style) == once
    given_ = [one.number for one in once if one.number and not one.number.lower().startswith("annexe")]
    assert len(given_) == len(set(given_))


@given(_TEXTS)
def test_numbering_changes_nothing_but_numbers(text):
    told = closed(sections(*((level, number, "mot") for level, number in text)))
    for before, after in zip(told, renumber(told, detect(told)), strict=True):
        assert dataclasses.replace(after, number=before.number) == before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voir l’article 4.2.", [("article", "4.2")]),
        (
            "les articles 4.2, 5 et 6.1 s’appliquent",
            [("article", "4.2"), ("article", "5"), ("article", "6.1")],
        ),
        ("(art. 7)", [("article", "7")]),
        ("see s. 4.2 and ss. 5 and 6", [("article", "4.2"), ("article", "5"), ("article", "6")]),
        ("l’annexe B et le chapitre II", [("annex", "B"), ("chapter", "II")]),
        ("l’article 12 de la Loi sur l’accès", []),
        ("section 3 of the Act respecting access", []),
        ("30 jours, 12 500 $, le 4 juillet", []),
        ("Article A.1", [("article", "A.1")]),
    ],
)
def test_references_are_found_and_those_of_a_law_are_not(text, found):
    assert [one.key for one in references(text)] == found


def test_references_follow_their_sections_and_each_change_is_told():
    old = sections(
        (1, "1", "Voir l’article 2.1 et l’annexe A."),
        (1, "2", ""),
        (2, "2.1", "L’article 12 de la Loi reste; art. 2 aussi change."),
        (1, "ANNEXE A", ""),
    )
    fresh = DraftSection("new", 1, "0", "Nouveau", "Voir l’article 2, écrit ici.")
    new = renumber((old[0], fresh, *old[1:]), detect(old))
    introduction, changed, told = follow("Selon l’article 2.", old, new)
    assert introduction == "Selon l’article 3."
    assert [one.body for one in changed] == [
        "Voir l’article 3.1 et l’annexe A.",
        "Voir l’article 2, écrit ici.",
        "",
        "L’article 12 de la Loi reste; art. 3 aussi change.",
        "",
    ]
    assert [(one.section_uid, one.before, one.after) for one in told] == [
        ("", "article 2", "article 3"),
        ("u0", "article 2.1", "article 3.1"),
        ("u2", "art. 2", "art. 3"),
    ]


def test_references_that_exchange_their_places_do_not_run_into_each_other():
    old = sections((1, "1", "article 2"), (1, "2", "article 1"))
    _introduction, changed, _told = follow("", old, renumber((old[1], old[0]), Numbering()))
    assert [one.body for one in changed] == ["article 2", "article 1"]


def test_a_reference_to_a_number_borne_twice_is_left_alone():
    old = sections((1, "1", "article 2"), (1, "2", ""), (1, "2", ""))
    assert follow("", old, renumber((old[1], old[0], old[2]), Numbering()))[2] == ()
