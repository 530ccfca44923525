"""Opening the views of rules from the Policies tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.rules import VersionText
    from medias_desktop.policies.service.services import PolicyServices
    from medias_desktop.policies.views.page import Page
    from medias_desktop.policies.views.reader.header import ReaderHeader
    from medias_desktop.policies.views.rules.points_page import PointsPage
    from medias_desktop.policies.views.rules.rules_page import RulesPage
    from medias_desktop.policies.views.rules.try_page import TryPage


class Host(Protocol):
    """The Policies tab, as far as rules need it."""

    services: PolicyServices
    desk: Desk
    header: ReaderHeader

    def current(self) -> VersionText | None:
        """Return the text that is read."""

    def show_page(self, page: Page) -> None:
        """Show a page until the user leaves it."""


def add_rules(tab: Host) -> None:
    """Add what is done with rules to the menu of the text that is read."""
    menu = tab.header.menu
    first = menu.actions()[0]
    for text, name, do in (
        (_("All &rules"), "show_rules", _on_current(tab, open_rules)),
        (_("Points &left open"), "show_points", _on_current(tab, open_points)),
        (_("&Try it out on our records"), "try_out", _on_current(tab, _try_current)),
    ):
        action = QAction(text, menu)
        action.setObjectName(name)
        action.triggered.connect(do)
        menu.insertAction(first, action)
    menu.insertSeparator(first)


def _on_current(tab: Host, show: Callable[[Host, VersionText], object]) -> Callable[[], None]:
    def do() -> None:
        version = tab.current()
        if version is not None:
            show(tab, version)

    return do


def _try_current(tab: Host, version: VersionText) -> TryPage:
    return open_try_out(tab, version.summary.uid)


def open_rules(tab: Host, version: VersionText) -> RulesPage:
    """Show every rule of a text."""
    from medias_desktop.policies.views.rules.rules_page import RulesPage

    page = RulesPage(tab.services, tab.desk, version)
    tab.show_page(page)
    return page


def open_points(tab: Host, version: VersionText, key: str = "") -> PointsPage:
    """Show what a text leaves open, at the point of that key."""
    from medias_desktop.policies.views.rules.points_page import PointsPage

    page = PointsPage(tab.services, tab.desk, version, key)
    tab.show_page(page)
    return page


def open_try_out(tab: Host, uid: str = "") -> TryPage:
    """Try a text out: a version's or town's uid, "" the first there is."""
    from medias_desktop.policies.views.rules.try_page import TryPage

    page = TryPage(tab.services, tab.desk, uid)
    tab.show_page(page)
    return page
