"""How many interactions are open, late, due today, and how long answers take: pressed, each shows them in the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.figure_button import FigureButton
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Figure
from medias_desktop.editorial_calendar.labels.interactions import hours_text
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFigures, Waiting


class Figures(QWidget):
    """Three numbers that are filters, and the median time of this year's answers."""

    asked = Signal(object)
    """What waits (Waiting) to be shown, None for everything."""
    times_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        flow = FlowRow(12)
        self.setLayout(flow)
        kinds = {Waiting.OPEN: "accent", Waiting.LATE: "bad", Waiting.TODAY: "warn"}
        self.figures = {waiting: FigureButton(waiting.value, kind) for waiting, kind in kinds.items()}
        for waiting, figure in self.figures.items():
            figure.setCheckable(False)
            figure.clicked.connect(lambda _checked=False, one=waiting: self.asked.emit(one))
            flow.addWidget(figure)
        self.median = Figure("…", _("median answer time this year"), "ok")
        self.median.setObjectName("card")
        flow.addWidget(self.median)
        self.show_figures(None)

    def show_figures(self, found: InteractionFigures | None) -> None:
        """Show the numbers, None while they are counted."""
        numbers = {Waiting.OPEN: 0, Waiting.LATE: 0, Waiting.TODAY: 0}
        if found is not None:
            numbers = {Waiting.OPEN: found.open, Waiting.LATE: found.late, Waiting.TODAY: found.today}
        captions = {
            Waiting.OPEN: ngettext("open interaction", "open interactions", numbers[Waiting.OPEN]),
            Waiting.LATE: ngettext("late answer", "late answers", numbers[Waiting.LATE]),
            Waiting.TODAY: _("due by tonight"),
        }
        for waiting, figure in self.figures.items():
            figure.show_value(None if found is None else numbers[waiting], captions[waiting])
        hours = None if found is None else found.median_hours
        told = "…" if found is None else "–" if hours is None else hours_text(hours)
        self.median.show_value(told, _("median answer time this year"))

    def be_compact(self, *, compact: bool) -> None:
        """Leave a low window to the list."""
        for figure in self.figures.values():
            figure.be_compact(compact=compact)
        self.median.setHidden(compact)
