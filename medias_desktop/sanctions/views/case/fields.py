"""Fields that forms of cases have besides the usual ones: a time of day, a box to tick, a note that stands out."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import Card, label, muted

_TIME = re.compile(r"(\d{1,2})\s*[:hH.]\s*(\d{2})?")


class TimeField(TextField):
    """A time of day as “13:30”, or nothing."""

    def __init__(self, label: str, name: str, text: str = "") -> None:
        super().__init__(label, name, text, longest=10)
        self.line.setPlaceholderText("13:30")
        self.changed.connect(self.show_problem)

    def time(self) -> dt.time | None:
        """Return the time, None for none. Raises FieldProblem."""
        written = self.text()
        if not written:
            return None
        found = _TIME.fullmatch(written)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            self.show_problem(_("Write the time as 13:30, or leave it empty."))
            self.line.setFocus()
            raise FieldProblem
        return dt.time(hour, minute)


class TickField(Field):
    """A sentence to tick."""

    changed = Signal()

    def __init__(self, label: str, name: str, *, ticked: bool = False, hint: str = "") -> None:
        self.box = QCheckBox(label)
        self.box.setChecked(ticked)
        super().__init__("", self.box, name, hint)
        self.box.setAccessibleName(label.replace("&", ""))
        caption = self.layout()
        assert caption is not None
        first = caption.itemAt(0)
        assert first is not None
        empty = first.widget()
        assert isinstance(empty, QWidget)
        empty.hide()
        self.box.toggled.connect(self.changed)

    def is_ticked(self) -> bool:
        """Tell whether it is ticked."""
        return self.box.isChecked()


class Note(Card):
    """Something to know before going on, on the ground of its kind (ok, warn, bad, accent)."""

    def __init__(self, title: str = "", text: str = "", kind: str = "warn") -> None:
        super().__init__()
        self.title = label("", "h2")
        self.text = muted("")
        self.body.addWidget(self.title)
        self.body.addWidget(self.text)
        self.show_note(title, text, kind)

    def show_note(self, title: str = "", text: str = "", kind: str = "warn") -> None:
        """Tell something else; an empty title hides it."""
        colours = theme.current()
        self.setStyleSheet(
            f"QFrame#card {{ background: {colours.ground(kind)}; border: none; border-radius: 8px; }}"
        )
        self.title.setStyleSheet(f"color: {colours.ink(kind)}; font-weight: 600;")
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        if self.parentWidget() is not None or not title:
            self.setVisible(bool(title))
