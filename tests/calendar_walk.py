"""Two hands in the editorial calendar of the sample, in the real window: for the tests that walk through it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from medias_desktop.app import PARTS
from medias_desktop.editorial_calendar.views.editor.opening import editors
from medias_desktop.window.program import Program
from tests.hands import A_WHOLE_ROUND, DOWN, ENTER, ESCAPE, RIGHT, SPACE, TAB, Hands, back

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def calendar_walk(qtbot: Any, qapp: Any, dialogs: Any, clock: Any, sample: Any) -> Iterator[Walk]:
    """Open the sample at the calendar's tab, and close it at the end."""
    running = Program(qapp, PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    with qtbot.waitActive(running.window):
        running.window.resize(1440, 900)
        running.window.show()
        running.window.activateWindow()
    running.open(sample)
    QTest.keyClick(running.window, KEY.Key_5, CTRL)
    try:
        yield Walk(qtbot, running)
    finally:
        for one in editors(running.window):
            one.close_for_good()
        running.shutdown()
        running._qt_language.forget()


class Walk(Hands):
    """Hands in the calendar’s tab: what is under way is waited for before the next key."""

    def __init__(self, qtbot, program):
        super().__init__(qtbot)
        self.qtbot, self.program = qtbot, program
        self.tab = program.window.tab("editorial_calendar")
        self.service = self.tab._service
        self.began = self.service.register.rows("SELECT max(seq) FROM audit_event")[0][0]
        self.settle()

    def settle(self):
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: self.tab.settled() and self.program.desk.jobs.idle())

    def hold(self, *keys):
        """Press keys with Ctrl."""
        for key in keys:
            QTest.keyClick(self.at(), key, CTRL)

    def fill(self, **fields):
        """Walk to each field and write into it, over what it had."""
        for name, text in fields.items():
            self.walk_to(name)
            self.hold(KEY.Key_A)
            self.write(text)

    def push(self, name):
        """Walk to a button and press it."""
        self.walk_to(name)
        self.press(SPACE)

    def choose(self, key, name):
        """Open the menu that has a key, go down to a line of it and choose that: the menu has a loop of its own."""
        QTimer.singleShot(0, self.tab, lambda: self._line(name))
        self.hold(key)

    def _line(self, name):
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        lines = [one.objectName() for one in opened.actions() if not one.isSeparator()]
        for _stop in range(lines.index(name) + 1 if name in lines else 0):
            QTest.keyClick(opened, DOWN)
        QTest.keyClick(opened, ENTER if name in lines else ESCAPE)

    def window(self, kind):
        """Wait for a window of its own that has the keyboard."""
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        return QApplication.activeWindow()

    def shift(self, key):
        """Press a key with Ctrl and Shift."""
        QTest.keyClick(self.at(), key, CTRL | Qt.KeyboardModifier.ShiftModifier)

    def view(self, name):
        """Go to one of the four views by its switch, and into it."""
        self.program.window.menuBar().setFocus()
        self.walk_to("show_calendar")
        for _stop in range(4):
            if self.tab.shown() == name:
                break
            self.press(RIGHT)
        self.settle()
        self.press(TAB)
        return self.tab.view(name)

    def inner(self, shown, steps):
        """Go some pages further by the switch within a view, whose page shown has a name."""
        for _stop in range(A_WHOLE_ROUND):
            self.press(TAB)
            if self.at().objectName() == shown and self.tab.pages.isAncestorOf(self.at()):
                break
        self.press(*[RIGHT] * steps)
        self.settle()

    def act(self):
        """Open the card of the line under the cursor, and do what is to be done next."""
        self.press(ENTER)
        self.settle()
        self.push("next_act")
        self.settle()

    def home(self):
        """Wait until a form is recorded and closed, and the main window has the keyboard again."""
        self.settle()
        back(self.qtbot, self.program)
        self.settle()

    def under(self, dialog):
        """Where no window manager does it, give a dialog the keyboard that another one over it had."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
        dialog.activateWindow()
        self.wait_for(type(dialog))

    def trail(self):
        """Return what the audit trail says was done since the walk began, one word for each entry."""
        asked = f"SELECT min(action) FROM audit_event WHERE seq > {self.began} GROUP BY entry ORDER BY entry"
        return [one[0] for one in self.service.register.rows(asked)]
