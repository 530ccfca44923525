import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline import Section
from medias_desktop.policies.rules import canonical_text, citation, text_sha256

SECTION = Section(1, "4.2", "Netiquette", "Be  polite. \r\n\r\nAlways.")


def test_the_canonical_text_is_title_and_body_line_by_line():
    assert canonical_text("Why?\n", [SECTION]) == "Why?\n4.2 Netiquette\nBe  polite.\nAlways.\n"


def test_the_hash_is_that_of_the_text_as_utf8():
    expected = hashlib.sha256("Été\n1 But\nx\n".encode()).hexdigest()
    assert text_sha256("Été", [Section(1, "1", "But", "x")]) == expected


@given(st.text(), st.lists(st.text(), max_size=3))
def test_line_ends_and_composed_letters_change_nothing(introduction, bodies):
    plain = [Section(1, "1", "H", body) for body in bodies]
    typed = [Section(1, "1", "H", unicodedata.normalize("NFD", b).replace("\n", "\r\n")) for b in bodies]
    assert canonical_text(introduction, plain) == canonical_text(introduction + "\n", typed)


@pytest.mark.parametrize(
    ("number", "heading", "expected"),
    [
        ("4.2", "Netiquette", "s. 4.2"),
        ("b", "Photos", "s. b"),
        ("xiii", "Photos", "s. xiii"),
        ("Article 7", "", "s. 7"),
        ("ANNEXE A", "Forms", "ANNEXE A"),
        ("§ 5", "", "§ 5"),
        ("", "Netiquette", "heading “Netiquette”"),
    ],
)
def test_a_section_is_cited_by_number_label_or_heading(number, heading, expected):
    cited = citation("Ville de Sainte-Élodie", "Politique X", Section(1, number, heading, ""), "en")
    assert cited == f"Ville de Sainte-Élodie, Politique X, {expected}"


def test_in_french_the_words_are_those_of_a_french_citation():
    assert (
        citation("Ville X", "Politique Y", Section(1, "4.2", "", ""), "fr")
        == "Ville X, Politique Y, art. 4.2"
    )
    assert citation("Ville X", "Politique Y", Section(1, "", "Nétiquette", ""), "fr") == (
        "Ville X, Politique Y, rubrique «\u00a0Nétiquette\u00a0»"
    )


def test_without_a_section_the_policy_alone_is_cited():
    assert citation("Ville X", "Politique Y") == "Ville X, Politique Y"
