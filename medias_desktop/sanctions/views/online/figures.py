"""How many incidents, who is shut out, what waits: each figure the way to its page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.figure_button import FigureButton
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.sanctions.rules.incident_filters import ModerationFigures

INCIDENTS, COMMENTS, APPEALS, BLOCKS, ENDED = "incidents", "queue", "appeals", "blocks", "ended"


class Figures(QWidget):
    """Five numbers; pressed, each says where it leads."""

    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = FlowRow(12)
        self.setLayout(flow)
        kinds = {INCIDENTS: "accent", BLOCKS: "bad", ENDED: "warn", APPEALS: "warn", COMMENTS: "accent"}
        self.figures = {name: FigureButton(name, kind) for name, kind in kinds.items()}
        for name, figure in self.figures.items():
            figure.setCheckable(False)
            figure.setToolTip(
                _("Show what is to be done") if name != INCIDENTS else _("Show them in the list")
            )
            figure.clicked.connect(lambda _checked=False, one=name: self.place_asked.emit(one))
            flow.addWidget(figure)
        self.show_figures(None)

    def show_figures(self, found: ModerationFigures | None) -> None:
        """Show the numbers, None while they are counted."""
        for name, figure in self.figures.items():
            number = None if found is None else _numbers(found)[name]
            figure.show_value(number, _caption(name, number or 0))

    def be_compact(self, *, compact: bool) -> None:
        """Leave a low window to the list."""
        for figure in self.figures.values():
            figure.be_compact(compact=compact)


def _numbers(found: ModerationFigures) -> dict[str, int]:
    return {
        INCIDENTS: found.this_year,
        BLOCKS: found.shut_out,
        ENDED: found.ended,
        APPEALS: found.appeals,
        COMMENTS: found.comments,
    }


def _caption(name: str, number: int) -> str:
    captions = {
        INCIDENTS: ngettext("incident this year", "incidents this year", number),
        BLOCKS: ngettext("user shut out today", "users shut out today", number),
        ENDED: ngettext("block ended, to be lifted", "blocks ended, to be lifted", number),
        APPEALS: ngettext("appeal to be answered", "appeals to be answered", number),
        COMMENTS: ngettext("comment to look at", "comments to look at", number),
    }
    return captions[name]
