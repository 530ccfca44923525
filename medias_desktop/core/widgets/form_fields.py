"""Fields of forms: a day or none, a few lines of text, one of a few answers; two of them beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPlainTextEdit, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.lists.dates import parse_date
from medias_desktop.core.widgets.fields import Field, TextField

UNCHANGED = "unchanged"
"""What a choice holds while it is to stay as it is in each of several items."""


class FieldProblem(Exception):
    """A field says something that cannot be; it has told so and has the keyboard."""


class DayField(TextField):
    """A date as figures, or nothing."""

    def __init__(self, label: str, name: str, day: dt.date | None = None) -> None:
        super().__init__(label, name, day.isoformat() if day else "", longest=20)
        self.line.setPlaceholderText(_("YYYY-MM-DD"))
        self.changed.connect(self.show_problem)

    def set_day(self, day: dt.date | None) -> None:
        """Put a date in, or none."""
        self.line.setText(day.isoformat() if day else "")

    def day(self) -> dt.date | None:
        """Return the date, None for none. Raises FieldProblem."""
        if not self.text():
            return None
        day = parse_date(self.text())
        if day is None:
            self.show_problem(_("Write the date as 2026-03-31, or leave it empty."))
            self.line.setFocus()
            raise FieldProblem
        return day


class LongTextField(Field):
    """A few lines of text; Tab goes on to the next field."""

    changed = Signal()

    def __init__(self, label: str, name: str, text: str = "", *, hint: str = "", lines: int = 3) -> None:
        self.area = QPlainTextEdit(text)
        self.area.setTabChangesFocus(True)
        high = self.area.fontMetrics().lineSpacing() * lines + 20
        self.area.setFixedHeight(high)
        super().__init__(label, self.area, name, hint)
        self.area.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.area.toPlainText().strip()


class SelectField(Field):
    """One of a few answers."""

    changed = Signal()

    def __init__(
        self, label: str, name: str, choices: Sequence[tuple[str, object]], *, many: bool = False
    ) -> None:
        self.combo = QComboBox()
        # Kept here: Qt would give a member of an enumeration of texts back as a text.
        self._values: list[object] = [UNCHANGED] * many + [value for _text, value in choices]
        self.combo.addItems([_("(as it is in each)")] * many + [text for text, _value in choices])
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(14)
        super().__init__(label, self.combo, name)
        self.combo.currentIndexChanged.connect(self.changed)

    def choose(self, value: object) -> None:
        """Choose an answer; the first one when there is no such."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def value(self) -> object:
        """Return the answer."""
        return self._values[max(self.combo.currentIndex(), 0)]

    def insert(self, place: int, text: str, value: object) -> None:
        """Offer one more answer and choose it."""
        self._values.insert(place, value)
        self.combo.insertItem(place, text)
        self.combo.setCurrentIndex(place)


def names_of(labels: Mapping[Any, str]) -> list[tuple[str, object]]:
    """Return the choices of an enumeration and their names in the interface language."""
    return [(translate(text), value) for value, text in labels.items()]


def two_columns(*rows: tuple[QWidget, ...]) -> QGridLayout:
    """Return a grid in which a row is of one or of two fields."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    for number, row in enumerate(rows):
        for column, widget in enumerate(row):
            grid.addWidget(widget, number, column, 1, 2 if len(row) == 1 else 1)
    return grid
