"""The window of removals: what is due, the last question, the line that stays, and nothing of it once locked."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from medias_desktop.sanctions.rules.removing import RemovalReason
from medias_desktop.sanctions.views.removals.acts import RemovalActs
from medias_desktop.sanctions.views.removals.paper_page import PaperPage
from tests.safekeeping.way_in import type_in
from tests.sanctions.cases import measured
from tests.sanctions.locked import locked_town

# A fault of 3 November 2025 counts 12 months by the proposal: forgotten since 3 November 2026.
OLD = dt.date(2025, 11, 3)


@pytest.fixture
def shown(qtbot, register, desk):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    town, desk = locked_town(desk, register, window)
    town.old = measured(town, day=OLD)
    measured(town, "Gagnon")
    dialog = RemovalActs(window, town.disciplinary, desk).open()
    qtbot.waitUntil(lambda: dialog.lists[RemovalReason.AMNESTY].number() == 1)
    yield town, desk, dialog
    desk.sealed.forget()


def test_a_measure_is_removed_after_its_number_was_typed(qtbot, shown):
    town, desk, dialog = shown
    due = dialog.lists[RemovalReason.AMNESTY]
    assert dialog.lists[RemovalReason.RETENTION].number() == 0
    assert not due.go.isEnabled()
    qtbot.keyClick(due.table, Qt.Key.Key_Space)
    due.go.click()
    page = dialog.page
    assert not page.do.isEnabled()
    type_in(page.basis.line, "Zoé Lapierre-Roy, art. 12")
    type_in(page.number.line, "1")
    qtbot.keyClick(page.number.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.problem.text()))
    assert "Zoé" in page.problem.text()
    page.basis.line.clear()
    type_in(page.basis.line, "Convention, art. 12.05")
    announced = []
    desk.changes.changed.connect(announced.append)
    page.do.click()
    qtbot.waitUntil(lambda: dialog.done_list.model().rowCount() == 1)
    qtbot.waitUntil(lambda: due.number() == 0)
    assert len(announced) == 1
    # The record of it is shown at once, to be printed and filed; it names nobody.
    qtbot.waitUntil(lambda: isinstance(dialog.page, PaperPage))
    dialog.page.print_button.click()
    assert desk.dialogs.printed[0].startswith(b"%PDF")
    dialog.page.back.click()
    assert dialog.page is None
    assert town.cases.open(town.old.id).case.decision is None
    model = dialog.done_list.model()
    line = [model.index(0, column).data() for column in range(model.columnCount())]
    assert line[1:4] == ["Amnistie", "1 mesure", "Convention, art. 12.05"]


def test_nothing_is_left_in_the_window_once_the_lock_closes(qtbot, shown):
    _town, desk, dialog = shown
    due = dialog.lists[RemovalReason.AMNESTY]
    due.table.tick_all(True)
    due.go.click()
    assert any("Lapierre" in one.text() for one in dialog.findChildren(QLabel))
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    labels = dialog.findChildren(QLabel)
    desk.sealed.forget()
    assert not dialog.isVisible()
    assert due.number() == 0
    assert not any("Lapierre" in one.text() for one in labels)
    qtbot.waitUntil(lambda: bool(gone))


def test_what_is_due_is_listed_on_paper(qtbot, shown):
    _town, desk, dialog = shown
    dialog.lists[RemovalReason.AMNESTY].paper.click()
    qtbot.waitUntil(lambda: isinstance(dialog.page, PaperPage))
    page = dialog.page
    desk.sealed.forget()
    assert page._pdf == b""


def test_escape_leaves_the_question_then_the_window(qtbot, shown):
    _town, _desk, dialog = shown
    due = dialog.lists[RemovalReason.AMNESTY]
    due.table.tick_all(True)
    due.go.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.page is None
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
