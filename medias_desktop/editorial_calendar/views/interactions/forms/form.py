"""What every form about interactions has beside the others of the calendar: it scrolls, and tells what another window did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.parts import fit_to_text, scrolled
from medias_desktop.editorial_calendar.views.editor.forms.act_form import ActForm

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.fields import Field


_BESIDE = 120
"""Characters across the screen from which what the policy says stands beside the fields."""


class InteractionForm(ActForm):
    """One act about an interaction: ``column`` takes the fields; what was typed stays when another window was quicker."""

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

    def renew(self) -> None:
        """Read again what another window changed meanwhile, so that what was typed can be recorded after all."""

    def first(self) -> QWidget | None:
        """Return what has the keyboard at first, None for the first field."""
        return None

    def open(self) -> None:
        """Qt: show it; what matters first has the keyboard."""
        if self._below is not None:
            self.column.addWidget(self._below)
        self.column.addStretch(1)
        super().open()
        first = self.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """Tell a refusal at the field it is about, and show that field."""
        super().refuse(error)
        field = next((one for kind, one in self.places.items() if isinstance(error, kind)), None)
        if field is not None and not field.isHidden():
            self._show(field)

    def _show(self, field: Field) -> None:
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(field):
                area.ensureWidgetVisible(field)

    def _ended(self, result: Any) -> None:
        if isinstance(result, ChangedElsewhere):
            self.renew()
            self.refuse(result)
            return
        if isinstance(result, UserError):
            self.refuse(result)
            return
        self.accept()
        self.desk.changes.announce("calendar")
        self.recorded.emit(result)


def _part() -> tuple[QVBoxLayout, QWidget]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(14)
    return column, part
