"""Tables of plain text and Markdown as a section's body holds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.outline import read_outline
from medias_desktop.policies.outline.tables import table_cells, table_row


def _body(rows: str) -> list[str]:
    return (
        read_outline(f"1. Fees\n\n{rows}\n\n2. End\n\nNothing more is owed.\n").sections[0].body.splitlines()
    )


def test_a_row_without_a_head_has_no_rule():
    assert _body("| Hall | $40 |\n| Rink | $90 |") == ["| Hall | $40 |", "| Rink | $90 |"]


def test_a_grid_with_a_rule_under_every_row_has_no_head():
    grid = "+----+----+\n| a | b |\n+----+----+\n| c | d |\n+----+----+\n| e | f |\n+----+----+"
    assert _body(grid) == ["| a | b |", "| c | d |", "| e | f |"]


def test_the_double_rule_of_a_grid_is_that_of_the_head():
    grid = "| a | b |\n+====+====+\n| c | d |\n+----+----+\n| e | f |"
    assert _body(grid) == ["| a | b |", "| --- | --- |", "| c | d |", "| e | f |"]


def test_a_bar_within_a_cell_stays_in_its_cell():
    assert _body("| on \\| off | x |\n| p | q |") == ["| on \\| off | x |", "| p | q |"]


@given(
    st.lists(st.text("ab|c \\é", max_size=8).map(lambda cell: " ".join(cell.split())), min_size=1, max_size=5)
)
def test_the_cells_of_a_row_are_read_back(cells: list[str]):
    if not any("\\" in cell for cell in cells):
        assert table_cells(table_row(cells)) == cells
