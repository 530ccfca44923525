"""Every question to the user and every sentence told goes through here, so that tests can answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import label, muted, problem

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError

MINIMUM_PASSPHRASE = 12
"""Characters of a new passphrase: length is what counts (NIST SP 800-63B)."""


class Dialogs(Protocol):
    """What a view may ask or tell."""

    def open_file(self, parent: QWidget, title: str, filters: str) -> Path | None:
        """Ask for an existing file; ``filters`` as Qt writes them: "Text (*.txt *.md)"."""

    def save_file(self, parent: QWidget, title: str, suggested: str, filters: str) -> Path | None:
        """Ask where to write a file."""

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""

    def confirm(
        self, parent: QWidget, title: str, text: str, action: str, *, destructive: bool = False
    ) -> bool:
        """Ask whether to do ``action``, the word on the button."""

    def tell(self, parent: QWidget, text: str) -> None:
        """Tell that something was done."""

    def tell_error(self, parent: QWidget, error: UserError) -> None:
        """Tell what went wrong and what to do."""

    def ask_passphrase(self, parent: QWidget, title: str, text: str, *, new: bool = False) -> str | None:
        """Ask for a passphrase, twice and long enough when it is new."""

    def print_pdf(self, parent: QWidget, pdf: bytes, title: str) -> bool:
        """Open the system's print dialog for a document and tell whether it was sent."""


class QtDialogs:
    """The real dialogs: the system's own for files and printing."""

    def open_file(self, parent: QWidget, title: str, filters: str) -> Path | None:
        """Ask for an existing file."""
        name, _filter = QFileDialog.getOpenFileName(parent, title, "", filters)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, suggested: str, filters: str) -> Path | None:
        """Ask where to write a file."""
        name, _filter = QFileDialog.getSaveFileName(parent, title, suggested, filters)
        return Path(name) if name else None

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def confirm(
        self, parent: QWidget, title: str, text: str, action: str, *, destructive: bool = False
    ) -> bool:
        """Ask whether to do something; the safe answer is the default one."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.NoButton, parent)
        do = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(leave if destructive else do)
        box.exec()
        return box.clickedButton() is do

    def tell(self, parent: QWidget, text: str) -> None:
        """Tell that something was done."""
        QMessageBox.information(parent, _("Done"), text)

    def tell_error(self, parent: QWidget, error: UserError) -> None:
        """Tell what went wrong and what to do."""
        QMessageBox.warning(parent, _("This could not be done"), error.sentence())

    def ask_passphrase(self, parent: QWidget, title: str, text: str, *, new: bool = False) -> str | None:
        """Ask for a passphrase."""
        dialog = PassphraseDialog(parent, title, text, new=new)
        return dialog.passphrase.text() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def print_pdf(self, parent: QWidget, pdf: bytes, title: str) -> bool:
        """Open the system's print dialog."""
        from medias_desktop.core.widgets.printing import print_pdf

        return print_pdf(parent, pdf, title)


class PassphraseDialog(QDialog):
    """Asks for a passphrase; a new one is typed twice and has at least 12 characters."""

    def __init__(self, parent: QWidget, title: str, text: str, *, new: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self._new = new
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
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
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

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
