"""Taking the register out: to a spreadsheet, to the printer, to the council."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.pdf_view import PdfDialog

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import Scope
    from medias_desktop.core.pdf.sealing import Sealable

_ENDINGS = (".xlsx", ".csv", ".pdf")


class ExportActs:
    """What the tab does to take the register out; nothing is recorded of it."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def export(self, scope: Scope) -> None:
        """Write the register where the user says: an Excel workbook, CSV or a PDF, as the name ends."""
        filters = ";;".join(
            (_("Excel workbook (*.xlsx)"), _("Spreadsheet text (*.csv)"), _("PDF document (*.pdf)"))
        )
        named = file_stem(f"{_('Acknowledgement register')} {scope.day.isoformat()}")
        path = self._desk.dialogs.save_file(self._parent, _("Export the register"), f"{named}.xlsx", filters)
        if path is None:
            return
        chosen = path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.xlsx")
        self._desk.jobs.run(
            self._parent,
            _("Exporting the register…"),
            lambda progress: self._service.exports.write(scope, chosen, progress),
            lambda _done: self._told(chosen),
        )

    def print_register(self, scope: Scope) -> None:
        """Show the register as a list to be printed."""
        self._desk.jobs.run(
            self._parent,
            _("Making the list…"),
            lambda progress: self._service.exports.pdf(scope, progress=progress),
            lambda pdf: self._open(RegisterDialog(self._parent, self._service, self._desk, scope, pdf)),
        )

    def council_report(self) -> None:
        """Show the report for the council, which can be sealed."""

        def show(made: Sealable) -> None:
            self._open(PdfDialog(self._parent, made.pdf, made.title, self._desk, made))

        self._desk.jobs.run(self._parent, _("Making the report…"), self._service.exports.council_report, show)

    def _told(self, path: Path) -> None:
        self._desk.dialogs.tell(
            self._parent, _("The register was written to “{name}”.").format(name=path.name)
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class RegisterDialog(PdfDialog):
    """The list of the register; a box turns the paper upright, with fewer columns."""

    def __init__(
        self, parent: QWidget, service: AcknowledgementService, desk: Desk, scope: Scope, pdf: bytes
    ) -> None:
        title = file_stem(f"{_('Acknowledgement register')} – {scope.version.policy_title}")
        super().__init__(parent, pdf, title, desk)
        self._service, self._scope = service, scope
        self.upright = QCheckBox(_("&Upright paper, fewer columns"))
        self.upright.setObjectName("upright")
        self.upright.toggled.connect(self._draw_again)
        self.bar.insertWidget(1, self.upright)

    def _draw_again(self, upright: bool) -> None:
        self.upright.setEnabled(False)

        def show(pdf: bytes) -> None:
            self.show_pdf(pdf)
            self.upright.setEnabled(True)

        def stopped() -> None:
            self.upright.blockSignals(True)
            self.upright.setChecked(not upright)
            self.upright.blockSignals(False)
            self.upright.setEnabled(True)

        self._desk.jobs.run(
            self,
            _("Making the list…"),
            lambda progress: self._service.exports.pdf(self._scope, landscape=not upright, progress=progress),
            show,
            stopped,
        )
