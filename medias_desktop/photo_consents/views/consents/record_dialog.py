"""Recording what persons said: what they are asked, what they answered, a last look; in three steps of one window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.parts import fit_to_text, scrolled
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.widgets.step_rail import StepRail
from medias_desktop.core.widgets.steps_frame import StepsFrame
from medias_desktop.photo_consents.errors.consents import EndBeforeStart, PurposeMissing
from medias_desktop.photo_consents.rules.consent_checks import check_consent
from medias_desktop.photo_consents.rules.consents import ActKind, ConsentDraft
from medias_desktop.photo_consents.rules.recording import (
    Entry,
    check_entries,
    check_known,
    entries,
    needed,
)
from medias_desktop.photo_consents.views.consents.answered_page import AnsweredPage
from medias_desktop.photo_consents.views.consents.asked_page import AskedPage
from medias_desktop.photo_consents.views.consents.check_page import CheckPage, Prepared
from medias_desktop.photo_consents.views.consents.evidence_box import read_evidence
from medias_desktop.photo_consents.views.consents.wording import signer_words
from medias_desktop.photo_consents.views.persons.form import PersonForm

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService


class RecordDialog(QDialog):
    """Asks, checks, records all of it or nothing; ``recorded`` are the numbers of the consents."""

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        portrayed_ids: Sequence[int],
        item_ids: Sequence[int] = (),
        event_id: int | None = None,
        outcome: ActKind | None = ActKind.GIVEN,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("consent_record")
        self.setWindowTitle(_("Record a consent"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_text(self, 860, 760)
        self._service, self._desk = service, desk
        self._settings = service.settings.current()
        self.working = QuietWork(self, desk, self._renew)
        self._prepared: Prepared | None = None
        self.recorded: tuple[int, ...] = ()
        self.asked = AskedPage(service, self._settings, portrayed_ids, item_ids, event_id)
        self.answered = AnsweredPage(desk, service.today, self._settings, outcome)
        self.check = CheckPage()
        self.form = PersonForm(service, desk, wide=True)
        self._lay_out()
        self._connect(outcome)
        self._show(self.asked)

    # Where one is

    @property
    def page(self) -> QWidget:
        """The step that is shown."""
        at = self.stack.currentWidget()
        return next(page for page, place in self._places.items() if place is at)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(self._places[page])
        self._renew()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        page, frame = self.page, self.frame
        frame.show(around=page is not self.form)
        steps = (self.asked, self.answered, self.check)
        if page in steps:
            self.rail.show_step(steps.index(page))
        frame.back.setVisible(page is not self.asked)
        last = page is self.check
        frame.next.setText(_("&Record") if last else _("Ne&xt"))
        for one in (frame.next, frame.back, self.stack):
            one.setEnabled(not self.working.busy)

    def _on_next(self) -> None:
        try:
            if self.page is self.asked:
                self._to_answers()
            elif self.page is self.answered:
                self._prepare()
            else:
                self._record()
        except UserError as error:
            self._tell(error)

    def _on_back(self) -> None:
        self._show(self.asked if self.page is self.answered else self.answered)

    def _tell(self, error: UserError) -> None:
        """Tell what is wrong at the step where it can be mended."""
        if self.page is self.check and not isinstance(error, PurposeMissing | EndBeforeStart):
            self.check.problem.setText(error.sentence())
            self.check.problem.show()
            return
        page = self.asked if isinstance(error, PurposeMissing | EndBeforeStart) else self.page
        if page is not self.page:
            self._show(page)
        if page is self.asked:
            self.asked.tell(error)
        else:
            self.answered.tell(error)

    # The steps

    def _to_answers(self) -> None:
        self.asked.quiet()
        wanted, persons = self.asked.wanted(), self.asked.persons.persons
        check_known(persons, self._service.today)
        for reach in wanted.reaches:
            check_consent(
                ConsentDraft(persons[0].id, reach, wanted.purposes, wanted.starts_on, wanted.ends_on)
            )
        self.answered.show_persons(persons, self._service.today)
        self._show(self.answered)

    def _prepare(self) -> None:
        """Check what was said, read what is to be told of it, and show both."""
        self.answered.quiet()
        persons = self.asked.persons.persons
        found = entries(persons, self.asked.wanted(), self.answered.said(), self.answered.manner.manner())
        check_entries(persons, found, self._service.today)
        missing = self._missing()
        service = self._service

        def work(progress: Progress) -> Prepared:
            remarks: dict[int, tuple[str, ...]] = {}
            for done, (draft, acts) in enumerate(found):
                progress.report(done, len(found))
                told = (*remarks.get(draft.portrayed_id, ()), *service.consents.remarks(draft, acts))
                remarks[draft.portrayed_id] = tuple(dict.fromkeys(told))
            first = found[0][0]
            terms = service.consents.terms(first, first.language)
            return Prepared(tuple(found), terms, remarks, missing, service.answers.rules(service.today))

        self.working.run(work, self._show_prepared)

    def _missing(self) -> dict[int, str]:
        """Return, for each person, who must still agree."""
        day, said = self._service.today, self.answered.said()
        given = {(one.portrayed_id, one.guardian_id) for one in said if one.kind is ActKind.GIVEN}
        told: dict[int, str] = {}
        for person in self.asked.persons.persons:
            lacking = [
                signer_words(one, person)
                for one in needed(person, day, self._settings)
                if (person.id, one.guardian.id if one.guardian is not None else None) not in given
                or (one.guardian is None and not one.own)
            ]
            if lacking:
                told[person.id] = _("Without the agreement of {names} nothing may be published.").format(
                    names=", ".join(lacking)
                )
        return told

    def _show_prepared(self, result: Any) -> None:
        if isinstance(result, UserError):
            self._tell(result)
            return
        self._prepared = result
        self.check.show_prepared(result, self.asked.persons.persons)
        self._show(self.check)
        self.frame.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        assert self._prepared is not None
        found: Sequence[Entry] = self._prepared.entries
        paths, consents = self.answered.manner.evidence.paths(), self._service.consents
        self.working.run(
            lambda _progress: consents.record_many(found, read_evidence(paths)), self._on_recorded
        )

    def _on_recorded(self, result: Any) -> None:
        if isinstance(result, UserError):
            self._tell(result)
            return
        self.recorded = result
        self.accept()
        self._desk.changes.announce("photo_consents")

    # A person's own form

    def _edit(self, number: int) -> None:
        try:
            person = self._service.portrayed.one(number)
        except UserError as error:
            self.asked.tell(error)
            return
        self._show(self.form)
        self.form.begin(person)

    def _edited(self, _number: int = 0) -> None:
        numbers = [one.id for one in self.asked.persons.persons]
        self.asked.persons.show_persons(numbers, self._service.today)
        self._show(self.asked)

    def reject(self) -> None:
        """Qt: Escape leaves the form of a person first; nothing is left half recorded."""
        if self.page is self.form:
            self._show(self.asked)
        elif not self.working.busy:
            super().reject()

    # Layout

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.rail = StepRail((_("What is asked"), _("Who answered"), _("Check")))
        self._places: dict[QWidget, QWidget] = {}
        for page in (self.asked, self.answered, self.check):
            page.setProperty("plain", True)
            self._places[page] = scrolled(page)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        self._places[self.form] = holder
        for place in self._places.values():
            self.stack.addWidget(place)
        self.frame = StepsFrame(
            self,
            "consent",
            _("Record a consent"),
            _("What somebody was asked, and what they answered: nothing recorded is ever overwritten."),
            self.rail,
            self.stack,
        )

    def _connect(self, outcome: ActKind | None) -> None:
        self.frame.cancel.clicked.connect(self.reject)
        self.frame.back.clicked.connect(self._on_back)
        self.frame.next.clicked.connect(self._on_next)
        self.asked.persons.edit_wanted.connect(self._edit)
        self.form.saved.connect(self._edited)
        self.form.left.connect(lambda: self._show(self.asked))
        if outcome is None:  # nobody is asked yet: they are told
            self.answered.manner.noticed.setChecked(True)
