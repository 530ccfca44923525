"""Opening the screen for a person to sign on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.errors import AlreadySigned
from medias_desktop.acknowledgements.rules import AcknowledgementState, PersonRow, Scope
from medias_desktop.core.errors import UserError
from medias_desktop.core.store.roles import Permission

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.acknowledgements.views.signing.dialog import SigningDialog
    from medias_desktop.core.widgets.desk import Desk

_SIGNED = (AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED)


class SigningActs:
    """Signing on the screen, over a service and a desk."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent = parent
        self._service = service
        self._desk = desk

    def sign(self, scope: Scope, row: PersonRow) -> SigningDialog | None:
        """Turn the screen to a person; None when there is nothing to sign or the user may not record, which is told."""
        refused = self._service.refusal(Permission.RECORD)
        if refused is None and row.status.state in _SIGNED and not row.status.through:
            refused = AlreadySigned(names=[row.listed_name])
        if refused is None:
            try:
                text = self._service.signing.text(scope)
            except UserError as error:
                refused = error
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
            return None
        from medias_desktop.acknowledgements.views.signing.dialog import SigningDialog

        dialog = SigningDialog(self._parent, self._service, self._desk, scope, row, text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def told(_result: int) -> None:
            if dialog.recorded:
                self._desk.changes.announce("acknowledgements")

        dialog.finished.connect(told)
        # Nothing of the list behind is to be seen by whoever signs.
        dialog.setWindowState(Qt.WindowState.WindowFullScreen)
        dialog.open()
        return dialog
