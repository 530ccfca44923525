"""A measure that a grievance had reduced: another one takes its place, decided after the outcome and notified anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.cases import GrievanceOutcome, Outcome

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import Case


def is_reduced(case: Case) -> bool:
    """Tell whether a grievance asks for another measure in the place of the one that was notified."""
    return case.grievance is not None and case.grievance.outcome is GrievanceOutcome.REDUCED


def awaits_new_decision(case: Case) -> bool:
    """Tell whether that other measure is still to be decided: the one on file is the one that was reduced."""
    grievance, decision = case.grievance, case.decision
    if grievance is None or decision is None or not is_reduced(case):
        return False
    if case.notice is None or (grievance.outcome_on is not None and decision.day > grievance.outcome_on):
        return False
    acts = [line.action for line in case.history if line.action in ("answer_grievance", "decide_case")]
    return not acts or acts[-1] == "answer_grievance"


def is_settled(case: Case) -> bool:
    """Tell whether a measure was notified that nothing will replace: what it rests on stays as it is."""
    measured = case.decision is not None and case.decision.outcome is Outcome.MEASURE
    return measured and case.notice is not None and not awaits_new_decision(case)
