"""From the list of things to do, and from the register's menu, to the window of retention."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from medias_desktop.app import PARTS
from medias_desktop.core.widgets.todo_panel import TodoCard
from medias_desktop.safekeeping.views.retention.dialog import RetentionDialog
from medias_desktop.window.program import Program
from tests.safekeeping.people import Town


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, register):
    Town(register).confirm()
    running = Program(qapp, PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    running.window.show()
    assert running.open(register.path)
    yield running
    running.shutdown()
    running._qt_language.forget()


@pytest.fixture
def seen(qtbot):
    """Return the titles of the windows of retention that came, each closed at once."""
    found = []

    def look():
        window = QApplication.activeModalWidget()
        if isinstance(window, RetentionDialog):
            found.append(window.windowTitle())
            window.reject()
        elif not found:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    return found


def test_what_is_due_leads_there(qtbot, program, request):
    def waiting():
        cards = program.window.findChildren(TodoCard)
        return [card for card in cards if card.accessibleName().startswith("1 dossier a atteint")]

    qtbot.waitUntil(lambda: len(waiting()) == 1)
    seen = request.getfixturevalue("seen")
    qtbot.mouseClick(waiting()[0], Qt.MouseButton.LeftButton)
    assert seen == ["Conservation et destruction"]


def test_the_menu_leads_there(program, request):
    action = program.window.findChild(QAction, "entry_retention")
    assert action.isEnabled()
    seen = request.getfixturevalue("seen")
    action.trigger()
    assert seen == ["Conservation et destruction"]
