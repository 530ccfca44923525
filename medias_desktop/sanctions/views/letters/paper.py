"""A letter on paper: a draft to be dated and issued, an issued one to be printed or copied."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.parts import button, muted, subheading
from medias_desktop.core.widgets.pdf_view import PdfView

_DAY_WIDTH = 220
"""Pixels: a date in words fits on a line."""


class LetterPaper(QWidget):
    """The pages of one letter, and what can be done with them."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.pdf = b""
        self.title = subheading("")
        self.about = muted("")
        self.about.setObjectName("letter_about")
        self.view = PdfView()
        self.view.setObjectName("letter_pages")
        self.view.setAccessibleName(_("Letter"))
        self.day = DateField(_("Date of the &letter"), "letter_day", today)
        self.day.setMinimumWidth(_DAY_WIDTH)
        self.back = button(_("&Back to the text"), "mdi6.arrow-left")
        self.back.setObjectName("letter_back")
        self.issue = button(_("&Issue the letter"), "mdi6.check", primary=True)
        self.issue.setObjectName("letter_issue")
        self.save = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.save.setObjectName("letter_save")
        self.print = button(_("&Print…"), "mdi6.printer-outline", primary=True)
        self.print.setObjectName("letter_print")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.day)
        for one in (self.issue, self.save, self.print):
            row.addWidget(one)
        layout.addLayout(row)

    def show_draft(self, title: str, pdf: bytes) -> None:
        """Show a draft as it will be printed."""
        self._show(title, pdf, issued=False)
        self.about.setText(
            _(
                "Issuing the letter gives it its date and freezes it: it comes back byte for byte, and is part of the "
                "evidence."
            )
        )

    def show_issued(self, title: str, pdf: bytes, day: dt.date, sha256: str) -> None:
        """Show a letter as it was frozen."""
        self._show(title, pdf, issued=True)
        told = _("Issued on {day}. SHA-256: {digest}")
        self.about.setText(told.format(day=format_date(day), digest=breakable(sha256)))

    def clear(self) -> None:
        """Let the document go."""
        self.pdf = b""
        self.view.close_document()

    def _show(self, title: str, pdf: bytes, *, issued: bool) -> None:
        self.pdf = pdf
        self.title.setText(title)
        self.view.show_pdf(pdf)
        for one in (self.back, self.day, self.issue):
            one.setVisible(not issued)
        for one in (self.save, self.print):
            one.setVisible(issued)
