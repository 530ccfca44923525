"""Lists of records: what is selected stays selected, and thousands of rows stay quick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from medias_desktop.core.widgets.table import Column, RecordTable


@pytest.fixture
def table(qtbot, desk):
    made = RecordTable([Column("A", str), Column("B", lambda row: f"b{row}")], "rows", key=lambda row: row)
    qtbot.addWidget(made)
    made.set_rows(range(10))
    return made


def test_selected_comes_from_the_top(table):
    table.select_keys([7, 2, 3])
    assert table.selected() == [2, 3, 7]


def test_the_selection_follows_its_records(table):
    table.select_keys([2, 3, 9], 3)
    table.set_rows([9, 8, 7, 3, 0])
    assert table.selected() == [9, 3]
    assert table.current() == 3


def test_what_is_gone_is_no_longer_selected(table):
    table.select_keys([1])
    table.set_rows([5, 6])
    assert table.selected() == []


def test_neighbours_make_one_range(table):
    """Qt needs minutes for 20,000 ranges."""
    table.set_rows(range(20_000))
    table.selectAll()
    table.set_rows(range(20_000))
    assert len(table.selected()) == 20_000
    assert len(list(table.selectionModel().selection())) == 1


def test_all_by_keyboard_and_enter_opens(qtbot, table):
    table.show()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected()) == 10
    table.selectRow(4)
    with qtbot.waitSignal(table.activated_row) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [4]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_the_first_key_selects_the_row_with_the_cursor(qtbot, table, key):
    """Qt puts the cursor on the first row without selecting it: in a list of one, Down then selected nothing."""
    table.set_rows([5])
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, key)
    assert table.selected() == [5]


def test_the_cursor_then_moves_on(qtbot, table):
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.selected() == [1]


def test_what_is_selected_stays_so_among_other_rows(qtbot):
    table = RecordTable([Column("N", str)], "Numbers")
    qtbot.addWidget(table)
    table.set_rows(range(10))
    table.selectAll()
    table.set_rows(range(4, 8))
    assert table.selected_ranges() == [(0, 3)]
    table.set_rows(range(10))
    assert (table.selected_ranges(), table.selected()) == ([(4, 7)], [4, 5, 6, 7])
    table.set_rows([1, 5, 2, 6, 7])
    assert table.selected() == [5, 6, 7]
    table.set_rows(())
    assert table.selected() == []
