"""The last screens: the receipt, the refusal that was recorded, leaving without signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, label, muted
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.signatures.by_hand.parts import large

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk


class ReceiptPage(QWidget):
    """Shows the person’s receipt, to print or to take a copy of."""

    def __init__(self, desk: Desk, name: str, title: str, receipt: bytes, *, sealed: bool) -> None:
        super().__init__()
        self._desk, self._title, self.pdf = desk, title, receipt
        self.setObjectName("signing_receipt")
        thanks = large(_("Thank you, {name}. Your signature is recorded.").format(name=name))
        words = (
            _(
                "The receipt bears the municipality’s digital seal. Print it or take a copy; the register keeps the same file."
            )
            if sealed
            else _(
                "The receipt bears no digital seal. Print it or take a copy; the register keeps the same file."
            )
        )
        self.view = PdfView()
        self.view.setObjectName("signing_receipt_pages")
        self.save = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.save.setObjectName("signing_save")
        self.print = button(_("&Print…"), "mdi6.printer-outline")
        self.print.setObjectName("signing_print")
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(muted(words), 1)
        row.addWidget(self.save)
        row.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(thanks)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.view.show_pdf(self.pdf)
        self.setFocusProxy(self.print)

    def _print(self) -> None:
        self._desk.dialogs.print_pdf(self, self.pdf, self._title)

    def _save(self) -> None:
        save_pdf(self, self._desk.dialogs, self._title, self.pdf)


class LastWords(QWidget):
    """A sentence or two, nothing else."""

    def __init__(self, name: str, title: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(12)
        column.addWidget(large(title))
        column.addWidget(label(text))
        column.addStretch(1)
