"""Adopting a version step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import fit_to_text, scrolled
from medias_desktop.core.widgets.step_rail import StepRail
from medias_desktop.core.widgets.steps_frame import StepsFrame
from medias_desktop.core.work import or_error
from medias_desktop.policies.views.adoption.resolution_page import ResolutionPage
from medias_desktop.policies.views.adoption.review_page import ReviewPage
from medias_desktop.policies.views.adoption.signatories_page import SignatoriesPage
from medias_desktop.signatures.rules import IdentityKind
from medias_desktop.signatures.views.identities.forms import (
    CreateIdentityForm,
    IdentityForm,
    ImportIdentityForm,
)

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies import rules
    from medias_desktop.policies.rules.registry import ToBeAdopted
    from medias_desktop.policies.rules.rounds import SigningRound
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.views.adoption.done_page import DonePage
    from medias_desktop.policies.views.adoption.signatory_row import SignatoryRow
    from medias_desktop.policies.views.rounds.done_page import PreparedPage

RESOLUTION, SIGNATORIES, REVIEW, DONE = range(4)


class AdoptionWizard(QDialog):
    """Resolution, signatories, check, document; accepted once the adoption is recorded."""

    def __init__(
        self,
        parent: QWidget | None,
        service: PolicyService,
        version_id: int,
        desk: Desk,
        foreseen: Callable[[ToBeAdopted], Sequence[str]] | None = None,
    ) -> None:
        """``foreseen`` tells what the adoption will do to what other parts of the program keep."""
        super().__init__(parent)
        self._foreseen = foreseen
        self._service, self._desk = service, desk
        self._version = service.version(version_id)
        self.record: rules.AdoptionRecord | None = None
        self.round: SigningRound | None = None
        self._step = RESOLUTION
        summary = self._version.summary
        self.setWindowTitle(_("Adopt the policy"))
        self.setObjectName("adoption_wizard")
        fit_to_text(self, 1040, 760)
        self.rail = StepRail((_("Resolution"), _("Signatories"), _("Check and adopt"), _("Document")))
        self.resolution = ResolutionPage(summary, desk.clock.today(), self._before(), service.latest_place())
        self.signatories = SignatoriesPage(service, summary.language, desk.clock.now())
        self.review: ReviewPage | None = None
        self._form: IdentityForm | None = None
        self.stack = QStackedWidget()
        for page in (self.resolution, self.signatories):
            self.stack.addWidget(scrolled(page))
        self._arrange(summary)
        self.signatories.create_wanted.connect(partial(self._open_form, CreateIdentityForm))
        self.signatories.import_wanted.connect(partial(self._open_form, ImportIdentityForm))
        self._show_step(RESOLUTION)

    def _arrange(self, summary: rules.VersionSummary) -> None:
        subtitle = _("{title}, version {number}").format(title=summary.policy_title, number=summary.ordinal)
        frame = StepsFrame(self, "wizard", _("Adopt the policy"), subtitle, self.rail, self.stack)
        frame.cancel.clicked.connect(self.reject)
        frame.back.clicked.connect(self.back)
        frame.next.clicked.connect(self.next)
        self.frame, self.next_button = frame, frame.next
        self.cancel_button, self.back_button = frame.cancel, frame.back

    def next(self) -> None:
        """Go on when nothing is wrong on this step; on the third one, adopt."""
        if self._step == RESOLUTION and self.resolution.check():
            self._show_step(SIGNATORIES)
        elif self._step == SIGNATORIES and self.signatories.check():
            self._show_step(REVIEW)
        elif self._step == REVIEW and self.review is not None and self.review.check():
            (self._prepare if self.review.prepares() else self._adopt)(self.review)
        elif self._step == DONE:
            self.accept()

    def back(self) -> None:
        """Return to the step before; nothing typed is lost, except passphrases."""
        if self._step in (SIGNATORIES, REVIEW):
            self._show_step(self._step - 1)

    def reject(self) -> None:
        """Qt: leave, after a question when something was typed that would be lost."""
        if self._form is not None:
            self._close_form()
            return
        if not self.stack.isEnabled():  # it is being adopted: only the job's own Cancel stops that
            return
        if self._step == DONE:
            self.accept()
            return
        if not self._is_typed() or self._desk.dialogs.confirm(
            self,
            _("Adopt the policy"),
            _("Leave without adopting? What was typed here is lost; the draft stays as it is."),
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

    def _is_typed(self) -> bool:
        return bool(self.resolution.resolution.text() or self.resolution.mover.text())

    def _show_step(self, step: int) -> None:
        self._step = step
        if self.review is not None and step != DONE:
            self._drop_review()
        if step == REVIEW:
            self.review = self._make_review()
            self.stack.addWidget(scrolled(self.review))
        if step != DONE:
            self.stack.setCurrentIndex(step)
        self.rail.show_step(step)
        self.back_button.setVisible(step in (SIGNATORIES, REVIEW))
        self.cancel_button.setVisible(step != DONE)
        self._name_next()
        page = (self.resolution, self.signatories, self.review)[step] if step != DONE else None
        if page is not None:
            page.start()

    def _name_next(self) -> None:
        titles = {REVIEW: _("&Adopt and sign"), DONE: _("&Close")}
        if self._step == REVIEW and self.review is not None and self.review.prepares():
            titles[REVIEW] = _("&Prepare the document")
        self.next_button.setText(titles.get(self._step, _("Ne&xt")))

    def _family(self) -> tuple[rules.VersionSummary, ...]:
        # Nothing when another window deleted the draft with its policy meanwhile: adopting it then says so.
        families = (
            one.versions for one in self._service.library() if one.id == self._version.summary.policy_id
        )
        return next(families, ())

    def _before(self) -> rules.VersionSummary | None:
        """Return the newest adopted version of the same policy."""
        return next((one for one in self._family() if one.state.adopted), None)

    def _make_review(self) -> ReviewPage:
        identities = self._service.signatures.identities.all()
        page = ReviewPage(
            self._version,
            self.resolution.identity(),
            self.resolution.resolution_record(),
            self.signatories.signatories(),
            self._family(),
            self._desk.clock.today(),
            self.resolution.change(),
            {one.id for one in identities if one.kind is IdentityKind.TOKEN},
        )
        page.changed.connect(self._name_next)
        self._foresee(page)
        return page

    def _foresee(self, page: ReviewPage) -> None:
        """Say on the page, once it is known, what the adoption will do to acknowledgements and the like."""
        if (foreseen := self._foreseen) is None:
            return
        from medias_desktop.policies.rules.registry import ToBeAdopted

        summary = self._version.summary
        day = self.resolution.resolution_record().in_force_date
        text = ToBeAdopted(summary.policy_id, summary.ordinal, day, self.resolution.change())

        def show(sentences: Sequence[str]) -> None:
            if self.review is page:  # else one went back meanwhile
                page.show_foreseen(sentences)

        self._desk.jobs.run(
            self, _("Counting what changes…"), lambda _progress: foreseen(text), show, quiet=True
        )

    def _drop_review(self) -> None:
        last = self.stack.widget(REVIEW)
        if last is not None:
            self.stack.removeWidget(last)
            last.deleteLater()
        self.review = None

    def _adopt(self, review: ReviewPage) -> None:
        resolution, signatories = self.resolution.resolution_record(), self.signatories.signatories()
        identity, passphrases = self.resolution.identity(), review.passphrases()
        change = self.resolution.change()
        summary = self._version.summary

        def work(progress: Progress) -> object:
            def adopt() -> tuple[rules.AdoptionRecord, bytes, Verification]:
                made = self._service.adopt(
                    summary.id,
                    resolution,
                    signatories,
                    passphrases,
                    progress,
                    identity=identity,
                    row_version=summary.row_version,
                    change=change,
                )
                return made, self._service.adoption_pdf(summary.id), self._service.verify_adoption(summary.id)

            return or_error(adopt)

        self._enable(False)
        self._desk.jobs.run(
            self, _("Adopting and signing…"), work, self._on_adopted, lambda: self._enable(True)
        )

    def _prepare(self, _review: ReviewPage) -> None:
        resolution, signatories = self.resolution.resolution_record(), self.signatories.signatories()
        identity, change = self.resolution.identity(), self.resolution.change()
        summary, rounds = self._version.summary, self._service.rounds

        def work(progress: Progress) -> object:
            def begin() -> tuple[SigningRound, bytes]:
                made = rounds.begin(
                    summary.id, resolution, signatories, identity, change, summary.row_version, progress
                )
                return made, rounds.export(made.id)

            return or_error(begin)

        self._enable(False)
        self._desk.jobs.run(
            self, _("Preparing the document…"), work, self._on_prepared, lambda: self._enable(True)
        )

    def _on_prepared(self, result: object) -> None:
        self._enable(True)
        if isinstance(result, UserError):
            self._tell(result)
            return
        assert isinstance(result, tuple)
        self.round, pdf = result
        self._desk.changes.announce("policies")
        from medias_desktop.policies.views.rounds.done_page import PreparedPage

        assert self.round is not None
        self._finish(PreparedPage(self._desk, self.round, pdf))

    def _tell(self, error: UserError) -> None:
        assert self.review is not None
        self.review.tell(error)
        area, place = self.stack.currentWidget(), self.review.place()
        if isinstance(area, QScrollArea):
            QTimer.singleShot(0, place, lambda: area.ensureWidgetVisible(place))

    def _on_adopted(self, result: object) -> None:
        self._enable(True)
        if isinstance(result, UserError):
            self._tell(result)
            return
        assert isinstance(result, tuple)
        self.record, pdf, verification = result
        self._desk.changes.announce("policies")
        from medias_desktop.policies.views.adoption.done_page import DonePage

        assert self.record is not None
        self._finish(DonePage(self._desk, self._version.summary, self.record, pdf, verification))

    def _finish(self, page: DonePage | PreparedPage) -> None:
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._show_step(DONE)
        page.start()

    def _enable(self, enabled: bool) -> None:
        for one in (self.cancel_button, self.back_button, self.next_button):
            one.setEnabled(enabled)
        self.stack.setEnabled(enabled)

    def _open_form(self, kind: type[CreateIdentityForm | ImportIdentityForm], row: SignatoryRow) -> None:
        typed = row.signatory()
        form: IdentityForm
        if kind is CreateIdentityForm:
            form = CreateIdentityForm(self._service.signatures.identities, self._desk, typed.name, typed.role)
        else:
            form = ImportIdentityForm(self._service.signatures.identities, self._desk, typed.role)
        self._form = form
        form.finished.connect(lambda identity: self._take_identity(row, identity))
        form.left.connect(self._close_form)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        self.frame.show(around=False)
        form.do.setDefault(True)
        form.setFocus()

    def _take_identity(self, row: SignatoryRow, identity: int) -> None:
        self._close_form()
        self.signatories.show_identities(row, identity)
        row.method.setFocus()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self.stack.removeWidget(form)
            form.deleteLater()
        self.frame.show(around=True)
        self.stack.setCurrentIndex(SIGNATORIES)
