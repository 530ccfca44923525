"""Controls of what a role does not allow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import MAY, Actor, Permission, Role
from medias_desktop.core.widgets.permitted import permit

REFUSED = NotEntitled(name="Line Caron")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.button = QPushButton("Ajouter", made)
    made.done = []
    made.button.clicked.connect(lambda: made.done.append("button"))
    made.action = QAction("Ajouter", made)
    made.action.setShortcut(QKeySequence("Ctrl+R"))
    made.action.triggered.connect(lambda: made.done.append("action"))
    made.addAction(made.action)
    made.menu = QMenu(made)
    made.menu.addAction(made.action)
    made.keys = QShortcut(QKeySequence("Ctrl+N"), made)
    made.keys.activated.connect(lambda: made.done.append("keys"))
    QVBoxLayout(made).addWidget(made.button)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.windowHandle().requestActivate()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(window, key):
    QTest.keyClick(window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)


def use_everything(window):
    window.button.click()
    press(window, Qt.Key.Key_R)
    press(window, Qt.Key.Key_N)


def test_what_is_allowed_stays_as_it_is(window, dialogs):
    permit(None, dialogs, window.button, window.action, window.keys)
    use_everything(window)
    assert window.done == ["button", "action", "keys"]
    assert dialogs.errors == []


def test_what_is_refused_says_why_wherever_it_is_asked(window, dialogs):
    permit(REFUSED, dialogs, window.button, window.action, window.keys)
    use_everything(window)
    assert window.done == []
    assert dialogs.errors == [REFUSED, REFUSED]  # the two keys; the button cannot be pressed
    assert "Line Caron" in window.button.toolTip()
    assert "Line Caron" in window.button.accessibleDescription()
    assert "Line Caron" in window.action.toolTip()
    assert window.menu.toolTipsVisible()


def test_a_view_that_enables_its_controls_later_does_not_free_them(window, dialogs):
    permit(REFUSED, dialogs, window.button, window.action)
    window.button.setEnabled(True)
    window.action.setEnabled(True)
    window.action.setVisible(False)
    window.action.setVisible(True)
    window.setEnabled(False)
    window.setEnabled(True)
    assert not window.button.isEnabled()
    assert not window.action.isEnabled()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("permission", list(Permission))
def test_an_actor_is_refused_what_the_role_lacks(role, permission):
    refused = Actor("1", "Line Caron", role).refusal(permission)
    assert (refused is None) == (permission in MAY[role])
    if refused is not None:
        assert "Line Caron" in refused.sentence()
