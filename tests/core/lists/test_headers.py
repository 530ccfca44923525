"""Columns are known by the names at their head, whatever kind of list it is."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest

from medias_desktop.core.lists import headers
from medias_desktop.core.lists.headers import Headers, header_words, is_english


class Field(StrEnum):
    NUMBER = "number"
    BOTH = "both"
    FIRST = "first"
    LAST = "last"
    DAY = "day"


LIST = Headers(
    {Field.LAST: "nom; last name", Field.DAY: "date; signe le"},
    (
        (Field.BOTH, headers.BOTH_NAMES_WORDS),
        (Field.FIRST, headers.FIRST_NAME_WORDS),
        (Field.LAST, headers.LAST_NAME_WORDS),
        (Field.NUMBER, headers.NUMBER_WORDS),
        (Field.DAY, r"\bdate\b"),
    ),
    r"\bnaissance\b",
)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Nom", (Field.LAST, 2)),
        ("LAST_NAME", (Field.LAST, 2)),
        ("LastName", (Field.LAST, 2)),
        ("Signé le :", (Field.DAY, 2)),
        ("Nom de famille (légal)", (Field.LAST, 1)),
        ("Prénom usuel", (Field.FIRST, 1)),
        ("Nom et prénom de la personne", (Field.BOTH, 1)),
        ("First name, last name", (Field.BOTH, 1)),
        ("No d’employé à la paie", (Field.NUMBER, 1)),
        ("Employee #", (Field.NUMBER, 1)),
        ("Matricule RH", (Field.NUMBER, 1)),
        ("Date de naissance", (None, 0)),
        ("Salaire", (None, 0)),
        ("", (None, 0)),
        ("a" * 61, (None, 0)),
        ("nom;prénom", (None, 0)),
    ],
)
def test_a_header_names_a_field_more_or_less_surely(header, found):
    assert LIST.recognise(header) == found


def test_a_field_goes_to_the_column_that_names_it_best():
    columns = ("Nom de famille du conjoint", "Nom", "Date du jour", "Date", "Salaire")
    assert LIST.fields(columns) == [None, Field.LAST, None, Field.DAY, None]
    assert LIST.fields(("Date du jour", "Date du soir")) == [Field.DAY, None]


def test_a_row_is_worth_the_different_fields_that_it_names():
    assert LIST.score(["Nom", " Last name ", "Date", "Salaire"]) == 2
    assert LIST.score(["Roy", "Luc"]) == 0


def test_headers_are_read_as_plain_words():
    assert header_words("N° d'employé") == header_words("n° D’EMPLOYE")
    assert header_words("Emp#") == "emp no"


def test_the_language_of_a_header_row_is_told():
    assert is_english(["Last name", "Hire date", "Service"])
    assert not is_english(["Nom", "Prénom", "Status"])
    assert not is_english(["A", "B"])


def test_the_shared_words_are_patterns_of_plain_words():
    for pattern in (headers.NUMBER_WORDS, headers.BOTH_NAMES_WORDS, headers.FIRST_NAME_WORDS):
        assert not re.search(pattern, header_words("Ville"))
