"""Last step: the certified copy, the verdict on it, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import Card, button, label, muted, subheading
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.policies.views.beside_pages import lay_out_beside_pages
from medias_desktop.signatures.views.verdict import Verdict

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.rules.true_copies import TrueCopy


class DonePage(QWidget):
    """The document at the left, what was done at the right."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        copy: TrueCopy,
        pdf: bytes,
        verification: Verification,
        notice: UserError | None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.view = PdfView()
        self.view.setObjectName("copy_pages")
        self.view.show_pdf(pdf)
        self.save_button = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("save_true_copy")
        self.save_button.clicked.connect(lambda: save_pdf(self, desk.dialogs, title, pdf))
        self.print_button = button(_("&Print…"), "mdi6.printer-outline")
        self.print_button.setObjectName("print_true_copy")
        self.print_button.clicked.connect(lambda: desk.dialogs.print_pdf(self, pdf, title))
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(_("Verification")))
        verdict = Verdict()
        verdict.show_verification(verification)
        card.body.addWidget(verdict)
        lay_out_beside_pages(
            self, self.view, (_what_was_done(copy, notice), card), (self.save_button, self.print_button)
        )

    def start(self) -> None:
        """Put the keyboard on what comes next."""
        self.save_button.setFocus()


def _what_was_done(copy: TrueCopy, notice: UserError | None) -> Card:
    card = Card()
    card.body.setSpacing(8)
    card.body.addWidget(subheading(_("The copy is certified")))
    who = _("{name}, {role}").format(name=copy.attested_by, role=copy.attested_role)
    card.body.addWidget(label(who))
    pages = ngettext(
        "{n} page with the cover, kept in the register beside the scan.",
        "{n} pages with the cover, kept in the register beside the scan.",
        copy.pages,
    )
    card.body.addWidget(muted(pages.format(n=format_number(copy.pages))))
    if notice is not None:
        card.body.addWidget(muted(notice.sentence()))
    return card
