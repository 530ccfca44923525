"""The disciplinary ladder: the steps that the municipality set, how long each counts, how soon it must be imposed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NAME_LENGTH = 120
LEAST_MONTHS, MOST_MONTHS = 1, 120
"""How long a measure may count, in months."""
LEAST_DEADLINE, MOST_DEADLINE = 1, 730
"""Days within which a measure is imposed."""
MOST_SUSPENSION = 365
"""Days of a suspension."""
MOST_STEPS = 20
LEAST_CASE_MONTHS, MOST_CASE_MONTHS = 1, 600
"""How long a closed case is kept, in months."""


class StepKind(StrEnum):
    """Of what nature a step is, the mildest first."""

    VERBAL_WARNING = "verbal_warning"
    WRITTEN_REPRIMAND = "written_reprimand"
    SUSPENSION = "suspension"
    DEMOTION = "demotion"
    DISMISSAL = "dismissal"


class DeadlineFrom(StrEnum):
    """From which day the time to impose a measure runs."""

    KNOWLEDGE = "knowledge"
    """The day on which the employer learned of the fault."""
    FAULT = "fault"


class RepeatOf(StrEnum):
    """What makes a fault a repeated one."""

    ANY_FAULT = "any_fault"
    """A measure of any nature still counts on the day of the fault."""
    SAME_CLAUSE = "same_clause"
    """A measure for a breach of one of the same clauses still counts on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """A step; ``position`` counts from 1, the mildest. Months count from the date of the fault.

    ``repeat_months`` is how long it counts when the fault is a repeated one, None: as long as otherwise.
    ``validity_months`` None: it counts for good. ``days`` are those proposed for a suspension.
    """

    id: int = 0
    uid: str = ""
    position: int = 1
    kind: StepKind
    name_fr: str
    name_en: str
    days: int | None = None
    validity_months: int | None = 12
    repeat_months: int | None = None
    retired: bool = False
    version: int = 0

    def name(self, language: str) -> str:
        """Return what the step is called in a language ('fr' or 'en')."""
        return self.name_en if language == "en" else self.name_fr


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The steps in use, the mildest first, and what holds for all of them.

    ``deadline_days`` None: no time to impose a measure was set. ``working_days``: they count without days of rest.
    ``decided`` is False while the municipality has not made the proposal its own. ``case_months`` is how long a closed
    case is kept after its closing. ``province`` (two letters) says which days are days of rest.
    """

    steps: tuple[LadderStep, ...] = ()
    deadline_days: int | None = 30
    working_days: bool = False
    deadline_from: DeadlineFrom = DeadlineFrom.KNOWLEDGE
    repeat_of: RepeatOf = RepeatOf.ANY_FAULT
    union_name: str = ""
    ethics_note: str = ""
    case_months: int = 60
    province: str = "QC"
    decided: bool = False
    version: int = 0

    def step(self, uid: str) -> LadderStep | None:
        """Return the step with a uid, None when it is not on the ladder any more."""
        return next((one for one in self.steps if one.uid == uid), None)
