"""How many stand where, each figure a filter of the list, and the share that signed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from medias_desktop.acknowledgements.labels.coverage import SEGMENTS
from medias_desktop.acknowledgements.rules import AcknowledgementState, Counts, Scope
from medias_desktop.acknowledgements.views import wording
from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.figure_button import FigureButton
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import ProgressCard, label

_ALWAYS = frozenset(SEGMENTS[:3])
"""Shown even when nobody stands there; the others come with their first person."""
_PROGRESS_WIDTH = 24
"""Characters that the progress needs beside the figures."""


class StateFigure(FigureButton):
    """How many stand somewhere; pressed, it shows those people only."""

    def __init__(self, state: AcknowledgementState) -> None:
        super().__init__(state.value, wording.KINDS[state], always=state in _ALWAYS)
        self.state = state
        self.show_number(None)

    def show_number(self, number: int | None) -> None:
        """Put the number in; None while it is being counted."""
        self.show_value(number, _caption(self.state, number or 0))


class Figures(QWidget):
    """The figures beside the progress, or above it in a narrow window."""

    state_asked = Signal(object)
    """A state to show alone, None for every one again."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._box = QWidget()
        self._flow = FlowRow(12)
        self._box.setLayout(self._flow)
        self.figures = {state: StateFigure(state) for state in SEGMENTS}
        for figure in self.figures.values():
            figure.clicked.connect(lambda checked, one=figure: self._ask(one, checked))
            self._flow.addWidget(figure)
        self.share = label("", wrap=False)
        self.share.setObjectName("share")
        self.share.setStyleSheet("font-weight: 600;")
        self.share.hide()
        self._compact = False
        self._row.addWidget(self._box)
        self._row.addWidget(self.share)
        self.progress = ProgressCard()
        self._row.addWidget(self.progress, 1)
        for figure in self.figures.values():
            figure.show_number(None)

    def show_counting(self) -> None:
        """Say that the figures are on their way."""
        for figure in self.figures.values():
            figure.show_number(None)
        self.progress.show_progress(_("Counting…"), 0, "")
        self._fit()

    def show_counts(self, scope: Scope, counts: Counts) -> None:
        """Show the figures of a list."""
        numbers = {
            AcknowledgementState.SIGNED: counts.signed,
            AcknowledgementState.HANDED_OUT: counts.handed_out,
            AcknowledgementState.TO_READ: counts.to_read,
            AcknowledgementState.OVERDUE: counts.overdue,
            AcknowledgementState.REFUSED: counts.refused,
            AcknowledgementState.EXEMPTED: counts.exempted,
        }
        for state, number in numbers.items():
            self.figures[state].show_number(number)
        title, note = wording.progress(scope, counts)
        self.progress.show_progress(title, counts.percent, note)
        self.share.setText(title)
        self.share.setToolTip(note)
        self._fit()

    def be_compact(self, *, compact: bool) -> None:
        """Leave a low window to the list: figures on one line, the progress as its share only."""
        if compact != self._compact:
            self._compact = compact
            for one in self.figures.values():
                one.be_compact(compact=compact)
            self.progress.setHidden(compact)
            self.share.setHidden(not compact)
            self._fit()

    def show_state(self, state: AcknowledgementState | None) -> None:
        """Mark the figure whose people are shown alone."""
        for one, figure in self.figures.items():
            figure.setChecked(one is state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: put the progress where it fits."""
        super().resizeEvent(event)
        self._fit()

    def _ask(self, figure: StateFigure, checked: bool) -> None:
        self.state_asked.emit(figure.state if checked else None)

    def _fit(self) -> None:
        shown = [one for one in self.figures.values() if not one.isHidden()]
        wide = sum(one.sizeHint().width() for one in shown) + 12 * max(0, len(shown) - 1)
        needed = _PROGRESS_WIDTH * self.fontMetrics().averageCharWidth()
        beside = wide + 12 + needed <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._box.setMinimumWidth(wide if beside else 0)
        self._box.setMaximumWidth(wide if beside else 16_777_215)
        # Beside one another all are as high as the highest of them.
        inside = self.progress.layout()
        high = 0
        if beside and inside is not None and not self._compact:
            high = inside.totalHeightForWidth(self.width() - wide - 12)
        for one in self.figures.values():
            one.setMinimumHeight(high)


def _caption(state: AcknowledgementState, number: int) -> str:
    captions = {
        AcknowledgementState.SIGNED: ngettext("signed", "signed", number),
        AcknowledgementState.HANDED_OUT: ngettext("sheet handed out", "sheets handed out", number),
        AcknowledgementState.TO_READ: ngettext("to read", "to read", number),
        AcknowledgementState.OVERDUE: ngettext("overdue", "overdue", number),
        AcknowledgementState.REFUSED: ngettext("refused", "refused", number),
        AcknowledgementState.EXEMPTED: ngettext("exempted", "exempted", number),
    }
    return captions[state]
