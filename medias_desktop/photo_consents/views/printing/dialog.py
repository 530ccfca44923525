"""Choosing what consent forms to print beside their first pages; then to the printer or into a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import write_bytes
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, muted, problem, scrolled
from medias_desktop.core.widgets.pdf_view import PdfView
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.saving import pdf_name
from medias_desktop.core.work import or_error
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.service.forms import FormPreview
from medias_desktop.photo_consents.views.printing.choices import Choices

if TYPE_CHECKING:
    from pathlib import Path

    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService

_PAUSE = 250
"""Milliseconds after the last change before the pages are made again."""


class FormsDialog(QDialog):
    """The choices at the left, the first pages at the right."""

    def __init__(
        self,
        parent: QWidget | None,
        service: PhotoConsentService,
        desk: Desk,
        portrayed_ids: Sequence[int],
        place: tuple[int | None, int | None],
        kind: FormKind,
    ) -> None:
        """``place`` is the item and the event at hand, None for none."""
        super().__init__(parent)
        self._service, self._desk, self._ids = service, desk, tuple(portrayed_ids)
        self._made: tuple[FormOrder, bytes] | None = None
        """What was made, and recorded, for a printer that the user then did not choose."""
        self._job: Job | None = None
        self.setWindowTitle(_("Print consent forms"))
        self.setObjectName("forms_dialog")
        fit_to_text(self, 1120, 840)
        self.choices = Choices(service, place, kind, persons=bool(self._ids))
        self.choices.changed.connect(self._on_choice)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._make_preview)
        self._lay_out()
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.save_button, self.print_button)
        self._on_choice()

    # Layout

    def _lay_out(self) -> None:
        self.view = PdfView()
        self.view.setObjectName("forms_preview")
        self.view.setAccessibleName(_("The first pages"))
        self.figures, self.problem = muted(""), problem()
        self.figures.setObjectName("forms_figures")
        self.problem.setObjectName("forms_problem")
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(_("Print consent forms")))
        if self._ids:
            count = len(self._ids)
            people = ngettext("{n} person", "{n} persons", count).format(n=format_number(count))
            column.addWidget(muted(people))
        column.addWidget(scrolled(self.choices), 1)
        column.addWidget(self.problem)
        column.addWidget(self.figures)
        side.setMinimumWidth(self.choices.minimumSizeHint().width() + 32)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addWidget(side, 3)
        upper.addWidget(self.view, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(upper, 1)
        layout.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        self.close_button = button(_("&Close"))
        self.save_button = button(_("&Save as PDF…"), "mdi6.content-save-outline")
        self.print_button = button(_("&Print…"), "mdi6.printer-outline", primary=True)
        for one, name, act in (
            (self.close_button, "close_forms", self.reject),
            (self.save_button, "save_forms", self._save),
            (self.print_button, "print_forms", self._print),
        ):
            one.setObjectName(name)
            one.clicked.connect(act)
        self.print_button.setDefault(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(muted(_("Printing records the forms and whom they ask; a preview records nothing.")), 1)
        for one in (self.close_button, self.save_button, self.print_button):
            row.addWidget(one)
        return row

    # The first pages

    def _on_choice(self) -> None:
        self.figures.setText(_("Making the pages…"))
        self._enable(ready=False)
        self._pause.start()

    def _make_preview(self) -> None:
        if self._job is not None:
            self._job.cancel()
        order, forms, ids = self.choices.order(), self._service.forms, self._ids
        self._job = self._desk.jobs.run(
            self,
            _("Making the pages…"),
            lambda progress: or_error(lambda: forms.preview(order, ids, progress)),
            lambda made: self._show(order, made),
            lambda: self.figures.setText(""),
            quiet=True,
        )

    def _show(self, order: FormOrder, made: FormPreview | UserError) -> None:
        if order != self.choices.order():
            return
        failed = isinstance(made, UserError)
        self.problem.setText(made.sentence() if isinstance(made, UserError) else "")
        self.problem.setVisible(failed)
        self._enable(ready=not failed)
        if isinstance(made, UserError):
            self.figures.setText("")
            return
        self.view.show_pdf(made.pdf)
        text = ngettext("{n} form", "{n} forms", made.forms).format(n=format_number(made.forms))
        if made.forms > made.shown:
            text += " · " + _("the first forms are shown")
        self.figures.setText(text)

    def _enable(self, *, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    # To a file, to the printer

    def _save(self) -> None:
        path = self._desk.dialogs.save_file(
            self, _("Save a copy"), pdf_name(self._title()), _("PDF document (*.pdf)")
        )
        if path is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        order = self.choices.order()
        self._desk.jobs.run(
            self,
            _("Making the forms…"),
            lambda progress: self._write(target, order, progress),
            lambda _done: self._finish(),
        )

    def _write(self, path: Path, order: FormOrder, progress: Progress) -> None:
        write_bytes(path, self._bytes(order, progress))

    def _print(self) -> None:
        if not self.print_button.isEnabled():
            return
        order = self.choices.order()
        self._desk.jobs.run(
            self,
            _("Making the forms…"),
            lambda progress: self._bytes(order, progress),
            self._send,
        )

    def _bytes(self, order: FormOrder, progress: Progress) -> bytes:
        """Return the forms of an order; the same order is made and recorded once."""
        if self._made is None or self._made[0] != order:
            self._made = (order, self._service.forms.write(order, self._ids, progress))
        return self._made[1]

    def _send(self, pdf: bytes) -> None:
        if self._desk.dialogs.print_pdf(self, pdf, self._title()):
            self._finish()

    def _finish(self) -> None:
        self.accept()

    def _title(self) -> str:
        titles = {
            FormKind.INDIVIDUAL: _("Consent forms"),
            FormKind.GROUP: _("Consent form of a group"),
            FormKind.BLANK: _("Blank consent forms"),
        }
        return titles[self.choices.kind()]

    def done(self, result: int) -> None:
        """Qt: let the document go when the window closes; the lists behind show who is asked now."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        self.view.close_document()
        super().done(result)
        if self._made is not None:
            self._desk.changes.announce("photo_consents")
