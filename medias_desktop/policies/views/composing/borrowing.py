"""Borrowing for the draft in hand: the texts that lend clauses are offered, and a clause is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.rules.origins import town_uid
from medias_desktop.policies.service.composing import ComposeService
from medias_desktop.policies.themes import Theme
from medias_desktop.policies.towns import sections_of
from medias_desktop.policies.views.composing.library_pane import LibraryPane
from medias_desktop.policies.views.composing.saving import InHand

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.policies.service.sources import Source


class Borrowing(QObject):
    """Fills the library with what lends to a draft, and puts into it what was chosen there; ``host`` shows it."""

    taken = Signal(str)
    """A clause is in the draft now: the uid of its first section."""

    def __init__(
        self, host: QWidget, service: ComposeService, desk: Desk, in_hand: InHand, library: LibraryPane
    ) -> None:
        super().__init__(host)
        self._host, self._service, self._desk, self._library = host, service, desk, library
        self._composition = in_hand.composition
        self._language = in_hand.summary.language
        self._itself = f"version/{in_hand.summary.uid}"
        self._reading: Job | None = None
        self._read_again = False

    # the library

    def read_sources(self) -> None:
        """Offer the towns at once, and the register's own texts when they are read: there may be hundreds."""
        service, language = self._service, self._language
        if not self._library.sources():
            self._library.show_sources(service.town_sources(language))
        if self._reading is not None:
            self._read_again = True
            return
        self._reading = self._desk.jobs.run(
            self._host,
            _("Reading the texts…"),
            lambda progress: service.sources(language, progress),
            self._show_sources,
            self._on_read,
            quiet=True,
        )

    def _show_sources(self, sources: Sequence[Source]) -> None:
        self._library.show_sources([one for one in sources if one.key != self._itself])
        self._on_read()

    def _on_read(self) -> None:
        self._reading = None
        if self._read_again:
            self._read_again = False
            self.read_sources()

    # the draft

    def take_behind(self, source: str, section_uid: str, place: str) -> None:
        """Insert a clause behind a section of the draft, ``place``."""
        at, level = self._composition.place_after(place)
        self.take_at(source, section_uid, at, level)

    def take_at(self, source: str, section_uid: str, at: int, level: int) -> None:
        """Insert a clause before the section at a place, on a level."""
        with_children = self._library.with_children.isChecked()
        self._take(source, section_uid, at, level, with_children=with_children)

    def take_on_theme(self, theme: Theme, town: str) -> None:
        """Insert the first clause of a town on a theme, under its heading or at the end."""
        for one in sections_of(town):
            if theme.value in one.themes:
                at, level = self._composition.place_for(theme.value)
                self._take(town_uid(town), one.id, at, level, with_children=False)
                return

    def _take(self, source: str, section_uid: str, at: int, level: int, *, with_children: bool) -> None:
        try:
            clause = self._service.clause(source, section_uid, self._language, with_children=with_children)
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            return
        placeholders = self._library.with_placeholders.isChecked()
        self.taken.emit(self._composition.take(clause, at, level, with_placeholders=placeholders))
