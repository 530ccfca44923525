"""How many items stand where for the question asked, and what is to be done: each figure a filter or a way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.figure_button import FigureButton
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.photo_consents.labels import STATE_KINDS
from medias_desktop.photo_consents.rules.answers import PublicationState


@dataclass(frozen=True, slots=True)
class ToDo:
    """What waits today, whatever is asked: publications to take down, planned ones to stop, deadlines."""

    take_down: int = 0
    stop: int = 0
    deadlines: int = 0


class Figures(QWidget):
    """Three states, then what waits."""

    state_asked = Signal(object)
    """A state to show alone, None for every one again."""
    place_asked = Signal(str)
    """A place of the tab (views.places) that a figure leads to."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowRow(12)
        self.setLayout(flow)
        self.states = {state: FigureButton(state.value, STATE_KINDS[state]) for state in PublicationState}
        self.take_down = FigureButton("take_down", "bad")
        self.stop = FigureButton("stop", "bad", always=False)
        self.deadlines = FigureButton("deadlines", "warn")
        for state, figure in self.states.items():
            figure.clicked.connect(lambda checked, one=state: self.state_asked.emit(one if checked else None))
            flow.addWidget(figure)
        ways = ((self.take_down, "takedown"), (self.stop, "blocked"), (self.deadlines, "deadlines"))
        for figure, place in ways:
            figure.setCheckable(False)
            figure.setToolTip(_("Show what is to be done"))
            figure.clicked.connect(lambda _checked=False, one=place: self.place_asked.emit(one))
            flow.addWidget(figure)
        self.show_counting()
        self._show_todo(None)

    def show_counting(self) -> None:
        """Say that the states are being counted."""
        for state, figure in self.states.items():
            figure.show_value(None, _caption(state, 0))

    def show_counts(self, counts: Mapping[PublicationState, int]) -> None:
        """Show how many items stand where."""
        for state, figure in self.states.items():
            number = counts.get(state, 0)
            figure.show_value(number, _caption(state, number))

    def show_todo(self, found: ToDo) -> None:
        """Show what waits."""
        self._show_todo(found)

    def show_state(self, state: PublicationState | None) -> None:
        """Mark the figure whose items are shown alone."""
        for one, figure in self.states.items():
            figure.setChecked(one is state)

    def be_compact(self, *, compact: bool) -> None:
        """Leave a low window to the items."""
        for figure in (*self.states.values(), self.take_down, self.stop, self.deadlines):
            figure.be_compact(compact=compact)

    def _show_todo(self, found: ToDo | None) -> None:
        take_down, stop, deadlines = (
            (None, None, None) if found is None else (found.take_down, found.stop, found.deadlines)
        )
        self.take_down.show_value(take_down, ngettext("to take down", "to take down", take_down or 0))
        self.stop.show_value(
            stop, ngettext("planned publication blocked", "planned publications blocked", stop or 0)
        )
        self.deadlines.show_value(deadlines, ngettext("deadline soon", "deadlines soon", deadlines or 0))


def _caption(state: PublicationState, number: int) -> str:
    captions = {
        PublicationState.PUBLISHABLE: ngettext("photo publishable", "photos publishable", number),
        PublicationState.INCOMPLETE: ngettext("photo to complete", "photos to complete", number),
        PublicationState.BLOCKED: ngettext("photo blocked", "photos blocked", number),
    }
    return captions[state]
