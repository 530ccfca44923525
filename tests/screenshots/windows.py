"""The main window in its states: tabs, reader, to-do list, empty registers, the first page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from medias_desktop.acknowledgements.tab import AcknowledgementsTab
from medias_desktop.people.tab import PeopleTab
from medias_desktop.policies.tab import PoliciesTab
from tests.screenshots.stage import EMPTY, WITHOUT_PEOPLE, Scene, Stage


def _in_force(stage: Stage) -> PoliciesTab:
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(stage.policies().in_force()[0].uid)
    return tab


def policies(stage: Stage) -> QWidget:
    """Show the version in force at its third section."""
    _in_force(stage).reader.go_to_section(2)
    return stage.window


def find(stage: Stage) -> QWidget:
    """Show the find bar with hits."""
    tab = _in_force(stage)
    tab.reader.find_bar.summon()
    tab.reader.find_bar.field.setText("publication")
    return stage.window


def find_nothing(stage: Stage) -> QWidget:
    """Show the find bar without a hit."""
    tab = _in_force(stage)
    tab.reader.find_bar.summon()
    tab.reader.find_bar.field.setText("hélicoptère")
    return stage.window


def adoption_card(stage: Stage) -> QWidget:
    """Show the adoption beside the text, verified."""
    tab = _in_force(stage)
    tab.reading.open_panel("adoption")
    stage.settle()
    tab.reading.adoption().card().verify_button.click()
    stage.settle(1500)
    return stage.window


def draft(stage: Stage) -> QWidget:
    """Show a draft, which may be corrected and adopted."""
    stage.tab("policies", PoliciesTab).open_text(stage.draft_uid())
    return stage.window


def focus(stage: Stage) -> QWidget:
    """Show where the keyboard is, on a button."""
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text(stage.draft_uid())
    stage.settle()
    tab.header.correct.setFocus(Qt.FocusReason.TabFocusReason)
    return stage.window


def _with_official(stage: Stage) -> PoliciesTab:
    """Keep an official text of Blainville as a council would have it: the same articles in other words."""
    from medias_desktop.policies.outline import Outline, Section
    from medias_desktop.policies.rules import PolicyIdentity
    from medias_desktop.policies.towns import sections_of

    sections = tuple(
        Section(
            one.level, one.number, one.heading, "Texte tel qu’il fut adopté. " * (3 + len(one.heading) % 4)
        )
        for one in sections_of("blainville")[1:]
    )
    outline = Outline("", "", (*sections, Section(1, "", "Signatures", "Signé à Blainville.")))
    identity = PolicyIdentity("Blainville", "Directive des médias sociaux")
    stage.policies().import_policy("directive.pdf", b"%PDF", outline, identity, town="blainville")
    tab = stage.tab("policies", PoliciesTab)
    tab.refresh()
    return tab


def town(stage: Stage) -> QWidget:
    """Show a town of the library with its facts."""
    tab = stage.tab("policies", PoliciesTab)
    tab.open_text("town/blainville", "BL:2.1")
    tab.reading.open_panel("facts")
    return stage.window


def town_beside(stage: Stage) -> QWidget:
    """Show a restatement beside the official text."""
    tab = _with_official(stage)
    tab.open_text("town/blainville")
    tab.reading.band.beside.click()
    tab.reading.go_to("BL:2.1")
    return stage.window


def town_official(stage: Stage) -> QWidget:
    """Show an official text that was imported."""
    tab = _with_official(stage)
    tab.open_text("town/blainville")
    tab.reading.band.official.click()
    return stage.window


def town_first(stage: Stage) -> QWidget:
    """Show a town read in a register that has no policy yet."""
    stage.tab("policies", PoliciesTab).open_text("town/montmagny")
    return stage.window


def acknowledgements(stage: Stage) -> QWidget:
    """Show the list with two persons selected."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    tab.table.select_numbers([row.person_id for row in tab.table.rows()[2:4]])
    return stage.window


def acknowledgements_no_match(stage: Stage) -> QWidget:
    """Show a search that finds nobody."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    tab.filters.search.setText("xyz")
    return stage.window


def people(stage: Stage) -> QWidget:
    """Show the people with one selected."""
    tab = stage.tab("people", PeopleTab)
    tab.table.selectRow(3)
    tab.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return stage.window


def people_no_match(stage: Stage) -> QWidget:
    """Show a search that finds nobody."""
    stage.tab("people", PeopleTab).filters.search.setText("xyz")
    return stage.window


def menu(name: str) -> Scene:
    """Show one menu of the menu bar, opened."""

    def show(stage: Stage) -> QWidget:
        bar = stage.window.menuBar()
        place = ("register", "view", "help").index(name)
        opened = bar.actions()[place].menu()
        assert isinstance(opened, QMenu)
        opened.popup(bar.mapToGlobal(bar.rect().bottomLeft()))
        return opened

    return Scene(f"menu-{name}", show)


def tab_menu(stage: Stage) -> QWidget:
    """Show the menu of more actions in the acknowledgements."""
    tab = stage.tab("acknowledgements", AcknowledgementsTab)
    tab.table.selectRow(0)
    tab.actions_.menu.popup(stage.window.mapToGlobal(stage.window.rect().center()))
    return tab.actions_.menu


def empty(name: str) -> Scene:
    """Show a tab of an empty register."""

    def show(stage: Stage) -> QWidget:
        stage.tab(name, QWidget)
        return stage.window

    return Scene(f"empty-{name}", show, EMPTY, main=name == "policies")


def nobody(stage: Stage) -> QWidget:
    """Show an adopted policy that nobody must sign yet."""
    stage.tab("acknowledgements", AcknowledgementsTab)
    return stage.window


def drop(stage: Stage) -> QWidget:
    """Show the first page while a file is held over it."""
    stage.tab("policies", PoliciesTab).first_page.show_drop(over=True)
    return stage.window


def welcome(stage: Stage) -> QWidget:
    """Show the first page, with recent registers."""
    stage.program.close_register()
    return stage.window


def keys(stage: Stage) -> QWidget:
    """Show the list of people reached by the keyboard alone: two steps from the search field."""
    tab = stage.tab("people", PeopleTab)
    tab.filters.search.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.filters.search, Qt.Key.Key_Tab)
    return stage.window


SCENES = (
    Scene("policies", policies, main=True),
    Scene("policies-find", find, main=True),
    Scene("policies-find-nothing", find_nothing),
    Scene("policies-adoption", adoption_card, main=True),
    Scene("policies-draft", draft, main=True),
    Scene("policies-focus", focus),
    Scene("towns", town, main=True),
    Scene("towns-beside", town_beside, main=True),
    Scene("towns-official", town_official),
    Scene("towns-first", town_first, EMPTY),
    Scene("acknowledgements", acknowledgements, main=True),
    Scene("acknowledgements-no-match", acknowledgements_no_match),
    Scene("acknowledgements-menu", tab_menu),
    Scene("people", people, main=True),
    Scene("people-no-match", people_no_match),
    Scene("people-keys", keys),
    menu("register"),
    menu("view"),
    menu("help"),
    empty("policies"),
    empty("acknowledgements"),
    empty("people"),
    Scene("empty-drop", drop, EMPTY),
    Scene("empty-nobody-signs", nobody, WITHOUT_PEOPLE),
    Scene("welcome", welcome, main=True),
)
