"""What every form of requests has: fields at the left, what the policy says of them at the right, which follows the typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.act_form import ActForm
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.parts import fit_to_text, scrolled
from medias_desktop.editorial_calendar.views.requests.forms.rules_panel import RulesPanel

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule

_BESIDE = 120
"""Characters across the screen from which what the policy says stands beside the fields."""

Told = tuple[tuple["Finding", ...], tuple["PolicyRule", ...]]


class RuledForm(ActForm):
    """One act about a request: ``column`` takes the fields; what was typed stays when another window was quicker."""

    announces = ("calendar",)
    fills = True

    def __init__(
        self, parent: QWidget, desk: Desk, name: str, title: str, about: str = "", action: str = ""
    ) -> None:
        super().__init__(parent, desk, name, title, about, action)
        self.panel = RulesPanel()
        self._asking = Asking(self, desk, _("Reading the texts in force…"))
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(14)
        if self.screen().availableSize().width() < _BESIDE * self.fontMetrics().averageCharWidth():
            whole = QWidget()  # large text: all of it below each other
            below = QVBoxLayout(whole)
            below.setContentsMargins(0, 0, 8, 0)
            below.setSpacing(16)
            below.addWidget(inside)
            below.addWidget(self.panel)
            self.body.addWidget(scrolled(whole), 1)
        else:
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(scrolled(inside), 5)
            row.addWidget(scrolled(self.panel), 4)
            self.body.addLayout(row, 1)
        fit_to_text(self, 1080, 740)

    def settled(self) -> bool:
        """Tell whether what the policy says answers what is typed."""
        return self._asking.settled() and not self.busy

    def ask(self) -> None:
        """Ask what the policy says of what is typed now, and show it in the panel."""
        raise NotImplementedError

    def open(self) -> None:
        """Qt: show it; what the policy says is there at once."""
        self.column.addStretch(1)
        self.ask()
        super().open()
