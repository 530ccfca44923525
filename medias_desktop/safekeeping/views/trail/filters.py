"""What narrows the list of the trail: text, period, user, action, kind of record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.calendar import dress_calendar
from medias_desktop.core.widgets.parts import SearchField, button
from medias_desktop.safekeeping.service.trail import TrailFilter

ALWAYS, TODAY, WEEK, MONTH, YEAR, BETWEEN = "always", "today", "week", "month", "year", "between"


class TrailFilters(QWidget):
    """``changed`` when any of them does; a text once the typing pauses."""

    changed = Signal()

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self.search = SearchField(_("Search in what was written…  (Ctrl+F)"), delay=400)
        self.search.setObjectName("trail_search")
        self.period = _combo("trail_period", _("Period"))
        for text, code in (
            (_("All dates"), ALWAYS),
            (_("Today"), TODAY),
            (_("Last 7 days"), WEEK),
            (_("Last 30 days"), MONTH),
            (_("This year"), YEAR),
            (_("Between two dates"), BETWEEN),
        ):
            self.period.addItem(text, code)
        self.first, self.last = self._day("trail_first", _("From")), self._day("trail_last", _("To"))
        self.actor = _combo("trail_actor", _("User"), _("All users"))
        self.action = _combo("trail_action", _("Action"), _("All actions"))
        self.table = _combo("trail_table", _("Kind of record"), _("All kinds of records"))
        self.clear_button = button(_("C&lear the filters"), "mdi6.filter-off-outline")
        self.clear_button.setObjectName("trail_clear")
        self._lay_out()
        for combo in self._combos():
            combo.currentIndexChanged.connect(self._on_choice)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(lambda _day: self.changed.emit())
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.clear_button.clicked.connect(self.clear)
        self._show_days()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        between = QLabel("–")
        self._days = (self.first, between, self.last)
        for row in (above, below):
            row.setSpacing(12)
        above.addWidget(self.search, 3)
        above.addWidget(self.period, 2)
        for widget in self._days:
            above.addWidget(widget)
        for combo in (self.actor, self.action, self.table):
            below.addWidget(combo, 1)
        below.addWidget(self.clear_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addLayout(below)

    def offer(self, combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (value, words) in the list of users, actions or kinds, and keep what is chosen."""
        chosen = combo.currentData()
        with QSignalBlocker(combo):
            while combo.count() > 1:
                combo.removeItem(1)
            for value, text in choices:
                combo.addItem(text, value)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))

    def wanted(self) -> TrailFilter:
        """Return what is to be listed."""
        first, last = self._period()
        return TrailFilter(
            first,
            last,
            self.actor.currentData() or "",
            self.action.currentData() or "",
            self.table.currentData() or "",
            self.search.text().strip(),
        )

    def clear(self) -> None:
        """Want everything again."""
        blockers = [QSignalBlocker(one) for one in (*self._combos(), self.search)]
        self.search.clear()
        for combo in self._combos():
            combo.setCurrentIndex(0)
        del blockers
        self._show_days()
        self.changed.emit()

    def _period(self) -> tuple[dt.date | None, dt.date | None]:
        today, code = self._today(), self.period.currentData()
        if code == BETWEEN:
            first, last = (_date(edit) for edit in (self.first, self.last))
            return min(first, last), max(first, last)
        days = {TODAY: 0, WEEK: 6, MONTH: 29}
        if code in days:
            return today - dt.timedelta(days=days[code]), None
        return (dt.date(today.year, 1, 1) if code == YEAR else None), None

    def _combos(self) -> tuple[QComboBox, ...]:
        return (self.period, self.actor, self.action, self.table)

    def _on_choice(self, _index: int) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        shown = self.period.currentData() == BETWEEN
        for widget in self._days:
            widget.setVisible(shown)

    def _day(self, name: str, title: str) -> QDateEdit:
        today = self._today()
        edit = QDateEdit(QDate(today.year, today.month, today.day))
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setObjectName(name)
        edit.setAccessibleName(title)
        dress_calendar(edit)
        return edit


def _date(edit: QDateEdit) -> dt.date:
    chosen = edit.date()
    return dt.date(chosen.year(), chosen.month(), chosen.day())


def _combo(name: str, title: str, everything: str = "") -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(title)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    if everything:
        combo.addItem(everything, "")
    return combo
