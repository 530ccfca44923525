"""The screen turned to those who sign: what is asked, a signature of each, the receipt; all in their language."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.parts import button
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.widgets.step_rail import StepRail
from medias_desktop.core.widgets.steps_frame import StepsFrame
from medias_desktop.photo_consents.errors.screen_signing import NothingAgreedTo
from medias_desktop.photo_consents.labels import RELATION_NAMES
from medias_desktop.photo_consents.rules.consents import ConsentDraft
from medias_desktop.photo_consents.rules.forms import in_order
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.rules.screen_signing import Hand, ScreenConsent, signer_name
from medias_desktop.photo_consents.views.consents.signing.asking import AskingPage
from medias_desktop.signatures.by_hand.ending import LastWords, ReceiptPage
from medias_desktop.signatures.by_hand.page import SignaturePage
from medias_desktop.signatures.by_hand.parts import column
from medias_desktop.signatures.by_hand.speaking import spoken
from medias_desktop.signatures.by_hand.turned import TurnedDialog

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService


class ConsentSigningDialog(TurnedDialog):
    """Turned to the ``signers`` (guardians’ numbers, None for the person), one after the other."""

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        person: Portrayed,
        draft: ConsentDraft,
        signers: tuple[int | None, ...],
    ) -> None:
        super().__init__(parent, draft.language)
        self.setObjectName("consent_signing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._desk, self._person = service, desk, person
        self._draft, self._signers = draft, signers
        self._build()

    @spoken
    def _build(self) -> None:
        self.setWindowTitle(_("Sign on the screen"))
        self.work = QuietWork(self, self._desk, self._renew)
        # What is agreed to is in the boxes: the sentence that lists the uses is said with the signature.
        lines = self._service.consents.terms(self._draft, self.language).split("\n")[1:]
        self.asking = AskingPage(self._person.full_name, lines, in_order(self._draft.purposes))
        self.hands = [SignaturePage(signer_name(self._person, one), "") for one in self._signers]
        self.refusal = LastWords(
            "signing_refusal",
            _("You do not agree?"),
            _(
                "Your refusal is recorded. You lose no service and no place by it. You may change your mind later."
            ),
        )
        self.leaving = self._leaving_page()
        self.stack = QStackedWidget()
        for page in (self.asking, *self.hands, self.refusal, self.leaving):
            self.places[page] = column(page)
            self.stack.addWidget(self.places[page])
        signatures = [
            signer_name(self._person, one) if len(self._signers) > 1 else _("Signature")
            for one in self._signers
        ]
        self.rail = StepRail((_("What is asked"), *signatures, _("Receipt")))
        about = _("Consent to be shown")
        self.frame = StepsFrame(self, "signing", self._person.full_name, about, self.rail, self.stack)
        self.refuse = button(_("I do not a&gree…"))
        self.refuse.setObjectName("signing_refuse")
        row: Any = self.frame.footer.layout()
        row.insertWidget(1, self.refuse)
        self.frame.cancel.clicked.connect(lambda: self.reject())
        self.frame.back.clicked.connect(lambda: self._on_back())
        self.frame.next.clicked.connect(lambda: self._on_next())
        self.refuse.clicked.connect(lambda: self._aside(self.refusal))
        self.asking.purposes.changed.connect(lambda: self.asking.tell())
        self._show(self.asking)

    # Where one is

    @property
    def _steps(self) -> list[QWidget]:
        return [self.asking, *self.hands, *filter(None, (self.receipt,))]

    @spoken
    def _show(self, page: QWidget) -> None:
        if page in self.hands:
            self._say(self.hands.index(page))
        super()._show(page)

    def _aside(self, page: QWidget) -> None:
        self._before = self.page
        self._show(page)

    @spoken
    def _renew(self) -> None:
        page, frame = self.page, self.frame
        ended = page is self.receipt or page.objectName() == "signing_refused"
        aside = page in (self.refusal, self.leaving)
        frame.cancel.setText(_("Lea&ve"))
        frame.cancel.setVisible(not ended and not aside)
        self.refuse.setVisible(not ended and not aside)
        frame.back.setVisible(not ended and page is not self.asking)
        frame.next.setText(self._next_words(page))
        for one in (frame.next, frame.cancel, frame.back, self.refuse, self.stack):
            one.setEnabled(not self.work.busy)
        if page in self._steps:
            self.rail.show_step(self._steps.index(page))

    def _next_words(self, page: QWidget) -> str:
        if self.work.busy:
            return _("Recording…")
        if page is self.asking or page in self.hands[:-1]:
            return _("C&ontinue")
        if page in self.hands:
            return _("&Sign")
        if page is self.refusal:
            return _("&Record my refusal")
        if page is self.leaving:
            return _("Lea&ve without signing")
        return _("&Done")

    def _say(self, place: int) -> None:
        """Put on a signature page what is agreed to there."""
        number = self._signers[place]
        chosen = dataclasses.replace(self._draft, purposes=self.asking.purposes.chosen())
        first, *rest = self._service.consents.terms(chosen, self.language).split("\n")
        if number is None:
            who = _("I, {name}, agree:").format(name=self._person.full_name)
        else:
            guardian = next(one for one in self._person.guardians if one.id == number)
            relation = translate(RELATION_NAMES[guardian.relation]).lower()
            who = _("I, {name} ({relation}), agree for {person}:").format(
                name=guardian.full_name, relation=relation, person=self._person.full_name
            )
        self.hands[place].statement.setText("\n".join((who, first, " ".join(rest[:2]))))

    # Going on

    def _on_back(self) -> None:
        page = self.page
        if page in (self.refusal, self.leaving):
            self._show(self._before or self.asking)
        else:
            self._show(self._steps[self._steps.index(page) - 1])

    @spoken
    def _on_next(self) -> None:
        page = self.page
        if page is self.asking:
            if self.asking.purposes.chosen():
                self._show(self.hands[0])
            else:
                self.asking.tell(NothingAgreedTo().sentence())
                self.asking.purposes.setFocus()
        elif isinstance(page, SignaturePage):
            self._on_signature(page)
        elif page is self.refusal:
            self._refuse()
        elif page is self.leaving:
            self.leave()
        else:
            self.accept()

    def _on_signature(self, page: SignaturePage) -> None:
        try:
            page.check()
        except UserError as error:
            page.tell(error)
            return
        place = self.hands.index(page)
        if place + 1 < len(self.hands):
            self._show(self.hands[place + 1])
            return
        hands = tuple(
            Hand(number, one.typed.text(), one.drawing(), one.witness_name())
            for number, one in zip(self._signers, self.hands, strict=True)
        )
        draft = dataclasses.replace(self._draft, purposes=self.asking.purposes.chosen())
        signing, consent = self._service.screen_signing, ScreenConsent(draft, hands)
        self.work.run(lambda progress: signing.record(consent, progress), self._on_signed)

    @spoken
    def _on_signed(self, result: Any) -> None:
        if isinstance(result, UserError):
            self.hands[-1].tell(result)
            return
        self.recorded = True
        title = _("Receipt of consent – {name}").format(name=self._person.full_name)
        name = ", ".join(signer_name(self._person, one) for one in self._signers)
        self.receipt = ReceiptPage(self._desk, name, title, result.receipt, sealed=result.unsealed is None)
        self._end(self.receipt)

    def _refuse(self) -> None:
        """Record the refusal of who is at the screen."""
        place = self.hands.index(self._before) if self._before in self.hands else 0
        number, signing, draft = self._signers[place], self._service.screen_signing, self._draft
        self.work.run(lambda _progress: signing.refuse(draft, number), self._on_refused)

    @spoken
    def _on_refused(self, result: Any) -> None:
        if isinstance(result, UserError):
            self._show(self.asking)
            self.asking.tell(result.sentence())
            return
        self.recorded = True
        self._end_refused()
