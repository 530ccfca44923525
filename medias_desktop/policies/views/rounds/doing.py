"""What is done in a signing round: signing, saving, taking back, another way of signing, abandoning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.policies.labels.rounds import document_name
from medias_desktop.policies.rules.rounds import RoundSignatory, SigningRound, next_to_sign

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.rounds import RoundStep


class RoundDoing(QObject):
    """Takes the steps of ``found`` over ``host``; what was recorded is announced, what was refused is told."""

    def __init__(self, host: QWidget, service: PolicyService, desk: Desk) -> None:
        super().__init__(host)
        self._host, self._service, self._desk = host, service, desk
        self.found: SigningRound | None = None

    def sign_here(self) -> None:
        """Ask for the passphrase or PIN of whose turn it is, and sign."""
        from medias_desktop.policies.views.rounds.dialogs import SignDialog

        if self.found is not None and (turn := next_to_sign(self.found.signatories)) is not None:
            identities = self._service.signatures.identities.all()
            identity = next((one for one in identities if one.id == turn.identity_id), None)
            dialog = SignDialog(self._host, self._service.rounds, self._desk, self.found, turn, identity)
            self._open(dialog, lambda: self._tell(dialog.step))

    def change_method(self, one: RoundSignatory) -> None:
        """Ask how somebody signs after all."""
        from medias_desktop.policies.views.rounds.dialogs import MethodDialog

        if self.found is not None:
            dialog = MethodDialog(self._host, self._service, self._desk, self.found, one)
            self._open(dialog, lambda: self._tell(dialog.step))

    def abandon(self) -> None:
        """Ask why, then end the round."""
        from medias_desktop.policies.views.rounds.dialogs import AbandonDialog

        if self.found is not None:
            self._open(AbandonDialog(self._host, self._service.rounds, self.found), lambda: None)

    def view(self) -> None:
        """Show the document as it is now."""
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        if self.found is not None and (pdf := self._pdf()) is not None:
            dialog = PdfDialog(self._host, pdf, self.found.identity.title, self._desk)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def save(self) -> None:
        """Write the document as it is now where the user says."""
        if self.found is not None and (pdf := self._pdf()) is not None:
            save_pdf(self._host, self._desk.dialogs, document_name(self.found), pdf)

    def take_back(self, path: Path | None = None) -> None:
        """Take back a file that was signed elsewhere; choose it when none is given."""
        found = self.found
        if found is None:
            return
        path = path or self._desk.dialogs.open_file(
            self._host, _("Take the signed PDF back"), _("PDF document (*.pdf)")
        )
        if path is None:
            return
        chosen = path

        def work(progress: Progress) -> object:
            return self._service.rounds.take_back_file(
                found.id, chosen, progress, row_version=found.row_version
            )

        self._desk.jobs.run(self._host, _("Verifying the document…"), work, self._on_step, self._announce)

    def _on_step(self, result: object) -> None:
        from medias_desktop.policies.service.rounds import RoundStep

        assert isinstance(result, RoundStep)
        self._announce()
        self._tell(result)

    def _tell(self, step: RoundStep | None) -> None:
        """Say what the step led to where the view does not show it by itself."""
        if step is None:
            return
        told = [notice.sentence() for notice in step.notices]
        if step.adoption is not None:
            told.insert(0, _("Everybody has signed: the policy is adopted."))
        if told:
            self._desk.dialogs.tell(self._host, "\n\n".join(told))

    def _pdf(self) -> bytes | None:
        assert self.found is not None
        try:
            return self._service.rounds.export(self.found.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            return None

    def _open(self, dialog: QDialog, after: object) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def on_accepted() -> None:
            self._announce()
            assert callable(after)
            after()

        dialog.accepted.connect(on_accepted)
        dialog.open()

    def _announce(self) -> None:
        self._desk.changes.announce("policies")
