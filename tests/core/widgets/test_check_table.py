"""Ticking records with the mouse and with the space bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from medias_desktop.core.widgets.check_table import CheckTable
from medias_desktop.core.widgets.table import Column


@pytest.fixture
def table(qtbot, desk):
    made = CheckTable(
        [Column("Nom", lambda row: row), Column("Longueur", lambda row: str(len(row)))],
        "Noms",
        lambda row: row,
    )
    made.set_rows(["Anne", "Benoît", "Claude"])
    made.resize(400, 300)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def box(table, number):
    """Return where the box of a row is."""
    index = table.model().index(number, 0)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = table.visualRect(index)
    option.widget = table
    table.itemDelegate().initStyleOption(option, index)
    return (
        table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, table).center()
    )


def test_a_click_ticks(qtbot, table):
    told = QSignalSpy(table.ticked)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box(table, 1))
    assert table.ticked_rows() == ["Benoît"]
    assert told.count() == 1
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box(table, 1))
    assert table.ticked_rows() == []


@pytest.mark.parametrize(("row", "name"), [(-1, "Anne"), (2, "Claude")])
def test_the_space_bar_ticks_what_is_under_the_cursor_where_nothing_is_selected(qtbot, table, row, name):
    here = table.model().index(row, 0)
    table.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked_rows() == [name]
    assert table.selected() == [name]


def test_the_space_bar_ticks_nothing_in_an_empty_table(qtbot, table):
    table.set_rows([])
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked_rows() == []


def test_the_space_bar_ticks_everything_selected(qtbot, table):
    for number in (0, 2):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(table.model().index(number, 0), flags)
    table.tick(["Anne"], ticked=True)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked_rows() == ["Anne", "Claude"]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked_rows() == []


def test_what_is_no_longer_shown_is_no_longer_ticked(table):
    table.tick_all(True)
    table.set_rows(["Benoît", "Zoé"])
    assert table.ticked_rows() == ["Benoît"]
    table.set_rows(["Anne", "Benoît", "Claude"])
    assert table.ticked_rows() == ["Benoît"]


def test_a_screen_reader_is_told_of_the_box(table):
    model = table.model()
    table.tick(["Anne"], ticked=True)
    role = Qt.ItemDataRole.CheckStateRole
    assert [model.data(model.index(n, 0), role) for n in (0, 1)] == [
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]
    assert model.data(model.index(0, 1), role) is None
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsUserCheckable


def test_a_column_is_renamed(table):
    table.rename_column(1, "Lettres")
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "Lettres"
