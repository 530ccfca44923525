"""Last step: the signed document, the verdict on it, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, subheading
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.policies import rules
from medias_desktop.policies.views.adoption.copies import print_copy, save_copy
from medias_desktop.policies.views.beside_pages import lay_out_beside_pages
from medias_desktop.signatures.views.verdict import Verdict

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import Verification


class DonePage(QWidget):
    """The document at the left, what was done at the right."""

    def __init__(
        self,
        desk: Desk,
        version: rules.VersionSummary,
        record: rules.AdoptionRecord,
        pdf: bytes,
        verification: Verification,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.view = PdfView()
        self.view.setObjectName("adoption_pages")
        self.view.show_pdf(pdf)
        self.verdict = Verdict()
        self.verdict.show_verification(verification)
        self.save_button = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("save_copy")
        self.save_button.clicked.connect(lambda: save_copy(self, desk, version, pdf))
        self.print_button = button(_("&Print…"), "mdi6.printer-outline")
        self.print_button.setObjectName("print_copy")
        self.print_button.clicked.connect(lambda: print_copy(self, desk, version, pdf))
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(_("Verification")))
        card.body.addWidget(self.verdict)
        lay_out_beside_pages(
            self, self.view, (self._what_was_done(record), card), (self.save_button, self.print_button)
        )

    def start(self) -> None:
        """Put the cursor on what comes next."""
        self.save_button.setFocus()

    def _what_was_done(self, record: rules.AdoptionRecord) -> Card:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(_("The policy is adopted")))
        resolution = record.resolution
        card.body.addWidget(
            label(
                _("Resolution {number}, in force on {date}.").format(
                    number=resolution.resolution_number, date=format_date(resolution.in_force_date)
                )
            )
        )
        pages = ngettext(
            "{n} page, kept in the register.", "{n} pages, kept in the register.", record.pdf_pages
        )
        card.body.addWidget(muted(pages.format(n=format_number(record.pdf_pages))))
        for notice in record.notices:
            told = label(notice.sentence())
            told.setObjectName("signing_notice")
            card.body.addLayout(noticed(told))
        by_pen = [one.name for one in record.signatories if one.method is rules.SignatureMethod.PEN]
        if by_pen:
            card.body.addWidget(
                muted(
                    _("To be signed by hand on the printed document: {names}.").format(
                        names=", ".join(by_pen)
                    )
                )
            )
        return card


def noticed(words: QWidget) -> QHBoxLayout:
    """Return words that somebody must see although everything is done, with their chip."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Chip(_("Notice"), "warn"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
