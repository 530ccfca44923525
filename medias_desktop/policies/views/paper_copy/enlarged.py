"""A scanned page in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, fit_to_text


class EnlargedPage(QDialog):
    """One scanned page, large enough to be read."""

    def __init__(self, parent: QWidget, image: QImage, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit_to_text(self, 900, 820)
        shown = QLabel()
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setPixmap(QPixmap.fromImage(image))
        shown.setAccessibleName(title)
        area = QScrollArea()
        area.setWidget(shown)
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area.setMinimumSize(QSize(300, 300))
        area.setAccessibleName(title)
        close = button(_("&Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(area, 1)
        layout.addLayout(row)
        area.setFocus()
