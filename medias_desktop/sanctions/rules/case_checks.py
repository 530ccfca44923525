"""What makes an act on a case acceptable: pure checks that raise the sentences of sanctions.errors.cases.

``today`` is the register’s own date. Texts are expected without spaces around them (``tidied``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.errors.afterwards import SuspensionBegunUntold
from medias_desktop.sanctions.rules.case_drafts import CaseDraft
from medias_desktop.sanctions.rules.cases import (
    LINE_LENGTH,
    TEXT_LENGTH,
    Attendance,
    AuthorityReport,
    BreachClause,
    Case,
    CaseVerification,
    Closing,
    Fault,
    Grievance,
    GrievanceOutcome,
    Grounds,
    MeasureNotice,
    Meeting,
    Outcome,
    PersonVersion,
    PostDemand,
    UnionPresence,
)
from medias_desktop.sanctions.rules.formalities import begun_untold

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_SHOWN = 40


def check_draft(draft: CaseDraft, today: dt.date, in_force: Collection[int]) -> None:
    """Check a new case; ``in_force`` are the numbers of the texts in force on the day of the fault."""
    if not draft.person_uid:
        raise errors.PersonNotChosen
    check_fault(draft.fault, today)
    _check_reported(draft.reported_on, draft.reported_by, draft.fault, today)
    check_clauses(draft.clauses, draft.fault.day, in_force)


def check_fault(fault: Fault, today: dt.date) -> None:
    """Check what happened, and when it was known."""
    if fault.day > today:
        raise errors.FaultInFuture(day=fault.day)
    if fault.known_on > today:
        raise errors.KnownInFuture(day=fault.known_on)
    if fault.known_on < fault.day:
        raise errors.KnownBeforeFault(day=fault.known_on, fault=fault.day)
    if not fault.facts.strip():
        raise errors.FactsMissing
    check_texts(fault.facts)
    check_lines(fault.platform)
    _check_length(fault.link, 4 * LINE_LENGTH)


def check_clauses(clauses: Iterable[BreachClause], fault_day: dt.date, in_force: Collection[int]) -> None:
    """Check that every clause comes from a text that was in force on the day of the fault, and that there is one."""
    clauses = tuple(clauses)
    if not clauses:
        raise errors.ClauseMissing
    for clause in clauses:
        if clause.version_id not in in_force or clause.in_force_date > fault_day:
            raise errors.ClauseNotInForce(cite=clause.cite, day=fault_day)


def check_changeable(case: Case) -> None:
    """Check that a case is not closed."""
    if case.closing is not None:
        raise errors.CaseClosed


def check_correction(case: Case, today: dt.date) -> None:
    """Check a case whose beginning was corrected: nothing that followed comes before the fault."""
    fault = case.fault
    check_fault(fault, today)
    _check_reported(case.reported_on, case.reported_by, fault, today)
    for day in _days_after(case):
        if day < fault.day:
            raise errors.DayBeforeFault(day=day, fault=fault.day)


def check_grounds(case: Case, grounds: Grounds, today: dt.date) -> None:
    """Check the reasonable grounds: on the day of the first verification at the latest."""
    if not grounds.text.strip() or not grounds.by.strip():
        raise errors.GroundsTextMissing
    _check_done(grounds.day, today)
    if grounds.day < case.fault.day:
        raise errors.GroundsBeforeFault(day=grounds.day, fault=case.fault.day)
    first = min((one.day for one in case.verifications), default=None)
    if first is not None and first < grounds.day:
        raise errors.VerificationBeforeGrounds(day=first, grounds=grounds.day)
    check_texts(grounds.text)
    check_lines(grounds.by)


def check_verification(case: Case, verification: CaseVerification, today: dt.date) -> None:
    """Check what was looked into: never without grounds, never before them."""
    if case.grounds is None:
        raise errors.GroundsMissing
    if not verification.what.strip() or not verification.by.strip():
        raise errors.VerificationEmpty
    _check_done(verification.day, today)
    if verification.day < case.grounds.day:
        raise errors.VerificationBeforeGrounds(day=verification.day, grounds=case.grounds.day)
    check_texts(verification.what, verification.found)
    check_lines(verification.by)


def check_version(case: Case, version: PersonVersion, today: dt.date) -> None:
    """Check what the person said."""
    if not version.declined and not version.text.strip():
        raise errors.VersionMissing
    _check_followed(case, version.day, today)
    check_texts(version.text)


def check_meeting(case: Case, meeting: Meeting, today: dt.date) -> None:
    """Check a meeting: nobody came to one that is still to come."""
    if meeting.day < case.fault.day:
        raise errors.DayBeforeFault(day=meeting.day, fault=case.fault.day)
    if meeting.time and not _TIME.fullmatch(meeting.time):
        raise errors.MeetingTimeWrong(time=meeting.time)
    if meeting.attendance is not Attendance.AWAITED and meeting.day > today:
        raise errors.HeldInFuture(day=meeting.day)
    away = meeting.attendance in (Attendance.ABSENT, Attendance.DECLINED)
    if away and meeting.union is UnionPresence.PRESENT:
        raise errors.UnionAtNoMeeting
    check_texts(meeting.note)
    check_lines(meeting.place, meeting.others, meeting.union_name)


def check_notice(case: Case, notice: MeasureNotice, today: dt.date) -> None:
    """Check how the measure reached the person."""
    decision = case.decision
    if decision is None or decision.outcome is not Outcome.MEASURE:
        raise errors.NothingToNotify
    _check_done(notice.day, today)
    if notice.day < decision.day:
        raise errors.NoticeBeforeDecision(day=notice.day, decided=decision.day)
    if notice.refused_to_sign and not notice.witness.strip():
        raise errors.WitnessMissing
    if case.grievance is not None and case.grievance.filed_on < notice.day and not _renewed(case):
        raise errors.GrievanceBeforeNotice(day=case.grievance.filed_on, notified=notice.day)
    if begun_untold(case, notice.day) and not notice.begun_because.strip():
        raise SuspensionBegunUntold(start=decision.suspension_from, day=notice.day)
    check_texts(notice.begun_because)
    check_lines(notice.witness)


def check_demand(case: Case, demand: PostDemand, today: dt.date) -> None:
    """Check a demand to change or remove a post."""
    _check_followed(case, demand.asked_on, today)
    for day in (demand.due_on, demand.done_on):
        if day is not None and day < demand.asked_on:
            raise errors.DemandDatesWrong(day=day, asked=demand.asked_on)
    if demand.done_on is not None:
        _check_done(demand.done_on, today)
    check_texts(demand.note)
    _check_length(demand.link, 4 * LINE_LENGTH)


def check_report(case: Case, report: AuthorityReport, today: dt.date) -> None:
    """Check a report to the authorities or a claim."""
    if not report.to.strip():
        raise errors.ReportedToNobody
    _check_followed(case, report.day, today)
    check_texts(report.note)
    check_lines(report.to, report.reference)


def check_grievance(case: Case, grievance: Grievance, today: dt.date) -> None:
    """Check a grievance, and its outcome once there is one."""
    if case.notice is None and not _renewed(case):
        raise errors.NothingToGrieve
    _check_done(grievance.filed_on, today)
    if case.notice is not None and grievance.filed_on < case.notice.day and not _renewed(case):
        raise errors.GrievanceBeforeNotice(day=grievance.filed_on, notified=case.notice.day)
    if grievance.outcome is not GrievanceOutcome.PENDING:
        if grievance.outcome_on is None:
            raise errors.OutcomeUndated
        _check_done(grievance.outcome_on, today)
        if grievance.outcome_on < grievance.filed_on:
            raise errors.OutcomeBeforeGrievance(day=grievance.outcome_on, filed=grievance.filed_on)
    check_texts(grievance.note)
    check_lines(grievance.number)


def check_closing(case: Case, closing: Closing, today: dt.date) -> None:
    """Check the end of a case: nothing is left open that has to be done."""
    if not closing.reason.strip() or not closing.by.strip():
        raise errors.ReasonOfClosingMissing
    _check_done(closing.day, today)
    decision = case.decision
    if decision is None and case.person.group != Group.ELECTED:
        raise errors.NotDecided
    annulled = case.grievance is not None and case.grievance.outcome is GrievanceOutcome.ANNULLED
    if decision is not None and decision.outcome is Outcome.MEASURE and case.notice is None and not annulled:
        raise errors.NotNotified
    if case.grievance is not None and case.grievance.outcome is GrievanceOutcome.PENDING:
        raise errors.GrievancePending
    last = max((case.fault.known_on, case.reported_on, *_days_after(case)))
    if closing.day < last:
        raise errors.ClosedBeforeDecision(day=closing.day, last=last)
    check_texts(closing.reason)
    check_lines(closing.by)


def check_reopening(case: Case, reason: str) -> None:
    """Check that a case is opened again with a reason."""
    if case.closing is None:
        raise errors.CaseNotClosed
    if not reason.strip():
        raise errors.ReasonOfReopeningMissing
    check_texts(reason)


def check_texts(*texts: str) -> None:
    """Raise CaseTextTooLong for a text longer than a case keeps."""
    for text in texts:
        _check_length(text, TEXT_LENGTH)


def check_lines(*lines: str) -> None:
    """Raise CaseTextTooLong for a line longer than a case keeps."""
    for line in lines:
        _check_length(line, LINE_LENGTH)


def _check_reported(day: dt.date, by: str, fault: Fault, today: dt.date) -> None:
    check_lines(by)
    if day > today:
        raise errors.ReportedInFuture(day=day)
    if day < fault.day:
        raise errors.ReportedBeforeFault(day=day, fault=fault.day)


def _check_length(text: str, limit: int) -> None:
    if len(text) > limit:
        raise errors.CaseTextTooLong(beginning=text[:_SHOWN], limit=limit)


def _check_done(day: dt.date, today: dt.date) -> None:
    if day > today:
        raise errors.DayInFuture(day=day)


def _check_followed(case: Case, day: dt.date, today: dt.date) -> None:
    _check_done(day, today)
    if day < case.fault.day:
        raise errors.DayBeforeFault(day=day, fault=case.fault.day)


def _renewed(case: Case) -> bool:
    """Tell whether a grievance put another measure in the place of the one it was about."""
    return case.grievance is not None and case.grievance.outcome is GrievanceOutcome.REDUCED


def _days_after(case: Case) -> Iterable[dt.date]:
    """Give the days of all that was done on a case; meetings still to come are none of it."""
    found = [] if case.grounds is None else [case.grounds.day]
    found += [] if case.person_version is None else [case.person_version.day]
    found += [] if case.decision is None else [case.decision.day]
    found += [] if case.notice is None else [case.notice.day]
    found += [one.day for one in case.verifications] + [one.day for one in case.reports]
    found += [one.day for one in case.meetings if one.attendance is not Attendance.AWAITED]
    found += [one.asked_on for one in case.demands]
    if case.grievance is not None:
        found.append(case.grievance.outcome_on or case.grievance.filed_on)
    return found
