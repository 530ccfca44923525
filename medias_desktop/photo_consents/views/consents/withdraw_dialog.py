"""Withdrawing consents: what and by whom, then what follows, shown before it is recorded; then what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.fields import DateField, Field, TextField
from medias_desktop.core.widgets.parts import (
    Card,
    button,
    fit_to_text,
    label,
    muted,
    problem,
    scrolled,
    subheading,
)
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.widgets.step_rail import StepRail
from medias_desktop.core.widgets.steps_frame import StepsFrame
from medias_desktop.photo_consents.errors.consents import DayToCome, PurposeMissing, WithdrawalReasonMissing
from medias_desktop.photo_consents.errors.recording import NoConsentChosen, NothingGiven
from medias_desktop.photo_consents.labels import purposes_label
from medias_desktop.photo_consents.rules.consent_checks import Known, check_act, to_withdraw
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, Consent
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.recording import givers
from medias_desktop.photo_consents.views.consents.consequences import Consequences
from medias_desktop.photo_consents.views.consents.evidence_box import EvidenceBox, read_evidence
from medias_desktop.photo_consents.views.consents.purposes_box import PurposesBox
from medias_desktop.photo_consents.views.consents.titles import titles_of
from medias_desktop.photo_consents.views.consents.wording import reach_words, signer_words, term_words

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.rules.uses import Standing
    from medias_desktop.photo_consents.service import PhotoConsentService


class WithdrawDialog(QDialog):
    """Nothing is recorded before its consequences were seen; ``withdrawn`` are the numbers of the acts."""

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        portrayed_id: int,
        consent_ids: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("consent_withdraw")
        self.setWindowTitle(_("Withdraw consents"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_text(self, 820, 720)
        self._service, self._desk, self._opener = service, desk, parent
        self._person = service.portrayed.one(portrayed_id)
        self._consents = [one for one in service.consents.of_portrayed(portrayed_id) if self._left(one)]
        if not self._consents:
            raise NothingGiven(name=self._person.full_name)
        self.working = QuietWork(self, desk, self._renew)
        self.withdrawn: tuple[int, ...] = ()
        self._make(consent_ids)
        self._lay_out()
        self._show(self.asked)

    def _left(self, consent: Consent) -> frozenset[Purpose]:
        known = Known(self._person, consent.purposes, consent.acts, self._service.today)
        return to_withdraw(known, self._service.today, frozenset())

    # Where one is

    @property
    def page(self) -> QWidget:
        """The step that is shown."""
        at = self.stack.currentWidget()
        return next(page for page, place in self._places.items() if place is at)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(self._places[page])
        self._renew()
        if page is self.asked:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.frame.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        page, frame = self.page, self.frame
        self.rail.show_step([self.asked, self.follows, self.done_page].index(page))
        frame.back.setVisible(page is self.follows)
        frame.cancel.setVisible(page is not self.done_page)
        words = {self.asked: _("See what &follows"), self.follows: _("&Withdraw")}
        frame.next.setText(words.get(page, _("&Done")))
        for one in (frame.next, frame.back, self.stack):
            one.setEnabled(not self.working.busy)

    def _on_next(self) -> None:
        try:
            if self.page is self.asked:
                self._suppose()
            elif self.page is self.follows:
                self._withdraw()
            else:
                self.accept()
        except UserError as error:
            self._tell(error)

    # What is withdrawn

    def chosen(self) -> list[Consent]:
        """Return the consents that are ticked."""
        return [one for one in self._consents if self.boxes[one.id].isChecked()]

    def _purposes(self) -> frozenset[Purpose]:
        """Return the uses that are withdrawn, none for all of each consent."""
        return frozenset() if self.whole.isChecked() else self.purposes.chosen()

    def _giver(self) -> int | None:
        return self._who.currentData() or None

    def _check(self) -> None:
        for one in (self.reason, self.day):
            one.show_problem()
        self.purposes.show_problem()
        self.problem.hide()
        chosen = self.chosen()
        if not chosen:
            raise NoConsentChosen
        if not self.whole.isChecked() and not self.purposes.chosen():
            raise PurposeMissing
        act = ActDraft(
            ActKind.WITHDRAWN, self.day.day(), guardian_id=self._giver(), note=self.reason.text().strip()
        )
        for consent in chosen:
            check_act(act, Known(self._person, consent.purposes, consent.acts, self._service.today))

    def _suppose(self) -> None:
        """Show what would follow."""
        self._check()
        from medias_desktop.photo_consents.service.supposing import if_withdrawn

        numbers, day, giver = [one.id for one in self.chosen()], self.day.day(), self._giver()
        purposes, service = self._purposes(), self._service

        def shown(result: Any) -> None:
            if isinstance(result, UserError):
                self._tell(result)
                return
            self.consequences.show_standing(result)
            self._follow = result
            self._show(self.follows)

        self.working.run(lambda _progress: if_withdrawn(service, numbers, day, giver, purposes), shown)

    def _withdraw(self) -> None:
        numbers, day, giver = [one.id for one in self.chosen()], self.day.day(), self._giver()
        reason, purposes, paths = self.reason.text(), self._purposes(), self.evidence.paths()
        consents = self._service.consents
        self.working.run(
            lambda _progress: consents.withdraw(numbers, day, reason, giver, purposes, read_evidence(paths)),
            self._on_withdrawn,
        )

    def _on_withdrawn(self, result: Any) -> None:
        if isinstance(result, UserError):
            self._tell(result)
            return
        self.withdrawn = result
        standing: Standing = self._follow
        something = bool(standing.take_down or standing.stop)
        self.done_words.setText(
            _(
                "Open the worksheet: it lists each publication with its link, and keeps track until all is done."
            )
            if something
            else _("Nothing is to be taken down. Nothing more may be published by what was withdrawn.")
        )
        self.worksheet.setVisible(something)
        self._show(self.done_page)
        if something:
            self.worksheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.changes.announce("photo_consents")

    def _open_worksheet(self) -> None:
        """Leave this window for the list of what is to be taken down."""
        from medias_desktop.photo_consents.views.takedown.acts import TakedownActs

        opener = self._opener
        self.accept()
        TakedownActs(opener, self._service, self._desk).open()

    def _tell(self, error: UserError) -> None:
        if self.page is not self.asked:
            self._show(self.asked)
        if isinstance(error, WithdrawalReasonMissing):
            self.reason.show_problem(error.sentence())
            self.reason.setFocus()
        elif isinstance(error, DayToCome):
            self.day.show_problem(error.sentence())
            self.day.editor.setFocus()
        elif isinstance(error, PurposeMissing):
            self.purposes.show_problem(error.sentence())
            self.purposes.setFocus()
        else:
            self.problem.setText(error.sentence())
            self.problem.show()

    def reject(self) -> None:
        """Qt: Escape; what is withdrawn is withdrawn."""
        if self.working.busy:
            return
        if self.withdrawn:
            self.accept()
        else:
            super().reject()

    # Layout

    def _make(self, consent_ids: Sequence[int]) -> None:
        titles = titles_of(self._service, self._consents)
        self.boxes: dict[int, QCheckBox] = {}
        self._told: dict[int, str] = {}
        for consent in self._consents:
            words = reach_words(consent.reach, titles)
            uses = purposes_label(self._left(consent))
            self._told[consent.id] = f"{uses} · {term_words(consent.starts_on, consent.ends_on)}"
            box = QCheckBox(words.replace("&", "&&"))
            box.setAccessibleDescription(self._told[consent.id])
            box.setObjectName(f"withdraw_{consent.id}")
            box.setChecked(not consent_ids or consent.id in consent_ids)
            self.boxes[consent.id] = box
        self.whole = QCheckBox(_("For &all the uses they were given for"))
        self.whole.setObjectName("withdraw_whole")
        self.whole.setChecked(True)
        offered = frozenset[Purpose]().union(*(self._left(one) for one in self._consents))
        self.purposes = PurposesBox(offered)
        self.purposes.hide()
        self.whole.toggled.connect(lambda on: self.purposes.setVisible(not on))
        self._who = QComboBox()
        for signer in givers(self._person, self._service.today):
            number = signer.guardian.id if signer.guardian is not None else 0
            self._who.addItem(signer_words(signer, self._person), number)
        self.who = Field(_("&Who withdraws"), self._who, "withdraw_who")
        self.day = DateField(_("&Day"), "withdraw_day", self._service.today)
        self.reason = TextField(
            _("&Reason"),
            "withdraw_reason",
            hint=_("Nobody has to give one: write “none given” then."),
            longest=2000,
        )
        self.evidence = EvidenceBox(self._desk)
        self.problem = problem()
        self.problem.setObjectName("withdraw_problem")
        self.consequences = Consequences()
        self.worksheet = button(_("&Open the take-down worksheet"), "mdi6.clipboard-check-outline")
        self.worksheet.setObjectName("withdraw_worksheet")
        self.worksheet.clicked.connect(self._open_worksheet)
        self.done_words = label("")

    def _lay_out(self) -> None:
        self.asked, self.follows, self.done_page = QWidget(), QWidget(), QWidget()
        self._fill_asked()
        following = QVBoxLayout(self.follows)
        following.setContentsMargins(0, 0, 8, 0)
        following.setSpacing(12)
        following.addWidget(
            label(_("Nothing is recorded yet. If these consents are withdrawn today, this follows:"))
        )
        following.addWidget(self.consequences)
        following.addStretch(1)
        done = QVBoxLayout(self.done_page)
        done.setSpacing(12)
        done.addWidget(subheading(_("The withdrawal is recorded.")))
        done.addWidget(self.done_words)
        done.addWidget(self.worksheet, 0, Qt.AlignmentFlag.AlignLeft)
        done.addStretch(1)
        self.stack = QStackedWidget()
        self._places = {page: scrolled(page) for page in (self.asked, self.follows, self.done_page)}
        for place in self._places.values():
            self.stack.addWidget(place)
        self.rail = StepRail((_("What is withdrawn"), _("What follows"), _("What is to be done")))
        self.frame = StepsFrame(
            self,
            "withdraw",
            _("Withdraw consents of {name}").format(name=self._person.full_name),
            _(
                "A consent may be withdrawn at any time, wholly or for some uses; it counts from the day told."
            ),
            self.rail,
            self.stack,
        )
        self.frame.cancel.clicked.connect(self.reject)
        self.frame.back.clicked.connect(lambda: self._show(self.asked))
        self.frame.next.clicked.connect(self._on_next)

    def _fill_asked(self) -> None:
        layout = QVBoxLayout(self.asked)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        which, who = Card(), Card()
        which.body.setSpacing(8)
        which.body.addWidget(subheading(_("Which consents")))
        for number, box in self.boxes.items():
            which.body.addWidget(box)
            told = muted(self._told[number])
            told.setIndent(self.fontMetrics().height() + 12)
            which.body.addWidget(told)
        which.body.addWidget(self.whole)
        which.body.addWidget(self.purposes)
        who.body.setSpacing(8)
        who.body.addWidget(subheading(_("Who, when and why")))
        for widget in (self.who, self.day, self.reason, self.evidence):
            who.body.addWidget(widget)
        today = format_date(self._service.today)
        who.body.addWidget(muted(_("Today is {day}.").format(day=today)))
        layout.addWidget(self.problem)
        layout.addWidget(which)
        layout.addWidget(who)
        layout.addStretch(1)
