"""What may be done on a case as it stands, and what comes next: pure."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.cases import Attendance, GrievanceOutcome, MeetingKind, Outcome
from medias_desktop.sanctions.rules.reductions import awaits_new_decision

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Case


class CaseAct(StrEnum):
    """An act on a case."""

    CORRECT = "correct"
    CAPTURE = "capture"
    WITHDRAW = "withdraw"
    GROUNDS = "grounds"
    VERIFICATION = "verification"
    VERSION = "version"
    MEETING = "meeting"
    DROP = "drop"
    WEIGH = "weigh"
    DECIDE = "decide"
    NOTIFY = "notify"
    DEMAND = "demand"
    REPORT = "report"
    GRIEVANCE = "grievance"
    CLOSE = "close"
    REOPEN = "reopen"


def heard(case: Case, today: dt.date) -> bool:
    """Tell whether the person could give their version: they did, or did not come to the meeting that was held."""
    return case.person_version is not None or any(
        meeting.kind is MeetingKind.HEARING
        and meeting.attendance is not Attendance.AWAITED
        and meeting.day <= today
        for meeting in case.meetings
    )


def next_act(case: Case, today: dt.date) -> CaseAct | None:
    """Return the act that usually comes next, None when the case is closed."""
    if case.closing is not None:
        return None
    if case.grievance is not None and case.grievance.outcome is GrievanceOutcome.PENDING:
        return CaseAct.GRIEVANCE
    if awaits_new_decision(case):
        return CaseAct.DECIDE
    if case.notice is not None:
        return _after_notice(case)
    if case.decision is not None:
        return CaseAct.NOTIFY if case.decision.outcome is Outcome.MEASURE else CaseAct.CLOSE
    if case.person.group == Group.ELECTED:  # no employer’s measure: it is for the ethics commissioner
        return CaseAct.CLOSE if case.reports else CaseAct.REPORT
    if heard(case, today):
        return CaseAct.WEIGH if case.gravity is None else CaseAct.DECIDE
    if case.grounds is None and not case.captures and not case.meetings:
        return CaseAct.GROUNDS
    return CaseAct.MEETING


def acts_now(case: Case) -> frozenset[CaseAct]:
    """Return the acts that make sense on a case; whether one is in order is checked when it is recorded."""
    if case.closing is not None:
        return frozenset({CaseAct.REOPEN})
    found = set(CaseAct) - {CaseAct.REOPEN}
    if not case.captures:
        found.discard(CaseAct.WITHDRAW)
    if all(one.attendance is not Attendance.AWAITED for one in case.meetings):
        found.discard(CaseAct.DROP)
    if case.grounds is None:
        found.discard(CaseAct.VERIFICATION)
    if case.decision is None or case.decision.outcome is not Outcome.MEASURE or case.notice is not None:
        found.discard(CaseAct.NOTIFY)
    if case.notice is None:
        found.discard(CaseAct.GRIEVANCE)
    elif not awaits_new_decision(case):
        found -= {CaseAct.DECIDE, CaseAct.WEIGH}
    return frozenset(found)


def _after_notice(case: Case) -> CaseAct:
    if any(one.done_on is None for one in case.demands):
        return CaseAct.DEMAND
    if any(one.attendance is Attendance.AWAITED for one in case.meetings):
        return CaseAct.MEETING
    return CaseAct.CLOSE
