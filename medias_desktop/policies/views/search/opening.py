"""The search in the Policies tab: above its library, opening what was found in its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.policies.views.reader.tools import scaled
from medias_desktop.policies.views.search.side import SearchSide

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from medias_desktop.policies.rules.records import VersionText
    from medias_desktop.policies.rules.searching import Found
    from medias_desktop.policies.service.services import PolicyServices
    from medias_desktop.policies.views.library_side import LibrarySide
    from medias_desktop.policies.views.reader.reader import Reader


class Host(Protocol):
    """The Policies tab, as far as searching needs it."""

    services: PolicyServices
    library: LibrarySide
    splitter: QSplitter
    reader: Reader

    def open_text(self, uid: str, section_uid: str = "") -> object:
        """Read a text at a section."""

    def current(self) -> VersionText | None:
        """Return the text that is read."""


_WIDTH = 360
"""Pixels that hits want, at the least."""


def add_search(tab: Host) -> SearchSide:
    """Put the search above the tab's library and let it open what it finds."""
    library = tab.library
    search = SearchSide(tab.services, library.list)
    library.hold(search)
    QWidget.setTabOrder(search.field, library.list)
    width = 0

    def make_room(wanted: bool) -> None:
        """Give hits the whole left side, and a wider one; afterwards it is as it was."""
        nonlocal width
        for button in library.stops():
            if button is not library.list:
                button.setVisible(not wanted)
        sizes = tab.splitter.sizes()
        before, width = width, sizes[0]
        new = max(sizes[0], scaled(search, _WIDTH)) if wanted else before or sizes[0]
        tab.splitter.setSizes([new, max(1, sum(sizes) - new)])
        if not wanted:
            from medias_desktop.policies.views.search.marking import clear_words

            clear_words(tab.reader.text)

    def read(found: Found, query: str) -> None:
        """Read a hit at its section, the words marked; the keyboard stays with the hits."""
        from medias_desktop.policies.views.search.marking import mark_words

        tab.open_text(found.summary.uid, found.section_uid)
        version = tab.current()
        if version is not None and version.summary.uid == found.summary.uid:
            uids = [one.uid for one in version.sections]
            section = uids.index(found.section_uid) if found.section_uid in uids else -1
            if not found.section_uid:
                tab.reader.go_to_section(-1)
            mark_words(tab.reader.text, section, query, version.summary.language)

    search.toggled.connect(make_room)
    search.opened.connect(read)
    search.left.connect(lambda: tab.reader.text.setFocus(Qt.FocusReason.OtherFocusReason))
    return search
