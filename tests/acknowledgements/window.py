"""What tests of the tab do with its widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from medias_desktop.acknowledgements.tab import AcknowledgementsTab


def show_tab(qtbot, service, desk, size=(1440, 800)):
    """Return the tab in a window of its own, filled and counted."""
    shown = AcknowledgementsTab(service, desk)
    qtbot.addWidget(shown)
    shown.resize(*size)
    shown.show()
    qtbot.waitExposed(shown)
    settle(qtbot, shown)
    return shown


def settle(qtbot, tab):
    """Wait until everything is listed and counted."""
    qtbot.waitUntil(lambda: tab.settled() and tab.desk.jobs.idle())


def dialog(tab):
    """Return the one dialog that is open."""
    found = [one for one in tab.findChildren(QDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press(qtbot, inside, name):
    """Click a button by its name."""
    qtbot.mouseClick(inside.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def save(qtbot, tab, asked):
    """Press a dialog's button and wait until it is done or refused, and shown."""
    press(qtbot, asked, "save")
    settle(qtbot, tab)


def names(tab):
    """Return the last names in the list."""
    return [row.last_name for row in tab.table.rows()]


def states(tab):
    """Return where those in the list stand."""
    return [row.status.state.value for row in tab.table.rows()]


def choose(box, data):
    """Choose a line of a combo box by what it stands for."""
    place = box.findData(data)
    assert place >= 0
    box.setCurrentIndex(place)
