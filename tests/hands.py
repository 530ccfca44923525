"""Two hands on the keyboard, for the tests that walk through the real window without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

TAB, ENTER, ESCAPE, SPACE, DOWN, RIGHT = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
)
A_WHOLE_ROUND = 120
"""More stops than any screen has."""


class Hands:
    """Two hands on a keyboard: what they press goes to whatever has it."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot

    def at(self) -> QWidget:
        """Wait until something of the window in front has the keyboard and return it."""
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return QApplication.focusWidget()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.at(), key)

    def write(self, text: str) -> None:
        """Type a text; accents and apostrophes come as from an input method, which QTest cannot do."""
        for one in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.at(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, one))

    def walk_to(self, name: str) -> QWidget:
        """Press Tab until the control of that name has the keyboard."""
        for _stop in range(A_WHOLE_ROUND):
            if self.at().objectName() == name:
                return self.at()
            self.press(TAB)
        raise AssertionError(f"{name} cannot be reached; the keyboard is at {self.at().objectName()}")

    def menu(self, key: Qt.Key, name: str) -> None:
        """Open a menu of the menu bar by its letter, go down to a line of it and choose that."""
        QTest.keyClick(self.at(), key, Qt.KeyboardModifier.AltModifier)
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        for _stop in range(A_WHOLE_ROUND):
            chosen = opened.activeAction()
            if chosen is not None and chosen.objectName() == name:
                QTest.keyClick(opened, ENTER)
                return
            QTest.keyClick(opened, DOWN)
        raise AssertionError(f"{name} is not in the menu")

    def wait_for(self, kind: type) -> QWidget:
        """Wait for a dialog that has the keyboard."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        self._qtbot.waitUntil(lambda: found.isAncestorOf(QApplication.focusWidget() or found.parentWidget()))
        return found


def back(qtbot, program) -> None:
    """Where no window manager does it, give the window the keyboard that a dialog had."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    program.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
