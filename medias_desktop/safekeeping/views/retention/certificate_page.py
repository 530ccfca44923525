"""A certificate of destruction as pages, to be printed, signed and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, format_date
from medias_desktop.core.retention import Destruction
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import action_row, button, heading, label, muted
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.core.widgets.sealing import seal_button

if TYPE_CHECKING:
    from medias_desktop.core.pdf.sealing import Sealable


class CertificatePage(QWidget):
    """Shows a certificate; ``title`` says what was done, ``warnings`` what is still to be looked after."""

    left = Signal()

    def __init__(
        self, desk: Desk, destruction: Destruction, pdf: bytes, title: str, warnings: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._pdf = desk, pdf
        day = format_date(destruction.at.astimezone().date(), "short")
        self._name = _("Certificate of destruction {date} {number}").format(
            date=day, number=destruction.uid[:8]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(heading(title))
        layout.addWidget(
            muted(
                _(
                    "Print the certificate, have it signed and file it. It also stays in the register’s history."
                )
            )
        )
        for sentence in warnings:
            layout.addWidget(label(sentence, "problem"))
        self.view = PdfView()
        self.view.setObjectName("certificate_pages")
        self.view.show_pdf(pdf)
        layout.addWidget(self.view, 1)
        self.back = button(_("&Back"))
        self.back.setObjectName("certificate_back")
        self.save_button = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("certificate_save")
        self.print_button = button(_("&Print…"), "mdi6.printer-outline", primary=True)
        self.print_button.setObjectName("certificate_print")
        self.seal_button = seal_button(self, desk, self._sealable, self._show_sealed)
        buttons = (self.back, self.seal_button, self.save_button, self.print_button)
        layout.addLayout(action_row(*(one for one in buttons if one is not None)))
        self.back.clicked.connect(self.left)
        self.save_button.clicked.connect(lambda: save_pdf(self, desk.dialogs, self._name, self._pdf))
        self.print_button.clicked.connect(self._print)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)

    def close_document(self) -> None:
        """Let the pages go."""
        self.view.close_document()

    def _sealable(self) -> Sealable:
        from medias_desktop.core.pdf.sealing import Sealable

        return Sealable("destruction_certificate", self._name, self._pdf, current_language())

    def _show_sealed(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.show_pdf(pdf)

    def _print(self) -> None:
        self._desk.dialogs.print_pdf(self, self._pdf, self._name)
