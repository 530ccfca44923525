"""Cases in brief for tests of what is decided from them; every person is invented."""

from __future__ import annotations

import datetime as dt

from medias_desktop.sanctions.rules.cases import BreachClause, CaseBrief, CaseState
from medias_desktop.sanctions.rules.ladder import Ladder, LadderStep, StepKind

VERBAL = LadderStep(
    uid="v",
    position=1,
    kind=StepKind.VERBAL_WARNING,
    name_fr="Avertissement verbal",
    name_en="Verbal warning",
    validity_months=6,
    repeat_months=12,
)
WRITTEN = LadderStep(
    uid="w",
    position=2,
    kind=StepKind.WRITTEN_REPRIMAND,
    name_fr="Réprimande écrite",
    name_en="Written reprimand",
    validity_months=12,
    repeat_months=24,
)
SHORT = LadderStep(
    uid="s3",
    position=3,
    kind=StepKind.SUSPENSION,
    name_fr="Suspension de 3 jours",
    name_en="Three-day suspension",
    days=3,
    validity_months=24,
)
LONG = LadderStep(
    uid="s10",
    position=4,
    kind=StepKind.SUSPENSION,
    name_fr="Suspension de 10 jours",
    name_en="Ten-day suspension",
    days=10,
    validity_months=24,
)
DISMISSAL = LadderStep(
    uid="d",
    position=5,
    kind=StepKind.DISMISSAL,
    name_fr="Congédiement",
    name_en="Dismissal",
    validity_months=None,
)
LADDER = Ladder(steps=(VERBAL, WRITTEN, SHORT, LONG, DISMISSAL), decided=True, version=1)


def day(text: str) -> dt.date:
    """Return a day written as 2026-11-22."""
    return dt.date.fromisoformat(text)


def clause(section: str = "art-9", code: str = "") -> BreachClause:
    """Return a clause of an invented text."""
    return BreachClause(
        version_id=1,
        policy_title="Politique inventée",
        ordinal=1,
        in_force_date=day("2020-01-01"),
        rule_code=code,
        section_uid=section,
        cite="art. 9",
        text="Texte inventé.",
    )


def brief(fault: str, step: LadderStep | None = None, **values: object) -> CaseBrief:
    """Return a case in brief: with a measure known ten days after the fault when a step is given."""
    fault_day = day(fault)
    found: dict[str, object] = {
        "number": "2026-0001",
        "person_uid": "p",
        "listed_name": "Tremblé, Zoé",
        "group": "regular_employee",
        "state": CaseState.OPENED,
        "fault_day": fault_day,
        "known_on": fault_day,
    }
    if step is not None:
        told = fault_day + dt.timedelta(days=10)
        found |= {
            "state": CaseState.NOTIFIED,
            "step_uid": step.uid,
            "step_position": step.position,
            "step_name_fr": step.name_fr,
            "step_name_en": step.name_en,
            "kind": step.kind,
            "counts": True,
            "decided_on": told,
            "notified_on": told,
        }
    return CaseBrief(**{**found, **values})  # type: ignore[arg-type]
