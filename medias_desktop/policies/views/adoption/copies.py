"""Copies of the signed document: looked at, saved to a file, printed; stamped when the text does not bind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import muted
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.policies import rules

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.copies import DisplayCopy


def save_copy(parent: QWidget, desk: Desk, version: rules.VersionSummary, pdf: bytes) -> None:
    """Ask where to write a copy, byte for byte the signed document, and write it."""
    name = _("{title}, version {number}").format(title=version.policy_title, number=version.ordinal)
    save_pdf(parent, desk.dialogs, name, pdf)


def print_copy(parent: QWidget, desk: Desk, version: rules.VersionSummary, pdf: bytes) -> None:
    """Open the system's print dialog."""
    desk.dialogs.print_pdf(parent, pdf, version.policy_title)


class Copies:
    """What can be done with the document of one version; ``why`` its copies are stamped, "" when they are not."""

    def __init__(
        self, parent: QWidget, desk: Desk, service: PolicyService, version: rules.VersionSummary
    ) -> None:
        self._parent, self._desk, self._service, self._version = parent, desk, service, version
        self.why = service.copies.why(version.id)

    def note(self) -> QLabel:
        """Return the line that says what is shown and printed."""
        sentence = _("What is shown and printed bears the stamp “{words}”. The signed original is unchanged.")
        found = muted(sentence.format(words=self.why))
        found.setWordWrap(True)
        found.setObjectName("stamped_note")
        return found

    def offer_both(self, button: QPushButton, view: QPushButton) -> None:
        """When there are two, let a button to save ask which; ``view`` says which one it shows."""
        if not self.why:
            return
        view.setText(" " + _("View the stamped &PDF"))
        button.setText(" " + _("&Save"))
        menu = QMenu(button)
        for name, text, act in (
            ("save_original", _("Save the &original…"), self.save_original),
            ("save_stamped", _("Save the &stamped copy…"), self.save_stamped),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(act)
        button.setMenu(menu)

    def view(self) -> None:
        """Open a window with what is to be seen."""
        self._with_display_copy(self._open)

    def print(self) -> None:
        """Print what is to be seen."""
        self._with_display_copy(
            lambda pdf: print_copy(self._parent, self._desk, self._version, pdf),
        )

    def save_original(self) -> None:
        """Write the signed document byte for byte."""
        try:
            pdf = self._service.adoption_pdf(self._version.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._parent, error)
            return
        save_copy(self._parent, self._desk, self._version, pdf)

    def save_stamped(self) -> None:
        """Write the stamped copy, under a name that says so."""
        self._with_display_copy(
            lambda pdf: save_pdf(self._parent, self._desk.dialogs, self._stamped_name(), pdf)
        )

    def _stamped_name(self) -> str:
        return _("{title}, version {number} (stamped copy)").format(
            title=self._version.policy_title, number=self._version.ordinal
        )

    def _open(self, pdf: bytes) -> None:
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        title = self._stamped_name() if self.why else self._version.policy_title
        dialog = PdfDialog(self._parent, pdf, title, self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _with_display_copy(self, act: Callable[[bytes], object]) -> None:
        """Fetch the document, or make the stamped copy in the background, then act on it."""
        version_id, copies = self._version.id, self._service.copies

        def work(_progress: Progress) -> DisplayCopy:
            return copies.display_copy(version_id)

        if self.why:
            self._desk.jobs.run(self._parent, _("Preparing the copy…"), work, lambda found: act(found.pdf))
            return
        try:
            found = copies.display_copy(version_id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._parent, error)
            return
        act(found.pdf)
