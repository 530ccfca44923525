"""Taking photo consents out: the register, the contact sheet of an event, everything about one person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QWidget

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import PhotoConsentService

_ENDINGS = (".xlsx", ".csv", ".pdf")


class ExportActs:
    """What the tab does to take photo consents out; nothing is recorded of it."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def register(self, wanted: ItemFilter) -> None:
        """Show the register of the items of a list; from there it is printed, or written into a file."""

        def show(pdf: bytes) -> None:
            self._open(RegisterDialog(self._parent, pdf, self, self._desk, wanted))

        self._desk.jobs.run(
            self._parent,
            _("Making the list…"),
            lambda progress: self._service.exports.pdf(wanted, progress),
            show,
        )

    def export(self, wanted: ItemFilter, parent: QWidget | None = None) -> None:
        """Write the register where the user says: an Excel workbook, CSV or a PDF, as the name ends."""
        asking = parent or self._parent
        filters = ";;".join(
            (_("Excel workbook (*.xlsx)"), _("Spreadsheet text (*.csv)"), _("PDF document (*.pdf)"))
        )
        named = file_stem(f"{_('Register of photo consents')} {self._service.today.isoformat()}")
        path = self._desk.dialogs.save_file(asking, _("Export the register"), f"{named}.xlsx", filters)
        if path is None:
            return
        chosen = path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.xlsx")
        self._desk.jobs.run(
            asking,
            _("Exporting the register…"),
            lambda progress: self._service.exports.write(wanted, chosen, progress),
            lambda _done: self._told(asking, chosen),
        )

    def contact_sheet(self, event_id: int, question: Question | None = None) -> None:
        """Show the photos of an event with what may be done with each; the use is chosen there."""
        asked = question or Question(Purpose.FACEBOOK, self._service.today)

        def show(pdf: bytes) -> None:
            self._open(ContactSheetDialog(self._parent, pdf, self._service, self._desk, event_id, asked))

        self._desk.jobs.run(
            self._parent,
            _("Making the contact sheet…"),
            lambda progress: self._service.exports.contact_sheet(event_id, asked, progress),
            show,
        )

    def extract(self, portrayed_id: int) -> None:
        """Show everything that is kept about one person, for who asks to see it."""
        service, desk = self._service, self._desk

        def make(progress: Progress) -> tuple[str, bytes]:
            name = service.portrayed.one(portrayed_id).full_name
            return name, service.exports.extract(portrayed_id, progress)

        def show(made: tuple[str, bytes]) -> None:
            title = file_stem(f"{_('Photos and consents of one person')} – {made[0]}")
            self._open(PdfDialog(self._parent, made[1], title, desk))

        desk.jobs.run(self._parent, _("Making the extract…"), make, show)

    def _told(self, parent: QWidget, path: Path) -> None:
        self._desk.dialogs.tell(parent, _("The register was written to “{name}”.").format(name=path.name))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class RegisterDialog(PdfDialog):
    """The register as a list to be printed; a button writes it into a file for a spreadsheet."""

    def __init__(self, parent: QWidget, pdf: bytes, acts: ExportActs, desk: Desk, wanted: ItemFilter) -> None:
        super().__init__(parent, pdf, file_stem(_("Register of photo consents")), desk)
        self.export_button = button(_("&Export for a spreadsheet…"), "mdi6.table-arrow-right")
        self.export_button.setObjectName("export_register")
        self.export_button.clicked.connect(lambda: acts.export(wanted, self))
        self.bar.insertWidget(2, self.export_button)


class ContactSheetDialog(PdfDialog):
    """The contact sheet; a list chooses the use that its states are for."""

    def __init__(
        self,
        parent: QWidget,
        pdf: bytes,
        service: PhotoConsentService,
        desk: Desk,
        event_id: int,
        question: Question,
    ) -> None:
        super().__init__(parent, pdf, file_stem(_("Contact sheet")), desk)
        self._service, self._question, self._event_id = service, question, event_id
        self.purpose = QComboBox()
        self.purpose.setObjectName("sheet_purpose")
        for purpose, name in PURPOSE_NAMES.items():
            self.purpose.addItem(translate(name), purpose.value)
        self.purpose.setCurrentIndex(self.purpose.findData(question.purpose.value))
        named = QLabel(_("&For"))
        named.setBuddy(self.purpose)
        self.purpose.setAccessibleName(_("For"))
        self.purpose.currentIndexChanged.connect(self._draw_again)
        self.bar.insertWidget(1, named)
        self.bar.insertWidget(2, self.purpose)

    def _draw_again(self) -> None:
        asked = Question(Purpose(self.purpose.currentData()), self._question.day)
        before = self._question
        self.purpose.setEnabled(False)

        def show(pdf: bytes) -> None:
            self._question = asked
            self.show_pdf(pdf)
            self.purpose.setEnabled(True)

        def stopped() -> None:
            self.purpose.blockSignals(True)
            self.purpose.setCurrentIndex(self.purpose.findData(before.purpose.value))
            self.purpose.blockSignals(False)
            self.purpose.setEnabled(True)

        self._desk.jobs.run(
            self,
            _("Making the contact sheet…"),
            lambda progress: self._service.exports.contact_sheet(self._event_id, asked, progress),
            show,
            stopped,
        )
