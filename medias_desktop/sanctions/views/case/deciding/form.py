"""The decision: what is suggested and why at the top, what is chosen below; another choice asks for its reason at once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from medias_desktop.core.i18n import _, current_language, format_date, translate
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import DayField, LongTextField, SelectField, names_of
from medias_desktop.core.widgets.parts import muted
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.labels import GRAVITY_NAMES, OUTCOME_NAMES
from medias_desktop.sanctions.rules.amnesty import amnesty_on, validity
from medias_desktop.sanctions.rules.case_drafts import DecisionDraft
from medias_desktop.sanctions.rules.cases import LINE_LENGTH, Outcome
from medias_desktop.sanctions.rules.clocks import deadline_on
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.suggesting import in_use
from medias_desktop.sanctions.views.case.deciding.advice import Advice
from medias_desktop.sanctions.views.case.fields import Note
from medias_desktop.sanctions.views.case.form import CaseForm, Write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.sanctions.rules.breach_choices import CaseRules
    from medias_desktop.sanctions.rules.cases import CaseBrief, OpenCase
    from medias_desktop.sanctions.rules.ladder import LadderStep
    from medias_desktop.sanctions.views.case.bench import Bench


class DecisionForm(CaseForm):
    """What is decided, by whom and why.

    ``briefs`` are all cases, of which those of the person weigh; ``rules`` are of the day of the fault.
    """

    def __init__(
        self, bench: Bench, open_case: OpenCase, briefs: Sequence[CaseBrief], rules: CaseRules
    ) -> None:
        case = open_case.case
        about = translate(GRAVITY_NAMES[case.gravity]) if case.gravity else ""
        super().__init__(
            bench,
            open_case,
            "decide",
            _("Decision"),
            about,
            action=_("&Record the decision"),
            width=780,
        )
        self._briefs = bench.disciplinary.cases.of_person(case.person.uid, briefs)
        self._rules = rules
        self._ladder = bench.service.ladder.ladder()
        self._steps = in_use(self._ladder)
        self.advice = Advice()
        self.elected = Note()
        self._make_fields()
        self._suggest()
        self._lay_out()
        if case.decision is not None:
            self._put_in()
        self.places = {
            errors.DepartureMissing: self.departure,
            errors.DepartureWithoutSuggestion: self.departure,
            errors.DecisionBeforeMeeting: self.day,
            errors.DayInFuture: self.day,
            errors.DayBeforeFault: self.day,
            errors.DeciderMissing: self.by,
            errors.ReasonsMissing: self.reasons,
            errors.StepMissing: self.step,
            errors.OfficialNotMeasured: self.outcome,
            errors.SuspensionEndsFirst: self.ends,
            errors.SuspensionTooLong: self.ends,
            errors.SuspensionBeforeDecision: self.starts,
            errors.SuspensionDatesMissing: self.starts,
        }
        for field in (self.outcome, self.step, self.day, self.starts):
            field.changed.connect(self._follow)
        self.step.changed.connect(self._propose_end)
        self.starts.changed.connect(self._propose_end)
        self._follow()

    def _make_fields(self) -> None:
        case, today = self.open_case.case, self.bench.service.today
        known = case.decision
        self.day = DateField(_("Date of the decision"), "decision_day", known.day if known else today)
        self.by = TextField(
            _("Decided by"),
            "decision_by",
            known.by if known else self.bench.service.actor_name,
            longest=LINE_LENGTH,
        )
        outcomes = names_of(OUTCOME_NAMES)
        if self._is_elected:
            outcomes = [one for one in outcomes if one[1] is Outcome.NO_FOLLOW_UP]
        self.outcome = SelectField(_("Outcome"), "decision_outcome", outcomes)
        language = current_language()
        self.step = SelectField(
            _("Measure"), "decision_step", [(step.name(language), step.uid) for step in self._steps]
        )
        self.counted = muted("")
        self.counted.setObjectName("decision_counted")
        self.starts = DayField(_("Suspension from"), "decision_suspension_from")
        self.ends = DayField(_("Last day of the suspension"), "decision_suspension_to")
        self.departure = LongTextField(
            _("Why another measure than the one that is suggested"),
            "decision_departure",
            lines=3,
            hint=_("An arbitrator will read it: name what makes this case different."),
        )
        self.reasons = LongTextField(
            _("Reasons for the decision"), "decision_reasons", known.reasons if known else "", lines=5
        )

    def _put_in(self) -> None:
        known = self.open_case.case.decision
        assert known is not None
        self.outcome.choose(known.outcome)
        if known.step_uid:
            self.step.choose(known.step_uid)
        self.starts.set_day(known.suspension_from)
        self.ends.set_day(known.suspension_to)
        self.departure.area.setPlainText(known.departure)

    def _lay_out(self) -> None:
        self.advice.show_rules(self._rules.measures[:2])
        self.add(
            (self.advice,),
            (self.elected,),
            (self.outcome, self.step),
            (self.counted,),
            (self.starts, self.ends),
            (self.departure,),
            (self.reasons,),
            (self.day, self.by),
        )
        if self._is_elected:
            title = _("An elected official cannot receive an employer’s measure.")
            self.elected.show_note(title, self.bench.service.ladder.ethics_note())
            self.advice.hide()
        else:
            self.elected.show_note()

    @property
    def _is_elected(self) -> bool:
        return self.open_case.case.person.group == Group.ELECTED

    # What is suggested and chosen

    def _suggest(self) -> None:
        case, acts = self.open_case.case, self.bench.disciplinary.acts
        self.suggestion = acts.suggestion(self.open_case, self._briefs, self.day.day())
        self.advice.show_suggestion(self.suggestion)
        if self.suggestion.step is not None:
            self.step.choose(self.suggestion.step.uid)
        deadline = None
        if not self._is_elected:
            deadline = deadline_on(
                self._ladder, case.fault.known_on, case.fault.day, self.bench.service.ladder.province
            )
        self._deadline = deadline
        self.advice.show_deadline(deadline, self.day.day())

    def chosen(self) -> LadderStep | None:
        """Return the step that is chosen, None for no measure."""
        if self.outcome.value() is not Outcome.MEASURE:
            return None
        return next((one for one in self._steps if one.uid == self.step.value()), None)

    def departs(self) -> bool:
        """Tell whether another step than the suggested one is chosen."""
        chosen, suggested = self.chosen(), self.suggestion.step
        return chosen is not None and chosen.uid != (suggested.uid if suggested else "")

    def _follow(self) -> None:
        """Show what the choice asks for; what is hidden keeps its text."""
        day = self.day.day()
        suggestion = self.bench.disciplinary.acts.suggestion(self.open_case, self._briefs, day)
        if suggestion != self.suggestion:
            self.suggestion = suggestion
            self.advice.show_suggestion(suggestion)
        self.advice.show_deadline(self._deadline, day)
        measured = self.outcome.value() is Outcome.MEASURE
        chosen = self.chosen()
        suspends = chosen is not None and chosen.kind is StepKind.SUSPENSION
        self.step.setVisible(measured)
        for field in (self.starts, self.ends):
            field.setVisible(suspends)
        self.departure.setVisible(self.departs())
        self.counted.setText(self._counted(chosen))
        self.counted.setVisible(chosen is not None)

    def _counted(self, step: LadderStep | None) -> str:
        if step is None:
            return ""
        until = amnesty_on(self.open_case.case.fault.day, validity(step, self.suggestion.repeated))
        if until is None:
            return _("This measure would count for good.")
        return _("This measure would be forgotten on {day}: it counts from the date of the fault.").format(
            day=format_date(until)
        )

    def _propose_end(self) -> None:
        """Propose when the suspension ends, from its days; whoever wrote another end changes it after the beginning."""
        from medias_desktop.core.lists.dates import parse_date

        chosen, begins = self.chosen(), parse_date(self.starts.text())
        if chosen is not None and chosen.kind is StepKind.SUSPENSION and chosen.days and begins is not None:
            self.ends.set_day(begins + dt.timedelta(days=chosen.days - 1))

    # Recording

    def draft(self) -> Write:
        """Return what records the decision."""
        chosen = self.chosen()
        suspends = chosen is not None and chosen.kind is StepKind.SUSPENSION
        departure = ""
        if self.departs():
            departure = self.need(
                self.departure, _("Write why another measure is chosen than the one that is suggested.")
            )
        if suspends:
            self.need(self.starts, _("Write on which day the suspension begins."))
            self.need(self.ends, _("Write the last day of the suspension."))
        reasons = self.need(self.reasons, _("Write the reasons for the decision."))
        draft = DecisionDraft(
            day=self.day.day(),
            by=self.need(self.by, _("Write who decided.")),
            outcome=cast(Outcome, self.outcome.value()),
            reasons=reasons,
            step_uid=chosen.uid if chosen else "",
            suspension_from=self.starts.day() if suspends else None,
            suspension_to=self.ends.day() if suspends else None,
            departure=departure,
        )
        acts, briefs = self.bench.disciplinary.acts, self._briefs
        return lambda case: acts.decide(case, briefs, draft)

    def drop(self) -> None:
        """Let the cases go."""
        super().drop()
        self._briefs = ()
        del self.suggestion
