"""A letter about a request: which one, in which language, its words; printed, saved, copied, or sent by e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.file_names import file_stem
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.mail import Draft, mailto, too_long_by
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, two_columns
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.labels.request_letters import LETTER_NAMES, LetterKind
from medias_desktop.editorial_calendar.rules.requesting.requests import SUBJECT_LENGTH
from medias_desktop.editorial_calendar.views.requests import wording

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import Request
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class LetterDialog(QDialog):
    """The words in the requester’s language, to be adjusted; nothing is recorded but the day on which it was sent."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, request: Request
    ) -> None:
        super().__init__(parent)
        self.setObjectName("request_letter_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Letter about the request"))
        self._service, self._desk, self._request = service, desk, request
        self._papers = service.requests.papers
        self._proposed = ("", "")
        kinds = [(translate(LETTER_NAMES[one]), one) for one in self._papers.kinds(request)]
        self.kind = SelectField(_("&Letter"), "letter_kind", kinds)
        self.language = SelectField(_("La&nguage"), "letter_language", wording.languages())
        self.language.choose(request.draft.requester_language)
        self.subject = TextField(_("Su&bject"), "letter_subject", longest=SUBJECT_LENGTH + 100)
        self.text = LongTextField(_("&Words"), "letter_text", lines=15)
        self.sent = DateField(_("Sent &on"), "letter_sent_on", service.today)
        self.told = muted("")
        self.told.setObjectName("letter_told")
        self._lay_out()
        self.kind.changed.connect(self._write)
        self.language.changed.connect(self._write)
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.record, self.sent.edit)
        self._write()

    def _lay_out(self) -> None:
        self.pdf = button(_("&Print or save…"), "mdi6.printer-outline", primary=True)
        self.copy = button(_("&Copy the words"), "mdi6.content-copy")
        self.mail = button(_("&E-mail…"), "mdi6.email-outline")
        self.record = button(_("&Record that it was sent"), "mdi6.check")
        self.closing = button(_("Clo&se"))
        for one, name, act in (
            (self.pdf, "letter_pdf", self._show_pdf),
            (self.copy, "letter_copy", self._copy),
            (self.mail, "letter_mail", self._mail),
            (self.record, "letter_record", self._record),
            (self.closing, "letter_close", self.reject),
        ):
            one.setObjectName(name)
            one.setAutoDefault(False)
            one.clicked.connect(act)
        self.pdf.setDefault(True)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self._show_pdf)
        acts = FlowRow(10)
        for one in (self.copy, self.mail, self.record):
            acts.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(muted(wording.about(self._request)))
        layout.addLayout(two_columns((self.kind, self.language), (self.subject,), (self.text,)))
        layout.addWidget(self.sent)
        layout.addLayout(acts)
        layout.addWidget(self.told)
        layout.addLayout(action_row(self.closing, self.pdf))
        fit_to_text(self, 720, 800)

    # Words

    def words(self) -> tuple[str, str]:
        """Return the subject and the text as they stand."""
        return self.subject.text(), self.text.text()

    def _write(self) -> None:
        """Propose the words anew, unless somebody adjusted them and wants to keep them."""
        if self._proposed != ("", "") and self.words() != self._proposed and not self._may_replace():
            return
        subject, body = self._papers.proposal(self._request, self._letter_kind(), self._language())
        self.subject.line.setText(subject)
        self.subject.line.setCursorPosition(0)
        self.text.area.setPlainText(body)
        self._proposed = self.words()
        self._show_record()

    def _may_replace(self) -> bool:
        return self._desk.dialogs.confirm(
            self,
            self.windowTitle(),
            _("Write the letter anew? What you adjusted is lost."),
            _("Write it anew"),
            destructive=True,
        )

    def _letter_kind(self) -> LetterKind:
        kind = self.kind.value()
        assert isinstance(kind, LetterKind)
        return kind

    def _language(self) -> str:
        return str(self.language.value())

    # Acts

    def _show_pdf(self) -> None:
        request, language, papers = self._request, self._language(), self._papers
        subject, body = self.words()
        name = file_stem(f"{request.number} {translate(LETTER_NAMES[self._letter_kind()])}")

        def show(pdf: bytes) -> None:
            shown = PdfDialog(self, pdf, name, self._desk)
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.open()

        self._desk.jobs.run(
            self,
            _("Making the letter…"),
            lambda _progress: papers.letter(request, language, subject, body),
            show,
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self.told.setText(_("The words are copied: paste them where you send them from."))

    def _mail(self) -> None:
        subject, body = self.words()
        link = mailto(Draft(self._papers.address(self._request), subject, body, self._language()))
        if too_long_by(link):
            QGuiApplication.clipboard().setText(body)
            self.told.setText(
                _("This letter is too long for a draft: its words are copied, paste them into your e-mail.")
            )
        elif not self._desk.dialogs.open_mail(link):
            self.told.setText(_("No e-mail program answers on this computer. Copy the words instead."))
        else:
            self.told.setText(_("The draft is open in your e-mail program: it is sent from there."))

    def _record(self) -> None:
        """Record the day on which it was sent: of a receipt, or of the answer."""
        requests, day = self._service.requests, self.sent.day()
        receipt = self._letter_kind() is LetterKind.RECEIPT
        act = requests.acknowledge if receipt else requests.answered
        try:
            act(self._request.id, self._request.version, day)
            self._request = requests.one(self._request.id)
        except UserError as error:
            self.told.setText(error.sentence())
            self._request = requests.one(self._request.id)
            return
        self._desk.changes.announce("calendar")
        self.told.setText(_("It is recorded that it was sent."))
        self._show_record()

    def _show_record(self) -> None:
        kind, one = self._letter_kind(), self._request
        marked = {
            LetterKind.RECEIPT: one.acknowledged_on,
            LetterKind.APPROVAL: one.answered_on,
            LetterKind.REFUSAL: one.answered_on,
        }
        can = kind in marked and marked[kind] is None
        self.record.setVisible(can)
        self.sent.setVisible(can)
