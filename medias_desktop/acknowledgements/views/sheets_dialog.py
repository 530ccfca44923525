"""The preview of acknowledgement sheets, where they are printed and marked as handed out."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from medias_desktop.core.i18n import format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.pdf_view import PdfDialog


class SheetsDialog(PdfDialog):
    """Sheets to print; the box says whether closing marks them as handed out, and is ticked by printing or saving."""

    def __init__(self, parent: QWidget, pdf: bytes, title: str, desk: Desk, number: int) -> None:
        super().__init__(parent, pdf, title, desk)
        self.handed_out = QCheckBox(
            ngettext(
                "On closing, &mark this sheet as handed out today",
                "On closing, &mark these {n} sheets as handed out today",
                number,
            ).format(n=format_number(number))
        )
        self.handed_out.setObjectName("handed_out")
        self.bar.insertWidget(1, self.handed_out)
        self.kept.connect(lambda: self.handed_out.setChecked(True))
