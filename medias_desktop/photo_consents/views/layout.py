"""What stands around the items: the header, the switch, the page of a register without any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.actions import Actions, action_button
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import EmptyState, heading
from medias_desktop.core.widgets.switch import Switch

_GAP = 10
"""Pixels between two buttons."""


class Header(QWidget):
    """The title with the buttons at its right, or below it when there is no room; then the question with the switch."""

    def __init__(self, question: QWidget, switch: QWidget, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._buttons = buttons
        self.title = heading(_("Photo consents"))
        self.title.setWordWrap(False)
        self._row = QWidget()
        flow = FlowRow(_GAP)
        self._row.setLayout(flow)
        for one in buttons:
            flow.addWidget(one)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(beside(question, switch), 2, 0, 1, 2)
        self._beside: bool | None = None
        self._place(beside=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: put the buttons where they fit."""
        super().resizeEvent(event)
        needed = sum(one.sizeHint().width() + _GAP for one in self._buttons) - _GAP
        beside = needed + self.title.sizeHint().width() + 2 * _GAP <= self.width()
        self._row.setMinimumWidth(needed if beside else 0)
        self._place(beside=beside)

    def _place(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._row)
        alignment = (
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0)
        )
        self._grid.addWidget(self._row, *((0, 1, 1, 1) if beside else (1, 0, 1, 2)), alignment)


def mode_switch() -> Switch:
    """Return the choice between the grid and the list."""
    return Switch(_("How the photos are shown"), (("grid", _("Grid")), ("list", _("List"))))


def beside(left: QWidget, right: QWidget) -> QWidget:
    """Return two parts on a line, the second one at its lower end."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(left, 1)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignBottom)
    return line


def empty(actions: Actions) -> tuple[EmptyState, QPushButton]:
    """Return the page of a register without any photo, and its button."""
    add = action_button(
        actions["add"], _("&Add photos"), "mdi6.image-plus-outline", "add_first", primary=True
    )
    page = EmptyState(
        _("No photo yet"),
        _(
            "Drop photos or whole folders here, or add them with the button. Then say who is seen and record who "
            "agreed: the program tells which pictures may be published where, until when, and by which clause."
        ),
        add,
    )
    return page, add
