"""Trusting the certificate of a document that is being verified, compared and with its reason, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import fit_to_text
from medias_desktop.signatures.views.trust.forms import TrustForm

if TYPE_CHECKING:
    from medias_desktop.signatures.service.trust import TrustService


class TrustDialog(QDialog):
    """The form of the trust list with one certificate in it already."""

    def __init__(
        self, parent: QWidget | None, service: TrustService, desk: Desk, certificate_pem: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("trust_dialog")
        self.setWindowTitle(_("Trust a certificate"))
        fit_to_text(self, 960, 520)
        self.form = TrustForm(service, desk, certificate_pem)
        self.form.finished.connect(lambda _number: self.accept())
        self.form.left.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.form)
        self.form.do.setDefault(True)
        self.form.note.setFocus()


def trust(parent: QWidget, service: TrustService, desk: Desk, certificate_pem: str) -> bool:
    """Ask whether to trust a certificate; tell whether it is on the list now."""
    dialog = TrustDialog(parent, service, desk, certificate_pem)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done
