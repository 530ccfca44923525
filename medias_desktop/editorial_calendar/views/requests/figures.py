"""How many requests are open, wait for a decision, are due, came this year: each figure narrows the list to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import ngettext
from medias_desktop.core.widgets.figure_button import FigureButton
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFigures

OPEN, WAITING, DUE, YEAR = "open", "waiting", "due", "year"


class Figures(QWidget):
    """Four numbers; the one pressed is what the list shows."""

    place_asked = Signal(str)
    """The place chosen, "" when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowRow(12)
        self.setLayout(flow)
        kinds = {OPEN: "accent", WAITING: "warn", DUE: "bad", YEAR: "accent"}
        self.figures = {name: FigureButton(name, kind) for name, kind in kinds.items()}
        for name, figure in self.figures.items():
            figure.clicked.connect(lambda checked=False, one=name: self._press(one, checked=checked))
            flow.addWidget(figure)
        self.show_figures(None)

    def show_figures(self, found: RequestFigures | None) -> None:
        """Show the numbers, None while they are counted."""
        for name, figure in self.figures.items():
            number = None if found is None else _numbers(found)[name]
            figure.show_value(number, _caption(name, number or 0))

    def show_place(self, place: str) -> None:
        """Show which one the list is narrowed to."""
        for name, figure in self.figures.items():
            figure.setChecked(name == place)

    def be_compact(self, *, compact: bool) -> None:
        """Leave a low window to the list."""
        for figure in self.figures.values():
            figure.be_compact(compact=compact)

    def _press(self, name: str, *, checked: bool) -> None:
        self.show_place(name if checked else "")
        self.place_asked.emit(name if checked else "")


def _numbers(found: RequestFigures) -> dict[str, int]:
    return {OPEN: found.open, WAITING: found.waiting, DUE: found.due, YEAR: found.this_year}


def _caption(name: str, number: int) -> str:
    captions = {
        OPEN: ngettext("still open", "still open", number),
        WAITING: ngettext("to be decided", "to be decided", number),
        DUE: ngettext("to look at again", "to look at again", number),
        YEAR: ngettext("received this year", "received this year", number),
    }
    return captions[name]
