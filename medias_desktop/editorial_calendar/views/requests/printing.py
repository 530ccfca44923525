"""Making the documents and files about requests, and showing them; nothing is recorded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.list_writing import write_list
from medias_desktop.core.widgets.parts import button
from medias_desktop.core.widgets.pdf_view import PdfDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFilter
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class RequestPrinting:
    """What the view of requests prints and exports, over its service and desk."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def register(self, wanted: RequestFilter) -> None:
        """Show the requests of a list; from there it is printed, or written into a file."""

        def show(pdf: bytes) -> None:
            shown = RequestRegisterDialog(self._parent, pdf, self._desk, self, wanted)
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.open()

        papers = self._service.requests.papers
        self._desk.jobs.run(
            self._parent,
            _("Making the list…"),
            lambda progress: papers.register_pdf(wanted, progress),
            show,
        )

    def export(self, wanted: RequestFilter, parent: QWidget | None = None) -> None:
        """Write the requests of a list where the user says, as the name ends."""
        papers = self._service.requests.papers
        write_list(
            self._desk,
            parent or self._parent,
            _("Register of requests"),
            self._service.today,
            lambda path, progress: papers.write_register(wanted, path, progress),
        )

    def export_organisations(self, parent: QWidget) -> None:
        """Write the register of organizations where the user says, as the name ends."""
        papers = self._service.requests.papers
        title, today = _("Register of organizations"), self._service.today
        write_list(self._desk, parent, title, today, papers.write_organisations, pdf=False)


class RequestRegisterDialog(PdfDialog):
    """The register of requests as a list to be printed; a button writes it into a file."""

    def __init__(
        self, parent: QWidget, pdf: bytes, desk: Desk, acts: RequestPrinting, wanted: RequestFilter
    ) -> None:
        super().__init__(parent, pdf, file_stem(_("Register of requests")), desk)
        self.setObjectName("request_register_dialog")
        self.export_button = button(_("&Export for a spreadsheet…"), "mdi6.table-arrow-right")
        self.export_button.setObjectName("export_requests")
        self.export_button.clicked.connect(lambda: acts.export(wanted, self))
        self.bar.insertWidget(2, self.export_button)
