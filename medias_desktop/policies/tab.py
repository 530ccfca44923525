"""The Policies tab: the library at the left, one text to be read at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from medias_desktop.core import settings
from medias_desktop.core.errors import UserError
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.rules.origins import town_uid
from medias_desktop.policies.views.library_side import LibrarySide
from medias_desktop.policies.views.pages import Pages
from medias_desktop.policies.views.reader.tools import scaled
from medias_desktop.policies.views.reader.town_reading import key_of, town_reading
from medias_desktop.policies.views.reading_side import ReadingSide
from medias_desktop.policies.views.rules.opening import add_rules
from medias_desktop.policies.views.search.opening import add_search
from medias_desktop.policies.views.text_actions import Doing
from medias_desktop.policies.views.texts import Texts

if TYPE_CHECKING:
    from medias_desktop.policies.service.services import PolicyServices
    from medias_desktop.policies.views.page import Page
    from medias_desktop.policies.views.reader.first_page import FirstPage


class PoliciesTab(Tab):
    """Reads policies; what is done with them is ``doing``."""

    watches: ClassVar[frozenset[str]] = frozenset({"policies"})

    def __init__(self, services: PolicyServices, desk: Desk) -> None:
        super().__init__(desk)
        self.services = services
        self._service = service = services.policies
        self._texts = Texts(service)
        self._selected: str | None = None
        self._beside = False
        self._kept: dict[str, Any] = {}
        self.library = LibrarySide()
        self.reading = ReadingSide(services, desk)
        self.header, self.reader = self.reading.header, self.reading.reader
        self.doing = Doing(self, services, desk, self.current)
        self._lay_out()
        self.search = add_search(self)
        self.search.add_shortcuts(self)
        add_rules(self)
        self._connect()
        self._keep_panel()
        self.setFocusProxy(self.reader.text)
        self._refused = service.refusal(Permission.DRAFT)
        header, library = self.header, self.library
        drafting = (header.compose, header.write, header.correct, header.new_version, header.delete)
        permit(self._refused, desk.dialogs, *drafting, library.new_button, library.import_button)
        permit(service.refusal(Permission.ADOPT), desk.dialogs, header.adopt)
        if self._refused is None:
            drop = FileDrop(self)
            drop.over.connect(lambda over: self.first_page.show_drop(over=over))
            drop.dropped.connect(self.doing.import_policy)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(18)
        self.splitter.addWidget(self.library)
        self.splitter.addWidget(self.reading)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(self, 260), 900])
        self.full_page = QWidget()
        inside = QVBoxLayout(self.full_page)
        inside.setContentsMargins(24, 20, 24, 16)
        inside.addWidget(self.splitter)
        self.stack = Pages()
        self.stack.addWidget(self.full_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        for before, after in pairwise([*self.library.stops(), *self.reading.stops()]):
            QWidget.setTabOrder(before, after)

    @cached_property
    def first_page(self) -> FirstPage:
        """What an empty library shows; most registers never need it."""
        from medias_desktop.policies.views.reader.first_page import FirstPage

        page = FirstPage()
        page.import_button.clicked.connect(lambda: self.doing.import_policy())
        page.towns_button.clicked.connect(self.open_towns)
        page.new_button.clicked.connect(lambda: self.compose(None))
        permit(self._refused, self.desk.dialogs, page.import_button, page.new_button)
        self.stack.addWidget(page)
        return page

    def _connect(self) -> None:
        doing, header = self.doing, self.header
        self.reader.add_shortcuts(self.full_page)
        self.library.text_asked.connect(self.open_text)
        self.library.import_asked.connect(doing.import_policy)
        self.library.compare_asked.connect(self.compare)
        self.library.new_asked.connect(lambda: self.compose(None))
        self.reading.text_asked.connect(self.open_text)
        self.reading.place_asked.connect(self.open_text)
        self.reading.page_asked.connect(self.show_page)
        self.reading.way_asked.connect(self._read_town)
        self.reading.official_asked.connect(doing.import_official)
        self.reader.print_asked.connect(doing.print_text)
        header.correct_asked.connect(doing.correct_outline)
        header.adopt_asked.connect(doing.adopt)
        header.delete_asked.connect(doing.delete_draft)
        header.new_version_asked.connect(doing.import_new_version)
        header.history_asked.connect(self.show_history)
        header.differences_asked.connect(self.show_differences)
        header.compose_asked.connect(lambda: self.compose(self.current()))
        self.stack.left.connect(self.refresh)
        doing.made.connect(self._read_next)
        doing.gone.connect(self._tell_gone)
        doing.deleted.connect(self._forget)

    def _keep_panel(self) -> None:
        """Open the panel as it was left, and remember how it is left."""
        kept = settings.load().policy_panel
        if kept:
            self.reading.open_panel(kept)
        self.reading.panel_kept.connect(self._on_panel)
        self._panel = kept

    def _on_panel(self, key: str) -> None:
        if key != self._panel:
            self._panel = key
            self.setting_wanted.emit("policy_panel", key)

    # what the main window knows

    def badge(self) -> int:
        """Return how many drafts wait for their adoption."""
        return sum(version.state.before_adoption for version in self._texts.versions())

    def refresh(self) -> None:
        """Show what the register holds now; what is being read stays where it is."""
        self.library.list.show_policies(self._texts.reload())
        self.search.refresh()
        if self.stack.page is not None:
            try:
                self.stack.page.refresh()
            except UnknownVersion as error:  # another window deleted the text that the page is about
                self.stack.close_page()
                self._tell_gone(error)
            return
        uid = self._texts.to_read(self._selected)
        self.stack.setCurrentWidget(self.full_page if uid else self.first_page)
        if uid:
            self._show(uid)
            self._restore_reader()
        else:
            self._selected = None

    def show_history(self) -> None:
        """Ask for everything that happened to the version being read, its policy and its adoption."""
        if records := self.doing.history_of():
            self.history_wanted.emit(records)

    def view_state(self) -> dict[str, Any]:
        """Return the text read, the place in it, sizes and widths."""
        return {
            "text": self._selected,
            "beside": self._beside,
            "towns": self.library.list.towns_shown(),
            "widths": self.splitter.sizes(),
            "search": self.search.view_state(),
            "page": self.stack.page.again() if self.stack.page is not None else None,
            **self.reading.view_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back; it is applied when the text is there."""
        self._kept = dict(state)
        self._selected = state.get("text")
        self._beside = bool(state.get("beside"))
        self.library.list.show_towns(shown=bool(state.get("towns", True)))
        if state.get("widths"):
            self.splitter.setSizes(state["widths"])
        self.reading.restore(state)
        self.search.restore(state.get("search", {}))
        if not self._stale:
            self.refresh()
        if again := state.get("page"):
            self._show_again(again)

    def _show_again(self, again: Callable[[], Page]) -> None:
        try:
            self.show_page(again())
        except UserError as error:  # what it showed was deleted in another window
            self.desk.dialogs.tell_error(self, error)

    def keep(self) -> bool:
        """Record quietly what was composed; tell whether the register holds everything now."""
        return self.stack.page is None or self.stack.page.keep()

    def may_close(self) -> bool:
        """Tell whether the register may be closed; the page asks about what is not saved."""
        return self.stack.page is None or self.stack.page.may_leave()

    def _restore_reader(self) -> None:
        kept, self._kept = self._kept, {}
        if kept.get("reader") and kept.get("text") == self._selected:
            self.reader.restore(kept["reader"])

    def show_place(self, place: str) -> None:
        """Go to a text, at a section, with a part of the panel: “uid#section#part”, each of the last two left out or not."""
        uid, section_uid, part, *_more = [*place.split("#"), "", ""]
        self.open_text(uid, section_uid)
        if part:
            self.reading.open_panel(part)

    # reading

    def current(self) -> VersionText | None:
        """Return the text being read."""
        return self.reading.version() if self._selected is not None else None

    def open_text(self, uid: str, section_uid: str = "") -> None:
        """Read a text by its uid, at a section."""
        if self.close_page():
            self._show(uid)
            self.reading.go_to(section_uid)

    def open_towns(self) -> None:
        """Read the first of the library's towns."""
        from medias_desktop.policies.labels.versions import TOWNS

        self._selected = town_uid(next(iter(TOWNS)))
        self.library.list.show_towns(shown=True)
        self.refresh()

    def _read_town(self, uid: str, beside: bool) -> None:
        """Read a town's text in another way, staying at the section when both ways have it."""
        section = self.reading.section()
        self._beside = beside
        self._show(uid)
        self.reading.go_to(section)

    def _show(self, uid: str) -> None:
        try:
            policies = self._texts.policies
            if key := key_of(uid, policies):
                reading = town_reading(key, uid, policies, self._service, beside=self._beside)
                self.library.list.select_text(town_uid(key))
                self.reading.show_town(reading)
            else:
                policy, summary = self._texts.known(uid)
                version = self._service.readable(summary.id)
                self.library.list.select_text(uid)
                self.reading.show_version(version, policy)
        except UnknownVersion as error:
            self._tell_gone(error)
        else:
            self._selected = uid
            self.stack.setCurrentWidget(self.full_page)

    def _tell_gone(self, error: UserError) -> None:
        """Say that a version was deleted in another window, and show what there is now."""
        self._selected = None
        self.desk.dialogs.tell_error(self, error)
        self.desk.changes.announce("policies")

    def _forget(self, uid: str) -> None:
        self._selected = None
        self.reader.forget(uid)

    def _read_next(self, version_id: int) -> None:
        self._selected = self._texts.uid_of(version_id) or self._selected
        self.desk.changes.announce("policies")

    # pages in place of the reader

    def show_page(self, page: Page) -> None:
        """Show a page until the user leaves it; the one before it must let itself go."""
        if self.stack.show_page(page):
            page.version_asked.connect(self.open_text)

    def compose(self, text: VersionText | None) -> None:
        """Compose the draft being read, or a new one that begins from a text."""
        from medias_desktop.policies.views.composing.starting import start_composing

        start_composing(self, self.services, self.desk, self.show_page, text)

    def close_page(self) -> bool:
        """Go back to reading unless the page asks to stay; tell whether it went."""
        return self.stack.close_page()

    def compare(self) -> None:
        """Show what each policy says, theme by theme."""
        from medias_desktop.policies.views.comparing.opening import open_matrix

        open_matrix(self)

    def show_differences(self) -> None:
        """Show what changed in the text being read since the one before."""
        from medias_desktop.policies.views.comparing.opening import open_difference

        version = self.current()
        open_difference(self, None if version is None else version.summary)
