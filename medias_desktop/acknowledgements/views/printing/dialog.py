"""Choosing what to print beside its first pages; then to the printer or into a file, and noted as handed out."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import Scope
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.service.printing import Preview
from medias_desktop.acknowledgements.views.printing.choices import Choices
from medias_desktop.core.files import replacing
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.jobs import Job
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, muted, scrolled
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.saving import pdf_name

_PAUSE = 200
"""Milliseconds after the last change before the pages are made again."""
_IN_MEMORY = 8 * 1024 * 1024
"""Bytes of sheets that are not put on the disk before they are printed."""


class PrintDialog(QDialog):
    """The choices at the left, the first pages at the right."""

    def __init__(
        self,
        parent: QWidget,
        service: AcknowledgementService,
        desk: Desk,
        scope: Scope,
        person_ids: Sequence[int],
    ) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._scope, self._ids = scope, person_ids
        self._made: tuple[PrintOrder, bytes] | None = None
        """What was made for a printer that the user then did not choose."""
        self._job: Job | None = None
        self.setWindowTitle(_("Print sheets"))
        fit_to_text(self, 1080, 820)
        self.choices = Choices(persons=bool(person_ids), paper=service.printing.paper())
        self._refused = service.refusal(Permission.RECORD)
        if self._refused is not None:
            self.choices.forbid_group_sheets(self._refused.sentence())
        self.choices.changed.connect(self._on_choice)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._make_preview)
        self._lay_out()
        self._on_choice()

    # Layout

    def _lay_out(self) -> None:
        self.view = PdfView()
        self.view.setObjectName("preview")
        self.view.setAccessibleName(_("The first pages"))
        self.figures = muted("")
        self.figures.setObjectName("figures")
        self.handed_out = QCheckBox(_("Then &mark as handed out today"))
        self.handed_out.setObjectName("handed_out")
        self.handed_out.setChecked(True)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(_("Print sheets")))
        column.addWidget(muted(self._subtitle()))
        column.addSpacing(8)
        column.addWidget(scrolled(self.choices), 1)
        column.addWidget(self.figures)
        side.setMinimumWidth(300)
        pages = QVBoxLayout()
        pages.setSpacing(8)
        pages.addWidget(self.view, 1)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addWidget(side, 2)
        upper.addLayout(pages, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(upper, 1)
        layout.addLayout(self._footer())

    def _subtitle(self) -> str:
        version, count = self._scope.version, len(self._ids)
        text = _("{policy}, version {number}").format(policy=version.policy_title, number=version.ordinal)
        if not count:
            return text
        people = ngettext("{n} person", "{n} persons", count).format(n=format_number(count))
        return f"{text} · {people}"

    def _footer(self) -> QHBoxLayout:
        self.close_button = button(_("&Close"))
        self.save_button = button(_("&Save as PDF…"), "mdi6.content-save-outline")
        self.print_button = button(_("&Print…"), "mdi6.printer-outline", primary=True)
        for one, name, act in (
            (self.close_button, "close", self.reject),
            (self.save_button, "save", self._save),
            (self.print_button, "print", self._print),
        ):
            one.setObjectName(name)
            one.clicked.connect(act)
        self.print_button.setDefault(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.handed_out)
        row.addStretch(1)
        for one in (self.close_button, self.save_button, self.print_button):
            row.addWidget(one)
        return row

    # The first pages

    def _on_choice(self) -> None:
        order = self.choices.order()
        self.handed_out.setVisible(self._refused is None and order.kind is not SheetKind.BLANK)
        self.figures.setText(_("Making the pages…"))
        self._enable(ready=False)
        self._pause.start()

    def _make_preview(self) -> None:
        if self._job is not None:
            self._job.cancel()
        order, printing = self.choices.order(), self._service.printing
        self._job = self._desk.jobs.run(
            self,
            _("Making the pages…"),
            lambda progress: printing.preview(self._scope, self._ids, order, progress),
            lambda made: self._show(order, made),
            lambda: self.figures.setText(""),
            quiet=True,
        )

    def _show(self, order: PrintOrder, made: Preview) -> None:
        if order != self.choices.order():
            return
        self.view.show_pdf(made.pdf)
        sheets = ngettext("{n} sheet", "{n} sheets", made.sheets).format(n=format_number(made.sheets))
        pages = ngettext("{n} page", "{n} pages", made.pages).format(n=format_number(made.pages))
        text = f"{sheets} · {pages}"
        if self.view.page_count() < made.pages:
            text += " · " + _("the first ones are shown")
        self.figures.setText(text)
        self._enable(ready=True)

    def _enable(self, *, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    # To a file, to the printer

    def _save(self) -> None:
        title = self._title()
        path = self._desk.dialogs.save_file(
            self, _("Save a copy"), pdf_name(title), _("PDF document (*.pdf)")
        )
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        order, target = self.choices.order(), path
        self._desk.jobs.run(
            self,
            _("Making the sheets…"),
            lambda progress: self._write(target, order, progress),
            lambda _count: self._hand_out(),
        )

    def _write(self, path: Path, order: PrintOrder, progress: Progress) -> int:
        with replacing(path) as stream:
            return self._service.printing.write(self._scope, self._ids, order, stream, progress)

    def _print(self) -> None:
        if not self.print_button.isEnabled():
            return
        order = self.choices.order()
        if self._made is not None and self._made[0] == order:
            self._send(*self._made)
            return
        self._desk.jobs.run(
            self,
            _("Making the sheets…"),
            lambda progress: self._bytes(order, progress),
            lambda pdf: self._send(order, pdf),
        )

    def _bytes(self, order: PrintOrder, progress: Progress) -> bytes:
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as stream:
            self._service.printing.write(self._scope, self._ids, order, stream, progress)
            stream.seek(0)
            return bytes(stream.read())

    def _send(self, order: PrintOrder, pdf: bytes) -> None:
        self._made = (order, pdf)
        if self._desk.dialogs.print_pdf(self, pdf, self._title()):
            self._hand_out()

    def _title(self) -> str:
        if self.choices.kind() is SheetKind.GROUP:
            title = _("Group sheets, version {number}")
        elif self.choices.kind() is SheetKind.BLANK:
            title = _("Blank sheet, version {number}")
        else:
            title = _("Acknowledgement sheets, version {number}")
        return title.format(number=self._scope.version.ordinal)

    def _hand_out(self) -> None:
        """Note whom sheets were handed out to, when that is asked for, and close."""
        if self.handed_out.isHidden() or not self.handed_out.isChecked():
            self.accept()
            return
        campaign = self._scope.campaign
        self._desk.jobs.run(
            self,
            _("Noting that the sheets were handed out…"),
            lambda _progress: self._service.mark_handed_out(
                self._scope.version.id, self._ids, campaign_id=campaign.id if campaign else None
            ),
            lambda _count: self._handed_out(),
        )

    def _handed_out(self) -> None:
        self._desk.changes.announce("acknowledgements")
        self.accept()

    def done(self, result: int) -> None:
        """Qt: let the document go when the window closes."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        self.view.close_document()
        super().done(result)
