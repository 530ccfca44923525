"""Opening what proves an event: a receipt, a document, a drawn signature, a scanned page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.labels import EVIDENCE_NAMES
from medias_desktop.acknowledgements.rules.evidence import Evidence, EvidenceKind
from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.ink import Drawing, NotADrawing, from_svg
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, muted, scrolled
from medias_desktop.core.widgets.signature_pad import SignaturePad

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.core.widgets.desk import Desk


def open_evidence(parent: QWidget, service: AcknowledgementService, desk: Desk, evidence: Evidence) -> None:
    """Show what proves an event; it is read by a job. What cannot be shown is told."""
    title = translate(EVIDENCE_NAMES[evidence.kind])

    def show(content: Any) -> None:
        made = _window(parent, desk, evidence, title, content)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.open()

    desk.jobs.run(parent, _("Opening…"), lambda _progress: service.signing.kept(evidence), show)


def _window(parent: QWidget, desk: Desk, evidence: Evidence, title: str, content: bytes) -> QDialog:
    if content.startswith(b"%PDF"):
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        return PdfDialog(parent, content, title, desk)
    day = format_date(evidence.recorded_at.astimezone().date())
    if evidence.kind is EvidenceKind.DRAWN_SIGNATURE:
        return DrawingDialog(parent, title, day, content)
    return PictureDialog(parent, title, day, content)


class _EvidenceDialog(QDialog):
    """Something to look at, when it was kept, and Close."""

    def __init__(self, parent: QWidget, title: str, day: str, shown: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_dialog")
        self.setWindowTitle(title)
        close = button(_("&Close"), primary=True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(shown, 1)
        layout.addWidget(muted(_("Kept on {day}").format(day=day)))
        layout.addLayout(action_row(close))
        close.setDefault(True)


class DrawingDialog(_EvidenceDialog):
    """A drawn signature, black on white."""

    def __init__(self, parent: QWidget, title: str, day: str, svg: bytes) -> None:
        self.pad = SignaturePad(title, _("This drawing cannot be shown."), read_only=True)
        try:
            self.pad.show_drawing(from_svg(svg))
        except NotADrawing:
            self.pad.show_drawing(Drawing())
        super().__init__(parent, title, day, self.pad)
        fit_to_text(self, 720, 380)


class PictureDialog(_EvidenceDialog):
    """A picture, or the sentence that this kind of file cannot be shown."""

    def __init__(self, parent: QWidget, title: str, day: str, content: bytes) -> None:
        image = QImage.fromData(content)
        shown = QLabel()
        shown.setAccessibleName(title)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if image.isNull():
            shown.setText(_("This file cannot be shown here."))
        else:
            shown.setPixmap(QPixmap.fromImage(image))
        super().__init__(parent, title, day, scrolled(shown))
        fit_to_text(self, 900, 760)
