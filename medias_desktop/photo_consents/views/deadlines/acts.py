"""Opening the list of deadlines, and printing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.photo_consents.service import PhotoConsentService

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.photo_consents.rules.deadlines import Deadline


class DeadlineActs:
    """What the tab does about deadlines."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def open(self) -> None:
        """Show what is due, from 60 days before."""
        from medias_desktop.photo_consents.views.deadlines.dialog import DeadlinesDialog

        dialog = DeadlinesDialog(self._parent, self._service, self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def print_list(self, deadlines: Sequence[Deadline] | None = None, narrowed: str = "") -> None:
        """Show the list of renewals, to be printed: these deadlines, or all of today's."""
        service, today = self._service, self._service.today

        def make(progress: Progress) -> bytes:
            found = service.deadlines.on(today, progress) if deadlines is None else deadlines
            return service.exports.renewals(found, today, narrowed, progress)

        def show(pdf: bytes) -> None:
            from medias_desktop.core.widgets.pdf_view import PdfDialog

            title = f"{_('Photo consents to renew')} – {format_date(today)}"
            dialog = PdfDialog(self._parent, pdf, title, self._desk)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        self._desk.jobs.run(self._parent, _("Making the list…"), make, show)

    def print_forms(self, portrayed_ids: Sequence[int]) -> None:
        """Print consent forms for persons whose consent is to be asked anew."""
        from medias_desktop.photo_consents.views.printing.acts import FormActs

        FormActs(self._parent, self._service, self._desk).print_forms(list(portrayed_ids), None, None)

    def card(self, portrayed_id: int) -> None:
        """Show everything about a person."""
        from medias_desktop.photo_consents.views.consents.acts import ConsentActs

        ConsentActs(self._parent, self._service, self._desk).card(portrayed_id)
