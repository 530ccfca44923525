"""Last step of the wizard when the document was only prepared: what it looks like, and what comes now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import Card, button, label, muted, subheading
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.saving import save_pdf
from medias_desktop.policies.labels.rounds import document_name, steps_to_come, turn_sentence
from medias_desktop.policies.views.adoption.steps import numbered
from medias_desktop.policies.views.beside_pages import lay_out_beside_pages

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.rules.rounds import SigningRound


class PreparedPage(QWidget):
    """The document at the left, the steps in words at the right."""

    def __init__(self, desk: Desk, found: SigningRound, pdf: bytes) -> None:
        super().__init__()
        self.setObjectName("page")
        self.view = PdfView()
        self.view.setObjectName("prepared_pages")
        self.view.show_pdf(pdf)
        self.save_button = button(_("Save the prepared PDF…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("save_prepared")
        self.save_button.clicked.connect(lambda: save_pdf(self, desk.dialogs, document_name(found), pdf))
        lay_out_beside_pages(
            self, self.view, (_what_was_done(found), _what_comes(found)), (self.save_button,)
        )

    def start(self) -> None:
        """Put the cursor on what comes next."""
        self.save_button.setFocus()


def _what_was_done(found: SigningRound) -> Card:
    card = Card()
    card.body.setSpacing(8)
    card.body.addWidget(subheading(_("The document is prepared")))
    card.body.addWidget(label(turn_sentence(found)))
    pages = ngettext("{n} page, kept in the register.", "{n} pages, kept in the register.", found.pages)
    card.body.addWidget(muted(pages.format(n=format_number(found.pages))))
    return card


def _what_comes(found: SigningRound) -> Card:
    card = Card()
    card.body.setSpacing(10)
    card.body.addWidget(subheading(_("What comes now")))
    for number, sentence in enumerate(steps_to_come(found), start=1):
        card.body.addLayout(numbered(number, sentence))
    return card
