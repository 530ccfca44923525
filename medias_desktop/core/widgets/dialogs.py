"""Every question to the user and every sentence told goes through here, so that tests can answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget

    from medias_desktop.core.errors import UserError


class Dialogs(Protocol):
    """What a view may ask or tell."""

    def open_file(self, parent: QWidget, title: str, filters: str) -> Path | None:
        """Ask for an existing file; ``filters`` as Qt writes them: "Text (*.txt *.md)"."""

    def open_files(self, parent: QWidget, title: str, filters: str) -> list[Path]:
        """Ask for existing files, as many as one likes; none when nothing was chosen."""

    def save_file(self, parent: QWidget, title: str, suggested: str, filters: str) -> Path | None:
        """Ask where to write a file."""

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for an existing folder."""

    def show_folder(self, folder: Path) -> None:
        """Open a folder in the system's own window of files."""

    def open_mail(self, link: str) -> bool:
        """Open a draft (a ``mailto:`` link) in the user's mail program and tell whether there is one."""

    def open_link(self, link: str) -> bool:
        """Open a web address in the user's browser and tell whether there is one."""

    def confirm(
        self, parent: QWidget, title: str, text: str, action: str, *, destructive: bool = False
    ) -> bool:
        """Ask whether to do ``action``, the word on the button."""

    def choose(
        self, parent: QWidget, title: str, text: str, actions: Sequence[str], *, destructive: int = -1
    ) -> int | None:
        """Ask which of several actions to do, the words on the buttons; return its place, None for none of them.

        The one at the place ``destructive`` loses something.
        """

    def tell(self, parent: QWidget, text: str) -> None:
        """Tell that something was done."""

    def tell_error(self, parent: QWidget, error: UserError) -> None:
        """Tell what went wrong and what to do."""

    def print_pdf(self, parent: QWidget, pdf: bytes, title: str) -> bool:
        """Open the system's print dialog for a document and tell whether it was sent."""


class QtDialogs:
    """The real dialogs: the system's own for files and printing; each is imported when it is first needed."""

    def open_file(self, parent: QWidget, title: str, filters: str) -> Path | None:
        """Ask for an existing file."""
        from PySide6.QtWidgets import QFileDialog

        name, _filter = QFileDialog.getOpenFileName(parent, title, "", filters)
        return Path(name) if name else None

    def open_files(self, parent: QWidget, title: str, filters: str) -> list[Path]:
        """Ask for existing files, as many as one likes; none when nothing was chosen."""
        from PySide6.QtWidgets import QFileDialog

        names, _filter = QFileDialog.getOpenFileNames(parent, title, "", filters)
        return [Path(name) for name in names]

    def save_file(self, parent: QWidget, title: str, suggested: str, filters: str) -> Path | None:
        """Ask where to write a file; a name typed without its ending gets it before the question about replacing."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, title, "", filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(suggested).suffix)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_ending_of(chosen)))
        dialog.selectFile(suggested)
        accepted = dialog.exec()
        names = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(names[0]) if accepted and names else None

    def choose_folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for an existing folder."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def show_folder(self, folder: Path) -> None:
        """Open a folder in the system's own window of files."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def open_mail(self, link: str) -> bool:
        """Open a draft in the user's mail program; the link is encoded already."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl.fromEncoded(link.encode("ascii")))

    def open_link(self, link: str) -> bool:
        """Open a web address in the user's browser."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl(link))

    def confirm(
        self, parent: QWidget, title: str, text: str, action: str, *, destructive: bool = False
    ) -> bool:
        """Ask whether to do something; the safe answer is the default one."""
        from PySide6.QtWidgets import QMessageBox

        box = _message(parent, QMessageBox.Icon.Question, title, text)
        do = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(leave if destructive else do)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is do

    def choose(
        self, parent: QWidget, title: str, text: str, actions: Sequence[str], *, destructive: int = -1
    ) -> int | None:
        """Ask which action to do; the first is the default one, Escape does none."""
        from PySide6.QtWidgets import QMessageBox

        box = _message(parent, QMessageBox.Icon.Question, title, text)
        roles = QMessageBox.ButtonRole
        buttons = [
            box.addButton(action, roles.DestructiveRole if place == destructive else roles.AcceptRole)
            for place, action in enumerate(actions)
        ]
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setDefaultButton(buttons[0])
        box.exec()
        box.deleteLater()
        clicked = box.clickedButton()
        return next((place for place, one in enumerate(buttons) if one is clicked), None)

    def tell(self, parent: QWidget, text: str) -> None:
        """Tell that something was done."""
        from PySide6.QtWidgets import QMessageBox

        box = _message(parent, QMessageBox.Icon.Information, _("Done"), text)
        box.exec()
        box.deleteLater()

    def tell_error(self, parent: QWidget, error: UserError) -> None:
        """Tell what went wrong and what to do."""
        from PySide6.QtWidgets import QMessageBox

        box = _message(parent, QMessageBox.Icon.Warning, _("This could not be done"), error.sentence())
        box.exec()
        box.deleteLater()

    def print_pdf(self, parent: QWidget, pdf: bytes, title: str) -> bool:
        """Open the system's print dialog."""
        from medias_desktop.core.widgets.printing import print_pdf

        return print_pdf(parent, pdf, title)


def _ending_of(chosen: str) -> str:
    """Return the first ending that a filter names: "pdf" for “PDF document (*.pdf)”."""
    found = re.search(r"\*\.(\w+)", chosen)
    return found[1] if found else ""


def _message(parent: QWidget, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    """Return a message whose text is shown as it is: a file's name may look like markup."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
