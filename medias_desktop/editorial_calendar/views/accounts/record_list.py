"""A list with a search and its acts above it; what fits no row says what belongs there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import EmptyState, SearchField, button
from medias_desktop.core.widgets.table import Column, RecordTable

_MANY = 8
"""Rows from which on a search is offered."""


class RecordList(QWidget):
    """Acts on the record under the cursor: each button is out of use while there is none, or it does not fit."""

    chosen_changed = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], object],
        empty: tuple[str, str],
        first: QPushButton | None = None,
    ) -> None:
        super().__init__()
        self._columns, self._key = columns, key
        self._rows: tuple[Any, ...] = ()
        self.table = RecordTable(columns, title, key)
        self.table.setObjectName(name)
        self.table.selection_changed.connect(self._tell)
        self.table.installEventFilter(self)
        self.search = SearchField(_("Search this list"))
        self.search.setObjectName(f"{name}_search")
        self.search.searched.connect(lambda _text: self._filter())
        self.search.hide()
        self.acts: dict[str, QPushButton] = {}
        self._fits: dict[str, Callable[[Any], bool]] = {}
        self._do: dict[str, Callable[[Any], object]] = {}
        self.row = FlowRow(8)
        self.pages = QStackedWidget()
        self.nothing = EmptyState(*empty, first)
        self.none_found = EmptyState(
            _("Nothing found"), _("No line holds these words. Search for fewer of them.")
        )
        for page in (self.table, self.nothing, self.none_found):
            self.pages.addWidget(page)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(self.row, 1)
        head.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self.search.setMinimumWidth(28 * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pages, 1)

    def add_act(
        self,
        name: str,
        text: str,
        icon: str,
        act: Callable[[Any], object],
        fits: Callable[[Any], bool] = lambda _one: True,
    ) -> QPushButton:
        """Add a button that acts on the record under the cursor; the first one is what Enter does."""
        made = button(text, icon)
        made.setObjectName(name)
        made.setEnabled(False)
        made.clicked.connect(lambda: self.do(name))
        if not self.acts:
            self.table.activated_row.connect(lambda _row: self.do(name))
        self.acts[name], self._fits[name], self._do[name] = made, fits, act
        self.row.addWidget(made)
        return made

    def do(self, name: str) -> None:
        """Do an act on the record under the cursor, if it fits and may be done."""
        chosen = self.chosen()
        if chosen is not None and self._fits[name](chosen) and self.acts[name].isEnabled():
            self._do[name](chosen)

    def chosen(self) -> Any | None:
        """Return the record selected, else the one under the cursor."""
        if not self.table.rows():
            return None
        selected = self.table.selected()
        return selected[0] if selected else self.table.current()

    def choose(self, fits: Callable[[Any], bool]) -> None:
        """Put the cursor on the first record that fits."""
        for row in self.table.rows():
            if fits(row):
                # Not selectRow: with a key held down it would only add to what is selected.
                key = self._key(row)
                self.table.select_keys({key}, key)
                return

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these; the first one is chosen when none is."""
        self._rows = tuple(rows)
        self.search.setVisible(len(self._rows) >= _MANY or bool(self.search.text()))
        # The acts of an empty list would only stand in the way of what is to be done first.
        for made in self.acts.values():
            made.setVisible(bool(self._rows))
        self._filter()

    def take_keyboard(self) -> None:
        """Give the list the keyboard."""
        if self.table.rows():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self) -> None:
        had_keyboard = self.table.hasFocus()
        words = fold(self.search.text()).split()
        rows = [one for one in self._rows if not words or self._holds(one, words)]
        self.table.set_rows(rows)
        shown = self.table if rows else self.none_found if self._rows else self.nothing
        self.pages.setCurrentWidget(shown)
        if rows and not self.table.selected():
            first = self._key(rows[0])
            self.table.select_keys({first}, first)
        if had_keyboard and rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _holds(self, row: Any, words: Sequence[str]) -> bool:
        text = fold(" ".join(column.text(row) for column in self._columns))
        return all(word in text for word in words)

    def _tell(self) -> None:
        chosen = self.chosen()
        for name, made in self.acts.items():
            made.setEnabled(chosen is not None and self._fits[name](chosen))
        self.chosen_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the first ones first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            numbers = range(len(self._columns))
            self.table.show_columns(columns_with_room(self._columns, numbers, characters))
        return super().eventFilter(watched, event)
