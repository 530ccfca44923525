"""Figures without names: small numbers are hidden, and cannot be found from the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.case_statistics import Hiding, Tally, protected, statistics
from tests.sanctions.briefs import VERBAL, WRITTEN, brief, day


def _shown(tallies):
    return {one.code: one.number for one in tallies}


def test_one_small_number_takes_the_next_smallest_with_it():
    """2 alone is total minus the others: 5 is hidden too, and of 7 nobody can say which is 2 and which 5."""
    found = protected({"a": 10, "b": 5, "c": 2, "d": 0})
    assert _shown(found) == {"a": 10, "b": None, "c": None, "d": 0}
    assert {one.code: one.hiding for one in found}["b"] is Hiding.PROTECTING
    assert {one.code: one.hiding for one in found}["c"] is Hiding.FEW


def test_two_that_add_up_to_two_can_only_be_one_each():
    """1 and 1 make 2, so each would be 1: the 4 is hidden with them."""
    assert _shown(protected({"a": 4, "b": 1, "c": 1})) == {"a": None, "b": None, "c": None}


def test_large_numbers_are_written():
    assert protected({"a": 3, "b": 12}) == (Tally("a", 3), Tally("b", 12))


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), max_size=8))
def test_no_hidden_number_is_the_only_one_that_fits(numbers):
    found = protected(numbers)
    assert [one.code for one in found] == list(numbers)
    hidden = [one for one in found if one.number is None]
    assert all(one.number is None or one.number == 0 or one.number >= 3 for one in found)
    others = [n for one in found if one.number for n in [one.number]]
    if (
        hidden and others
    ):  # with another number to take from the total, what is left has more than one way to fall
        left = sum(numbers[one.code] for one in hidden)
        assert len(hidden) > 1
        assert left >= 3


def test_a_year_counts_what_the_employer_learned_of_then():
    cases = [
        *[brief("2026-03-01", VERBAL, group=Group.REGULAR.value) for _ in range(4)],
        *[
            brief("2026-04-01", WRITTEN, group=Group.REGULAR.value, closed_on=day("2026-09-01"))
            for _ in range(3)
        ],
        brief(
            "2025-12-30",
            known_on=day("2026-01-05"),
            group=Group.VOLUNTEER.value,
            clauses=((1, "s", "art. 9"),),
        ),
        brief("2025-06-01", group=Group.VOLUNTEER.value),
    ]
    found = statistics(cases, 2026)
    assert found.total == Tally("total", 8)  # 4 + 3 + the one known on 5 January
    assert _shown([found.open, found.closed]) == {"open": 5, "closed": 3}
    assert _shown(found.by_kind) == {"verbal_warning": 4, "written_reprimand": 3}
    # One volunteer: hidden, and the regular employees with them.
    assert _shown(found.by_group) == {"regular_employee": None, "volunteer": None}
    assert found.by_clause == (Tally("art. 9", None, Hiding.FEW),)
    assert statistics(cases).total.number == 9


def test_no_name_and_no_number_of_a_case_is_in_the_figures():
    case = brief("2026-03-01", VERBAL, number="2026-0042", listed_name="Zyx, Éva", department="Égouts")
    assert not any(word in repr(statistics([case] * 5)) for word in ("2026-0042", "Zyx", "Égouts"))
