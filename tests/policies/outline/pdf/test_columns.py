"""The order of reading, for any page of one or two columns."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline.pdf.columns import find_gutter, in_reading_order, rows_of
from medias_desktop.policies.outline.pdf.lines import Line

_TEXT = "words enough to fill a column of text"


def _line(left: float, right: float, y: float, text: str = _TEXT) -> Line:
    return Line(left, right, y, 10, text)


_anywhere = st.builds(
    _line,
    st.floats(0, 500).map(lambda x: round(x, 1)),
    st.floats(500, 600).map(lambda x: round(x, 1)),
    st.integers(0, 800).map(float),
    st.text("ab ", min_size=1, max_size=5),
)


@given(st.lists(_anywhere, max_size=40))
def test_no_line_is_lost_or_made_up(lines: list[Line]):
    ordered = in_reading_order(lines, [])
    letters = sorted("".join(line.text.replace(" ", "") for line in ordered))
    assert letters == sorted("".join(line.text.replace(" ", "") for line in lines))


@given(st.lists(_anywhere, max_size=40))
def test_rows_come_from_the_top_down(lines: list[Line]):
    rows = rows_of(lines)
    assert all(upper.y >= lower.y - 3 for upper, lower in pairwise(rows))


@given(st.integers(6, 40), st.integers(6, 40), st.floats(12, 60), st.randoms(use_true_random=False))
def test_two_columns_are_read_left_then_right_whatever_the_order_of_the_file(left, right, gap, chance):
    middle = 300.0
    one = [_line(72, middle - gap / 2, 700 - 12 * n, f"{_TEXT} left {n}") for n in range(left)]
    two = [_line(middle + gap / 2, 540, 700 - 12 * n, f"{_TEXT} right {n}") for n in range(right)]
    lines = one + two
    chance.shuffle(lines)
    assert [line.text for line in in_reading_order(lines, [])] == [line.text for line in one + two]


@given(st.integers(2, 40), st.randoms(use_true_random=False))
def test_one_column_is_read_from_the_top_down(count, chance):
    lines = [_line(72, 540, 700 - 12 * n, f"{_TEXT} {n}") for n in range(count)]
    ordered = list(lines)
    chance.shuffle(ordered)
    assert in_reading_order(ordered, []) == lines


def test_the_cells_of_a_table_are_no_columns():
    cells = [_line(72, 120, 700 - 14 * n, "Label") for n in range(8)] + [
        _line(320, 360, 700 - 14 * n, "$40") for n in range(8)
    ]
    assert find_gutter(cells, []) is None
