"""Asking for a passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, label, muted, problem

MINIMUM_PASSPHRASE = 12
"""Characters of a new passphrase: length is what counts (NIST SP 800-63B)."""


class PassphraseDialog(QDialog):
    """Asks for a passphrase; a new one is typed twice and has at least 12 characters."""

    def __init__(self, parent: QWidget, title: str, text: str, *, new: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit_to_text(self, 440)
        self._new = new
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(text))
        self.passphrase = _secret(_("Passphrase"))
        layout.addWidget(self.passphrase)
        self.again = _secret(_("The same once more"))
        if new:
            layout.addWidget(self.again)
            layout.addWidget(
                muted(_("At least 12 characters: four words in a row are easy to keep in mind."))
            )
        self.problem = problem()
        layout.addWidget(self.problem)
        leave, go_on = button(_("Cancel")), button(_("&Continue"), primary=True)
        leave.clicked.connect(self.reject)
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        layout.addLayout(action_row(leave, go_on))

    def accept(self) -> None:
        """Qt: close when nothing is wrong with what was typed."""
        found = self._problem()
        self.problem.setText(found)
        self.problem.setVisible(bool(found))
        if not found:
            super().accept()

    def _problem(self) -> str:
        if not self.passphrase.text():
            return _("Type the passphrase.")
        if self._new and len(self.passphrase.text()) < MINIMUM_PASSPHRASE:
            return _("The passphrase is too short: use at least 12 characters.")
        if self._new and self.passphrase.text() != self.again.text():
            return _("The two passphrases differ: type them again.")
        return ""


def _secret(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
