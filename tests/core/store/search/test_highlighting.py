"""What was searched for is marked where it stands, in the text as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.search import holds, matches
from medias_desktop.core.store.search.highlighting import _found, _places
from medias_desktop.core.store.search.queries import parse


def marked(text, query, language="fr"):
    out, place = "", 0
    for start, end in matches(text, query, language):
        out += text[place:start] + "[" + text[start:end] + "]"
        place = end
    return out + text[place:]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Après l’adoption, l’élève", "adoption", "Après l’[adoption], l’élève"),
        ("Le cœur a ses œuvres", "coeur", "Le [cœur] a ses œuvres"),
        ("Le cœur a ses œuvres", "ŒUV", "Le cœur a ses [œuvres]"),
        ("Œuvres à cœur", "coeur", "Œuvres à [cœur]"),
        ("ﬁn de ﬁnance", "finance", "ﬁn de [ﬁnance]"),
        ("e\u0301te\u0301 en ville", "été", "[e\u0301te\u0301] en ville"),
        ("Les politiques adoptées", "politique adopter", "Les [politiques] [adoptées]"),
        ("une politique", "politiques", "une [politique]"),
        ("règlement 2026-014 du 2026", "2026-014", "règlement [2026-014] du 2026"),
        ("règlement 2026-014", "2026014", "règlement [2026-014]"),
        ("tél. 4185551234", "418-555-1234", "tél. [4185551234]"),
        ("tél. (418) 555-1234", "418 555 1234", "tél. ([418]) [555]-[1234]"),
        ("le conseil municipal, le conseil", '"conseil municipal"', "le [conseil municipal], le conseil"),
        ("municipal conseil", '"conseil municipal"', "municipal conseil"),
        ("le conseil municipal", '"conseil mun', "le [conseil municipal]"),
        ("le conseil municipal", '"conseil mun"', "le conseil municipal"),
        ("les politiques", '"politique"', "les politiques"),
        ("Saint-Félix-de-Kingsey", "felix", "Saint-[Félix]-de-Kingsey"),
        ("M. L’Heureux", "lheureux", "M. [L’Heureux]"),
        ("M. L’Heureux", "heureux", "M. L’[Heureux]"),
        ("la mise à jour de la page", "mise de page", "la [mise] à jour de la [page]"),
        ("a b a", "b a", "[a] [b] [a]"),
        ("rien", "", "rien"),
        ("", "rien", ""),
    ],
)
def test_what_is_found_is_marked(text, query, expected):
    assert marked(text, query) == expected


def test_the_text_s_own_language_makes_its_stems():
    assert marked("All policies", "policy", "en") == "All [policies]"
    assert marked("All policies", "policies", "en") == "All [policies]"


@given(st.text(), st.text(), st.sampled_from(["fr", "en", ""]))
def test_marks_lie_in_the_text_in_order(text, query, language):
    last = 0
    for start, end in matches(text, query, language):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet="abé’- 12", max_size=30))
def test_a_text_that_is_typed_whole_is_marked(text):
    if matches(text, text, "fr"):
        assert matches(text, f'"{text}"', "fr")


@given(st.text(alphabet='abé’- 12"', max_size=12), st.text(alphabet="abé’- 12", max_size=20))
def test_a_title_holds_a_query_when_every_term_is_marked_in_it(query, title):
    each = [
        any(True for way in term for _span in _found(way, *_places(title, "fr"))) for term in parse(query)
    ]
    assert holds(title, query, "fr") == (bool(each) and all(each))
