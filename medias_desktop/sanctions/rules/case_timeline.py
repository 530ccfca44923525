"""What happened in a case, by date: the fault first, then what was done of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from medias_desktop.sanctions.rules.case_codes import GrievanceOutcome

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Case, Decision


class EventKind(StrEnum):
    """What happened; in the order that events of one day are told."""

    IN_FORCE = "in_force"
    FAULT = "fault"
    KNOWN = "known"
    REPORTED = "reported"
    CAPTURE = "capture"
    GROUNDS = "grounds"
    VERIFICATION = "verification"
    DEMAND = "demand"
    DEMAND_DONE = "demand_done"
    REPORT = "report"
    MEETING = "meeting"
    VERSION = "version"
    DECISION = "decision"
    LETTER = "letter"
    NOTIFIED = "notified"
    SUSPENSION_FROM = "suspension_from"
    SUSPENSION_TO = "suspension_to"
    GRIEVANCE = "grievance"
    GRIEVANCE_OUTCOME = "grievance_outcome"
    CLOSED = "closed"
    REMOVED = "removed"
    AMNESTY = "amnesty"


_RANKS = {kind: rank for rank, kind in enumerate(EventKind)}


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One event; ``about`` is the part of the case that it comes from (rules.cases), None for those of the case itself."""

    day: dt.date
    kind: EventKind
    about: Any = None


def timeline(case: Case) -> tuple[CaseEvent, ...]:
    """Return the events of a case, the earliest first; days still to come (meetings, amnesty) are among them."""
    found = (*_before_decision(case), *_since_decision(case))
    return tuple(sorted(found, key=lambda one: (one.day, _RANKS[one.kind])))


def _before_decision(case: Case) -> Iterator[CaseEvent]:
    kinds = EventKind
    for version in {(one.version_id, one.in_force_date): one for one in case.clauses}.values():
        yield CaseEvent(version.in_force_date, kinds.IN_FORCE, version)
    yield CaseEvent(case.fault.day, kinds.FAULT, case.fault)
    if case.fault.known_on != case.fault.day:
        yield CaseEvent(case.fault.known_on, kinds.KNOWN)
    yield CaseEvent(case.reported_on, kinds.REPORTED)
    for capture in case.captures:
        yield CaseEvent(capture.taken_at.astimezone().date(), kinds.CAPTURE, capture)
    if case.grounds is not None:
        yield CaseEvent(case.grounds.day, kinds.GROUNDS, case.grounds)
    for verification in case.verifications:
        yield CaseEvent(verification.day, kinds.VERIFICATION, verification)
    for demand in case.demands:
        yield CaseEvent(demand.asked_on, kinds.DEMAND, demand)
        if demand.done_on is not None:
            yield CaseEvent(demand.done_on, kinds.DEMAND_DONE, demand)
    for report in case.reports:
        yield CaseEvent(report.day, kinds.REPORT, report)
    for meeting in case.meetings:
        yield CaseEvent(meeting.day, kinds.MEETING, meeting)
    if case.person_version is not None:
        yield CaseEvent(case.person_version.day, kinds.VERSION, case.person_version)


def _since_decision(case: Case) -> Iterator[CaseEvent]:
    kinds, decision, grievance = EventKind, case.decision, case.grievance
    for letter in case.letters:
        if letter.issued_on is not None:
            yield CaseEvent(letter.issued_on, kinds.LETTER, letter)
    if decision is not None:
        yield CaseEvent(decision.day, kinds.DECISION, decision)
        if grievance is None or grievance.outcome is not GrievanceOutcome.ANNULLED:
            yield from _of_measure(decision)
    if case.notice is not None:
        yield CaseEvent(case.notice.day, kinds.NOTIFIED, case.notice)
    if grievance is not None:
        yield CaseEvent(grievance.filed_on, kinds.GRIEVANCE, grievance)
        if grievance.outcome_on is not None:
            yield CaseEvent(grievance.outcome_on, kinds.GRIEVANCE_OUTCOME, grievance)
    if case.closing is not None:
        yield CaseEvent(case.closing.day, kinds.CLOSED, case.closing)
    if case.removed_on is not None:
        yield CaseEvent(case.removed_on, kinds.REMOVED)


def _of_measure(decision: Decision) -> Iterator[CaseEvent]:
    """Give the days of a measure that stands: one that a grievance annulled has none to come."""
    if decision.suspension_from is not None:
        yield CaseEvent(decision.suspension_from, EventKind.SUSPENSION_FROM)
    if decision.suspension_to is not None:
        yield CaseEvent(decision.suspension_to, EventKind.SUSPENSION_TO)
    if decision.amnesty_on is not None:
        yield CaseEvent(decision.amnesty_on, EventKind.AMNESTY)
