"""What stands around the list of cases: the buttons, the pages of a register without any, the line below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.actions import Actions, action_button, more_button
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import EmptyState, button, muted, scrolled

_GAP = 10
"""Pixels between two buttons."""


class Parts:
    """The buttons and the pages; ``content`` is filled by the page of cases."""

    def __init__(self, actions: Actions) -> None:
        self.more = more_button(actions.menu)
        self.add = action_button(
            actions["new"], _("&New case"), "mdi6.folder-plus-outline", "new_case", primary=True
        )
        self.add_first = action_button(
            actions["new"], _("&New case"), "mdi6.folder-plus-outline", "new_first", primary=True
        )
        self.buttons: Sequence[QWidget] = (self.more, self.add)
        self.writing: Sequence[QWidget] = (self.add, self.add_first)
        self.more.setMinimumSize(self.add.sizeHint().height(), self.add.sizeHint().height())
        self.reading = EmptyState(_("Opening the cases…"), "")
        self.nothing = EmptyState(
            _("No case yet"),
            _(
                "Open a case when a breach of the policy is reported. The program asks for the clause in force that day, "
                "keeps the evidence, counts the time limits, suggests the step of the ladder and writes the letters."
            ),
            self.add_first,
        )
        self.ladder = action_button(
            actions["ladder"], _("Disciplinary l&adder"), "mdi6.stairs-up", "ladder_first"
        )
        below = self.nothing.layout()
        assert isinstance(below, QVBoxLayout)
        below.insertWidget(below.count() - 1, self.ladder, 0, Qt.AlignmentFlag.AlignHCenter)
        self.show_all = button(_("Show e&verything"), "mdi6.filter-off-outline")
        self.show_all.setObjectName("show_everything")
        self.no_match = EmptyState(
            _("No case matches"), _("No case passes this search and these filters."), self.show_all
        )
        self.footer = muted("")
        self.footer.setObjectName("footer")
        self.content = QWidget()
        self.content.setObjectName("page")
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(24, 12, 24, 12)
        self.column.setSpacing(12)
        self.whole: QScrollArea = scrolled(self.content)
        """The content, which scrolls when the window is too small."""


class Head(QWidget):
    """The figures with the buttons at their right, or below them when there is no room."""

    def __init__(self, figures: QWidget, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QWidget()
        flow = FlowRow(_GAP)
        self._row.setLayout(flow)
        for one in buttons:
            flow.addWidget(one)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(figures, 0, 0)
        self._beside: bool | None = None
        self._place(beside=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: put the buttons where they fit."""
        super().resizeEvent(event)
        needed = sum(one.sizeHint().width() + _GAP for one in self._buttons) - _GAP
        beside = 4 * needed <= self.width()
        self._row.setMinimumWidth(needed if beside else 0)
        self._place(beside=beside)

    def _place(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._row)
        top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(
            self._row, *((0, 1, 1, 1) if beside else (1, 0, 1, 2)), top if beside else Qt.AlignmentFlag(0)
        )


def pages(owner: QWidget, parts: Parts) -> QStackedWidget:
    """Return the pages of the cases, which fill their owner: being read, none at all, the list."""
    found = QStackedWidget()
    for page in (parts.reading, parts.nothing, parts.whole):
        found.addWidget(page)
    whole = QVBoxLayout(owner)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(found)
    return found
