"""What is to come and what waits: each figure the way to its posts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.figure_button import FigureButton
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.editorial_calendar.rules.post_filters import PostFigures

TO_COME, APPROVE, BLOCKED, EXPIRED, UNRECORDED, SILENT = (
    "to_come",
    "approve",
    "blocked",
    "expired",
    "unrecorded",
    "silent",
)

STATISTICS = "statistics"
"""No figure, but a place to go to: the posts whose statistics are to be looked at."""
PLACES = frozenset({TO_COME, APPROVE, BLOCKED, EXPIRED, UNRECORDED, SILENT, STATISTICS})


class Figures(QWidget):
    """Six numbers; pressed, each says which posts are asked for. Those of nothing are not seen."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = FlowRow(10)
        self.setLayout(flow)
        kinds = {
            TO_COME: "ok",
            APPROVE: "accent",
            BLOCKED: "bad",
            EXPIRED: "warn",
            UNRECORDED: "warn",
            SILENT: "warn",
        }
        self.figures = {
            name: FigureButton(name, kind, always=name in (TO_COME, APPROVE)) for name, kind in kinds.items()
        }
        for name, figure in self.figures.items():
            figure.setCheckable(False)
            figure.setToolTip(_("Show the accounts") if name == SILENT else _("Show them in the list"))
            figure.clicked.connect(lambda _checked=False, one=name: self.asked.emit(one))
            flow.addWidget(figure)
        self.show_figures(None, 0)

    def show_figures(self, found: PostFigures | None, silent: int) -> None:
        """Show the numbers, None while they are counted; ``silent`` accounts published nothing for too long."""
        numbers = {} if found is None else _numbers(found, silent)
        for name, figure in self.figures.items():
            number = numbers.get(name)
            figure.show_value(number, _caption(name, number or 0))

    def be_compact(self, *, compact: bool) -> None:
        """Leave the room to the calendar."""
        for figure in self.figures.values():
            figure.be_compact(compact=compact)


def _numbers(found: PostFigures, silent: int) -> dict[str, int]:
    return {
        TO_COME: found.to_come,
        APPROVE: found.to_approve,
        BLOCKED: found.blocked,
        EXPIRED: found.expired,
        UNRECORDED: found.unrecorded,
        SILENT: silent,
    }


def _caption(name: str, number: int) -> str:
    captions = {
        TO_COME: ngettext("post to come", "posts to come", number),
        APPROVE: ngettext("post to approve", "posts to approve", number),
        BLOCKED: ngettext("post blocked", "posts blocked", number),
        EXPIRED: ngettext("post expired", "posts expired", number),
        UNRECORDED: ngettext("publication to record", "publications to record", number),
        SILENT: ngettext("silent account", "silent accounts", number),
    }
    return captions[name]
