"""The columns of a list with what each holds, and the orders of what they leave open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from medias_desktop.core import i18n
from medias_desktop.core.lists.dates import DateOrder
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.widgets.column_list import ColumnList

ROWS = [["Roy", "03/04/2021", "13/04/2021"], ["Côté", "05/06/2021", ""]]
FIELDS = (("name", "Name"), ("day", "Day"))


@pytest.fixture
def columns(qtbot):
    i18n.use_language("en")
    listed = ListTable("liste.csv", ("Nom & cie", "", "Fin"), ROWS, range(2, 4))
    made = ColumnList(listed, FIELDS, ("name", None, None))
    made.add_orders(NameOrder.LAST_NAME_FIRST, NameOrder.FIRST_NAME_FIRST, DateOrder.MONTH_FIRST)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_column_tells_its_name_its_samples_and_what_it_holds(columns):
    assert [combo.accessibleName() for combo in columns.columns] == ["Nom & cie", "Column 2 (no name)", "Fin"]
    assert columns.columns[0].accessibleDescription() == "Roy · Côté"
    assert [combo.currentText() for combo in columns.columns] == ["Name", "Left out", "Left out"]


def test_a_field_is_in_one_column_only(qtbot, columns):
    told = []
    columns.field_chosen.connect(told.append)
    with qtbot.waitSignal(columns.changed):
        columns.columns[1].setCurrentIndex(columns.columns[1].findData("name"))
    assert columns.fields() == (None, "name", None)
    assert columns.columns[0].currentText() == "Left out"
    assert told == [1]


def test_the_likelier_order_of_names_is_offered_first(columns):
    assert columns.name_order.itemData(0) == NameOrder.LAST_NAME_FIRST
    assert columns.orders() == (NameOrder.FIRST_NAME_FIRST, DateOrder.MONTH_FIRST)
    assert columns.name_order.accessibleName() == "In whole names without a comma"
    columns.name_order.setCurrentIndex(0)
    columns.date_order.setCurrentIndex(0)
    assert columns.orders() == (NameOrder.LAST_NAME_FIRST, DateOrder.DAY_FIRST)


def test_only_orders_that_decide_something_are_shown(columns):
    shown = columns.name_order.isVisible, columns.date_order.isVisible
    columns.show_orders(names=True, date_columns=(None, 2))
    assert [one() for one in shown] == [True, False]
    columns.show_orders(names=False, date_columns=(1, None))
    assert [one() for one in shown] == [False, True]


def test_what_stands_for_missing_cells_has_its_caption(columns):
    field = QLineEdit()
    caption, _field = columns.add_choice("&Place of all", field)
    assert caption.buddy() is field
    assert field.accessibleName() == "Place of all"
