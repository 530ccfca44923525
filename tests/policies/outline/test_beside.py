"""Columns that a converter printed beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline import read_outline
from medias_desktop.policies.outline.beside import set_under

LEFT = [
    "1. Purpose",
    "The purpose of this policy is to say",
    "who looks after the trails of the town",
    "and how they may be used by everyone.",
    "2. Maintenance",
    "The trails are inspected every spring",
    "and after each storm by the employees",
    "of the public works department.",
]
RIGHT = [
    "3. Dogs",
    "Dogs are kept on a leash everywhere,",
    "except in the park behind the arena.",
    "4. Events",
    "An event of more than fifty people is",
    "allowed with a permit from the clerk,",
    "who answers within ten working days",
    "of the request and gives the reason.",
]


def test_the_right_column_is_read_after_the_left_one():
    page = "\n".join(f"{left:<44}{right}" for left, right in zip(LEFT, RIGHT, strict=True))
    assert [line.rstrip() for line in set_under(page).split("\n")] == LEFT + RIGHT
    assert [one.number for one in read_outline(page).sections] == ["1", "2", "3", "4"]


def test_a_line_across_both_columns_stays_between_what_is_over_and_under_it():
    rows = [f"{left:<44}{right}" for left, right in zip(LEFT, RIGHT, strict=True)]
    title = "Trails and pathways policy of the town of North Selkirk, 2025"
    read = set_under("\n".join([title, *rows])).split("\n")
    assert read[0] == title
    assert read[1] == LEFT[0]


def test_a_table_of_short_cells_is_no_page_of_columns():
    table = "\n".join(f"{f'Item {n}':<44}${n}.00" for n in range(1, 12))
    assert set_under(table) == table


def test_terms_with_their_meanings_are_no_columns():
    terms = "\n".join(f"{f'Term {n}':<24}any person who lives in the town of Silver Ness" for n in range(12))
    assert set_under(terms) == terms


@given(st.lists(st.text("ab   \f1.", max_size=90), max_size=30).map("\n".join))
def test_no_word_is_lost(text: str):
    assert sorted(set_under(text).split()) == sorted(text.split())
