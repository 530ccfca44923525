"""What cells show of their column."""

from __future__ import annotations

import pytest

from medias_desktop.core.lists.dates import is_ambiguous
from medias_desktop.core.lists.guessing import are_whole_names, filled, samples_of, share
from medias_desktop.core.lists.reading import ListTable


def table(*rows):
    return ListTable("liste.csv", ("A", "B"), [list(row) for row in rows], range(2, 2 + len(rows)))


def test_only_cells_that_say_something_are_sampled():
    listed = table(("Roy", " "), (" Côté ", "x"))
    assert samples_of(listed) == [["Roy", "Côté"], ["x"]]
    assert filled(listed, 1) == ["x"]
    assert listed.column(0) == ["Roy", " Côté "]


def test_a_sample_is_of_the_first_rows_only():
    assert len(filled(table(*[("x", "")] * 900), 0)) == 400


def test_a_share_of_nothing_is_none():
    assert share(["1", "a", "2", "b"], str.isdigit) == 0.5
    assert share([], str.isdigit) == 0


@pytest.mark.parametrize(
    ("cells", "whole"),
    [
        (["Roy, Luc", "Côté Zoé", "Caron"], True),
        (["Roy,Luc"], True),
        (["Roy", "St-Pierre", "de Bellefeuille"], False),
        ([], False),
    ],
)
def test_whole_names_have_two_words_mostly(cells, whole):
    assert are_whole_names(cells) is whole


@pytest.mark.parametrize(
    ("days", "ambiguous"),
    [
        (["03/04/2021", "05/06/2021"], True),
        (["03/04/2021", " 13/04/2021 "], False),
        (["03/04/2021", "04/13/2021"], False),
        (["03/04/2021", "2021-04-03", ""], True),
        (["2021-04-03", "3 avril 2021"], False),
        ([], False),
    ],
)
def test_day_and_month_are_ambiguous_until_one_date_settles_them(days, ambiguous):
    assert is_ambiguous(days) is ambiguous
    assert is_ambiguous(iter(days)) is ambiguous
