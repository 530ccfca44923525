"""What waits, the late first; reached and chosen by keyboard; out of the way of narrow windows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow

from medias_desktop.core.todo import Todo
from medias_desktop.core.widgets.todo_panel import MOST, TodoCard, TodoDock

SOON = Todo("Renouveler l’identité", "3 déc.", "warn", "policies")
LATE = Todo("Signer", "art. 9", "bad", "acknowledgements")
SOME_DAY = Todo("Réviser", "", "accent", "policies", "texte#article")


def cards(dock):
    return [card.accessibleName() for card in dock.findChildren(TodoCard)]


def test_the_late_comes_first_and_enter_goes_there(qtbot, desk):
    dock = TodoDock()
    qtbot.addWidget(dock)
    dock.refresh((SOME_DAY, SOON, LATE))
    assert cards(dock) == ["Signer art. 9", "Renouveler l’identité 3 déc.", "Réviser "]
    first = dock.findChildren(TodoCard)[0]
    with qtbot.waitSignal(dock.chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert chosen.args == ["acknowledgements", ""]
    with qtbot.waitSignal(dock.chosen):
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dock.chosen) as chosen:
        qtbot.keyClick(dock.findChildren(TodoCard)[2], Qt.Key.Key_Space)
    assert chosen.args == ["policies", "texte#article"]


def test_nothing_to_do_is_said(qtbot, desk):
    dock = TodoDock()
    qtbot.addWidget(dock)
    dock.refresh(())
    assert cards(dock) == []
    assert any("Rien à faire" in label.text() for label in dock.findChildren(QLabel))


def test_a_narrow_window_keeps_its_room(qtbot, desk):
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = TodoDock()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    dock.refresh((LATE,))
    dock.want(True, 4 * dock.width())
    assert dock.isVisible()
    dock.make_room(4 * dock.width() - 1)
    assert not dock.isVisible()
    dock.make_room(4 * dock.width())
    assert dock.isVisible()
    dock.want(False, 10_000)
    assert not dock.isVisible()


def test_of_hundreds_the_most_pressing_are_shown_and_the_others_counted(qtbot):
    dock = TodoDock()
    qtbot.addWidget(dock)
    todos = [Todo(f"Projet {number}", "", "accent", "policies") for number in range(500)]
    dock.refresh([*todos, Todo("En retard", "", "bad", "people")])
    cards = dock.findChildren(TodoCard)
    assert len(cards) == MOST
    assert cards[0].accessibleName().startswith("En retard")
    assert any("461" in one.text() for one in dock.findChildren(QLabel))
