"""Whose certificate it is: names as certificates, résumés and resolutions write them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.signatures.rules import is_office, is_same_person

GIVEN = ("Jean", "Marie", "Jean-Marc", "Marie-Ève", "Zoé", "Éric", "Noël", "Anne-Sophie", "Luc")
SURNAMES = ("Tremblay", "Côté-Gagné", "L’Heureux", "St-Pierre", "Lefebvre", "Roy", "Bérubé", "Œuvrard")
PERSONS = st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))


@pytest.mark.parametrize(
    ("signatory", "holder"),
    [
        ("Jean-Marc Tremblay", "TREMBLAY, Jean-Marc"),
        ("Jean-Marc Tremblay", "Jean Marc Tremblay"),
        ("Jean-Marc Tremblay", "Me J.-M. Tremblay"),
        ("Jean-Marc Tremblay", "Jean M. Tremblay"),
        ("Jean Tremblay", "Jean Paul Tremblay"),
        ("Jean Tremblay", "Jean Tremblay, ing., OMA"),
        ("M. Jean Tremblay", "Jean Tremblay jr"),
        ("Marie-Ève Côté", "MARIE-EVE COTE-GAGNE"),
        ("M.-Ève Côté", "Marie-Ève Côté-Gagné"),
        ("Jean L’Heureux", "Jean Lheureux"),
        ("Jean L'Heureux", "JEAN L’HEUREUX"),
        ("Luc St-Pierre", "Luc Saint-Pierre"),
        ("Mme Huguette Rioux", "huguette  rioux"),
        ("J. Tremblay", "Jean Tremblay"),
    ],
)
def test_the_same_person(signatory, holder):
    assert is_same_person(signatory, holder)
    assert is_same_person(holder, signatory)


@pytest.mark.parametrize(
    ("signatory", "holder"),
    [
        ("Jean Tremblay", "Jeanne Tremblay"),
        ("Jean Tremblay", "Jean-Marc Tremblay"),
        ("TREMBLAY Jean-Marc", "Jean Tremblay"),
        ("Marie Côté", "Marie-Ève Côté"),
        ("Jean P. Tremblay", "Jean-Marc Tremblay"),
        ("Jean-Marc", "Jean-Marc Tremblay"),
        ("Tremblay", "Jean Tremblay"),
        ("J. T.", "Jean Tremblay"),
        ("Huguette Rioux", "Normand Caron"),
        ("Marie Gagné", "Marie Gagnon"),
        ("", ""),
        ("—", "Jean Tremblay"),
    ],
)
def test_somebody_else(signatory, holder):
    assert not is_same_person(signatory, holder)
    assert not is_same_person(holder, signatory)


@given(st.text(max_size=40), st.text(max_size=40))
def test_it_does_not_matter_which_is_asked_about(one, other):
    assert is_same_person(one, other) is is_same_person(other, one)


@given(
    PERSONS,
    st.sampled_from(("{} {}", "{1}, {0}", "Mme {0} {1}", "{0} {1}, ing.")),
    st.booleans(),
    st.booleans(),
)
def test_order_capitals_accents_and_titles_change_nobody(person, way, shouted, plain):
    name = f"{person[0]} {person[1]}"
    written = way.format(*person)
    written = written.upper() if shouted else written
    if plain:
        written = "".join(c for c in unicodedata.normalize("NFD", written) if not unicodedata.combining(c))
    assert is_same_person(name, written)


@given(PERSONS, PERSONS)
def test_two_persons_of_other_first_names_are_two(one, other):
    same = is_same_person(" ".join(one), " ".join(other))
    assert same is (one == other)


@given(st.text(max_size=60))
def test_whoever_has_a_name_is_himself(name):
    # One sign may stand for letters: ㍰ is written 24点 when it is taken apart.
    has_letters = any(letter.isalnum() for letter in unicodedata.normalize("NFKD", name))
    if not has_letters:
        assert not is_same_person(name, name)


@pytest.mark.parametrize(
    "name",
    [
        "Greffe municipal",
        "Bureau du greffier",
        "Direction générale",
        "Ville de Sainte-Élodie",
        "Municipalité de Sainte-Élodie",
        "VILLE DE SAINTE-ELODIE",
        "Town of Sussex",
        "Clerk’s Office",
        "MRC des Érables",
        "",
    ],
)
def test_an_office(name):
    assert is_office(name)
    assert is_office(name, "Ville de Sainte-Élodie")


@pytest.mark.parametrize("name", ["Jean Bureau", "BUREAU, Jean", "Martin Ville", "Ville Martin", "Anne Roy"])
def test_a_person_whose_name_looks_like_an_office(name):
    assert not is_office(name, "Ville de Sainte-Élodie")


def test_a_certificate_in_the_name_of_its_organization():
    assert is_office("Sainte-Élodie", "SAINTE-ELODIE")
