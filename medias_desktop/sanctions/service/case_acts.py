"""What is done on a case: each act checks, makes the case that follows, and has it written with its line of history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.errors.afterwards import ReducedNotDecided
from medias_desktop.sanctions.errors.captures import CaptureGone, WithdrawalUnexplained
from medias_desktop.sanctions.rules import case_checks, decision_checks
from medias_desktop.sanctions.rules.amnesty import amnesty_on, validity
from medias_desktop.sanctions.rules.cases import (
    AuthorityReport,
    BreachClause,
    Capture,
    Case,
    CaseVerification,
    Changed,
    Closing,
    Decision,
    Fault,
    Grievance,
    Grounds,
    MeasureNotice,
    Meeting,
    Outcome,
    PersonVersion,
    PostDemand,
)
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.reductions import awaits_new_decision, is_reduced

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.case_drafts import DecisionDraft
    from medias_desktop.sanctions.rules.cases import CaseBrief, Gravity, OpenCase
    from medias_desktop.sanctions.rules.ladder import LadderStep
    from medias_desktop.sanctions.rules.suggestions import Suggestion
    from medias_desktop.sanctions.service.cases import Cases, NewPiece
    from medias_desktop.sanctions.service.sanctions import SanctionService

T = TypeVar("T", bound=CaseVerification | Meeting | PostDemand | AuthorityReport)


class CaseActs:
    """Acts on the cases of one register; each returns the case as it is then.

    Each raises an error of sanctions.errors.cases, CaseGone, ChangedElsewhere when another window changed the case
    meanwhile, or NotEntitled: nothing is saved then. An empty uid means a new meeting, demand…
    """

    def __init__(self, cases: Cases, sanctions: SanctionService) -> None:
        self._cases = cases
        self._sanctions = sanctions

    def correct(
        self,
        opened: OpenCase,
        fault: Fault,
        clauses: Sequence[BreachClause],
        *,
        reported_on: dt.date | None = None,
        reported_by: str | None = None,
    ) -> OpenCase:
        """Correct what happened, which clauses were breached, who reported it when; what was decided keeps its reasons.

        A measure counts from the corrected date.
        """
        case = self._changeable(opened)
        fault = replace(fault, facts=fault.facts.strip(), link=fault.link.strip())
        changed = replace(
            case,
            fault=fault,
            clauses=tuple(dict.fromkeys(clauses)),
            reported_on=reported_on or case.reported_on,
            reported_by=case.reported_by if reported_by is None else reported_by.strip(),
        )
        case_checks.check_correction(changed, self._cases.today)
        case_checks.check_clauses(clauses, fault.day, self._cases.texts_in_force(fault.day))
        self._sanctions.clauses.require_there(clauses, fault.day, case.clauses)
        if case.decision is not None and case.decision.amnesty_on is not None:
            until = amnesty_on(fault.day, case.decision.validity_months)
            changed = replace(changed, decision=replace(case.decision, amnesty_on=until))
        return self._cases.save(opened, changed, "correct_case")

    def add_capture(
        self, opened: OpenCase, content: bytes, name: str, taken_at: dt.datetime | None = None, note: str = ""
    ) -> OpenCase:
        """Keep a picture of what was seen, as it is; ``taken_at`` is now when it is not said."""
        from medias_desktop.sanctions.service.capturing import picture_piece

        self._changeable(opened)
        return self._add_capture(opened, picture_piece(content, name), taken_at, note)

    def add_text_capture(
        self, opened: OpenCase, text: str, taken_at: dt.datetime | None = None, note: str = ""
    ) -> OpenCase:
        """Keep a text that was seen."""
        from medias_desktop.sanctions.service.capturing import text_piece

        self._changeable(opened)
        return self._add_capture(opened, text_piece(text), taken_at, note)

    def withdraw_capture(self, opened: OpenCase, uid: str, reason: str) -> OpenCase:
        """Take out a capture that does not belong to the case, with the reason; its fingerprint stays in the history."""
        case = self._changeable(opened)
        if all(one.uid != uid for one in case.captures):
            raise CaptureGone
        if not reason.strip():
            raise WithdrawalUnexplained
        case_checks.check_texts(reason)
        (gone,) = (one for one in case.captures if one.uid == uid)
        changed = replace(case, captures=tuple(one for one in case.captures if one.uid != uid))
        told = (
            Changed(field="captures.sha256", old=gone.piece.sha256, new=""),
            Changed(field="withdrawn_because", old="", new=reason.strip()),
        )
        return self._cases.save(opened, changed, "withdraw_capture", changes=told)

    def add_grounds(self, opened: OpenCase, grounds: Grounds) -> OpenCase:
        """Record why there is reason to suspect a breach, or correct it."""
        case = self._changeable(opened)
        case_checks.check_grounds(case, grounds, self._cases.today)
        return self._cases.save(opened, replace(case, grounds=grounds), "record_grounds")

    def add_verification(self, opened: OpenCase, verification: CaseVerification) -> OpenCase:
        """Record something that was looked into: not before there were grounds."""
        case = self._changeable(opened)
        case_checks.check_verification(case, verification, self._cases.today)
        found = _with(case.verifications, verification)
        return self._cases.save(opened, replace(case, verifications=found), "record_verification")

    def set_person_version(self, opened: OpenCase, version: PersonVersion) -> OpenCase:
        """Record what the person said of it, or that they declined."""
        case = self._changeable(opened)
        case_checks.check_version(case, version, self._cases.today)
        changed = replace(case, person_version=version)
        decision_checks.check_still_heard(case, changed)
        return self._cases.save(opened, changed, "record_version")

    def add_meeting(self, opened: OpenCase, meeting: Meeting) -> OpenCase:
        """Record a meeting, to come or held."""
        return self._meeting(opened, replace(meeting, uid=""), "record_meeting")

    def change_meeting(self, opened: OpenCase, meeting: Meeting) -> OpenCase:
        """Correct a meeting, or say who came."""
        if all(one.uid != meeting.uid for one in opened.case.meetings):
            raise errors.MeetingGone
        return self._meeting(opened, meeting, "change_meeting")

    def drop_meeting(self, opened: OpenCase, uid: str) -> OpenCase:
        """Take out a meeting that will not take place; the history remembers it."""
        case = self._changeable(opened)
        kept = tuple(one for one in case.meetings if one.uid != uid)
        if len(kept) == len(case.meetings):
            raise errors.MeetingGone
        changed = replace(case, meetings=kept)
        decision_checks.check_still_heard(case, changed)
        return self._cases.save(opened, changed, "drop_meeting")

    def weigh(
        self, opened: OpenCase, gravity: Gravity, aggravating: Iterable[str], mitigating: Iterable[str]
    ) -> OpenCase:
        """Say how grave the fault is, and what weighs for and against."""
        case = self._changeable(opened)
        worse, better = _lines(aggravating), _lines(mitigating)
        case_checks.check_texts(*worse, *better)
        changed = replace(case, gravity=gravity, aggravating=worse, mitigating=better)
        return self._cases.save(opened, changed, "weigh_fault")

    def suggestion(self, opened: OpenCase, briefs: Iterable[CaseBrief], day: dt.date) -> Suggestion:
        """Return the next step from what still counts on a day; ``briefs`` are all cases, or the person’s."""
        from medias_desktop.sanctions.rules.suggesting import suggest

        case = opened.case
        mine = self._cases.of_person(case.person.uid, briefs)
        others = [one for one in mine if one.id != opened.id]
        ladder = self._sanctions.ladder.ladder()
        fault = case.fault
        return suggest(ladder, others, case.clauses, case.gravity, case.person.group, fault.day, day)

    def decide(self, opened: OpenCase, briefs: Iterable[CaseBrief], draft: DecisionDraft) -> OpenCase:
        """Record the decision with what was suggested; another step than that needs its reason.

        When a grievance had the measure reduced, the decision takes the place of the former one and is notified anew.
        """
        from medias_desktop.core.i18n import current_language
        from medias_desktop.sanctions.labels.suggestions import in_words

        case, language = self._changeable(opened), current_language()
        suggestion = self.suggestion(opened, briefs, draft.day)
        step = self._sanctions.ladder.ladder().step(draft.step_uid) if draft.step_uid else None
        step = None if step is None or step.retired else step
        decision_checks.check_decision(case, draft, step, suggestion, self._cases.today, language)
        decision = Decision(
            day=draft.day,
            by=draft.by.strip(),
            outcome=draft.outcome,
            reasons=draft.reasons.strip(),
            suggested_uid=suggestion.step.uid if suggestion.step else "",
            suggestion="\n".join(in_words(suggestion, language, for_record=True)),
            departure=draft.departure.strip(),
        )
        if draft.outcome is Outcome.MEASURE and step is not None:
            decision = _measured(decision, draft, step, case.fault.day, suggestion.repeated)
        changed = replace(case, decision=decision, notice=None)
        return self._cases.save(opened, changed, "decide_case")

    def notify(self, opened: OpenCase, notice: MeasureNotice) -> OpenCase:
        """Record how the measure reached the person; a refusal to sign has its witness."""
        case = self._changeable(opened)
        case_checks.check_notice(case, notice, self._cases.today)
        decision_checks.check_notifiable(case, notice)
        return self._cases.save(opened, replace(case, notice=notice), "notify_measure")

    def add_demand(self, opened: OpenCase, demand: PostDemand) -> OpenCase:
        """Record that the person was asked to change or remove a post."""
        return self._demand(opened, replace(demand, uid=""), "demand_removal")

    def follow_demand(self, opened: OpenCase, demand: PostDemand) -> OpenCase:
        """Record what became of a demand."""
        if all(one.uid != demand.uid for one in opened.case.demands):
            raise errors.DemandGone
        return self._demand(opened, demand, "follow_demand")

    def add_report(self, opened: OpenCase, report: AuthorityReport) -> OpenCase:
        """Record a report to the authorities, or a claim for damages."""
        case = self._changeable(opened)
        case_checks.check_report(case, report, self._cases.today)
        return self._cases.save(opened, replace(case, reports=_with(case.reports, report)), "record_report")

    def file_grievance(self, opened: OpenCase, grievance: Grievance) -> OpenCase:
        """Record a grievance against the measure; one at a time."""
        case = self._changeable(opened)
        if case.grievance is not None and not is_reduced(case):
            raise errors.GrievanceAlready
        if case.notice is None:
            raise errors.NothingToGrieve
        if grievance.filed_on < case.notice.day:
            raise errors.GrievanceBeforeNotice(day=grievance.filed_on, notified=case.notice.day)
        case_checks.check_grievance(case, grievance, self._cases.today)
        return self._cases.save(opened, replace(case, grievance=grievance), "file_grievance")

    def answer_grievance(self, opened: OpenCase, grievance: Grievance) -> OpenCase:
        """Record what became of the grievance: a measure that is annulled counts no more."""
        case = self._changeable(opened)
        if case.grievance is None:
            raise errors.GrievanceMissing
        case_checks.check_grievance(case, grievance, self._cases.today)
        return self._cases.save(opened, replace(case, grievance=grievance), "answer_grievance")

    def close(self, opened: OpenCase, closing: Closing) -> OpenCase:
        """Close a case: nothing that has to be done is left open."""
        case = self._changeable(opened)
        case_checks.check_closing(case, closing, self._cases.today)
        if awaits_new_decision(case):
            raise ReducedNotDecided
        return self._cases.save(opened, replace(case, closing=closing), "close_case")

    def reopen(self, opened: OpenCase, reason: str) -> OpenCase:
        """Open a closed case again, with the reason."""
        case_checks.check_reopening(opened.case, reason)
        told = (Changed(field="reopened_because", old="", new=reason.strip()),)
        return self._cases.save(opened, replace(opened.case, closing=None), "reopen_case", changes=told)

    def _changeable(self, opened: OpenCase) -> Case:
        case_checks.check_changeable(opened.case)
        return opened.case

    def _add_capture(
        self, opened: OpenCase, new: NewPiece, taken_at: dt.datetime | None, note: str
    ) -> OpenCase:
        now = self._cases.now
        taken_at = taken_at or now
        if taken_at > now:
            raise errors.DayInFuture(day=taken_at.date())
        case_checks.check_texts(note)
        capture = Capture(
            uid=new.piece.uid,
            piece=new.piece,
            taken_at=taken_at,
            added_by=self._cases.author,
            note=note.strip(),
        )
        changed = replace(opened.case, captures=(*opened.case.captures, capture))
        return self._cases.save(opened, changed, "add_capture", files=(new,))

    def _meeting(self, opened: OpenCase, meeting: Meeting, action: str) -> OpenCase:
        case = self._changeable(opened)
        case_checks.check_meeting(case, meeting, self._cases.today)
        changed = replace(case, meetings=_with(case.meetings, meeting))
        decision_checks.check_still_heard(case, changed)
        return self._cases.save(opened, changed, action)

    def _demand(self, opened: OpenCase, demand: PostDemand, action: str) -> OpenCase:
        case = self._changeable(opened)
        case_checks.check_demand(case, demand, self._cases.today)
        return self._cases.save(opened, replace(case, demands=_with(case.demands, demand)), action)


def _measured(
    decision: Decision, draft: DecisionDraft, step: LadderStep, fault_day: dt.date, repeated: bool
) -> Decision:
    """Return the decision with its measure, copied from the ladder of that day."""
    months = validity(step, repeated)
    suspended = step.kind is StepKind.SUSPENSION
    return replace(
        decision,
        step_uid=step.uid,
        step_position=step.position,
        step_name_fr=step.name_fr,
        step_name_en=step.name_en,
        kind=step.kind,
        suspension_from=draft.suspension_from if suspended else None,
        suspension_to=draft.suspension_to if suspended else None,
        validity_months=months,
        repeated=repeated,
        amnesty_on=amnesty_on(fault_day, months),
    )


def _with(there: tuple[T, ...], one: T) -> tuple[T, ...]:
    """Return a row with one more, or with the one of the same uid changed."""
    if not one.uid:
        from medias_desktop.core.store.transaction import new_uid

        return (*there, replace(one, uid=new_uid()))
    if all(other.uid != one.uid for other in there):
        return (*there, one)
    return tuple(one if other.uid == one.uid else other for other in there)


def _lines(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for one in given if (line := one.strip()))
