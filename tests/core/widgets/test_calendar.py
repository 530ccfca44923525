"""The calendar below a date field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit, QToolButton

from medias_desktop.core.widgets.calendar import dress_calendar


def test_weeks_start_on_sunday(qtbot, desk):
    field = QDateEdit()
    qtbot.addWidget(field)
    dress_calendar(field)
    calendar = field.calendarWidget()
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Sunday
    arrow = calendar.findChild(QToolButton, "qt_calendar_nextmonth")
    before = arrow.icon().cacheKey()
    qtbot.waitUntil(lambda: arrow.icon().cacheKey() != before)
