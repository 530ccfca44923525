"""Placeholders: filled as French and English want it, missing ones told, a borrowed clause freed of another town's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules import placeholders
from medias_desktop.policies.rules.placeholders import (
    Replaced,
    TownWords,
    default_values,
    fill,
    generalise,
    in_language,
    missing,
    placeholders_in,
)

VALUES = {
    "municipality": "Ville de Sainte-Élodie",
    "municipality_name": "Sainte-Élodie",
    "director_general": "le directeur général",
    "clerk": "la greffière",
    "mayor": "la mairesse",
    "email": "info@ste-elodie.example",
    "author": "Émilie Roy",
}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("La {{municipality}} publie.", "La Ville de Sainte-Élodie publie."),
        (
            "L’accord de {{director_general}} et de {{clerk}}.",
            "L’accord du directeur général et de la greffière.",
        ),
        (
            "Remettre à {{director_general}} ou à {{mayor}}.",
            "Remettre au directeur général ou à la mairesse.",
        ),
        ("{{Director_general}} décide.", "Le directeur général décide."),
        ("De {{director_general}} dépend tout.", "Du directeur général dépend tout."),
        (
            "Il se peut que {{municipality_name}} ou que {{author}} réponde.",
            "Il se peut que Sainte-Élodie ou qu’Émilie Roy réponde.",
        ),
        ("Écrire à {{ email }}.", "Écrire à info@ste-elodie.example."),
        (
            "{{inconnu}} reste, {{art:BL:2}} aussi, {simple} aussi",
            "{{inconnu}} reste, {{art:BL:2}} aussi, {simple} aussi",
        ),
    ],
)
def test_values_are_put_in_as_french_wants_it(text, filled):
    assert fill(text, VALUES, "fr") == filled


def test_the_name_of_a_town_is_elided_before_a_vowel():
    assert (
        fill("les gens de {{municipality_name}}", {"municipality_name": "Eastman"}, "fr")
        == "les gens d’Eastman"
    )


def test_english_contracts_nothing():
    assert fill("de {{clerk}}: {{Clerk}}", {"clerk": "the clerk"}, "en") == "de the clerk: The clerk"


def test_a_value_is_not_filled_in_turn():
    assert fill("{{phone}}", {"phone": "{{email}}", "email": "x"}, "fr") == "{{email}}"


def test_names_are_told_once_in_the_order_of_the_text_and_missing_ones_among_them():
    text = "{{phone}} {{Clerk}} {{ phone }} {{art:MM:5.9}}"
    assert placeholders_in(text) == ("phone", "clerk", "art:MM:5.9")
    assert missing([text], VALUES) == ("phone", "art:MM:5.9")


def test_roles_have_words_of_their_own_in_english():
    stored = {
        "clerk": "la greffière",
        "clerk:en": "the clerk",
        "mayor": "la mairesse",
        "phone": "418 555-0100",
        "email": " ",
    }
    assert in_language(stored, "fr") == {
        "clerk": "la greffière",
        "mayor": "la mairesse",
        "phone": "418 555-0100",
    }
    assert in_language(stored, "en") == {"clerk": "the clerk", "phone": "418 555-0100"}
    assert [placeholders.stored_name(name, "en") for name in ("clerk", "phone")] == ["clerk:en", "phone"]


@pytest.mark.parametrize(
    ("municipality", "name"),
    [
        ("Ville de Sainte-Élodie", "Sainte-Élodie"),
        ("Municipalité des Rapides", "Les Rapides"),
        ("Municipalité du Lac-Vert", "Le Lac-Vert"),
        ("Municipalité d’Eastman", "Eastman"),
        ("Town of Riverside", "Riverside"),
        ("Saint-Rien", "Saint-Rien"),
    ],
)
def test_the_registers_name_gives_both_names(municipality, name):
    assert default_values(municipality) == {"municipality": municipality, "municipality_name": name}


def test_a_borrowed_clause_loses_the_other_towns_name_and_addresses():
    text = (
        "La Ville de Valbrume répond à info@ville.valbrume.qc.ca ou au 418 555-0199. Les gens de Valbrume voient "
        "www.ville.valbrume.qc.ca et www.seao.ca. Le greffier avise le maire; l’avis du directeur général compte."
    )
    found, told = generalise(text, TownWords("Valbrume"), "fr")
    assert found == (
        "La {{municipality}} répond à {{email}} ou au {{phone}}. Les gens de {{municipality_name}} voient "
        "{{website}} et www.seao.ca. {{Clerk}} avise {{mayor}}; l’avis de {{director_general}} compte."
    )
    assert Replaced("Ville de Valbrume", "municipality") in told
    assert {one.name for one in told} == {
        "municipality", "municipality_name", "email", "phone", "website", "clerk", "mayor", "director_general",
    }  # fmt: skip


def test_an_english_clause_too():
    found, _told = generalise(
        "The Mayor of Valbrume, the City of Valbrume and the clerk.", TownWords("Valbrume"), "en"
    )
    assert found == "The Mayor of {{municipality_name}}, the {{municipality}} and {{clerk}}."


def test_a_department_that_speaks_for_the_town_is_generalised():
    words = TownWords("Valbrume", ("Service des communications",))
    assert generalise("Le Service des communications publie.", words, "fr")[0] == "{{Communications}} publie."


def test_a_clause_that_names_nobody_stays_as_it_is():
    assert generalise("La direction générale publie 3 fois.", TownWords("Valbrume"), "fr") == (
        "La direction générale publie 3 fois.",
        (),
    )


@given(st.text(max_size=60), st.text(alphabet="{}clerk: artABC.12", max_size=30))
def test_whatever_the_text_filling_and_generalising_do_not_fail_and_plain_text_stays(first, second):
    text = first + second
    filled = fill(text, VALUES, "fr")
    if not placeholders_in(text):
        assert filled == text
    assert (
        generalise(generalise(text, TownWords("Valbrume"), "fr")[0], TownWords("Valbrume"), "fr")[0]
        or not text
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "le directeur général",
                "la greffière",
                "La mairesse",
                "du directeur général",
                "au directeur général",
                "à la greffière",
                "Ville de Sainte-Élodie",
                "mot",
                ".",
            ]
        ),
        max_size=8,
    )
)
def test_what_was_generalised_and_filled_with_the_same_words_is_as_before(words):
    text = " ".join(words)
    assert fill(generalise(text, TownWords("Sainte-Élodie"), "fr")[0], VALUES, "fr") == text
