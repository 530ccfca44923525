"""What the user gives of a case before it is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.sanctions.rules.cases import BreachClause, Fault, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """A new case."""

    person_uid: str
    reported_on: dt.date
    reported_by: str = ""
    fault: Fault
    clauses: tuple[BreachClause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """What the decider chose; ``departure`` is why it is not the step that was suggested."""

    day: dt.date
    by: str
    outcome: Outcome
    reasons: str = ""
    step_uid: str = ""
    suspension_from: dt.date | None = None
    suspension_to: dt.date | None = None
    departure: str = ""
