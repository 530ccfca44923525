"""A day to be chosen or left open: figures, the day in words below, the arrow keys, a calendar that drops down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.lists.dates import parse_date
from medias_desktop.core.widgets.form_fields import DayField

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
"""Days that the keys go."""


class PlannedDayField(DayField):
    """A date as figures, or nothing; ``today`` is where the keys begin."""

    def __init__(self, label: str, name: str, today: Callable[[], dt.date]) -> None:
        super().__init__(label, name)
        self._today = today
        self._drop: QWidget | None = None
        self.hint.setText(_("No day yet"))
        self.hint.setVisible(True)
        self.line.installEventFilter(self)
        self._open = QAction(_("Choose the day in a calendar (F4)"), self.line)
        self._open.setShortcut("F4")
        self._open.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._open.triggered.connect(self.open_calendar)
        self.line.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.changed.connect(self._say)

    def draw(self) -> None:
        """Draw the icon of the calendar, once the window has been painted."""
        from medias_desktop.core.widgets.icons import icon

        self._open.setIcon(icon("mdi6.calendar-month-outline"))

    def seen(self) -> dt.date | None:
        """Return the day, None while none can be read."""
        return parse_date(self.text()) if self.text() else None

    def open_calendar(self) -> None:
        """Let a calendar drop down; the day chosen there is put in."""
        from medias_desktop.core.widgets.parts import Card

        drop = QWidget(self, Qt.WindowType.Popup)
        drop.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.seen() or self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        around = Card()
        around.body.setContentsMargins(4, 4, 4, 4)
        around.body.addWidget(calendar)
        inside = QVBoxLayout(drop)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(around)
        drop.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        drop.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        self._drop = drop

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the arrows go a day on or back, the page keys a week."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            days = _STEPS.get(Qt.Key(event.key()))
            if days is not None and watched is self.line:
                self._go(days)
                return True
        return super().eventFilter(watched, event)

    def _go(self, days: int) -> None:
        day = self.seen()
        try:
            self.set_day(self._today() if day is None else day + dt.timedelta(days=days))
        except OverflowError:
            return  # the calendar ends there

    def _take(self, chosen: QDate) -> None:
        if self._drop is not None:
            self._drop.close()
            self._drop = None
        self.set_day(dt.date(chosen.year(), chosen.month(), chosen.day()))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        day = self.seen()
        if day is not None:
            self.hint.setText(format_date(day, "full"))
        else:
            self.hint.setText(_("Not a date yet") if self.text() else _("No day yet"))
