"""Captures of a case: small pictures, and a window that shows one. They are decrypted in memory, never into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_time
from medias_desktop.core.widgets.card_parts import told
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, label, muted, set_icon

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Capture

SMALL = QSize(120, 90)
"""Pixels of a small picture at most."""
LARGE = QSize(6000, 6000)
"""Pixels of a picture as it is shown: a larger one is made smaller as it is read."""
_TEXT_SHOWN = 200_000
"""Characters of a captured text that are shown."""


def is_text(capture: Capture) -> bool:
    """Tell whether a capture is a text."""
    return capture.piece.media_type.startswith("text/")


def decoded(content: bytes, most: QSize) -> QImage:
    """Return a picture, made smaller if it is larger than asked for; a null one when it cannot be shown."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > most.width() or size.height() > most.height()):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def when(capture: Capture) -> str:
    """Return when and by whom a capture was kept."""
    at = capture.taken_at.astimezone()
    return told(format_date(at.date()), format_time(at), capture.added_by)


class CaptureLine(QWidget):
    """A small picture that opens the capture, and what is recorded of it."""

    def __init__(self, capture: Capture) -> None:
        super().__init__()
        self.capture = capture
        name = capture.piece.name or _("Captured text")
        self.opens = QPushButton()
        self.opens.setObjectName(f"capture_{capture.uid}")
        self.opens.setFixedSize(SMALL.width() + 12, SMALL.height() + 12)
        self.opens.setAccessibleName(_("Open “{title}”").format(title=name))
        self.opens.setToolTip(_("Open “{title}”").format(title=name))
        self.opens.setAutoDefault(False)
        set_icon(self.opens, "mdi6.text-box-outline" if is_text(capture) else "mdi6.image-outline", "muted")
        column = QVBoxLayout()
        column.setSpacing(2)
        title = label(breakable(name))
        title.setStyleSheet("font-weight: 600;")
        column.addWidget(title)
        column.addWidget(muted(when(capture)))
        if capture.note:
            column.addWidget(label(breakable(capture.note)))
        column.addWidget(fingerprint(capture.piece.sha256))
        self.below = QVBoxLayout()
        column.addLayout(self.below)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.opens, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_small(self, image: QImage) -> None:
        """Show the small picture."""
        if not image.isNull():
            self.opens.setIcon(QPixmap.fromImage(image))
            self.opens.setIconSize(SMALL)


def fingerprint(sha256: str) -> QWidget:
    """Return a file’s fingerprint in two lines of 32, which can be compared by eye."""
    shown = muted(f"SHA-256:\n{sha256[:32]}\n{sha256[32:]}")
    shown.setObjectName("fingerprint")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown


class CaptureWindow(QDialog):
    """Shows one capture; it belongs to the case and goes with it when the lock closes."""

    def __init__(self, parent: QWidget, capture: Capture, content: bytes | QImage) -> None:
        super().__init__(parent)
        self.setObjectName("capture_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = capture.piece.name or _("Captured text")
        self.setWindowTitle(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(muted(when(capture)))
        if isinstance(content, bytes):
            text = QPlainTextEdit(content.decode("utf-8", "replace")[:_TEXT_SHOWN])
            text.setReadOnly(True)
            text.setObjectName("captured_text")
            text.setAccessibleName(name)
            layout.addWidget(text, 1)
        else:
            from medias_desktop.core.widgets.zoomed_picture import ZoomedPicture

            picture = ZoomedPicture(name)
            picture.setObjectName("captured_picture")
            picture.show_image(content, _("This picture cannot be shown."))
            layout.addWidget(picture, 1)
        if capture.note:
            layout.addWidget(label(breakable(capture.note)))
        close = button(_("Close"))
        close.setObjectName("close_capture")
        close.clicked.connect(self.reject)
        layout.addLayout(action_row(close))
        fit_to_text(self, 900, 680)
