"""From when to when a consent holds, and what of: these photos, one event, or in general."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.parts import button
from medias_desktop.photo_consents.rules.consents import Reach
from medias_desktop.photo_consents.rules.items import PhotoEvent
from medias_desktop.photo_consents.rules.settings import Settings


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the last day of so many months that begin on ``day``."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)) - dt.timedelta(days=day.day <= last)


def school_year_end(day: dt.date, ends: str) -> dt.date:
    """Return the end ("MM-DD") of the school year that a day lies in, or of the next one when it is that day."""
    month, date = (int(part) for part in ends.split("-"))

    def of(year: int) -> dt.date:
        return dt.date(year, month, min(date, calendar.monthrange(year, month)[1]))

    return of(day.year) if day < of(day.year) else of(day.year + 1)


class TermBox(QWidget):
    """From, until, or without end."""

    def __init__(self, today: dt.date, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.starts_on = DateField(_("Holds &from"), "consent_starts_on", today)
        until = months_later(today, settings.default_months or 24)
        self.ends_on = DateField(_("&Until"), "consent_ends_on", until)
        self.without_end = QCheckBox(_("Without end, until it is withdrawn"))
        self.without_end.setObjectName("consent_without_end")
        self.school_year = button(_("End of the school &year"), "mdi6.school-outline")
        self.school_year.setObjectName("consent_school_year")
        self.school_year.setAutoDefault(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.starts_on, 0, 0)
        grid.addWidget(self.ends_on, 0, 1)
        row = QHBoxLayout()
        row.addWidget(self.without_end, 1)
        row.addWidget(self.school_year)
        grid.addLayout(row, 1, 0, 1, 2)
        self.without_end.toggled.connect(self._on_toggled)
        self.school_year.clicked.connect(self._to_school_year)
        self.without_end.setChecked(settings.default_months is None)
        for one in (self.starts_on, self.ends_on):
            one.changed.connect(lambda: self.ends_on.show_problem())

    def until(self) -> dt.date | None:
        """Return the last day, None without end."""
        return None if self.without_end.isChecked() else self.ends_on.day()

    def _on_toggled(self, on: bool) -> None:
        self.ends_on.setEnabled(not on)
        self.ends_on.show_problem()

    def _to_school_year(self) -> None:
        self.without_end.setChecked(False)
        self.ends_on.set_day(school_year_end(self.starts_on.day(), self._settings.school_year_ends))


class ReachBox(QWidget):
    """What a consent is of: the items at hand each by itself, one event, or whatever is made."""

    changed = Signal()

    def __init__(
        self, item_ids: Sequence[int], title: str, event_id: int | None, events: Sequence[PhotoEvent]
    ) -> None:
        super().__init__()
        self._items = tuple(item_ids)
        words = _("This photo only: {title}").format(title=title)
        if len(self._items) > 1:
            number = len(self._items)
            words = ngettext("This {n} photo", "These {n} photos, each by itself", number).format(n=number)
        self.of_items = QRadioButton(words.replace("&", "&&"))
        self.of_event = QRadioButton(_("One &event:"))
        self.in_general = QRadioButton(_("In &general: all that the municipality makes"))
        self.events = QComboBox()
        self.events.setObjectName("reach_events")
        self.events.setAccessibleName(_("Event"))
        for event in events:
            self.events.addItem(event.title, event.id)
        if event_id is not None:
            self.events.setCurrentIndex(max(0, self.events.findData(event_id)))
        self._group = QButtonGroup(self)
        for one, name in ((self.of_items, "items"), (self.of_event, "event"), (self.in_general, "general")):
            one.setObjectName(f"reach_{name}")
            self._group.addButton(one)
            one.toggled.connect(self._renew)
        self.of_items.setVisible(bool(self._items))
        self.of_event.setEnabled(bool(events))
        event_row = QHBoxLayout()
        event_row.setSpacing(8)
        event_row.addWidget(self.of_event)
        event_row.addWidget(self.events, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.of_items)
        layout.addLayout(event_row)
        layout.addWidget(self.in_general)
        first = self.of_items if self._items else self.of_event if event_id is not None else self.in_general
        first.setChecked(True)
        self._renew()

    def reaches(self) -> tuple[Reach, ...]:
        """Return what each person's consents are of: one for each item at hand, else a single one."""
        if self.of_items.isChecked():
            return tuple(Reach(item_id=one) for one in self._items)
        return (Reach(event_id=self.events.currentData()),) if self.of_event.isChecked() else (Reach(),)

    def _renew(self) -> None:
        self.events.setEnabled(self.of_event.isChecked())
        self.changed.emit()
