"""What proves an act, shown within the card: a PDF, a picture, a drawn signature, the words of an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.ink import NotADrawing, from_svg
from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.widgets.parts import button, heading, muted, scrolled
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.signature_pad import SignaturePad
from medias_desktop.photo_consents.labels import EVIDENCE_NAMES
from medias_desktop.photo_consents.service.person_cards import Proof

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk

_LONGEST = 200_000


class ProofPage(QWidget):
    """Shows a kept file; ``left`` asks for the way back."""

    left = Signal()

    def __init__(self, desk: Desk, proof: Proof) -> None:
        super().__init__()
        self.setObjectName("proof_page")
        content, evidence = proof.content, proof.evidence
        self._desk, self._proof = desk, proof
        self._title = translate(EVIDENCE_NAMES[evidence.kind])
        back = button(_("&Back"), "mdi6.arrow-left")
        back.setObjectName("proof_back")
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(heading(self._title), 1)
        if content.startswith(b"%PDF"):
            printing = button(_("&Print…"), "mdi6.printer-outline")
            printing.clicked.connect(lambda: self._desk.dialogs.print_pdf(self, content, self._title))
            printing.setAutoDefault(False)
            head.addWidget(printing)
        head.addWidget(back)
        back.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        day = format_date(evidence.recorded_at.astimezone().date())
        layout.addWidget(muted(_("Kept on {day}").format(day=day)))
        self.shown = self._make()
        layout.addWidget(self.shown, 1)
        self.setFocusProxy(back)

    def _make(self) -> QWidget:
        content, picture = self._proof.content, self._proof.picture
        if picture is not None:
            shown = QLabel()
            shown.setAccessibleName(self._title)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            image = QImage(
                picture.data, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32
            )
            shown.setPixmap(QPixmap.fromImage(image))
            return scrolled(shown)
        if content.startswith(b"%PDF"):
            view = PdfView()
            try:
                view.show_pdf(content)
            except NotAPdf as error:
                return muted(error.sentence())
            return view
        try:
            pad = SignaturePad(self._title, read_only=True)
            pad.show_drawing(from_svg(content))
        except NotADrawing:
            return self._text(content)
        return pad

    def _text(self, content: bytes) -> QWidget:
        if b"\0" in content[:4096]:
            return muted(_("This file cannot be shown here."))
        text = QPlainTextEdit(content[:_LONGEST].decode("utf-8", "replace"))
        text.setReadOnly(True)
        text.setAccessibleName(self._title)
        return text
