"""Opening the comparisons from the Policies tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from medias_desktop.core.i18n import current_language
from medias_desktop.policies.themes import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service.services import PolicyServices
    from medias_desktop.policies.views.comparing.matrix_page import MatrixPage
    from medias_desktop.policies.views.page import Page

    Insert = Callable[[str, str], object]
    """Puts a section into the draft: the text's uid, the section's."""

_KEPT = "matrix"
"""The tab's property that holds how the matrix was left: reading a clause comes back to it."""


class Host(Protocol):
    """The Policies tab, as far as comparing needs it."""

    services: PolicyServices
    desk: Desk

    def show_page(self, page: Page) -> None:
        """Show a page until the user leaves it."""

    def property(self, name: str, /) -> Any:
        """Qt: return what was kept."""

    def setProperty(self, name: str, value: Any, /) -> bool:
        """Qt: keep something."""


def open_matrix(tab: Host, insert: Insert | None = None, theme: str = "") -> MatrixPage:
    """Show themes by policies, as they were left; ``insert`` offers to put clauses into a draft."""
    from medias_desktop.policies.views.comparing.matrix_page import MatrixPage

    page = MatrixPage(tab.services.comparing, tab.desk, inserting=insert is not None)
    kept = tab.property(_KEPT)
    if kept:
        page.restore(kept)
    if theme and page.table.place() is not None:
        page.go_to(Theme(theme), page.uids()[0])
    page.side_by_side_asked.connect(lambda theme, uids: open_side_by_side(tab, uids, theme, insert))
    page.table.cell_changed.connect(lambda: tab.setProperty(_KEPT, page.view_state()))
    if insert is not None:
        page.insert_asked.connect(insert)
    tab.show_page(page)
    return page


def open_side_by_side(
    tab: Host, uids: Sequence[str] = (), theme: str = "", insert: Insert | None = None
) -> Page:
    """Show two to five policies in columns on a theme; of more, those that say something of it."""
    from medias_desktop.policies.views.comparing.side_page import SideBySidePage, chosen_for

    service = tab.services.comparing
    wanted = Theme(theme) if theme else None
    language = current_language()
    columns = service.columns(uids or service.usual_columns(language), language)
    page = SideBySidePage(
        service, tab.desk, chosen_for(columns, wanted), wanted, inserting=insert is not None
    )
    page.matrix_asked.connect(lambda theme: open_matrix(tab, insert, theme))
    if insert is not None:
        page.insert_asked.connect(insert)
    tab.show_page(page)
    return page


def open_difference(tab: Host, version: VersionSummary | None = None, old: str = "") -> Page:
    """Show what changed in a version since the one before, or since the text it was begun from.

    Without a version it is the first text there is to choose; ``old`` is the uid of another text to compare it with.
    """
    from medias_desktop.policies.views.comparing.difference_page import DifferencePage

    service = tab.services.comparing
    choices = service.choices(current_language())
    known = {one.uid for one in choices}
    new = version.uid if version is not None else choices[0].uid
    origin = version.origin if version is not None else ""
    before = [old, service.version_before(new) or "", origin.removeprefix("version/")]
    before += [one.uid for one in choices if one.uid != new]
    page = DifferencePage(service, tab.desk, next(uid for uid in before if uid in known), new)
    tab.show_page(page)
    return page
