"""A document of the removals as pages of the window: the list of what is due, the record of what was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import action_row, button, heading
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.saving import save_pdf

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk


class PaperPage(QWidget):
    """Shows a document; ``name`` is what it is called when it is saved."""

    left = Signal()

    def __init__(self, desk: Desk, pdf: bytes, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self._pdf, self._name = desk, pdf, name
        self.view = PdfView()
        self.view.setObjectName("removal_pages")
        self.view.setAccessibleName(title)
        self.view.show_pdf(pdf)
        self.back = button(_("&Back"))
        self.back.setObjectName("removal_back")
        self.save_button = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("removal_save")
        self.print_button = button(_("&Print…"), "mdi6.printer-outline", primary=True)
        self.print_button.setObjectName("removal_print")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(heading(title))
        layout.addWidget(self.view, 1)
        layout.addLayout(action_row(self.back, self.save_button, self.print_button))
        self.back.clicked.connect(self.left)
        self.save_button.clicked.connect(lambda: save_pdf(self, desk.dialogs, self._name, self._pdf))
        self.print_button.clicked.connect(self._print)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)

    def forget(self) -> None:
        """Let the pages go."""
        self._pdf = b""
        self.view.close_document()

    def _print(self) -> None:
        self._desk.dialogs.print_pdf(self, self._pdf, self._name)
