"""What read_outline promises whatever the text: nothing lost, no jump of levels, the text of each section whole."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medias_desktop.policies.outline import Outline, read_outline
from tests.policies.outline.scoring import CORPUS

_PIECES = st.sampled_from(
    [
        "1. Objet", "2. Portée", "2.1 Détails", "3.1.1 Suite", "a) Exceptions", "ii) Autres", "ARTICLE 4 – FIN", "Article 5",
        "ANNEXE A", "PRÉAMBULE", "But :", "§ 5 Bruit", "Le texte continue ici et doit finir par un point.", "- un point;",
        "Page 3 de 9", "12", "", "", "TABLE DES MATIÈRES", "Section 2 du règlement", "# Titre", "**Gras**", "| a | b |",
        "ATTENDU QUE le conseil le veut;", "Nom : Untel", "____________", "(A) Mot : définition", "suite d'un mot cou-", "pé",
        "Chapter 2", "General", "3", "I. INTRODUCTION", "\f", "\t1.\tTitre", "Ville de Nulle-Part",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.one_of(_PIECES, st.text(max_size=40)), max_size=40).map("\n".join)
)


def _all_text(outline: Outline) -> str:
    parts = [outline.title_block, outline.introduction]
    for section in outline.sections:
        parts += [section.number, section.heading, section.body]
    return "\n".join(parts)


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS, markdown=st.booleans())
def test_any_text_gives_levels_that_start_at_one_and_never_jump(text: str, markdown: bool):
    outline = read_outline(text, markdown=markdown)
    depth = 0
    for section in outline.sections:
        assert 1 <= section.level <= depth + 1
        depth = section.level
        assert "\n" not in section.heading + section.number
        assert section.heading or section.number
    assert outline == read_outline(text, markdown=markdown)


_WORDS = st.lists(
    st.sampled_from(["rivière", "jardin", "maire", "ville", "note", "publie", "doit", "règle"]),
    min_size=1,
    max_size=12,
)
_LINES = st.lists(
    st.one_of(
        _WORDS.map(lambda words: " ".join(words).capitalize()),
        _WORDS.map(lambda words: " ".join(words).capitalize() + "."),
        _WORDS.map(lambda words: "1. " + " ".join(words).capitalize()),
        _WORDS.map(lambda words: "2.1 " + " ".join(words).capitalize()),
        _WORDS.map(lambda words: "- " + " ".join(words) + ";"),
        _WORDS.map(lambda words: "ARTICLE 3 – " + " ".join(words).upper()),
        _WORDS.map(lambda words: " ".join(words).upper()),
        st.just(""),
    ),
    max_size=30,
    unique=True,
)


@settings(max_examples=300, deadline=None)
@given(lines=_LINES)
def test_no_word_of_the_text_is_lost(lines: list[str]):
    text = "\n".join(lines)
    words = Counter(re.findall(r"[a-zà-ÿ]+", text.casefold()))
    assert words == Counter(re.findall(r"[a-zà-ÿ]+", _all_text(read_outline(text)).casefold()))


@pytest.mark.parametrize(
    "name", ["reglement-articles.txt", "clauses-mixed.txt", "chapters-en.txt", "sk-bylaw-headings.txt"]
)
def test_no_word_of_a_document_without_furniture_is_lost(name: str):
    text = (CORPUS / "policies" / name).read_text(encoding="utf-8")
    words = Counter(re.findall(r"\w+", text.casefold()))
    read = Counter(re.findall(r"\w+", _all_text(read_outline(text)).casefold()))
    assert words == read


def test_wrapped_lines_are_joined_and_list_items_stay_apart():
    text = (
        "1. Purpose\n\nThe library lends books to every resident of the village, and\nto visitors.\n\n"
        "Members bring back:\n\n• books;\n• maps.\n\n2. Fees\n\nNone are charged, whatever the season.\n"
    )
    first, second = read_outline(text).sections
    assert first.body == (
        "The library lends books to every resident of the village, and to visitors.\n\nMembers bring back:\n\n- books;\n- maps."
    )
    assert second.body == "None are charged, whatever the season."


def test_a_cut_word_loses_its_hyphen_only_when_the_word_is_known():
    text = (
        "1. But\n\nLa municipalité publie un bulletin. Le travail est de la munici-\npalité et de son porte-\nparole.\n\n2. Fin\n\n"
        "Ce texte doit finir ici.\n"
    )
    assert (
        read_outline(text)
        .sections[0]
        .body.endswith("Le travail est de la municipalité et de son porte-parole.")
    )


def test_cover_introduction_and_sections_are_told_apart():
    text = (
        "Ville de Pierrefeu\n\nPOLITIQUE DU LIVRE\n\nLa Ville aime les livres et le dit dans cette politique depuis longtemps.\n\n"
        "1. But\n\nElle doit en acheter.\n\n2. Portée\n\nElle vise la bibliothèque.\n"
    )
    outline = read_outline(text)
    assert outline.title_block == "Ville de Pierrefeu\nPOLITIQUE DU LIVRE"
    assert outline.introduction.startswith("La Ville aime les livres")
    assert [section.heading for section in outline.sections] == ["But", "Portée"]


def test_a_sentence_cut_by_a_page_is_made_whole():
    text = (
        "1. Rules\n\nThe clerk keeps the register of the permits and\n\nPage 2 of 4\n\nanswers every request within ten days.\n\n"
        "2. Fees\n\nNone.\n"
    )
    assert read_outline(text).sections[0].body == (
        "The clerk keeps the register of the permits and answers every request within ten days."
    )


def test_a_text_without_titles_has_no_section_and_keeps_its_text():
    outline = read_outline("bonjour tout le monde\net voilà")
    assert outline.sections == ()
    assert "bonjour" in outline.title_block + outline.introduction


def test_an_empty_text_is_an_empty_outline():
    assert read_outline("") == Outline("", "", ())


_TABLE = """# Gifts

Every gift is written down in the register of the clerk.

## Register

| Value | Form | Approval |
|:------|:----:|---------:|
| Under $40 | none | |
| Over **$40** | | Manager<br>or clerk |

1 | 2
--|--
3 | 4

## Review

Every year.
"""


@pytest.mark.parametrize("markdown", [True, False])
def test_a_table_is_read_row_by_row_with_the_rule_under_its_head(markdown: bool):
    text = _TABLE if markdown else _TABLE.replace("## ", "").replace("# ", "")
    register = next(
        one for one in read_outline(text, markdown=markdown).sections if one.heading == "Register"
    )
    assert register.body.splitlines() == [
        "| Value | Form | Approval |",
        "| --- | --- | --- |",
        "| Under $40 | none |  |",
        "| Over $40 |  | Manager or clerk |",
        "",
        "| 1 | 2 |",
        "| --- | --- |",
        "| 3 | 4 |",
    ]


def test_a_table_between_wrapped_lines_stays_apart():
    text = "## Fees\n\nThe fees of the year are those that stand in this table\n| Hall | $40 |\nand they are paid first.\n"
    section = read_outline(f"# Policy\n\n{text}\n## End\n\nNothing.\n", markdown=True).sections[0]
    assert "\n| Hall | $40 |\n" in section.body


def test_digits_of_another_script_are_letters_to_the_page_numbers():
    read_outline(
        "0000000\u1090\n" * 4
    )  # MYANMAR SHAN DIGIT ZERO: a decimal digit that int() reads and "0-9" is not


def _headings(text: str) -> list[str]:
    return [section.heading for section in read_outline(text, markdown=True).sections]


def test_the_town_and_the_title_under_it_are_the_cover_of_a_markdown_text():
    text = "# Town of Fern\n\n## Snow Policy\n\n### Purpose\n\nSnow.\n\n### Salt\n\nSalt.\n\n## Appendix: Map\n\nA map.\n"
    assert _headings(text) == ["Purpose", "Salt", "Map"]


def test_rules_under_the_title_of_a_markdown_text_are_a_section():
    assert _headings("# Pool\n\n## Rules\n\nNo glass.\n\n## End\n\nNone.\n") == ["Rules", "End"]
    assert _headings("# Town of Fern\n\n## Policy\n\nSnow is cleared.\n") == ["Policy"]


def test_the_values_at_the_top_of_a_markdown_text_stand_on_the_cover():
    text = "---\ntitle: Snow\n---\n\n# Snow\n\n## Purpose\n\nSnow.\n\n## Salt\n\nSalt.\n"
    outline = read_outline(text, markdown=True)
    assert [section.heading for section in outline.sections] == ["Purpose", "Salt"]
    assert outline.title_block.splitlines() == ["title: Snow", "Snow"]


def test_what_pandoc_writes_after_a_heading_is_not_in_it():
    text = "# Policy\n\n## 1 Scope {#scope .unnumbered}\n\nAll [staff]{.underline}.\n\n## 2 End {-}\n\nNo more.\n"
    read = read_outline(text, markdown=True)
    assert [one.heading for one in read.sections] == ["Scope", "End"]
    assert read.sections[0].body == "All staff."


def test_the_blanks_of_a_form_are_no_titles():
    text = "1. Scope\n\nAll staff.\n\n2. End\n\nNo more.\n\nANNEX 1 – REQUEST\n\nName:\n\nPosition:\n\nDays:\n\nSignature:\n"
    assert [one.number for one in read_outline(text).sections] == ["1", "2", "ANNEX 1"]


def test_a_label_and_its_dash_are_no_reference_wherever_they_stand():
    text = (
        "City of Kestrel Harbour, policy approved by Council on 2 June\nSection 1 – Purpose\nThe city buys goods.\n"
        "City of Kestrel Harbour, policy approved by Council on 2 June\nSection 2 – End\nNothing more is said here.\n"
    )
    assert [one.number for one in read_outline(text).sections] == ["Section 1", "Section 2"]
