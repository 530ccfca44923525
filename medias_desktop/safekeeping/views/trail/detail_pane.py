"""One action in full: which records, from what to what, by whom, under which seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.safekeeping.views.trail import rendering
from medias_desktop.safekeeping.views.trail.history_page import browser

if TYPE_CHECKING:
    from medias_desktop.safekeeping.service.trail import ActionDetail, RecordChange, TrailService


class DetailPane(QWidget):
    """``history_wanted`` carries a record as (table, key)."""

    history_wanted = Signal(tuple)

    def __init__(self, service: TrailService) -> None:
        super().__init__()
        self._service = service
        self._detail: ActionDetail | None = None
        self._records: list[RecordChange] = []
        self.text = browser(_("The action in detail"))
        self.text.setObjectName("trail_detail")
        self.text.setPlaceholderText(_("Choose an action to see what it did."))
        self.text.anchorClicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.clear()

    @property
    def seq(self) -> int | None:
        """The action that is shown."""
        return None if self._detail is None else self._detail.line.seq

    def clear(self) -> None:
        """Show nothing."""
        self._detail = None
        self.text.clear()

    def show_action(self, seq: int) -> None:
        """Show an action from its beginning."""
        self._records = []
        self._read(seq, 0)

    def _read(self, seq: int, after: int) -> None:
        try:
            self._detail = self._service.detail(seq, after)
        except UserError as error:
            self._detail = None
            self.text.setHtml(rendering.sentence_html(error.sentence()))
            return
        self._records += self._detail.records
        bar = self.text.verticalScrollBar()
        place = bar.value() if after else 0
        self.text.setHtml(rendering.detail_html(self._detail, self._records))
        bar.setValue(place)

    def _follow(self, link: QUrl) -> None:
        scheme, _colon, rest = link.toString().partition(":")
        if scheme == rendering.MORE and self._detail is not None and self._detail.next_after is not None:
            self._read(self._detail.line.seq, self._detail.next_after)
        elif scheme == rendering.HISTORY:
            table, _slash, record = rest.partition("/")
            self.history_wanted.emit((table, record))
