"""The short reference of a clause (« art. 9 ») as a link to it, wherever something is due by it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme


class ClauseLink(QPushButton):
    """A chip that opens the clause it names; connect to ``clicked``."""

    def __init__(self, text: str, kind: str = "accent") -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAutoDefault(False)
        colours = theme.current()
        self.setStyleSheet(
            f"QPushButton {{ background: {colours.ground(kind)}; color: {colours.ink(kind)}; border: 1px solid transparent; "
            "border-radius: 9px; padding: 1px 9px; font-weight: 600; }"
            f"QPushButton:hover, QPushButton:focus {{ border-color: {colours.ink(kind)}; }}"
        )
        self.show_clause(text)

    def show_clause(self, text: str) -> None:
        """Name another clause."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(_("Open {clause}").format(clause=text))
        self.setToolTip(_("Open {clause}").format(clause=text))
