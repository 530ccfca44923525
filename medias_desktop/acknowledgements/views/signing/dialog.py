"""Signing on the screen, step by step; the whole dialog speaks the person’s language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from medias_desktop.acknowledgements.errors.signing import (
    AnswersWrong,
    AnswersWrongSomewhere,
    NotReadToEnd,
    QuestionsUnanswered,
)
from medias_desktop.acknowledgements.rules import PersonRow, Scope
from medias_desktop.acknowledgements.rules.signing import Act
from medias_desktop.acknowledgements.views.signing.questions import QuestionsPage
from medias_desktop.acknowledgements.views.signing.reading import ReadingPage
from medias_desktop.acknowledgements.views.signing.recording import Recording
from medias_desktop.acknowledgements.views.signing.refusal import RefusalPage
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button
from medias_desktop.core.widgets.step_rail import StepRail
from medias_desktop.core.widgets.steps_frame import StepsFrame
from medias_desktop.core.work import or_error
from medias_desktop.signatures.by_hand.ending import ReceiptPage
from medias_desktop.signatures.by_hand.page import SignaturePage
from medias_desktop.signatures.by_hand.parts import column
from medias_desktop.signatures.by_hand.speaking import spoken
from medias_desktop.signatures.by_hand.turned import TurnedDialog

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.rules import VersionText


class SigningDialog(TurnedDialog):
    """Turned to one person: read, answer, sign, take the receipt. ``recorded`` tells whether anything was written."""

    refusal: RefusalPage
    work: Recording

    def __init__(
        self,
        parent: QWidget,
        service: AcknowledgementService,
        desk: Desk,
        scope: Scope,
        row: PersonRow,
        text: VersionText,
    ) -> None:
        super().__init__(parent, row.language)
        self.setObjectName("signing_dialog")
        self._service, self._desk, self._scope, self._row = service, desk, scope, row
        self.work = Recording(self, service, desk, row, self._renew)
        self._build(text)

    @spoken
    def _build(self, text: VersionText) -> None:
        version, name = self._scope.version, self._row.full_name
        self.setWindowTitle(_("Sign on the screen"))
        self.stack = QStackedWidget()
        self.reading = ReadingPage(text)
        statement = _("I, {name}, have read the policy “{policy}” and sign it.")
        self.signing = SignaturePage(name, statement.format(name=name, policy=version.policy_title))
        self.refusal = RefusalPage(name)
        self.leaving = self._leaving_page()
        campaign = self._scope.campaign
        self.questions = QuestionsPage(campaign.questions) if campaign and campaign.questions else None
        titles = [_("Read"), _("Questions"), _("Signature"), _("Receipt")]
        if self.questions is None:
            del titles[1]
        self.places[self.reading] = self.reading
        for page in (self.questions, self.signing, self.refusal, self.leaving):
            if page is not None:
                self.places[page] = column(page)
        for place in self.places.values():
            self.stack.addWidget(place)
        self.rail = StepRail(tuple(titles))
        about = _("{municipality} · version {version}").format(
            municipality=version.municipality, version=version.ordinal
        )
        self.frame = StepsFrame(self, "signing", version.policy_title, about, self.rail, self.stack)
        self.refuse = button(_("I re&fuse to sign…"))
        self.refuse.setObjectName("signing_refuse")
        row: Any = self.frame.footer.layout()
        row.insertWidget(1, self.refuse)
        self.frame.cancel.clicked.connect(lambda: self.reject())
        self.frame.back.clicked.connect(lambda: self._on_back())
        self.frame.next.clicked.connect(lambda: self._on_next())
        self.refuse.clicked.connect(lambda: self._on_refuse())
        self.reading.reached_end.connect(self._renew)
        self.signing.changed.connect(self._renew)
        if self.questions is not None:
            self.questions.chosen.connect(self._renew)
            self.questions.read_again.connect(self._on_read_again)
        self._show(self.reading)

    # Where one is

    @spoken
    def _renew(self) -> None:
        """Show what the buttons do at this step."""
        page, frame = self.page, self.frame
        ended = page is self.receipt or page.objectName() == "signing_refused"
        aside = page in (self.refusal, self.leaving)
        frame.cancel.setText(_("Lea&ve"))
        frame.cancel.setVisible(not ended and not aside)
        self.refuse.setVisible(not ended and not aside)
        frame.back.setVisible(not ended and page is not self.reading)
        frame.next.setText(self._next_words(page))
        free = not self.work.busy
        ready = page is not self.reading or self.reading.read
        if page is self.questions and self.questions is not None:
            ready = self.questions.answered()
        frame.next.setEnabled(free and ready)
        for one in (frame.cancel, frame.back, self.refuse):
            one.setEnabled(free)
        self.stack.setEnabled(free)
        steps = [one for one in (self.reading, self.questions, self.signing, self.receipt) if one is not None]
        if page in steps:
            self.rail.show_step(steps.index(page))

    def _next_words(self, page: QWidget) -> str:
        if self.work.busy:
            return _("Recording…")
        if page is self.signing:
            return _("&Sign")
        if page is self.refusal:
            return _("&Record my refusal")
        if page is self.leaving:
            return _("Lea&ve without signing")
        if page in (self.reading, self.questions):
            return _("C&ontinue")
        return _("&Done")

    @spoken
    def _on_back(self) -> None:
        page = self.page
        if page in (self.refusal, self.leaving):
            self._show(self._before or self.reading)
        elif page is self.questions and self.questions is not None and self.questions.at:
            self._ask(self.questions.at - 1)
        elif page is self.signing and self.questions is not None:
            self._ask(len(self.questions.questions) - 1)
        else:
            self._show(self.reading)

    @spoken
    def _on_next(self) -> None:
        page = self.page
        if page is self.reading:
            self._go_on()
        elif page is self.questions and self.questions is not None:
            self._on_answer(self.questions)
        elif page is self.signing:
            self._sign()
        elif page is self.refusal:
            self._record_refusal()
        elif page is self.leaving:
            self.leave()
        else:
            self.accept()

    def _go_on(self) -> None:
        """Leave the text for the question it was left at, or the signature."""
        if self.questions is None:
            self._show(self.signing)
        else:
            self._ask(self.questions.at)

    def _ask(self, at: int) -> None:
        assert self.questions is not None
        self.questions.show_question(at)
        self._show(self.questions)

    def _on_answer(self, questions: QuestionsPage) -> None:
        try:
            questions.check()
        except UserError as error:
            questions.show_problem(error.sentence())
            questions.again.setFocus()
            return
        if questions.at + 1 < len(questions.questions):
            self._ask(questions.at + 1)
        else:
            self._show(self.signing)

    @spoken
    def _on_read_again(self, clause: str) -> None:
        self._show(self.reading)
        self.reading.go_to(clause)

    @spoken
    def _on_refuse(self) -> None:
        self._before = self.page
        self._show(self.refusal)

    # Recording

    def _sign(self) -> None:
        try:
            self.signing.check()
        except UserError as error:
            self.signing.tell(error)
            return
        act = Act(
            self.signing.typed.text(),
            self.signing.drawing(),
            self.language,
            self.reading.read,
            dict(self.questions.answers) if self.questions is not None else {},
            self.signing.witness_name(),
        )
        self.work.sign(self._scope, act, self._on_signed)

    @spoken
    def _on_signed(self, result: Any) -> None:
        if isinstance(result, UserError):
            self._tell(result)
            return
        self.recorded = True
        title = _("Receipt of signature – {name}").format(name=self._row.full_name)
        self.receipt = ReceiptPage(
            self._desk, self._row.full_name, title, result.receipt, sealed=result.unsealed is None
        )
        self._end(self.receipt)

    def _tell(self, error: UserError) -> None:
        """Tell why the signature was not recorded, at the step where it can be mended."""
        if isinstance(error, NotReadToEnd):
            self._show(self.reading)
        elif isinstance(error, AnswersWrong | AnswersWrongSomewhere | QuestionsUnanswered):
            self._ask_anew(error)
        else:
            self.signing.tell(error)

    def _ask_anew(self, error: UserError) -> None:
        """Ask the questions as they are now: somebody changed them meanwhile."""
        scope = or_error(lambda: self._service.scope(self._scope.key))
        if isinstance(scope, UserError) or self.questions is None or not _questions_of(scope):
            self.signing.tell(error)
            return
        self._scope = scope
        self.questions.questions = _questions_of(scope)
        self.questions.answers.clear()
        self._ask(0)
        self.questions.show_problem(error.sentence())

    def _record_refusal(self) -> None:
        try:
            reason, witness = self.refusal.given()
        except UserError as error:
            self.refusal.tell(error)
            return
        self.work.refuse(self._scope, reason, witness, self._on_refused)

    @spoken
    def _on_refused(self, result: Any) -> None:
        if isinstance(result, UserError):
            self.refusal.tell(result)
            return
        self.recorded = True
        self._end_refused()


def _questions_of(scope: Scope) -> tuple[Any, ...]:
    return scope.campaign.questions if scope.campaign else ()
