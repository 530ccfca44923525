"""A moment: its date, and its hour beside it."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtWidgets import QHBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.editorial_calendar.errors.interactions import HourUnreadable

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hH]\s*(\d{1,2})?)?")


def read_hour(text: str) -> dt.time | None:
    """Return an hour as it is typed (“14:30”, “14 h 30”, “9 h”, “9”), None when it is none."""
    found = _HOUR.fullmatch(text.replace("\u00a0", " ").strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


class MomentFields(QWidget):
    """A date and an hour; ``day`` is the date’s field, at which a refusal is told."""

    def __init__(self, day: str, hour: str, name: str, at: dt.datetime) -> None:
        super().__init__()
        self.day = DateField(day, f"{name}_day", at.date())
        self.hour = TextField(hour, f"{name}_hour", f"{at:%H:%M}", hint=_("As in 14:30"), longest=12)
        self.changed = (self.day.changed, self.hour.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.day, 1)
        row.addWidget(self.hour, 1)
        self.hour.changed.connect(self.hour.show_problem)

    def moment(self) -> dt.datetime:
        """Return the moment. Raises FieldProblem, told at the hour."""
        found = self.known()
        if found is None:
            self.hour.show_problem(HourUnreadable(text=self.hour.text()).sentence())
            self.hour.editor.setFocus()
            raise FieldProblem
        return found

    def known(self) -> dt.datetime | None:
        """Return the moment, None while the hour is not read as one."""
        hour = read_hour(self.hour.text())
        return None if hour is None else dt.datetime.combine(self.day.day(), hour)

    def set_moment(self, at: dt.datetime) -> None:
        """Put a moment in."""
        self.day.set_day(at.date())
        self.hour.line.setText(f"{at:%H:%M}")
