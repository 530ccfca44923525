"""The opening hours: a line for each day of the week, written as people write hours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import Field
from medias_desktop.editorial_calendar.errors.settings import HoursUnreadable
from medias_desktop.editorial_calendar.labels.settings import DAY_NAMES
from medias_desktop.editorial_calendar.rules.opening_hours import Span, Week
from medias_desktop.editorial_calendar.views.interactions.forms.moment import read_hour

_SPAN = re.compile(r"\s*(.+?)\s*(?:-|–|—|\bà\b|\bto\b)\s*(.+?)\s*")


def spans_text(spans: Iterable[Span]) -> str:
    """Return the hours of a day as they are typed."""
    return ", ".join(f"{one.start:%H:%M}-{one.end:%H:%M}" for one in spans)


def read_spans(text: str) -> tuple[Span, ...]:
    """Return the hours of a day. Raises HoursUnreadable."""
    found = []
    for part in filter(str.strip, re.split(r"[,;]", text)):
        ends = _SPAN.fullmatch(part)
        start, end = (read_hour(ends[1]), read_hour(ends[2])) if ends else (None, None)
        if start is None or end is None:
            raise HoursUnreadable(text=text.strip()[:80])
        found.append(Span(start, end))
    return tuple(found)


class OpeningEdit(Field):
    """Seven lines; an empty one is a day on which nobody works."""

    def __init__(self, caption: str, week: Week) -> None:
        grid_of = QWidget()
        grid = QGridLayout(grid_of)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.days: list[QLineEdit] = []
        for number, (name, spans) in enumerate(zip(DAY_NAMES, week, strict=True)):
            line = QLineEdit(spans_text(spans))
            line.setObjectName(f"opening_{number}")
            line.setPlaceholderText(_("closed"))
            line.setMaxLength(120)
            day = QLabel(translate(name))
            day.setBuddy(line)
            line.setAccessibleName(f"{caption}, {translate(name)}")
            grid.addWidget(day, number, 0)
            grid.addWidget(line, number, 1)
            self.days.append(line)
        super().__init__(
            caption, grid_of, "setting_opening", _("As in 8:30-12:00, 13:00-16:30; empty when it is closed.")
        )
        grid_of.setFocusProxy(self.days[0])

    def week(self) -> Week:
        """Return the hours. Raises HoursUnreadable."""
        return tuple(read_spans(line.text()) for line in self.days)
