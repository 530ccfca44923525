"""How the window over a list is laid out, and what a kind of list puts into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, format_number, translate
from medias_desktop.core.widgets.column_list import ColumnList
from medias_desktop.core.widgets.parts import EmptyState, Figure, action_row, button, heading, muted
from medias_desktop.core.widgets.table import Column, RecordTable

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class States(Generic[State]):
    """The states of rows in their order: kinds of their chips, names still to be translated, captions of so many.

    ``problem`` is the state of a row that stays out.
    """

    kinds: Mapping[State, str]
    names: Mapping[State, str]
    captions: Mapping[State, Callable[[int], str]]
    problem: State

    def column(self, stretch: int) -> Column[Any]:
        """Return the column that shows a row’s state."""
        return Column(
            _("State"),
            lambda row: translate(self.names[row.state]),
            chip=lambda row: self.kinds[row.state],
            stretch=stretch,
        )


@dataclass(frozen=True, slots=True)
class Words:
    """What the window says, in the user’s language; ``shown`` marks its key, ``nothing`` stands on a button without rows."""

    title: str
    about: str
    shown: str
    all_rows: str
    preview: str
    do_import: str
    nothing: str
    importing: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets of one kind of list: ``asking`` are pages that ask for a column, ``below`` stands under the rows."""

    choices: ColumnList
    columns: Sequence[Column[Any]]
    asking: Sequence[EmptyState]
    below: Sequence[QWidget] = ()


class ImportLayout(Generic[State]):
    """Lays the window out; what its widgets do is the window's."""

    def __init__(self, dialog: QDialog, name: str, states: States[State], words: Words, parts: Parts) -> None:
        self._states, self._words, self._parts = states, words, parts
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(heading(name))
        titles.addWidget(muted(words.about))
        layout.addLayout(titles)
        body = QHBoxLayout()
        body.setSpacing(20)
        parts.choices.setFixedWidth(min(max(320, dialog.fontMetrics().averageCharWidth() * 42), 480))
        body.addWidget(parts.choices)
        body.addLayout(self._rows_side(), 1)
        layout.addLayout(body, 1)
        layout.addLayout(self._bottom())

    def show_counts(self, counts: Mapping[State, int]) -> None:
        """Show how many rows there are of each state."""
        for state, figure in self.figures.items():
            number = counts.get(state, 0)
            figure.show_value(format_number(number), self._states.captions[state](number))

    def shown_state(self) -> State | None:
        """Return the state whose rows are asked for, None for all."""
        chosen = self.shown.currentData()  # Qt gives a plain text back
        return next((state for state in self._states.kinds if state == chosen), None)

    def _rows_side(self) -> QBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(14)
        band = QHBoxLayout()
        band.setSpacing(14)
        self.figures = {
            state: Figure("0", self._states.captions[state](0), kind)
            for state, kind in self._states.kinds.items()
        }
        for figure in self.figures.values():
            band.addWidget(figure, 1)
        side.addLayout(band)
        side.addLayout(self._filter())
        self.preview = RecordTable(self._parts.columns, self._words.preview, key=attrgetter("number"))
        self.preview.setObjectName("preview")
        self.waiting = QWidget()
        self.previews = QStackedWidget()
        for widget in (self.waiting, self.preview, *self._parts.asking):
            self.previews.addWidget(widget)
        side.addWidget(self.previews, 1)
        for widget in self._parts.below:
            side.addWidget(widget)
        return side

    def _filter(self) -> QBoxLayout:
        line = QHBoxLayout()
        caption = QLabel(self._words.shown)
        self.shown = QComboBox()
        self.shown.setAccessibleName(self._words.shown.replace("&", ""))
        self.shown.addItem(self._words.all_rows, None)
        for state in self._states.kinds:
            self.shown.addItem(translate(self._states.names[state]), state)
        caption.setBuddy(self.shown)
        line.addWidget(caption)
        line.addWidget(self.shown)
        line.addStretch()
        return line

    def _bottom(self) -> QBoxLayout:
        self.note = muted("")
        self.note.setObjectName("note")
        self.leave = button(_("Cancel"))
        self.do_import = button(self._words.do_import, "mdi6.table-arrow-down", primary=True)
        self.do_import.setObjectName("do_import")
        self.do_import.setDefault(True)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addWidget(self.note, 1)
        bottom.addLayout(action_row(self.leave, self.do_import))
        return bottom
