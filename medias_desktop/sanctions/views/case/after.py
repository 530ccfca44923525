"""What follows a decision: the notice, a grievance, the end of a case and its opening again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import DayField, LongTextField, SelectField, names_of
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.errors.afterwards import SuspensionBegunUntold
from medias_desktop.sanctions.labels import GRIEVANCE_NAMES, MEANS_NAMES
from medias_desktop.sanctions.rules.cases import (
    LINE_LENGTH,
    Closing,
    Grievance,
    GrievanceOutcome,
    MeasureNotice,
    NoticeMeans,
)
from medias_desktop.sanctions.rules.formalities import begun_untold
from medias_desktop.sanctions.views.case.fields import TickField
from medias_desktop.sanctions.views.case.form import CaseForm, Write

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench


class NoticeForm(CaseForm):
    """How the measure reached the person."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "notify",
            _("Measure notified"),
            _("To sign is to acknowledge receipt, not to agree. A refusal to sign needs a witness."),
        )
        known = open_case.case.notice
        self.day = DateField(_("Notified on"), "notice_day", known.day if known else bench.service.today)
        self.means = SelectField(_("How"), "notice_means", names_of(MEANS_NAMES))
        self.refused = TickField(_("The person refused to sign"), "notice_refused")
        self.witness = TextField(_("Witness of the refusal"), "notice_witness", longest=LINE_LENGTH)
        self.begun = LongTextField(
            _("Why the suspension began before the person was told"),
            "notice_begun_because",
            known.begun_because if known else "",
            lines=3,
            hint=_("An arbitrator will read it: name what makes this case different."),
        )
        if known is not None:
            self.means.choose(known.means)
            self.refused.box.setChecked(known.refused_to_sign)
            self.witness.line.setText(known.witness)
        self.refused.changed.connect(self._show)
        self.day.changed.connect(self._show)
        self.add((self.day, self.means), (self.begun,), (self.refused,), (self.witness,))
        self.places = {
            errors.DayInFuture: self.day,
            errors.NoticeBeforeDecision: self.day,
            errors.GrievanceBeforeNotice: self.day,
            errors.WitnessMissing: self.witness,
            SuspensionBegunUntold: self.begun,
        }
        self._show()

    def _show(self) -> None:
        self.witness.setEnabled(self.refused.is_ticked())
        self.begun.setVisible(begun_untold(self.open_case.case, self.day.day()))

    def draft(self) -> Write:
        """Return what records the notice."""
        refused = self.refused.is_ticked()
        notice = MeasureNotice(
            day=self.day.day(),
            means=cast(NoticeMeans, self.means.value()),
            refused_to_sign=refused,
            witness=self.need(self.witness, _("Write who witnessed the refusal to sign.")) if refused else "",
            begun_because=self.begun.text() if self.begun.isVisibleTo(self) else "",
        )
        acts = self.bench.disciplinary.acts
        return lambda case: acts.notify(case, notice)


class GrievanceForm(CaseForm):
    """A grievance, and later what became of it."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "grievance",
            _("Grievance"),
            _("While a grievance is pending the case stays open."),
        )
        known, today = open_case.case.grievance, bench.service.today
        self.filed_on = DateField(_("Filed on"), "grievance_filed_on", known.filed_on if known else today)
        self.number = TextField(
            _("Grievance number"), "grievance_number", known.number if known else "", longest=LINE_LENGTH
        )
        self.outcome = SelectField(_("Outcome"), "grievance_outcome", names_of(GRIEVANCE_NAMES))
        self.outcome_on = DayField(
            _("Day of the outcome"), "grievance_outcome_on", known.outcome_on if known else None
        )
        self.note = LongTextField(_("Note"), "grievance_note", known.note if known else "", lines=4)
        self.outcome.choose(known.outcome if known else GrievanceOutcome.PENDING)
        self.outcome.changed.connect(self._follow)
        self.add((self.filed_on, self.number), (self.outcome, self.outcome_on), (self.note,))
        self.places = {
            errors.GrievanceBeforeNotice: self.filed_on,
            errors.OutcomeUndated: self.outcome_on,
            errors.OutcomeBeforeGrievance: self.outcome_on,
        }
        self.dated = {errors.DayInFuture: (self.filed_on, self.outcome_on)}
        self.outcome_on.setEnabled(self.outcome.value() is not GrievanceOutcome.PENDING)

    def _follow(self) -> None:
        ended = self.outcome.value() is not GrievanceOutcome.PENDING
        self.outcome_on.setEnabled(ended)
        if ended and not self.outcome_on.text():
            self.outcome_on.set_day(self.bench.service.today)

    def draft(self) -> Write:
        """Return what records the grievance."""
        outcome = cast(GrievanceOutcome, self.outcome.value())
        ended = outcome is not GrievanceOutcome.PENDING
        if ended:
            self.need(self.outcome_on, _("Write the day on which the grievance ended."))
        grievance = Grievance(
            filed_on=self.filed_on.day(),
            number=self.number.text(),
            outcome=outcome,
            outcome_on=self.outcome_on.day() if ended else None,
            note=self.note.text(),
        )
        acts = self.bench.disciplinary.acts
        answers = self.open_case.case.grievance is not None
        write = acts.answer_grievance if answers else acts.file_grievance
        return lambda case: write(case, grievance)


class CloseForm(CaseForm):
    """The end of a case."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "close",
            _("Close the case"),
            _("A closed case is no longer changed; it can be opened again with a reason."),
            action=_("&Close the case"),
        )
        self.day = DateField(_("Date of closing"), "closing_day", bench.service.today)
        self.by = TextField(_("Closed by"), "closing_by", bench.service.actor_name, longest=LINE_LENGTH)
        self.reason = LongTextField(_("Reason"), "closing_reason", lines=4)
        self.add((self.day, self.by), (self.reason,))
        self.places = {
            errors.DayInFuture: self.day,
            errors.ClosedBeforeDecision: self.day,
            errors.ReasonOfClosingMissing: self.reason,
        }

    def draft(self) -> Write:
        """Return what closes the case."""
        by = self.need(self.by, _("Write who closes the case."))
        reason = self.need(self.reason, _("Write why the case is closed."))
        closing = Closing(day=self.day.day(), by=by, reason=reason)
        acts = self.bench.disciplinary.acts
        return lambda case: acts.close(case, closing)


class ReopenForm(CaseForm):
    """A closed case, opened again."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "reopen",
            _("Open the case again"),
            _("That it was closed, and why it is opened again, stays in its history."),
            action=_("&Open again"),
        )
        self.reason = LongTextField(_("Reason"), "reopen_reason", lines=4)
        self.add((self.reason,))
        self.places = {
            errors.ReasonOfReopeningMissing: self.reason,
        }

    def draft(self) -> Write:
        """Return what opens the case again."""
        reason = self.need(self.reason, _("Write why the case is opened again."))
        acts = self.bench.disciplinary.acts
        return lambda case: acts.reopen(case, reason)
