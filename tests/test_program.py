"""The whole window: registers opened and refused, language and look changed while it runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget, QTextBrowser

from medias_desktop import __version__
from medias_desktop.app import PARTS
from medias_desktop.core import settings
from medias_desktop.core.files import EmptyFile
from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.window.about import NewsDialog
from medias_desktop.window.program import Program
from medias_desktop.window.welcome import MunicipalityDialog, WelcomePage
from tests.registers import make_register

TABS = ("policies", "acknowledgements", "photo_consents", "sanctions", "editorial_calendar", "people")


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    running = Program(qapp, PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    running.window.show()
    yield running
    running.shutdown()
    running._qt_language.forget()


def tab_titles(program):
    tabs = program.window.centralWidget()
    assert isinstance(tabs, QTabWidget)
    return [tabs.tabText(number).split("   ")[0] for number in range(tabs.count())]


def test_first_start_welcomes(qtbot, program):
    program.start(None)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), WelcomePage))


def test_a_register_is_opened_and_remembered(program, register):
    assert program.open(register.path)
    assert tab_titles(program) == [
        "Politiques",
        "Accusés de réception",
        "Consentements photo",
        "Sanctions",
        "Calendrier éditorial",
        "Personnes",
    ]
    assert "Sainte-Élodie" in program.window.windowTitle()
    assert settings.load().recent == (str(register.path),)


def test_the_last_register_opens_at_the_next_start(qtbot, program, register):
    program.settings = program.settings.with_recent(register.path)
    program.start(None)
    qtbot.waitUntil(lambda: program.register is not None)
    assert program.register.path == register.path


def test_a_file_that_cannot_be_opened_leaves_what_was_open(program, register, dialogs, tmp_path):
    program.open(register.path)
    empty = tmp_path / "vide.medias"
    empty.touch()
    assert not program.open(empty)
    assert isinstance(dialogs.errors[0], EmptyFile)
    assert program.register.path == register.path
    assert str(empty) not in settings.load().recent


@pytest.mark.parametrize("tab", TABS)
def test_language_changes_at_once_and_the_tab_stays(program, register, tab, qapp):
    program.open(register.path)
    program.window.go_to(tab)
    program.change_setting("language", "en")
    assert tab_titles(program) == [
        "Policies",
        "Acknowledgements",
        "Photo consents",
        "Sanctions",
        "Editorial calendar",
        "People",
    ]
    assert program.window.centralWidget().currentIndex() == TABS.index(tab)
    assert [action.text() for action in program.window.menuBar().actions()] == ["&Register", "&View", "&Help"]
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
    program.change_setting("language", "fr")
    assert tab_titles(program)[0] == "Politiques"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuler"


@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "system"])
@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_every_look_and_size(program, register, theme, scale, qapp):
    program.open(register.path)
    program.change_setting("theme", theme)
    program.change_setting("text_scale", scale)
    for tab in TABS:
        program.window.go_to(tab)
        qapp.processEvents()
    assert qapp.font().pointSizeF() == pytest.approx(10 * scale)
    assert settings.load().theme == theme


def test_a_municipality_needs_a_name(qtbot, program):
    dialog = MunicipalityDialog(program.window, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("   ")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    dialog.name.setText("Ville")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.result() == 1
    assert dialog.municipality() == Municipality("Ville", "fr", "letter")


def test_closing_the_register_welcomes_again(program, register):
    program.open(register.path)
    program.close_register()
    assert program.register is None
    assert isinstance(program.window.centralWidget(), WelcomePage)


def test_two_windows_on_one_register(program, register, clock):
    """The fixture's register is open already; the program opens the same file."""
    assert program.open(register.path)
    second = Register.open(register.path, clock)
    second.change_municipality(Municipality("Ville renommée"))
    assert program.register.municipality().name == "Ville renommée"
    second.close()


def test_tabs_are_reached_by_keyboard(program, register):
    program.open(register.path)
    shortcuts = {
        a.shortcut().toString(): a for a in program.window.findChildren(QAction) if not a.shortcut().isEmpty()
    }
    shortcuts["Ctrl+3"].trigger()
    assert program.window.centralWidget().currentIndex() == 2
    shortcuts["Ctrl+1"].trigger()
    assert program.window.centralWidget().currentIndex() == 0
    assert {"Ctrl+N", "Ctrl+O", "Ctrl+Q", "F9"} <= set(shortcuts)


def test_an_empty_tab_leads_to_where_to_begin(qtbot, program, register):
    program.open(register.path)
    program.window.go_to("acknowledgements")
    tab = program.window.tab("acknowledgements")
    qtbot.mouseClick(tab.findChild(QPushButton, "go_to_policies"), Qt.MouseButton.LeftButton)
    assert program.window.centralWidget().currentIndex() == 0


@pytest.mark.parametrize(("seen", "told"), [("", False), ("0.0.1", True)])
def test_what_is_new_is_told_once_after_an_upgrade(qtbot, program, register, seen, told):
    program.settings = replace(program.settings, seen_version=seen)
    program.open(register.path)
    qtbot.waitUntil(lambda: settings.load().seen_version == __version__)
    assert (program.window.findChild(NewsDialog) is not None) is told
    for dialog in program.window.findChildren(NewsDialog):
        assert "0.1.0" in dialog.findChild(QTextBrowser).toPlainText()
        dialog.reject()


def test_a_late_search_reads_no_closed_register(qtbot, program, register, tmp_path, clock):
    """The typing pause of a search ends after another register was opened."""
    other = tmp_path / "autre.medias"
    make_register(other, Municipality("Ville d’à côté"), clock).close()
    program.open(register.path)
    first = program.register
    program.window.go_to("people")
    program.window.tab("people").filters.search.setText("roy")
    program.open(other)
    first.rows("SELECT 1")
    qtbot.waitUntil(lambda: is_closed(first))
    assert program.register.path == other


def is_closed(opened):
    try:
        opened.rows("SELECT 1")
    except driver.ProgrammingError:
        return True
    return False


def test_what_waits_shows_on_tabs_that_were_not_looked_at(qtbot, program, sample):
    program.open(sample)
    tabs = program.window.centralWidget()
    qtbot.waitUntil(lambda: tabs.tabText(1) != "Accusés de réception")
    shown = int(tabs.tabText(1).split("   ")[1])
    program.window.go_to("acknowledgements")
    assert shown > 0
    qtbot.waitUntil(lambda: program.window.tab("acknowledgements").badge() == shown)


@pytest.mark.parametrize("with_register", [True, False])
def test_a_pdf_is_verified_with_a_register_and_without(qtbot, program, register, with_register):
    if with_register:
        program.open(register.path)
    else:
        program.welcome()
    (line,) = program.window.findChildren(QAction, "entry_checking")
    assert line.isEnabled()
    line.trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog.start.choose.isVisible()
    dialog.reject()
    assert program.window.findChildren(QAction, "entry_backups")[0].isEnabled() is with_register


def test_no_keys_of_a_tab_are_taken_by_the_window(program, register):
    """Qt lets neither of two actions of the same keys happen."""
    program.open(register.path)
    for name in TABS:
        program.window.go_to(name)  # a tab is made when it is first shown
    tabs = program.window.centralWidget()
    within = {action for action in tabs.findChildren(QAction) if not action.shortcut().isEmpty()}
    around = set(program.window.findChildren(QAction)) - within
    taken = {
        action.shortcut().toString(): action.text() for action in around if not action.shortcut().isEmpty()
    }
    assert taken
    assert {action.text() for action in within if action.shortcut().toString() in taken} == set()
