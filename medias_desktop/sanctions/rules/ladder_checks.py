"""What makes a ladder acceptable, and the one that is proposed to a municipality that has decided nothing yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from medias_desktop.core.i18n import N_
from medias_desktop.core.provinces import PROVINCES
from medias_desktop.core.text import fold
from medias_desktop.sanctions.errors import ladder as errors
from medias_desktop.sanctions.rules.ladder import (
    LEAST_CASE_MONTHS,
    LEAST_DEADLINE,
    LEAST_MONTHS,
    MOST_CASE_MONTHS,
    MOST_DEADLINE,
    MOST_MONTHS,
    MOST_STEPS,
    MOST_SUSPENSION,
    Ladder,
    LadderStep,
    StepKind,
)

_SEVERITY = {kind: rank for rank, kind in enumerate(StepKind)}

PROPOSAL = Ladder(
    steps=(
        LadderStep(
            uid="proposed-verbal-warning",
            position=1,
            kind=StepKind.VERBAL_WARNING,
            name_fr="Avertissement verbal",
            name_en="Verbal warning",
            validity_months=12,
            repeat_months=24,
        ),
        LadderStep(
            uid="proposed-written-reprimand",
            position=2,
            kind=StepKind.WRITTEN_REPRIMAND,
            name_fr="Réprimande écrite",
            name_en="Written reprimand",
            validity_months=12,
            repeat_months=24,
        ),
        LadderStep(
            uid="proposed-suspension",
            position=3,
            kind=StepKind.SUSPENSION,
            name_fr="Suspension sans solde",
            name_en="Suspension without pay",
            days=3,
            validity_months=12,
            repeat_months=24,
        ),
        LadderStep(
            uid="proposed-dismissal",
            position=4,
            kind=StepKind.DISMISSAL,
            name_fr="Congédiement",
            name_en="Dismissal",
            validity_months=None,
        ),
    )
)
"""The steps between reprimand and dismissal are in no policy: these are proposed, and each may be changed.

Their uids stay when the municipality makes them its own: a decision that was taken before still names its step.
"""

ETHICS_NOTE = N_(
    "An elected official is no employee: no measure of this ladder applies. A breach of the code of ethics is for the "
    "body that the law names (in Québec, the Commission municipale); the case may be kept as a record of the facts."
)
"""What is told of elected officials while the municipality says nothing else."""


def tidied(ladder: Ladder) -> Ladder:
    """Return the ladder with its names trimmed and its steps counted from 1, those in use first."""
    ordered = sorted(ladder.steps, key=lambda one: (one.retired, one.position))
    steps = tuple(
        replace(
            step,
            position=position,
            name_fr=" ".join(step.name_fr.split()),
            name_en=" ".join(step.name_en.split()),
            days=step.days if step.kind is StepKind.SUSPENSION else None,
            repeat_months=None if step.validity_months is None else step.repeat_months,
        )
        for position, step in enumerate(ordered, start=1)
    )
    return replace(
        ladder,
        steps=steps,
        union_name=" ".join(ladder.union_name.split()),
        ethics_note=ladder.ethics_note.strip(),
    )


def check(ladder: Ladder) -> None:
    """Raise the error of what cannot be; ``ladder`` is a tidied one."""
    in_use = [one for one in ladder.steps if not one.retired]
    if not in_use:
        raise errors.LadderEmpty
    if len(in_use) > MOST_STEPS:
        raise errors.TooManySteps(most=MOST_STEPS)
    for step in in_use:
        _check_step(step)
    _check_names(in_use)
    _check_order(in_use)
    days = ladder.deadline_days
    if days is not None and not LEAST_DEADLINE <= days <= MOST_DEADLINE:
        raise errors.DeadlineImpossible(least=LEAST_DEADLINE, most=MOST_DEADLINE)
    if not LEAST_CASE_MONTHS <= ladder.case_months <= MOST_CASE_MONTHS:
        raise errors.CaseMonthsImpossible(least=LEAST_CASE_MONTHS, most=MOST_CASE_MONTHS)
    if ladder.province not in PROVINCES:
        raise ValueError(ladder.province)


def check_removed(
    stored: Collection[LadderStep], kept: Collection[LadderStep], used: Collection[str] | None
) -> tuple[LadderStep, ...]:
    """Return the stored steps that go; None for ``used``: any of them may be used by a case. Raises StepInUse."""
    left = {one.uid for one in kept if one.uid}
    gone = tuple(one for one in stored if one.uid not in left and not one.retired)
    for step in gone:
        if used is None or step.uid in used:
            raise errors.StepInUse(name=step.name_fr)
    return gone


def _check_step(step: LadderStep) -> None:
    if not step.name_fr or not step.name_en:
        raise errors.StepNameMissing(position=step.position)
    months = [one for one in (step.validity_months, step.repeat_months) if one is not None]
    if any(not LEAST_MONTHS <= one <= MOST_MONTHS for one in months):
        raise errors.StepMonthsImpossible(name=step.name_fr, least=LEAST_MONTHS, most=MOST_MONTHS)
    if len(months) == 2 and months[1] < months[0]:
        raise errors.RepeatShorter(name=step.name_fr)
    if step.kind is StepKind.SUSPENSION and not 1 <= (step.days or 0) <= MOST_SUSPENSION:
        raise errors.SuspensionDaysImpossible(name=step.name_fr, least=1, most=MOST_SUSPENSION)


def _check_names(steps: Sequence[LadderStep]) -> None:
    for names in ([one.name_fr for one in steps], [one.name_en for one in steps]):
        seen: set[str] = set()
        for name in names:
            if fold(name) in seen:
                raise errors.StepNameTwice(name=name)
            seen.add(fold(name))


def _check_order(steps: Sequence[LadderStep]) -> None:
    for below, above in pairwise(steps):
        if _SEVERITY[above.kind] < _SEVERITY[below.kind]:
            raise errors.StepsOutOfOrder(above=above.name_fr, below=below.name_fr)
