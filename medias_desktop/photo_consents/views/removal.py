"""Asks why items leave the register: the audit trail keeps the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, muted, subheading


class RemovalDialog(QDialog):
    """One question; ``then`` gets the reason."""

    def __init__(self, parent: QWidget, title: str, then: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._then = then
        self.reason = TextField(_("&Reason"), "removal_reason", longest=500)
        self.go = button(_("Re&move"), "mdi6.trash-can-outline", primary=True)
        self.go.setObjectName("remove_now")
        self.go.clicked.connect(self.accept)
        leave = button(_("Cancel"))
        leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(subheading(title))
        layout.addWidget(
            muted(
                _(
                    "Who is seen and the small picture go with it; the original file stays where it lies. "
                    "The audit trail keeps the reason."
                )
            )
        )
        layout.addWidget(self.reason)
        layout.addLayout(action_row(leave, self.go))
        fit_to_text(self, 520)

    def accept(self) -> None:
        """Qt: go on with a reason."""
        reason = self.reason.text()
        if not reason:
            self.reason.show_problem(_("Say why it is removed, such as “taken by mistake”."))
            self.reason.setFocus()
            return
        super().accept()
        self._then(reason)
