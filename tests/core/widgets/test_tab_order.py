"""The Tab key follows the eye."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.widgets.tab_order import step, stops


def named(kind, name):
    made = kind()
    made.setObjectName(name)
    return made


def names(widget):
    return [one.objectName() for one in stops(widget)]


def test_columns_come_one_after_the_other_whatever_was_made_first(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    split = QSplitter()
    right, left = QWidget(), QWidget()
    below = QVBoxLayout(right)
    for name in ("three", "four"):
        below.addWidget(named(QPushButton, name))
    split.addWidget(left)
    split.addWidget(right)
    beside = QVBoxLayout(left)
    beside.addWidget(named(QLineEdit, "two"))
    beside.insertWidget(0, named(QLineEdit, "one"))
    column = QVBoxLayout(page)
    column.addWidget(split)
    row = QHBoxLayout()
    row.addWidget(named(QComboBox, "five"))
    column.addLayout(row)
    page.show()
    assert names(page) == ["one", "two", "three", "four", "five"]


def test_what_is_hidden_switched_off_or_in_another_tab_is_passed_over(qtbot):
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    seen, other = QWidget(), QWidget()
    column = QVBoxLayout(seen)
    for name in ("hidden", "off", "there"):
        column.addWidget(named(QPushButton, name))
    seen.findChild(QPushButton, "hidden").hide()
    seen.findChild(QPushButton, "off").setEnabled(False)
    QVBoxLayout(other).addWidget(named(QPushButton, "other"))
    tabs.addTab(seen, "A")
    tabs.addTab(other, "B")
    tabs.show()
    assert names(tabs) == ["qt_tabwidget_tabbar", "there"]
    tabs.setCurrentIndex(1)
    assert names(tabs) == ["qt_tabwidget_tabbar", "other"]


def test_cards_that_came_later_are_walked_over_where_they_stand(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    inside, area = QWidget(), QScrollArea()
    cards = QVBoxLayout(inside)
    area.setWidget(inside)
    area.setObjectName("area")
    column = QVBoxLayout(page)
    column.addWidget(named(QPushButton, "first"))
    column.addWidget(area)
    column.addWidget(named(QPushButton, "last"))
    cards.addWidget(named(QPushButton, "card"))
    page.show()
    assert names(page) == ["first", "area", "card", "last"]
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.findChild(QPushButton, "card").setFocus()
    walked = []
    for forward in (True, True, False, False):
        assert step(page, forward=forward)
        walked.append(page.focusWidget().objectName())
    assert walked == ["last", "first", "last", "card"]
