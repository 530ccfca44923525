"""What an arbitrator would ask: each act is refused with its own sentence when a formality is missing.

The case used throughout: fault on 2 November 2026, known and reported that day; today is 21 November 2026.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.errors.afterwards import SuspensionBegunUntold
from medias_desktop.sanctions.rules import case_checks as checks
from medias_desktop.sanctions.rules.case_drafts import CaseDraft, DecisionDraft
from medias_desktop.sanctions.rules.cases import (
    Attendance,
    AuthorityReport,
    Case,
    CasePerson,
    CaseVerification,
    Closing,
    Decision,
    DemandKind,
    Gravity,
    Grievance,
    GrievanceOutcome,
    Grounds,
    MeasureNotice,
    Meeting,
    MeetingKind,
    NoticeMeans,
    Outcome,
    PersonVersion,
    PostDemand,
    UnionPresence,
)
from medias_desktop.sanctions.rules.decision_checks import check_decision
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.ladder_checks import PROPOSAL
from medias_desktop.sanctions.rules.suggestions import Suggestion
from tests.sanctions.cases import clause, fault

TODAY = dt.date(2026, 11, 21)
STEPS = {one.kind: one for one in PROPOSAL.steps}
VERBAL = STEPS[StepKind.VERBAL_WARNING]


def day(number):
    return dt.date(2026, 11, number)


def case(**changed):
    given = {"number": "2026-0001", "reported_on": day(2), "reported_by": "H. Rioux", "clauses": (clause(),)}
    person = CasePerson(uid="zoe", last_name="Roy", group=changed.pop("group", "regular_employee"))
    return Case(person=person, fault=fault(day(2)), **{**given, **changed})


def draft(**changed):
    given = {"person_uid": "zoe", "reported_on": day(2), "fault": fault(day(2)), "clauses": (clause(),)}
    return CaseDraft(**{**given, **changed})


def meeting(number, **changed):
    given = {"kind": MeetingKind.HEARING, "attendance": Attendance.PRESENT}
    return Meeting(uid="m", day=day(number), **{**given, **changed})


def decision(number=6, **changed):
    given = {
        "by": "H. Rioux",
        "outcome": Outcome.MEASURE,
        "kind": StepKind.VERBAL_WARNING,
        "step_uid": VERBAL.uid,
    }
    return Decision(day=day(number), **{**given, **changed})


def notice(number, **changed):
    return MeasureNotice(day=day(number), means=NoticeMeans.IN_PERSON, **changed)


HEARD = {"meetings": (meeting(5),), "gravity": Gravity.MINOR}
NOTIFIED = {**HEARD, "decision": decision(), "notice": notice(7)}
PENDING = Grievance(filed_on=day(9))

NEW_CASES = [
    (draft(person_uid=""), errors.PersonNotChosen),
    (draft(fault=fault(day(22))), errors.FaultInFuture),
    (draft(fault=fault(day(2), day(22))), errors.KnownInFuture),
    (draft(fault=fault(day(2), day(1))), errors.KnownBeforeFault),
    (draft(fault=fault(day(2), facts=" \n")), errors.FactsMissing),
    (draft(fault=fault(day(2), facts="x" * 20_001)), errors.CaseTextTooLong),
    (draft(fault=fault(day(2), link="x" * 1_201)), errors.CaseTextTooLong),
    (draft(reported_by="x" * 301), errors.CaseTextTooLong),
    (draft(reported_on=day(22)), errors.ReportedInFuture),
    (draft(reported_on=day(1)), errors.ReportedBeforeFault),
    (draft(clauses=()), errors.ClauseMissing),
    (draft(clauses=(clause(), clause(version_id=2))), errors.ClauseNotInForce),
    (draft(clauses=(clause(in_force_date=day(3)),)), errors.ClauseNotInForce),
]


@pytest.mark.parametrize(("given_draft", "error"), NEW_CASES)
def test_a_new_case_is_refused(given_draft, error):
    with pytest.raises(error):
        checks.check_draft(given_draft, TODAY, {1})


def test_a_new_case_of_today_is_fine():
    checks.check_draft(draft(reported_on=TODAY, fault=fault(TODAY)), TODAY, {1})


GROUNDS = Grounds(day=day(3), by="H. Rioux", text="Deux témoins.")
VERIFICATION = CaseVerification(uid="", day=day(3), by="H. Rioux", what="Le profil public.")
DEMAND = PostDemand(uid="", demand=DemandKind.REMOVE, asked_on=day(4), due_on=day(6))
CLOSING = Closing(day=day(20), by="H. Rioux", reason="Fin.")

SUSPENDING = decision(kind=StepKind.SUSPENSION, suspension_from=day(8), suspension_to=day(10))

ACTS = [
    (checks.check_grounds, case(), replace(GROUNDS, text=" "), errors.GroundsTextMissing),
    (checks.check_grounds, case(), replace(GROUNDS, by=""), errors.GroundsTextMissing),
    (checks.check_grounds, case(), replace(GROUNDS, day=day(22)), errors.DayInFuture),
    (checks.check_grounds, case(), replace(GROUNDS, day=day(1)), errors.GroundsBeforeFault),
    (
        checks.check_grounds,
        case(grounds=GROUNDS, verifications=(VERIFICATION,)),
        replace(GROUNDS, day=day(4)),
        errors.VerificationBeforeGrounds,
    ),
    (checks.check_grounds, case(verifications=(VERIFICATION,)), GROUNDS, None),
    (checks.check_verification, case(), VERIFICATION, errors.GroundsMissing),
    (
        checks.check_verification,
        case(grounds=GROUNDS),
        replace(VERIFICATION, day=day(2)),
        errors.VerificationBeforeGrounds,
    ),
    (
        checks.check_verification,
        case(grounds=GROUNDS),
        replace(VERIFICATION, what=""),
        errors.VerificationEmpty,
    ),
    (
        checks.check_verification,
        case(grounds=GROUNDS),
        replace(VERIFICATION, day=day(22)),
        errors.DayInFuture,
    ),
    (checks.check_verification, case(grounds=GROUNDS), VERIFICATION, None),
    (checks.check_version, case(), PersonVersion(day=day(4)), errors.VersionMissing),
    (checks.check_version, case(), PersonVersion(day=day(1), text="Non."), errors.DayBeforeFault),
    (checks.check_version, case(), PersonVersion(day=day(4), declined=True), None),
    (checks.check_meeting, case(), meeting(1), errors.DayBeforeFault),
    (checks.check_meeting, case(), meeting(22), errors.HeldInFuture),
    (checks.check_meeting, case(), meeting(22, attendance=Attendance.AWAITED), None),
    (checks.check_meeting, case(), meeting(5, time="25:00"), errors.MeetingTimeWrong),
    (checks.check_meeting, case(), meeting(5, time="9:05"), errors.MeetingTimeWrong),
    (checks.check_meeting, case(), meeting(5, time="09:05"), None),
    (
        checks.check_meeting,
        case(),
        meeting(5, attendance=Attendance.ABSENT, union=UnionPresence.PRESENT),
        errors.UnionAtNoMeeting,
    ),
    (checks.check_notice, case(**HEARD), notice(7), errors.NothingToNotify),
    (
        checks.check_notice,
        case(**HEARD, decision=decision(outcome=Outcome.NO_FOLLOW_UP, kind=None)),
        notice(7),
        errors.NothingToNotify,
    ),
    (checks.check_notice, case(**HEARD, decision=decision()), notice(5), errors.NoticeBeforeDecision),
    (checks.check_notice, case(**HEARD, decision=decision()), notice(22), errors.DayInFuture),
    (
        checks.check_notice,
        case(**HEARD, decision=decision()),
        notice(6, refused_to_sign=True, witness=" "),
        errors.WitnessMissing,
    ),
    (
        checks.check_notice,
        case(**HEARD, decision=decision()),
        notice(6, refused_to_sign=True, witness="L. Roy"),
        None,
    ),
    # The suspension begins on the 8th: told of it on that day at the latest, or with the reason why not.
    (checks.check_notice, case(**HEARD, decision=SUSPENDING), notice(8), None),
    (checks.check_notice, case(**HEARD, decision=SUSPENDING), notice(9), SuspensionBegunUntold),
    (
        checks.check_notice,
        case(**HEARD, decision=SUSPENDING),
        notice(9, begun_because="Introuvable avant le 9."),
        None,
    ),
    (
        checks.check_notice,
        case(**HEARD, decision=SUSPENDING),
        notice(9, begun_because="x" * 20_001),
        errors.CaseTextTooLong,
    ),
    (checks.check_notice, case(**NOTIFIED, grievance=PENDING), notice(10), errors.GrievanceBeforeNotice),
    (checks.check_demand, case(), replace(DEMAND, asked_on=day(1), due_on=None), errors.DayBeforeFault),
    (checks.check_demand, case(), replace(DEMAND, due_on=day(3)), errors.DemandDatesWrong),
    (checks.check_demand, case(), replace(DEMAND, done_on=day(3)), errors.DemandDatesWrong),
    (checks.check_demand, case(), replace(DEMAND, done_on=day(22)), errors.DayInFuture),
    (checks.check_demand, case(), replace(DEMAND, due_on=day(30), done_on=day(4)), None),
    (checks.check_report, case(), AuthorityReport(uid="", day=day(4), to=" "), errors.ReportedToNobody),
    (checks.check_report, case(), AuthorityReport(uid="", day=day(22), to="SQ"), errors.DayInFuture),
    (checks.check_grievance, case(**HEARD, decision=decision()), PENDING, errors.NothingToGrieve),
    (
        checks.check_grievance,
        case(**NOTIFIED),
        replace(PENDING, filed_on=day(6)),
        errors.GrievanceBeforeNotice,
    ),
    (checks.check_grievance, case(**NOTIFIED), PENDING, None),
    (
        checks.check_grievance,
        case(**NOTIFIED),
        replace(PENDING, outcome=GrievanceOutcome.SETTLED),
        errors.OutcomeUndated,
    ),
    (
        checks.check_grievance,
        case(**NOTIFIED),
        replace(PENDING, outcome=GrievanceOutcome.SETTLED, outcome_on=day(8)),
        errors.OutcomeBeforeGrievance,
    ),
    (checks.check_closing, case(), CLOSING, errors.NotDecided),
    (checks.check_closing, case(group="elected_official"), CLOSING, None),
    (checks.check_closing, case(**HEARD, decision=decision()), CLOSING, errors.NotNotified),
    (checks.check_closing, case(**NOTIFIED, grievance=PENDING), CLOSING, errors.GrievancePending),
    (checks.check_closing, case(**NOTIFIED), replace(CLOSING, day=day(6)), errors.ClosedBeforeDecision),
    (checks.check_closing, case(**NOTIFIED), replace(CLOSING, reason=""), errors.ReasonOfClosingMissing),
    (checks.check_closing, case(**NOTIFIED), replace(CLOSING, day=day(22)), errors.DayInFuture),
    (checks.check_closing, case(**NOTIFIED), CLOSING, None),
    (
        checks.check_closing,
        case(decision=decision(outcome=Outcome.NO_FOLLOW_UP, kind=None)),
        CLOSING,
        None,
    ),
    (checks.check_reopening, case(), "Erreur.", errors.CaseNotClosed),
]


@pytest.mark.parametrize(("check", "about", "act", "error"), ACTS)
def test_an_act_is_refused_or_fine(check, about, act, error):
    arguments = (about, act) if check is checks.check_reopening else (about, act, TODAY)
    if error is None:
        check(*arguments)
    else:
        with pytest.raises(error):
            check(*arguments)


def test_a_correction_comes_not_after_what_followed():
    heard = case(**NOTIFIED)
    checks.check_correction(replace(heard, fault=fault(day(1), day(2))), TODAY)
    with pytest.raises(errors.DayBeforeFault):
        checks.check_correction(replace(heard, reported_on=day(6), fault=fault(day(6))), TODAY)
    with pytest.raises(errors.ReportedBeforeFault):
        checks.check_correction(replace(heard, fault=fault(day(3))), TODAY)
    with pytest.raises(errors.ReportedInFuture):
        checks.check_correction(replace(heard, reported_on=day(22)), TODAY)


def chosen(kind=StepKind.VERBAL_WARNING, number=6, **changed):
    given = {"by": "H. Rioux", "outcome": Outcome.MEASURE, "reasons": "Motifs.", "step_uid": STEPS[kind].uid}
    return DecisionDraft(day=day(number), **{**given, **changed})


SUSPENDED = {"kind": StepKind.SUSPENSION, "departure": "Récidive."}
DECISIONS = [
    (case(**HEARD), chosen(), None),
    (case(gravity=Gravity.MINOR), chosen(), errors.NotHeard),
    (case(gravity=Gravity.MINOR, person_version=PersonVersion(day=day(6), text="Non.")), chosen(), None),
    (
        case(gravity=Gravity.MINOR, person_version=PersonVersion(day=day(7), text="Non.")),
        chosen(),
        errors.NotHeard,
    ),
    (case(**{**HEARD, "meetings": (meeting(7),)}), chosen(), errors.DecisionBeforeMeeting),
    (
        case(**{**HEARD, "meetings": (meeting(5, attendance=Attendance.AWAITED),)}),
        chosen(),
        errors.DecisionBeforeMeeting,
    ),
    (case(**{**HEARD, "meetings": (meeting(5, attendance=Attendance.ABSENT),)}), chosen(), None),
    (case(**{**HEARD, "meetings": (meeting(5, attendance=Attendance.DECLINED),)}), chosen(), None),
    (case(**{**HEARD, "meetings": (meeting(5, kind=MeetingKind.FOLLOW_UP),)}), chosen(), errors.NotHeard),
    (case(meetings=(meeting(5),)), chosen(), errors.GravityMissing),
    (case(**HEARD), chosen(number=22), errors.DayInFuture),
    (case(**HEARD), chosen(number=1), errors.DayBeforeFault),
    (case(**HEARD), chosen(by=" "), errors.DeciderMissing),
    (case(**HEARD), chosen(reasons=""), errors.ReasonsMissing),
    (case(**HEARD), chosen(StepKind.WRITTEN_REPRIMAND), errors.DepartureMissing),
    (case(**HEARD), chosen(StepKind.WRITTEN_REPRIMAND, departure="Récidive."), None),
    (case(**HEARD), chosen(step_uid="gone"), errors.StepMissing),
    (case(**HEARD), chosen(**SUSPENDED), errors.SuspensionDatesMissing),
    (
        case(**HEARD),
        chosen(**SUSPENDED, suspension_from=day(8), suspension_to=day(7)),
        errors.SuspensionEndsFirst,
    ),
    (
        case(**HEARD),
        chosen(**SUSPENDED, suspension_from=day(5), suspension_to=day(7)),
        errors.SuspensionBeforeDecision,
    ),
    # 365 days from 8 November 2026 end on 7 November 2027: the year 2027 has no 29 February in between.
    (case(**HEARD), chosen(**SUSPENDED, suspension_from=day(8), suspension_to=dt.date(2027, 11, 7)), None),
    (
        case(**HEARD),
        chosen(**SUSPENDED, suspension_from=day(8), suspension_to=dt.date(2027, 11, 8)),
        errors.SuspensionTooLong,
    ),
    (case(**HEARD), chosen(**SUSPENDED, suspension_from=day(6), suspension_to=day(6)), None),
    (case(**HEARD, group="elected_official"), chosen(), errors.OfficialNotMeasured),
    (case(**NOTIFIED), chosen(), errors.AlreadyNotified),
    (case(**NOTIFIED, grievance=PENDING), chosen(), errors.AlreadyNotified),
    (
        case(**NOTIFIED, grievance=replace(PENDING, outcome=GrievanceOutcome.REDUCED, outcome_on=day(12))),
        chosen(number=12),
        None,
    ),
    (case(), chosen(outcome=Outcome.NO_FOLLOW_UP, step_uid=""), None),
    (case(group="elected_official"), chosen(outcome=Outcome.NO_FOLLOW_UP), None),
    (case(), chosen(outcome=Outcome.NO_FOLLOW_UP, reasons=" "), errors.ReasonsMissing),
]


@pytest.mark.parametrize(("about", "given_draft", "error"), DECISIONS)
def test_a_decision_is_refused_or_fine(about, given_draft, error):
    step, suggested = PROPOSAL.step(given_draft.step_uid), Suggestion(step=VERBAL, grounds=())
    if error is None:
        check_decision(about, given_draft, step, suggested, TODAY)
    else:
        with pytest.raises(error) as refused:
            check_decision(about, given_draft, step, suggested, TODAY)
        assert "{" not in refused.value.sentence()


def test_a_choice_without_any_suggestion_needs_a_reason():
    nothing = Suggestion(step=None, grounds=())
    with pytest.raises(errors.DepartureWithoutSuggestion):
        check_decision(case(**HEARD), chosen(), VERBAL, nothing, TODAY)
    check_decision(case(**HEARD), chosen(departure="Motif."), VERBAL, nothing, TODAY)


DAYS = st.integers(1, 21).map(day)


@given(
    fault_day=DAYS,
    known_on=DAYS,
    meeting_day=DAYS,
    decided=DAYS,
    told=DAYS,
    awaited=st.sampled_from(Attendance),
)
def test_what_is_accepted_stands_in_the_order_of_the_law(
    fault_day, known_on, meeting_day, decided, told, awaited
):
    """Fault ≤ known; fault ≤ meeting that was held ≤ decision ≤ notice: nothing else passes."""
    happened = fault(fault_day, known_on)
    held = Meeting(uid="m", kind=MeetingKind.HEARING, day=meeting_day, attendance=awaited)
    choice = replace(chosen(), day=decided)
    about = replace(case(), fault=happened, reported_on=TODAY, gravity=Gravity.MINOR)
    in_order = (
        fault_day <= known_on
        and fault_day <= meeting_day <= decided <= told
        and awaited is not Attendance.AWAITED
    )
    try:
        checks.check_fault(happened, TODAY)
        checks.check_meeting(about, held, TODAY)
        about = replace(about, meetings=(held,))
        check_decision(about, choice, VERBAL, Suggestion(step=VERBAL, grounds=()), TODAY)
        checks.check_notice(
            replace(about, decision=replace(decision(), day=decided)), replace(notice(1), day=told), TODAY
        )
    except errors.CaseError:
        assert not in_order
    else:
        assert in_order
