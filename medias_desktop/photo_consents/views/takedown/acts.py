"""Opening the list of what is to be taken down, and its worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.service import PhotoConsentService

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress


class TakedownActs:
    """What the tab does about publications that must not stay."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def open(self) -> None:
        """Show what is to be taken down or stopped today, and record what was done."""
        from medias_desktop.photo_consents.views.takedown.dialog import TakedownDialog

        dialog = TakedownDialog(self._parent, self._service, self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def worksheet(self) -> None:
        """Show the worksheet of what is to be taken down today, to be printed."""
        today, service = self._service.today, self._service

        def make(progress: Progress) -> bytes:
            found = service.uses.standing(today, progress).take_down
            return service.exports.worksheet(found, today, progress)

        def show(pdf: bytes) -> None:
            from medias_desktop.core.widgets.pdf_view import PdfDialog

            title = f"{_('Photos to take down')} – {format_date(today)}"
            dialog = PdfDialog(self._parent, pdf, title, self._desk)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        self._desk.jobs.run(self._parent, _("Making the worksheet…"), make, show)
