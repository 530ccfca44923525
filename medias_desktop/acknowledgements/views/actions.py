"""What the tab's actions do: ask, call the service, announce the change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.acknowledgements.errors import NobodyLeftToSign
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Method,
    Overview,
    PersonRow,
    PersonState,
)
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views import wording
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.people.rules import Group

if TYPE_CHECKING:
    from medias_desktop.core.pdf.sealing import Sealable


class Acts:
    """The actions of one tab, over its service and desk."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent = parent
        self._service = service
        self._desk = desk

    def record(self, overview: Overview, rows: Sequence[PersonRow]) -> None:
        """Record that persons signed; those who signed already are left out and counted in the dialog."""
        from medias_desktop.acknowledgements.views.signature_dialog import SignatureDialog

        unsigned = [row for row in rows if row.status.state is not AcknowledgementState.SIGNED]
        if not unsigned:
            self._desk.dialogs.tell_error(self._parent, NobodyLeftToSign())
            return
        ids = [row.person_id for row in unsigned]
        signed = len(rows) - len(unsigned)
        explanation = ngettext(
            "{n} selected person has already signed and is left out.",
            "{n} selected people have already signed and are left out.",
            signed,
        ).format(n=format_number(signed))

        def save(day: dt.date, method: Method, witness: str, note: str) -> None:
            self._service.record(overview.version.id, ids, day, method, witness, note)
            self._announce()

        title = ngettext("Record a signature", "Record {n} signatures", len(ids))
        self._open(
            SignatureDialog(
                self._parent,
                title.format(n=format_number(len(ids))),
                _("&Record"),
                [row.listed_name for row in unsigned],
                PersonState(AcknowledgementState.TO_READ, day=overview.day),
                save,
                explanation if signed else "",
            )
        )

    def correct(self, overview: Overview, row: PersonRow) -> None:  # noqa: ARG002 - one shape for all acts
        """Correct a person's signature."""
        from medias_desktop.acknowledgements.views.signature_dialog import SignatureDialog

        event_id = row.status.event_id
        if event_id is None or row.status.state is not AcknowledgementState.SIGNED:
            return

        def save(day: dt.date, method: Method, witness: str, note: str) -> None:
            self._service.correct(event_id, day, method, witness, note)
            self._announce()

        self._open(
            SignatureDialog(
                self._parent,
                _("Correct the signature"),
                _("&Correct"),
                [row.listed_name],
                row.status,
                save,
                _("The first entry is kept in the history."),
            )
        )

    def cancel(self, overview: Overview, row: PersonRow) -> None:  # noqa: ARG002 - one shape for all acts
        """Cancel a person's signature, or the handing-out of the sheet."""
        from medias_desktop.acknowledgements.views.cancel_dialog import CancelDialog

        event_id = row.status.event_id
        if event_id is None:
            return
        signed = row.status.state is AcknowledgementState.SIGNED
        title = _("Cancel the signature") if signed else _("Cancel the handing-out")
        text = _("{name} will be where they were before. The entry and your reason are kept in the history.")

        def cancel(reason: str) -> None:
            self._service.cancel(event_id, reason)
            self._announce()

        self._open(CancelDialog(self._parent, title, text.format(name=row.full_name), title, cancel))

    def show_history(self, overview: Overview, row: PersonRow) -> None:
        """Show everything recorded of a person."""
        from medias_desktop.acknowledgements.views.history_dialog import HistoryDialog

        entries = self._service.history(row.person_id, overview.version.id)
        self._open(HistoryDialog(self._parent, row, overview.version, entries))

    def choose_audience(self, overview: Overview) -> None:
        """Choose which groups must sign."""
        from medias_desktop.acknowledgements.views.audience_dialog import AudienceDialog

        def save(groups: Collection[Group]) -> None:
            self._service.set_audience(overview.version.id, groups)
            self._announce()

        title = wording.version_title(overview.version)
        self._open(AudienceDialog(self._parent, title, overview.audience, save))

    def export(self, overview: Overview) -> None:
        """Write the list where the user says."""
        name = f"{_('Acknowledgements')} {overview.day.isoformat()}.csv"
        path = self._desk.dialogs.save_file(
            self._parent, _("Export the list"), name, _("Spreadsheet text (*.csv)")
        )
        if path is None:
            return
        version_id = overview.version.id
        self._desk.jobs.run(
            self._parent,
            _("Exporting the list…"),
            lambda _progress: write_bytes(path, self._service.export_csv(version_id)),
            lambda _done: self._desk.dialogs.tell(
                self._parent, _("The list was written to “{name}”.").format(name=path.name)
            ),
        )

    def print_sheets(self, overview: Overview, rows: Sequence[PersonRow]) -> None:
        """Make the sheets, show them; once printed or saved, they can be marked as handed out."""
        ids = [row.person_id for row in rows]
        version_id = overview.version.id
        self._desk.jobs.run(
            self._parent,
            _("Making the sheets…"),
            lambda progress: self._service.sheets(version_id, ids, progress),
            lambda pdf: self._preview(overview, ids, pdf),
        )

    def _preview(self, overview: Overview, ids: Sequence[int], pdf: bytes) -> None:
        from medias_desktop.acknowledgements.views.sheets_dialog import SheetsDialog

        title = _("Acknowledgement sheets, version {number}").format(number=overview.version.ordinal)
        dialog = SheetsDialog(self._parent, pdf, title, self._desk, len(ids))
        refused = self._service.refusal(Permission.RECORD)
        dialog.handed_out.setHidden(refused is not None)

        def mark() -> None:
            if refused is not None or not dialog.handed_out.isChecked():
                return
            try:
                self._service.mark_handed_out(overview.version.id, ids)
            except UserError as error:
                self._desk.dialogs.tell_error(self._parent, error)
            else:
                self._announce()

        self._open(dialog, mark)

    def certify(self, overview: Overview, rows: Sequence[PersonRow]) -> None:
        """Show the certificate of one person, or write the sealed ones of several into a folder."""
        if len(rows) == 1:
            self._show_certificate(rows[0])
            return
        refused = None if self._desk.sealer is None else self._desk.sealer.refusal()
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
            return
        parent = self._desk.dialogs.choose_folder(self._parent, _("Where to put the certificates"))
        if parent is None:
            return
        folder = parent / " ".join((_("Certificates of acknowledgement"), overview.day.isoformat()))
        certificates = self._service.certificates
        self._desk.jobs.run(
            self._parent,
            _("Sealing the certificates…"),
            lambda progress: certificates.into(folder, rows, progress),
            self._desk.dialogs.show_folder,
        )

    def _show_certificate(self, row: PersonRow) -> None:
        def show(made: Sealable) -> None:
            from medias_desktop.core.widgets.pdf_view import PdfDialog

            self._open(PdfDialog(self._parent, made.pdf, made.title, self._desk, made))

        certificates = self._service.certificates
        self._desk.jobs.run(
            self._parent, _("Making the certificate…"), lambda _progress: certificates.of(row), show
        )

    def _open(self, dialog: QDialog, finished: Callable[[], None] | None = None) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if finished is not None:
            dialog.finished.connect(lambda _result: finished())
        dialog.open()

    def _announce(self) -> None:
        self._desk.changes.announce("acknowledgements")
