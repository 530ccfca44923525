"""The calendar that drops down from a date field, as Québec reads one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton


def dress_calendar(field: QDateEdit) -> None:
    """Give a date field a calendar that starts on Sunday, in the colours of the theme."""
    field.setCalendarPopup(True)
    calendar = field.calendarWidget()
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setGridVisible(False)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    width = calendar.fontMetrics().horizontalAdvance("MMMM")
    calendar.setMinimumSize(7 * width + 16, 9 * calendar.fontMetrics().height() + 48)
    QTimer.singleShot(0, calendar, lambda: _draw_arrows(calendar))


def _draw_arrows(calendar: QCalendarWidget) -> None:
    from medias_desktop.core.widgets.icons import icon

    for name, drawn in (
        ("qt_calendar_prevmonth", "mdi6.chevron-left"),
        ("qt_calendar_nextmonth", "mdi6.chevron-right"),
    ):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(drawn))
