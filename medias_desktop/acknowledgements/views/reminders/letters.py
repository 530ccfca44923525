"""The preview of reminder letters, where they are printed and recorded as made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from medias_desktop.core.i18n import format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.pdf_view import PdfDialog

if TYPE_CHECKING:
    from medias_desktop.core.pdf.sealing import Sealable


class LettersDialog(PdfDialog):
    """Letters to print; the box says whether closing records them, and is ticked by printing or saving.

    A single letter can be sealed: a seal is on the first page of a document, and each letter goes its own way.
    """

    def __init__(self, parent: QWidget, letters: Sealable, desk: Desk, number: int) -> None:
        super().__init__(parent, letters.pdf, letters.title, desk, letters if number == 1 else None)
        self.made = QCheckBox(
            ngettext(
                "On closing, &record this reminder as made today",
                "On closing, &record these {n} reminders as made today",
                number,
            ).format(n=format_number(number))
        )
        self.made.setObjectName("made")
        self.bar.insertWidget(1, self.made)
        self.kept.connect(lambda: self.made.setChecked(True))
