"""How many cases are open, what is due, which measures count: each figure a filter or a way there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.figure_button import FigureButton
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.sanctions.rules.amnesty import counts
from medias_desktop.sanctions.rules.clocks import waiting

if TYPE_CHECKING:
    from medias_desktop.sanctions.service.case_cards import CasesShown

OPEN, COUNTING = "open", "counting"
SOON = 30
"""Days within which a date counts among the figures."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands above the list."""

    open: int = 0
    counting: int = 0
    overdue: int = 0
    soon: int = 0
    to_remove: int = 0


def counts_of(found: CasesShown, today: dt.date) -> Counts:
    """Return what stands above the list; dates of removals count as files to clear only."""
    due = waiting(found.clocks)
    return Counts(
        open=sum(one.closed_on is None for one in found.briefs),
        counting=sum(counts(one, today) for one in found.briefs),
        overdue=due.overdue,
        soon=sum(one.days_left <= SOON for one in due.ahead),
        to_remove=due.to_clear,
    )


class Figures(QWidget):
    """Two filters, then what waits."""

    filter_asked = Signal(str)
    """``OPEN`` or ``COUNTING`` alone, “” for all."""
    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = FlowRow(12)
        self.setLayout(flow)
        self.open = FigureButton("open_cases", "accent")
        self.counting = FigureButton("counting", "accent")
        self.overdue = FigureButton("overdue", "bad")
        self.soon = FigureButton("soon", "warn")
        self.to_remove = FigureButton("to_remove", "warn")
        for name, figure in ((OPEN, self.open), (COUNTING, self.counting)):
            figure.clicked.connect(lambda checked, one=name: self.filter_asked.emit(one if checked else ""))
        ways = ((self.overdue, "clocks"), (self.soon, "clocks"), (self.to_remove, "removals"))
        for figure, place in ways:
            figure.setCheckable(False)
            figure.setToolTip(_("Show what is to be done"))
            figure.clicked.connect(lambda _checked=False, one=place: self.place_asked.emit(one))
        self.all = (self.open, self.overdue, self.soon, self.counting, self.to_remove)
        for figure in self.all:
            flow.addWidget(figure)
        self.show_counts(None)

    def show_counts(self, found: Counts | None) -> None:
        """Show the numbers, None while they are counted."""
        said = found or Counts()
        captions = {
            self.open: (said.open, ngettext("open case", "open cases", said.open)),
            self.overdue: (said.overdue, ngettext("deadline passed", "deadlines passed", said.overdue)),
            self.soon: (said.soon, ngettext("date within 30 days", "dates within 30 days", said.soon)),
            self.counting: (
                said.counting,
                ngettext("measure that counts", "measures that count", said.counting),
            ),
            self.to_remove: (
                said.to_remove,
                ngettext("file to clear", "files to clear", said.to_remove),
            ),
        }
        for figure, (number, caption) in captions.items():
            figure.show_value(None if found is None else number, caption)

    def show_filter(self, name: str) -> None:
        """Mark the figure whose cases are shown alone."""
        self.open.setChecked(name == OPEN)
        self.counting.setChecked(name == COUNTING)

    def be_compact(self, *, compact: bool) -> None:
        """Leave a low window to the cases."""
        for figure in self.all:
            figure.be_compact(compact=compact)
