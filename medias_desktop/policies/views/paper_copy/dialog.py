"""Taking up a paper document that was signed by hand, step by step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import fit_to_text, scrolled
from medias_desktop.core.widgets.step_rail import StepRail
from medias_desktop.core.widgets.steps_frame import StepsFrame
from medias_desktop.core.work import or_error
from medias_desktop.policies.views.paper_copy.certify_page import CertifyPage
from medias_desktop.policies.views.paper_copy.scan_page import ScanPage
from medias_desktop.signatures.views.identities.forms import (
    CreateIdentityForm,
    IdentityForm,
    ImportIdentityForm,
)

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies import rules
    from medias_desktop.policies.rules.true_copies import TrueCopy
    from medias_desktop.policies.service.true_copies import TrueCopyService

SCANS, CERTIFY, DONE = range(3)


class PaperCopyDialog(QDialog):
    """Scans, who certifies, the copy; accepted once the copy is recorded."""

    def __init__(
        self,
        parent: QWidget | None,
        service: TrueCopyService,
        version: rules.VersionSummary,
        desk: Desk,
        clerk: str = "",
    ) -> None:
        super().__init__(parent)
        self._service, self._version, self._desk = service, version, desk
        self.copy: TrueCopy | None = None
        self._step = SCANS
        self._form: IdentityForm | None = None
        self.setWindowTitle(_("Take up the signed document"))
        self.setObjectName("paper_copy")
        fit_to_text(self, 1120, 780)
        self.rail = StepRail((_("Scan"), _("Certify"), _("Certified copy")))
        self.scans = ScanPage(service, version.id, desk)
        self.certify = CertifyPage(desk.clock.now(), clerk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.scans)
        self.stack.addWidget(scrolled(self.certify))
        self._arrange()
        self.scans.changed.connect(self._update)
        self.certify.create_wanted.connect(partial(self._open_form, CreateIdentityForm))
        self.certify.import_wanted.connect(partial(self._open_form, ImportIdentityForm))
        self._offer_identities()
        self._show_step(SCANS)

    def _arrange(self) -> None:
        version = self._version
        subtitle = _("{title}, version {number}").format(title=version.policy_title, number=version.ordinal)
        frame = StepsFrame(self, "copy", _("Take up the signed document"), subtitle, self.rail, self.stack)
        frame.cancel.clicked.connect(self.reject)
        frame.back.clicked.connect(self.back)
        frame.next.clicked.connect(self.next)
        self.frame, self.next_button = frame, frame.next
        self.cancel_button, self.back_button = frame.cancel, frame.back

    def next(self) -> None:
        """Go on when nothing is wrong on this step; on the second one, certify and sign."""
        if self._step == SCANS and self.scans.check():
            self.certify.show_copy(self.scans.arrangement)
            self._show_step(CERTIFY)
        elif self._step == CERTIFY and self.certify.check(self.scans.arrangement):
            self._attest()
        elif self._step == DONE:
            self.accept()

    def back(self) -> None:
        """Return to the scans; nothing is lost."""
        if self._step == CERTIFY:
            self._show_step(SCANS)

    def reject(self) -> None:
        """Qt: leave, after a question when pages lie on the table."""
        if self._form is not None:
            self._close_form()
            return
        if not self.stack.isEnabled() or self.scans.busy:  # only the job's own Cancel stops that
            return
        if self.copy is not None:
            self.accept()
            return
        if not self.scans.arrangement.scans or self._desk.dialogs.confirm(
            self,
            _("Take up the signed document"),
            _("Leave without certifying? Nothing is recorded; the scanned files stay where they are."),
            _("Leave"),
            destructive=True,
        ):
            super().reject()

    def done(self, result: int) -> None:
        """Qt: let the shown document go."""
        if self._step == DONE:
            from medias_desktop.core.widgets.pdf_view import PdfView

            for view in self.findChildren(PdfView):
                view.close_document()
        super().done(result)

    def _show_step(self, step: int) -> None:
        self._step = step
        if step != DONE:
            self.stack.setCurrentIndex(step)
        self.rail.show_step(step)
        self.back_button.setVisible(step == CERTIFY)
        self.cancel_button.setVisible(step != DONE)
        titles = {CERTIFY: _("&Certify as true copy and sign"), DONE: _("&Close")}
        self.next_button.setText(titles.get(step, _("Ne&xt")))
        self._update()
        if step == SCANS:
            self.scans.start()
        elif step == CERTIFY:
            self.certify.start()
        self.next_button.setDefault(step != SCANS)  # there, Enter enlarges a page

    def _update(self) -> None:
        ready = self._step != SCANS or (bool(self.scans.arrangement.scans) and not self.scans.busy)
        self.next_button.setEnabled(ready)

    def _attest(self) -> None:
        table, page, service, version_id = (
            self.scans.arrangement,
            self.certify,
            self._service,
            self._version.id,
        )
        scans, placed = tuple(table.scans), table.placed()
        identity_id = page.identity_id()
        assert identity_id is not None
        secret, name, role, note = page.secret.text(), page.attested_by(), page.role.text(), page.note.text()

        def work(progress: Progress) -> object:
            def attest() -> tuple[TrueCopy, UserError | None, bytes, Verification]:
                made, notice = service.attest(
                    version_id, scans, placed, identity_id, secret, name, role, note, progress
                )
                return made, notice, service.pdf(made.id), service.verify(made.id)

            return or_error(attest)

        self._enable(False)
        self._desk.jobs.run(
            self, _("Certifying the copy…"), work, self._on_attested, lambda: self._enable(True)
        )

    def _on_attested(self, result: object) -> None:
        self._enable(True)
        if isinstance(result, UserError):
            self.certify.tell(result)
            return
        assert isinstance(result, tuple)
        self.copy, notice, pdf, verification = result
        self.certify.secret.line.clear()
        self._desk.changes.announce("policies")
        from medias_desktop.policies.views.paper_copy.done_page import DonePage

        assert self.copy is not None
        title = _("True copy of {title}").format(title=self._version.policy_title)
        page = DonePage(self._desk, title, self.copy, pdf, verification, notice)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._show_step(DONE)
        page.start()

    def _enable(self, enabled: bool) -> None:
        for one in (self.cancel_button, self.back_button, self.next_button):
            one.setEnabled(enabled)
        self.stack.setEnabled(enabled)

    # Identities

    def _offer_identities(self, chosen: int | None = None) -> None:
        self.certify.offer(self._service.signatures.identities.all(), chosen)

    def _open_form(self, kind: type[CreateIdentityForm | ImportIdentityForm]) -> None:
        form: IdentityForm = kind(self._service.signatures.identities, self._desk)
        self._form = form
        form.finished.connect(self._take_identity)
        form.left.connect(self._close_form)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        self.frame.show(around=False)
        form.do.setDefault(True)
        form.setFocus()

    def _take_identity(self, identity: int) -> None:
        self._close_form()
        self._offer_identities(identity)
        self.certify.start()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self.stack.removeWidget(form)
            form.deleteLater()
        self.frame.show(around=True)
        self.stack.setCurrentIndex(CERTIFY)
