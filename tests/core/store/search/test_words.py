"""A text's words are the same words however they are accented, elided, hyphenated and typed."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.search import words
from medias_desktop.core.store.search.words import LONGEST, compounds


def plain(text):
    return [word.token for compound in compounds(text) for word in compound.words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Règlement", ["reglement"]),
        ("CŒUR d’élève", ["coeur", "eleve"]),
        ("l’adoption", ["adoption"]),
        ("l'adoption", ["adoption"]),
        ("L’ADOPTION", ["adoption"]),
        ("lʼadoption", ["adoption"]),
        ("jusqu’ici lorsqu’il qu’elle", ["ici", "il", "elle"]),
        ("c’est-à-dire", ["est", "a", "dire"]),
        ("n’y", ["y"]),
        ("aujourd’hui", ["aujourd", "hui"]),
        ("O’Brien", ["o", "brien"]),
        ("the policy’s employees' list", ["the", "policy", "employees", "list"]),
        ("don't", ["don", "t"]),
        ("l’ adoption", ["l", "adoption"]),
        ("2026-014", ["2026", "014"]),
        ("418-555-1234", ["418", "555", "1234"]),
        ("n° 12, 1er", ["n", "12", "1er"]),
        ("info@ville.example", ["info", "ville", "example"]),
        ("le de et où", ["le", "de", "et", "ou"]),
        ("e\u0301te\u0301", ["ete"]),
        ("adop\u00adtion", ["adoption"]),
        ("naïve façade ça", ["naive", "facade", "ca"]),
        ("Ǽgir आगामी", ["aegir", "u000906u000917u00093eu00092eu000940"]),
        ("½ tasse", ["1", "2", "tasse"]),
        ("ᐃᓄᒃ", ["u001403u0014c4u001483"]),
        ("a_b", ["a", "b"]),
        ("— … « »", []),
        ("", []),
    ],
)
def test_a_text_is_parted_into_plain_words(text, expected):
    assert plain(text) == expected


def test_stems_stand_beside_the_words_and_not_in_their_place():
    # Snowball's French stemmer (snowballstem.org): adoptées → adopt, politiques → polit.
    assert words("Politiques adoptées", "fr") == ["politiques", "adoptees", "polit", "adopt", "adopte"]
    assert words("Adopted policies", "en") == ["adopted", "policies", "adopt", "polici"]
    assert words("Politiques", "") == ["politiques"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("418-555-1234", "4185551234"),
        ("2026-014", "2026014"),
        ("L’Heureux", "lheureux"),
        ("D'Amours", "damours"),
        ("O’Brien", "obrien"),
    ],
)
def test_what_is_written_as_one_is_found_as_one(text, joined):
    assert joined in words(text, "fr")


def test_an_article_is_not_joined_to_a_common_word():
    assert words("l’eau", "") == ["eau"]


@given(st.text())
def test_tokens_are_letters_and_digits_alone(text):
    for token in words(text, "fr") + words(text, "en"):
        assert re.fullmatch(r"[a-z0-9]+", token)
        assert len(token) <= LONGEST


@given(st.text())
def test_the_way_of_typing_accents_makes_no_difference(text):
    assert plain(unicodedata.normalize("NFD", text)) == plain(unicodedata.normalize("NFC", text))


@given(st.text())
def test_words_stand_in_the_text_where_they_say(text):
    last = 0
    for compound in compounds(text):
        assert last <= compound.start < compound.end
        for word in compound.words:
            assert compound.start <= word.start < word.end <= compound.end
            assert text[word.start : word.end] == word.typed
        last = compound.end


@given(st.lists(st.text(), max_size=5))
def test_a_text_has_the_words_of_its_lines(lines):
    assert plain("\n".join(lines)) == [token for line in lines for token in plain(line)]
