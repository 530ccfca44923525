"""Rows painted in one pass look as the style sheet paints them, pixel by pixel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.lazy_table import LazyTable
from medias_desktop.core.widgets.table import Column

ROWS = [
    (1, "Tremblay, Noémie", "ok", "7"),
    (2, "Un nom bien trop long pour la place qu’il y a dans sa colonne", "warn", "1 234 567 890 123"),
    (3, "<b>Gagné</b>", "accent", ""),
    (4, "Côté\u202f& Roy", "", "12"),
    (5, "", "muted", "—"),
]
COLUMNS = [
    Column("Name", lambda row: row[1], stretch=3),
    Column("State", lambda row: row[1][:9], lambda row: row[2], stretch=2),
    Column("Number", lambda row: row[3], align_right=True),
]


class Rows:
    def first(self, count):
        return ROWS[:count]


class AskedCellByCell(LazyTable):
    def paintEvent(self, event):
        QTableView.paintEvent(self, event)


@pytest.fixture
def themed(qapp):
    before = str(qapp.property("medias_theme") or "light")
    yield lambda name: theme.apply(qapp, name)
    theme.apply(qapp, before)


@pytest.mark.parametrize("points", [8, 11, 22])
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_rows_look_as_the_style_sheet_paints_them(qtbot, desk, themed, name, points):
    themed(name)
    pictures = []
    for kind in (LazyTable, AskedCellByCell):
        table = kind(COLUMNS, "rows", lambda row: row[0], desk.jobs)
        qtbot.addWidget(table)
        font = table.font()
        font.setPointSize(points)
        table.setFont(font)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 22)
        table.resize(470, 400)
        table.show()
        table.show(Rows())
        table.selectRow(2)
        table.setCurrentIndex(table.model().index(3, 0))
        table.select_ranges([(1, 2)])
        QApplication.processEvents()
        pictures.append(table.viewport().grab().toImage())
        table.hide()
    assert pictures[0] == pictures[1]


def test_hidden_columns_and_empty_lists_are_painted(qtbot, desk):
    table = LazyTable(COLUMNS, "rows", lambda row: row[0], desk.jobs)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    empty = table.viewport().grab().toImage()
    table.show(Rows())
    full = table.viewport().grab().toImage()
    table.show_columns({0, 2})
    assert table.viewport().grab().toImage() not in (empty, full)
    assert table.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Tremblay,"
