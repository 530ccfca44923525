"""Asking why an entry is cancelled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.views.refusal import show_refusal
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted, problem


class CancelDialog(QDialog):
    """The reason of a cancellation; ``cancel`` may refuse with a UserError, told in place."""

    def __init__(
        self, parent: QWidget, title: str, text: str, action: str, cancel: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._cancel = cancel
        self.setWindowTitle(title)
        fit_to_text(self, 480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(title))
        layout.addWidget(muted(text))
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 3 + 28)
        named = QLabel(_("&Reason"))
        named.setBuddy(self.reason)
        layout.addWidget(named)
        layout.addWidget(self.reason)
        self.problem = problem()
        self.problem.setObjectName("problem")
        layout.addWidget(self.problem)
        # In French « Annuler » would mean both: the other button says that nothing happens.
        keep = button(_("Change nothing"))
        keep.setObjectName("close")
        keep.clicked.connect(self.reject)
        do = button(action, primary=True)
        do.setObjectName("save")
        do.clicked.connect(self.accept)
        layout.addStretch()
        layout.addLayout(action_row(keep, do))
        self.reason.setFocus()

    def accept(self) -> None:
        """Qt: cancel the entry, and close unless it was refused."""
        try:
            self._cancel(self.reason.toPlainText())
        except UserError as error:
            show_refusal(self, self.problem, error.sentence())
            return
        super().accept()
