"""Which step of the ladder comes next, from what still counts, and why.

Pure. What the program suggests is never more severe than one step above the most severe measure that weighs; anything
else is for the decider to choose, with a reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.people.rules import Group
from medias_desktop.sanctions.rules.amnesty import counts, known_before, repeated_after, stands
from medias_desktop.sanctions.rules.cases import Gravity
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.suggestions import Because, Ground, Suggestion

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import BreachClause, CaseBrief
    from medias_desktop.sanctions.rules.ladder import Ladder, LadderStep

_SEVERITY = {kind: rank for rank, kind in enumerate(StepKind)}


def suggest(
    ladder: Ladder,
    earlier: Sequence[CaseBrief],
    clauses: Sequence[BreachClause],
    gravity: Gravity | None,
    group: str,
    fault_day: dt.date,
    on: dt.date,
) -> Suggestion:
    """Return the next step for a fault, as things stand on a day.

    ``earlier`` are the person’s other cases, ``on`` is the day of the decision: a measure weighs when it still counts
    that day, and when the person knew of it before the fault. Whether the fault is a repeated one is judged on its day.
    """
    if group == Group.ELECTED:
        return Suggestion(step=None, grounds=(Ground(because=Because.ELECTED),))
    steps = in_use(ladder)
    if not steps:
        return Suggestion(step=None, grounds=(Ground(because=Because.NO_LADDER),))
    measured = [one for one in earlier if one.kind is not None]
    weighing = [one for one in measured if counts(one, on) and known_before(one, fault_day)]
    weighing.sort(key=lambda one: (place_of(one, steps), one.fault_day), reverse=True)
    step = next_step(steps, weighing)
    repeats = repeated_after(ladder, measured, clauses, fault_day)
    grounds = [_about(Because.STILL_COUNTS, one) for one in weighing]
    if not weighing:
        grounds.append(Ground(because=Because.NOTHING_COUNTS))
    grounds += [_about(Because.REPEATED, one) for one in repeats[:1]]
    if step is steps[-1]:
        grounds.append(Ground(because=Because.TOP_OF_LADDER))
    if gravity is Gravity.GRAVE and step is not steps[-1]:
        grounds.append(Ground(because=Because.GRAVE))
    grounds += _set_aside(measured, fault_day, on)
    return Suggestion(step=step, grounds=tuple(grounds), repeated=bool(repeats))


def in_use(ladder: Ladder) -> tuple[LadderStep, ...]:
    """Return the steps in use, the mildest first."""
    return tuple(sorted((one for one in ladder.steps if not one.retired), key=lambda one: one.position))


def next_step(steps: Sequence[LadderStep], weighing: Sequence[CaseBrief]) -> LadderStep:
    """Return the step above the most severe measure that weighs: the first without any, the last at the top."""
    if not weighing:
        return steps[0]
    reached = max(place_of(one, steps) for one in weighing)
    return steps[min(reached, len(steps) - 1)]


def place_of(brief: CaseBrief, steps: Sequence[LadderStep]) -> int:
    """Return where the measure of a case stands on today’s ladder: 1 the mildest step, 0 milder than all.

    A step that is no longer in use stands where the first step of its nature does, or else just below the first that is
    more severe. Suspensions differ by their length, which is for the decider to compare: one that is no longer in use
    stands just below the first suspension, the reading that is more favourable to the person.
    """
    kind = brief.kind
    if kind is None:
        return 0
    for place, step in enumerate(steps, start=1):
        if step.uid and step.uid == brief.step_uid:
            return place
    for place, step in enumerate(steps, start=1):
        if step.kind is kind and kind is not StepKind.SUSPENSION:
            return place
    return sum(_SEVERITY[step.kind] < _SEVERITY[kind] for step in steps)


def _set_aside(measured: Sequence[CaseBrief], fault_day: dt.date, on: dt.date) -> list[Ground]:
    """Return why the other measures on file do not weigh."""
    found = []
    for one in measured:
        if one.removed_on is not None:
            continue  # nothing may be said of it any more
        if not stands(one):
            found.append(_about(Because.ANNULLED, one))
        elif not counts(one, on):
            found.append(_about(Because.FORGOTTEN, one))
        elif not known_before(one, fault_day):
            found.append(_about(Because.AFTER_THE_FAULT, one))
    return found


def _about(because: Because, brief: CaseBrief) -> Ground:
    return Ground(
        because=because,
        case_number=brief.number,
        step_name_fr=brief.step_name_fr,
        step_name_en=brief.step_name_en,
        fault_day=brief.fault_day,
        until=brief.amnesty_on,
    )
