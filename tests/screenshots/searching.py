"""The search above the library: hits, filters, nothing found, a hit opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import current_language
from medias_desktop.policies.tab import PoliciesTab
from tests.screenshots.stage import Scene, Stage


def _search(stage: Stage, words: str) -> PoliciesTab:
    tab = stage.tab("policies", PoliciesTab)
    tab.search.summon()
    stage.settle(50)
    stage.until(tab.search.asking.idle)
    tab.search.field.setText(words)
    stage.settle()
    stage.until(lambda: tab.search.asking.idle() and tab.search.searching())
    return tab


def hits(stage: Stage) -> QWidget:
    """Show hits, the second one opened with its words marked."""
    tab = _search(stage, "mots de passe" if current_language() == "fr" else "passwords")
    QTest.keyClick(tab.search.field, Qt.Key.Key_Down)
    QTest.keyClick(tab.search.results.list, Qt.Key.Key_Down)
    QTest.keyClick(tab.search.results.list, Qt.Key.Key_Return)
    return stage.window


def filtered(stage: Stage) -> QWidget:
    """Show the menu of a filter with its numbers."""
    tab = _search(stage, "publication")
    menu = tab.search.results.filters.theme.menu()
    assert menu is not None
    menu.popup(
        tab.search.results.filters.theme.mapToGlobal(tab.search.results.filters.theme.rect().bottomLeft())
    )
    return menu


def narrowed(stage: Stage) -> QWidget:
    """Show hits with a filter chosen."""
    tab = _search(stage, "publication")
    town = next(one for one in tab.search.results.filters.town.choices() if "Montmagny" in one.text())
    town.trigger()
    stage.until(tab.search.asking.idle)
    return stage.window


def nothing(stage: Stage) -> QWidget:
    """Show a search without a hit."""
    _search(stage, "hélicoptère municipal")
    return stage.window


SCENES = (
    Scene("search", hits, main=True),
    Scene("search-filter-menu", filtered),
    Scene("search-filtered", narrowed),
    Scene("search-nothing", nothing),
)
