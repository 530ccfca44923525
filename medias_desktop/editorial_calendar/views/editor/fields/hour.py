"""An hour of the day, or none, however it is written: 9, 9h30, 14:30, 1430, 2 pm."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import FieldProblem

_WRITTEN = re.compile(
    r"\s*(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?|(\d{2}))?\s*(?:min)?\s*(am|pm|a\.m\.|p\.m\.)?\s*", re.IGNORECASE
)
_STEP = 15
"""Minutes that the arrow keys go."""


def parse_hour(text: str) -> dt.time | None:
    """Return the hour that a text says, None when it says none that exists."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    half = (found[4] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


class HourField(TextField):
    """An hour, or nothing; the arrow keys go a quarter of an hour on."""

    def __init__(self, label: str, name: str) -> None:
        super().__init__(label, name, longest=20)
        self.line.setPlaceholderText(_("HH:MM"))
        self.line.installEventFilter(self)
        self.line.editingFinished.connect(self._tidy)
        self.changed.connect(self.show_problem)

    def set_hour(self, hour: dt.time | None) -> None:
        """Put an hour in, or none."""
        self.line.setText(hour.strftime("%H:%M") if hour is not None else "")

    def seen(self) -> dt.time | None:
        """Return the hour, None while none can be read."""
        return parse_hour(self.text()) if self.text() else None

    def hour(self) -> dt.time | None:
        """Return the hour, None for none. Raises FieldProblem."""
        found = self.seen()
        if found is None and self.text():
            self.show_problem(_("Write the hour as 14:30, or leave it empty."))
            self.line.setFocus()
            raise FieldProblem
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the arrows go a quarter of an hour on or back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if way is not None:
                self._go(way)
                return True
        return super().eventFilter(watched, event)

    def _go(self, way: int) -> None:
        now = self.seen() or dt.time(8, 45 if way > 0 else 15)
        minutes = (now.hour * 60 + now.minute) // _STEP * _STEP + way * _STEP
        if not (now.minute % _STEP) or way > 0:
            self.set_hour(dt.time(minutes // 60 % 24, minutes % 60))
        else:
            self.set_hour(dt.time(now.hour, now.minute // _STEP * _STEP))

    def _tidy(self) -> None:
        found = self.seen()
        if found is not None:
            self.set_hour(found)
