"""What was found in a file: a large verdict, a card for each signature, the file itself, and its pages beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import (
    Card,
    Chip,
    action_row,
    button,
    heading,
    label,
    muted,
    scrolled,
    subheading,
)
from medias_desktop.signatures.labels.checking import archival_line, register_line, size, wording
from medias_desktop.signatures.labels.cleaning import shown
from medias_desktop.signatures.labels.signatures import signature_words, technical_rows
from medias_desktop.signatures.views.checking.details import Details, breakable, value_rows

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import SignatureStatus
    from medias_desktop.core.widgets.pdf_view import PdfView
    from medias_desktop.signatures.checked import ByteRange, CheckedFile


BROKEN_RULES = 20
"""Rules of PDF/A that are listed: a file of a stranger may break hundreds."""


class ResultPage(QWidget):
    """The verdict on one file; its accessible name is the verdict in words."""

    trust_wanted = Signal(str)
    """The certificate (PEM) of a signer for whom nobody vouches."""

    def __init__(self, checked: CheckedFile, pdf: bytes) -> None:
        super().__init__()
        self.setObjectName("page")
        self.view: PdfView | None = None
        self._cards: list[SignatureCard] = []
        inside = QWidget()
        inside.setObjectName("page")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 12, 0)
        body.setSpacing(14)
        body.addWidget(_verdict(checked))
        if checked.verification.signatures:
            body.addWidget(subheading(_("Signatures")))
        for number, (one, byte_range) in enumerate(checked.details, 1):
            card = SignatureCard(one, number, byte_range)
            card.trust_wanted.connect(self.trust_wanted)
            self._cards.append(card)
            body.addWidget(card)
        body.addWidget(_file(checked))
        body.addStretch(1)
        told = wording(checked)
        self.setAccessibleName(f"{told.headline}. {told.sentence} {register_line(checked)}")
        self.another = button(_("&Another file…"))
        self.another.setObjectName("checking_another")
        self.close_button = button(_("Close"))
        self.close_button.setObjectName("close")
        self.save_button = button(_("&Save the report…"), "mdi6.content-save-outline")
        self.save_button.setObjectName("checking_save")
        self.print_button = button(_("&Print the report…"), "mdi6.printer-outline", primary=True)
        self.print_button.setObjectName("checking_print")
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(9)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll it
        area.setAccessibleName(_("What was found"))
        area.setMinimumWidth(320)
        sides.addWidget(area)
        sides.addWidget(self._pages(pdf))
        sides.setSizes([640, 440])  # shares of the width there is
        sides.setStretchFactor(0, 16)
        sides.setStretchFactor(1, 11)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(sides, 1)
        layout.addLayout(action_row(self.close_button, self.another, self.save_button, self.print_button))

    def _pages(self, pdf: bytes) -> QWidget:
        from medias_desktop.core.pdf.errors import NotAPdf
        from medias_desktop.core.widgets.pdf_view import PdfView

        view = PdfView()
        view.setObjectName("checking_pages")
        view.setMinimumWidth(240)
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        try:
            view.show_pdf(pdf)
        except NotAPdf:  # too damaged, or under a password
            view.deleteLater()
            told = muted(_("The pages cannot be shown."))
            told.setAlignment(Qt.AlignmentFlag.AlignCenter)
            told.setObjectName("checking_no_pages")
            return told
        self.view = view
        return view

    def offer_trust(self) -> None:
        """Offer to trust the certificates that nobody vouches for."""
        for card in self._cards:
            card.offer_trust()

    def close_document(self) -> None:
        """Let the document go."""
        if self.view is not None:
            self.view.close_document()


class SignatureCard(Card):
    """One signature in plain words, its technical detail folded."""

    trust_wanted = Signal(str)

    def __init__(self, one: SignatureStatus, number: int, byte_range: ByteRange | None) -> None:
        super().__init__()
        words = signature_words(one)
        self.setAccessibleName(". ".join(filter(None, (words.name, words.office, words.state, *words.lines))))
        row = QHBoxLayout()
        name = subheading(breakable(words.name))
        name.setObjectName(f"signature_{number}")
        row.addWidget(name, 1)
        chip = Chip(words.state, words.kind)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        if words.office:
            self.body.addWidget(muted(breakable(words.office)))
        for text in words.lines:
            self.body.addWidget(label(breakable(text)))
        details = one.details
        self.trust = button(_("Trust this certificate…"), "mdi6.shield-check-outline")
        self.trust.setObjectName(f"trust_{number}")
        self.trust.hide()
        self._doubtful = details is not None and one.intact and words.kind == "warn"
        line = QHBoxLayout()
        line.addWidget(self.trust)
        line.addStretch()
        self.body.addLayout(line)
        if details is not None:
            certificate = details.certificate_pem
            self.trust.clicked.connect(lambda: self.trust_wanted.emit(certificate))
            self.body.addWidget(Details(technical_rows(one, byte_range=byte_range), words.name))

    def offer_trust(self) -> None:
        """Offer to trust the certificate when nobody vouches for it."""
        self.trust.setVisible(self._doubtful)


def _verdict(checked: CheckedFile) -> QWidget:
    told, colours = wording(checked), theme.current()
    title = heading(told.headline)
    title.setObjectName("checking_verdict")
    title.setStyleSheet(f"color: {colours.ink(told.kind)};")
    card = Card()
    card.setStyleSheet(
        f"QFrame#card {{ background: {colours.ground(told.kind)}; border-color: {colours.ink(told.kind)}; }}"
    )
    register = label(breakable(register_line(checked)))
    register.setObjectName("checking_register")
    for widget in (muted(breakable(shown(checked.name))), title, label(told.sentence), register):
        card.body.addWidget(widget)
    return card


def _file(checked: CheckedFile) -> QWidget:
    found, card = checked.verification, Card()
    card.body.addWidget(subheading(_("The file")))
    pages = ngettext("{n} page", "{n} pages", found.pages).format(n=format_number(found.pages))
    rows = [
        (_("Name"), shown(checked.name)),
        (_("Size"), ", ".join(filter(None, (size(checked.size), pages if found.pages else "")))),
        (_("PDF/A"), archival_line(checked)),
        (_("Fingerprint (SHA-256)"), found.sha256),
    ]
    if found.revisions:
        rows.append((_("Times saved"), format_number(found.revisions)))
    card.body.addLayout(value_rows(rows))
    if found.conformance.failures:
        broken = "\n".join(found.conformance.failures[:BROKEN_RULES])
        card.body.addWidget(Details([(_("Rules of PDF/A that it breaks"), broken)], checked.name))
    return card
