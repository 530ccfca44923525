"""What every form about interactions has beside the others of the calendar: it scrolls, and tells what another window did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.widgets.act_form import ActForm
from medias_desktop.core.widgets.parts import fit_to_text, scrolled

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk


_BESIDE = 120
"""Characters across the screen from which what the policy says stands beside the fields."""


class InteractionForm(ActForm):
    """One act about an interaction: ``column`` takes the fields; what was typed stays when another window was quicker."""

    announces = ("calendar",)
    fills = True

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        name: str,
        title: str,
        about: str = "",
        action: str = "",
        *,
        size: tuple[int, int] = (680, 620),
        beside: bool = False,
    ) -> None:
        super().__init__(parent, desk, name, title, about, action)
        self.column, inside = _part()
        self.side, side = _part()
        """What stands beside the fields, or below them where there is no room."""
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(scrolled(inside), 5)
        room = self.screen().availableSize().width() >= _BESIDE * self.fontMetrics().averageCharWidth()
        self._below: QWidget | None = None
        if not beside:
            side.deleteLater()
        elif room:
            row.addWidget(scrolled(side), 4)
        else:
            self._below = side
        self.body.addLayout(row, 1)
        fit_to_text(self, *size)

    def open(self) -> None:
        """Qt: show it; what matters first has the keyboard."""
        if self._below is not None:
            self.column.addWidget(self._below)
        self.column.addStretch(1)
        super().open()


def _part() -> tuple[QVBoxLayout, QWidget]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(14)
    return column, part
