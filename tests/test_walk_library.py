"""From nothing to a policy adopted, in the real window, by the keyboard alone: begin, write, borrow, submit, adopt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit

from medias_desktop.app import PARTS
from medias_desktop.policies.views.adoption.wizard import AdoptionWizard
from medias_desktop.policies.views.composing.page import ComposingPage
from medias_desktop.policies.views.composing.starting import NewDraftDialog
from medias_desktop.policies.views.life.dialogs import SubmitDialog
from medias_desktop.window.program import Program
from tests.hands import DOWN, ENTER, ESCAPE, RIGHT, SPACE, TAB, Hands, back


@pytest.fixture
def program(qtbot, qapp, dialogs, clock, register):
    running = Program(qapp, PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    with qtbot.waitActive(running.window):
        running.window.resize(1440, 900)
        running.window.show()
        running.window.activateWindow()
    running.open(register.path)
    running.window.menuBar().setFocus()
    yield running
    running.shutdown()
    running._qt_language.forget()


def test_a_policy_is_begun_written_submitted_and_adopted_by_the_keyboard(qtbot, program, clock):
    hands, tab = Hands(qtbot), program.window.tab("policies")
    write(qtbot, hands, program, tab)
    submit(qtbot, hands, program, tab)
    adopt(qtbot, hands, program, tab)


def write(qtbot, hands, program, tab) -> None:
    tab.first_page.import_button.setFocus()
    hands.walk_to("first_new")
    hands.press(SPACE)
    hands.wait_for(NewDraftDialog)
    hands.press(ENTER)
    back(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(tab.stack.currentWidget(), ComposingPage))
    page = tab.stack.currentWidget()
    assert page.outline.hasFocus()
    hands.press(DOWN, ENTER)
    assert isinstance(hands.at(), QTextEdit)
    hands.write("Dire qui parle pour la ville.")
    hands.press(ESCAPE)
    assert page.outline.hasFocus()
    hands.walk_to("clause_filter")
    hands.write("mots de passe")
    hands.press(DOWN, ENTER)
    taken = page.composition.draft.sections[1]
    assert (taken.heading, taken.provenance) == ("Gestion des mots de passe", "town/blainville/BL:12.2")
    assert page.composition.draft.rules
    hands.walk_to("leave_composing")
    hands.press(SPACE)
    qtbot.waitUntil(lambda: tab.stack.page is None)
    assert tab.reader.text.hasFocus()
    assert tab.current().sections[0].body == "Dire qui parle pour la ville."
    assert tab.header.chip.text() == "Projet"


def submit(qtbot, hands, program, tab) -> None:
    if not tab.header.panel.isChecked():
        hands.press(Qt.Key.Key_F8)
    qtbot.waitUntil(tab.reading.panel.isVisible)
    while hands.at() is not tab.reading.panel.tabBar():
        hands.press(TAB)
    while tab.reading.panel.current_key() != "life":
        hands.press(RIGHT)
    hands.walk_to("submit")
    hands.press(SPACE)
    hands.wait_for(SubmitDialog)
    hands.press(ENTER)
    back(qtbot, program)
    qtbot.waitUntil(lambda: tab.header.chip.text() == "Soumise")


def adopt(qtbot, hands, program, tab) -> None:
    hands.walk_to("adopt")
    hands.press(SPACE)
    wizard = hands.wait_for(AdoptionWizard)
    for name, text in (
        ("resolution_number", "2026-11-214"),
        ("mover", "Lise Ouellet"),
        ("seconder", "Paul Nadeau"),
    ):
        hands.walk_to(name)
        hands.write(text)
    hands.press(ENTER)
    for name, text in (("signatory_name_1", "Claire Roy"), ("signatory_name_2", "Jean Morin")):
        hands.walk_to(name)
        hands.write(text)
    hands.press(ENTER)
    hands.walk_to("wizard_next")
    hands.press(SPACE)
    qtbot.waitUntil(lambda: wizard.record is not None)
    wizard.activateWindow()
    hands.press(ESCAPE)
    back(qtbot, program)
    qtbot.waitUntil(lambda: tab.header.chip.text() == "En vigueur")
    assert tab.current().summary.resolution_number == "2026-11-214"
    assert "Politique des médias sociaux" in program.window.statusBar().findChild(QLabel).text()


def test_no_key_of_the_window_and_of_the_policies_is_taken_twice(program):
    window = program.window
    keys = [action.shortcut().toString() for action in window.findChildren(QAction)]
    keys += [one.shortcut().toString() for one in window.findChildren(QAbstractButton)]
    keys += [one.key().toString() for one in window.findChildren(QShortcut)]
    taken = [one for one in keys if one and not one.startswith("Alt+")]
    assert "F8" in taken
    assert sorted(set(taken)) == sorted(taken)
