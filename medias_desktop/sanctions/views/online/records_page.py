"""A short list with its acts below a sentence that says what belongs there: blocks, appeals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import EmptyState, button, muted, subheading
from medias_desktop.core.widgets.table import Column, RecordTable


class RecordsPage(QWidget):
    """Acts on the record under the cursor: each button is out of use while there is none, or it does not fit."""

    def __init__(
        self,
        name: str,
        title: str,
        about: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], int],
        empty: tuple[str, str],
    ) -> None:
        super().__init__()
        self._columns = columns
        self.title = subheading(title)
        self.table = RecordTable(columns, title, key)
        self.table.setObjectName(name)
        self.table.selection_changed.connect(self._show_acts)
        self.table.installEventFilter(self)
        self.acts: dict[str, QPushButton] = {}
        self._fits: dict[str, Callable[[Any], bool]] = {}
        self.pages = QStackedWidget()
        self.nothing = EmptyState(*empty)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.nothing)
        self.row = FlowRow(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        if about:
            column.addWidget(muted(about))
        column.addLayout(self.row)
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

        def do() -> None:
            if (chosen := self.chosen()) is not None and fits(chosen):
                act(chosen)

        made.clicked.connect(do)
        if not self.acts:
            self.table.activated_row.connect(lambda _row: do())
        self.acts[name], self._fits[name] = made, fits
        self.row.addWidget(made)
        return made

    def add_button(self, made: QPushButton) -> None:
        """Add a button that is about the whole list."""
        self.row.addWidget(made)

    def chosen(self) -> Any | None:
        """Return the record selected, else the one under the cursor."""
        selected = self.table.selected()
        return selected[0] if selected else self.table.current()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these; the first one is chosen when none is."""
        had_keyboard = self.table.hasFocus()
        self.table.set_rows(rows)
        self.pages.setCurrentWidget(self.table if rows else self.nothing)
        if rows and not self.table.selected():
            self.table.selectRow(0)
        if had_keyboard and rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_acts()

    def take_keyboard(self) -> None:
        """Give the list the keyboard."""
        if self.table.rows():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_acts(self) -> None:
        chosen = self.chosen() if self.table.rows() else None
        for name, made in self.acts.items():
            made.setEnabled(chosen is not None and self._fits[name](chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list got another width: show the columns that have room, the first ones first."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            characters = self.table.width() / self.fontMetrics().averageCharWidth()
            numbers = range(len(self._columns))
            self.table.show_columns(columns_with_room(self._columns, numbers, characters))
        return super().eventFilter(watched, event)
