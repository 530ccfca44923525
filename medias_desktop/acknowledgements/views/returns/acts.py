"""What the tab asks of returned paper: to open it, and how many pages wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.acknowledgements.views.returns.dialog import ReturnsDialog
    from medias_desktop.core.widgets.desk import Desk


class ReturnActs:
    """The paper that comes back, for one tab."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def open(self) -> ReturnsDialog:
        """Open the window where scans are received and confirmed."""
        from medias_desktop.acknowledgements.views.returns.dialog import ReturnsDialog

        dialog = ReturnsDialog(self._parent, self._service.returns, self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def badge(self) -> int:
        """Return how many scanned pages wait."""
        return self._service.returns.waiting()
