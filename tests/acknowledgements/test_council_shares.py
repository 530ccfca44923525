"""What a council may be told: never of a group so small that somebody in it is recognised."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.acknowledgements.rules import Counts
from medias_desktop.acknowledgements.rules.council import LEAST, OTHERS, Share, shares, whole
from medias_desktop.acknowledgements.rules.coverage import CoverageLine

DAY = dt.date(2026, 11, 20)


def line(code, signed, waiting, complete_on=None):
    return CoverageLine(code, Counts(signed=signed, to_read=waiting), complete_on)


def test_large_groups_are_told_as_they_are():
    found = shares([line("a", 5, 0, DAY), line("b", 2, 4)])
    assert found == (Share("a", 100, DAY), Share("b", 33))


def test_small_groups_are_put_together():
    found = shares([line("a", 6, 4), line("b", 3, 0, DAY), line("c", 0, 2)])
    assert found == (Share("a", 60), Share(OTHERS, 60))


def test_a_single_small_group_takes_the_smallest_other_along():
    found = shares([line("a", 10, 10), line("b", 5, 1), line("c", 0, 1)])
    assert found == (Share("a", 50), Share(OTHERS, 71))  # 5 of 7


def test_one_line_that_would_be_the_whole_is_left_out():
    assert shares([line("a", 10, 2), line("b", 0, 1)]) == ()
    assert shares([line("a", 1, 1), line("b", 0, 1)]) == ()
    assert whole([line("a", 1, 1), line("b", 0, 1)]) is None


def test_everyone_is_complete_since_the_last_one_was():
    later = DAY + dt.timedelta(days=1)
    assert whole([line("a", 5, 0, DAY), line("b", 1, 0, later), line("c", 0, 0)]) == Share("", 100, later)


LINES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8).map(
    lambda pairs: [line(f"d{n}", signed, waiting) for n, (signed, waiting) in enumerate(pairs)]
)


@given(LINES)
def test_nobody_is_recognised(lines):
    """What is told, and what follows from it by taking it away from the whole, is always of LEAST people or more."""
    told = shares(lines)
    sizes = {one.code: one.counts.must for one in lines}
    total = sum(sizes.values())
    shown = sum(sizes[one.code] for one in told if one.code != OTHERS)
    for one in told:
        if one.code == OTHERS:
            assert total - shown >= LEAST
        else:
            assert sizes[one.code] >= LEAST
    if told:
        assert total - shown == 0 or total - shown >= LEAST
