"""The dates that run, beside the list: what has passed and what comes, each a way to its case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.sanctions.labels.clocks import CLOCK_NAMES, clock_kind, days_in_words
from medias_desktop.sanctions.rules.clocks import Clock

HORIZON = 60
"""Days ahead that are shown: amnesty dates of next year would hide what is due."""


class ClocksPanel(QWidget):
    """What is due, the most pressing first; Enter opens the case."""

    case_asked = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What is due"))
        self.table = RecordTable(
            [
                Column(_("When"), lambda row: days_in_words(row.days_left), chip=_kind, stretch=4),
                Column(_("What"), lambda row: translate(CLOCK_NAMES[row.kind]), stretch=5),
                Column(_("Whose"), lambda row: row.listed_name, stretch=4),
                Column(_("Day"), lambda row: format_date(row.day, "medium"), stretch=3),
            ],
            _("Dates that run in the cases"),
            lambda row: (row.case_id, row.kind),
        )
        self.table.setObjectName("clocks")
        self.table.activated_row.connect(lambda row: self.case_asked.emit(row.case_id))
        self.table.clicked.connect(lambda index: self._open(index.row()))
        self.nothing = nothing = Card()
        words = muted(_("Nothing is due: no date runs in any case for the next {n} days.").format(n=HORIZON))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        nothing.body.addStretch(1)
        nothing.body.addWidget(words)
        nothing.body.addStretch(2)
        self.pages = QStackedWidget()
        for page in (nothing, self.table):
            self.pages.addWidget(page)
        self.later = muted("")
        self.later.setObjectName("later_clocks")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(subheading(_("What is due")))
        column.addWidget(self.pages, 1)
        column.addWidget(self.later)

    def show_clocks(self, clocks: Sequence[Clock]) -> None:
        """Show what has passed and what comes soon; the rest is counted."""
        near = [one for one in clocks if one.days_left <= HORIZON]
        later = len(clocks) - len(near)
        self.table.set_rows(near)
        self.pages.setCurrentWidget(self.table if near else self.nothing)
        words = ngettext("{n} later date", "{n} later dates", later).format(n=format_number(later))
        self.later.setText(words if later else "")
        self.later.setVisible(bool(later))

    def take_keyboard(self) -> None:
        """Give the list the keyboard."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape goes back to the list of cases."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _open(self, place: int) -> None:
        row = self.table.record_at(place)
        if row is not None:
            self.case_asked.emit(row.case_id)


def _kind(row: Clock) -> str:
    return clock_kind(row.kind, row.days_left)
