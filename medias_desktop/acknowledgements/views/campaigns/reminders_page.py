"""Third part of the form: on which working days around the due date reminders go out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.acknowledgements.rules import CampaignDraft
from medias_desktop.acknowledgements.rules.campaign_checks import FARTHEST_REMINDER, MOST_REMINDERS
from medias_desktop.core.i18n import _, format_date, ngettext, translate
from medias_desktop.core.provinces import PROVINCE_NAMES
from medias_desktop.core.widgets.parts import Card, button, muted, subheading

FindDays = Callable[[Sequence[int], dt.date, str, Callable[[dict[int, dt.date]], None]], None]
"""Counts working days on the worker (holidays are looked up) and hands the dates to the window’s thread."""


class RemindersPage(QWidget):
    """One line for each reminder, with the date that it falls on."""

    changed = Signal()

    def __init__(self, draft: CampaignDraft, find_days: FindDays) -> None:
        super().__init__()
        self.setObjectName("page")
        self._find_days = find_days
        self.due: dt.date | None = None
        self.lines: list[_Line] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._reminders_card())
        layout.addWidget(self._province_card(draft.province))
        layout.addStretch(1)
        for offset in draft.reminder_offsets:
            self._add(offset)
        self.show_due(draft.due_date)

    def _reminders_card(self) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(_("Reminders")))
        card.body.addWidget(
            muted(
                _(
                    "On each of these days the list of things to do says who has not signed; letters and e-mails are "
                    "then made in one go. Nothing is sent by itself."
                )
            )
        )
        self.undated = muted(_("Reminders are counted from the due date, and there is none."))
        self.undated.setObjectName("undated")
        card.body.addWidget(self.undated)
        self._grid = QVBoxLayout()
        self._grid.setSpacing(6)
        card.body.addLayout(self._grid)
        self.add = button(_("Add a re&minder"), "mdi6.plus")
        self.add.setObjectName("add_reminder")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_one)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _province_card(self, province: str) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(_("Working days")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(2, 1)
        caption = QLabel(_("&Province"))
        self.province = QComboBox()
        self.province.setObjectName("province")
        self.province.setAccessibleName(_("Province"))
        caption.setBuddy(self.province)
        for code, name in PROVINCE_NAMES.items():
            self.province.addItem(translate(name), code)
        self.province.setCurrentIndex(self.province.findData(province))
        self.province.currentIndexChanged.connect(lambda _index: self._tell())
        grid.addWidget(caption, 0, 0)
        grid.addWidget(self.province, 0, 1)
        card.body.addLayout(grid)
        card.body.addWidget(muted(_("Weekends and the province’s holidays are not counted.")))
        return card

    # What is chosen

    def offsets(self) -> tuple[int, ...]:
        """Return the working days before (negative) and after the due date; none without one."""
        if self.due is None:
            return ()
        return tuple(sorted({line.offset() for line in self.lines}))

    def province_code(self) -> str:
        """Return the province whose holidays count."""
        return str(self.province.currentData())

    def summary(self) -> str:
        """Return the page in a few words."""
        number = len(self.offsets())
        if not number:
            return _("no reminder")
        return ngettext("{n} reminder", "{n} reminders", number).format(n=number)

    def show_due(self, due: dt.date | None) -> None:
        """Count from another due date, or from none."""
        self.due = due
        self.undated.setVisible(due is None)
        for line in self.lines:
            line.setVisible(due is not None)
        self._tell()

    def _add_one(self) -> None:
        taken = {line.offset() for line in self.lines}
        offset = next(one for one in (-5, -1, 5, 10, *range(11, FARTHEST_REMINDER)) if one not in taken)
        line = self._add(offset)
        line.number.setFocus()
        self._tell()

    def _add(self, offset: int) -> _Line:
        line = _Line(offset)
        line.changed.connect(self._tell)
        line.unwanted.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._grid.addWidget(line)
        return line

    def _remove(self, line: _Line) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        self._grid.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._tell()
        after: QWidget = self.lines[min(place, len(self.lines) - 1)].number if self.lines else self.add
        after.setFocus()

    def _tell(self) -> None:
        self.add.setEnabled(self.due is not None and len(self.lines) < MOST_REMINDERS)
        self.changed.emit()
        if self.due is None or not self.lines:
            return

        def show(days: dict[int, dt.date]) -> None:
            for line in self.lines:
                line.show_day(days.get(line.offset()))

        self._find_days(self.offsets(), self.due, self.province_code(), show)


class _Line(QWidget):
    """A number of working days, before or after, the date, and a button that takes it out."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.number = QSpinBox()
        self.number.setObjectName("reminder_number")
        self.number.setRange(0, FARTHEST_REMINDER)
        self.number.setValue(abs(offset))
        self.number.setAccessibleName(_("Working days"))
        self.number.setMinimumWidth(9 * self.fontMetrics().averageCharWidth())
        self.side = QComboBox()
        self.side.setObjectName("reminder_side")
        self.side.setAccessibleName(_("Before or after the due date"))
        self.side.addItem(_("working days before the due date"), -1)
        self.side.addItem(_("working days after the due date"), 1)
        self.side.setCurrentIndex(0 if offset <= 0 else 1)
        self.day = QLabel()
        self.day.setObjectName("reminder_day")
        self.day.setProperty("role", "muted")
        self.remove = QPushButton(_("Take out"))
        self.remove.setObjectName("remove_reminder")
        self.remove.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.number)
        row.addWidget(self.side)
        row.addSpacing(6)
        row.addWidget(self.day, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        self.number.valueChanged.connect(lambda _number: self.changed.emit())
        self.side.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.remove.clicked.connect(self.unwanted)

    def offset(self) -> int:
        """Return the working days, negative before the due date."""
        return self.number.value() * int(self.side.currentData())

    def show_day(self, day: dt.date | None) -> None:
        """Show the date that it falls on."""
        words = format_date(day, "full") if day else ""
        self.day.setText(words)
        self.remove.setAccessibleName(_("Take out the reminder of {day}").format(day=words))
