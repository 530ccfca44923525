"""What a ladder cannot be: each is told in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medias_desktop.sanctions.errors import ladder as errors
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.ladder_checks import PROPOSAL, check, tidied
from tests.sanctions.briefs import LADDER, VERBAL, WRITTEN

WRONG = [
    ({"steps": ()}, errors.LadderEmpty),
    ({"steps": (replace(VERBAL, retired=True),)}, errors.LadderEmpty),
    ({"steps": (VERBAL, replace(WRITTEN, name_fr="AVERTISSEMENT  verbal"))}, errors.StepNameTwice),
    ({"steps": (VERBAL, replace(WRITTEN, name_en="verbal warning"))}, errors.StepNameTwice),
    ({"steps": (replace(VERBAL, name_en=" "),)}, errors.StepNameMissing),
    ({"steps": (replace(WRITTEN, position=1), replace(VERBAL, position=2))}, errors.StepsOutOfOrder),
    ({"steps": (replace(VERBAL, validity_months=0),)}, errors.StepMonthsImpossible),
    ({"steps": (replace(VERBAL, validity_months=121, repeat_months=None),)}, errors.StepMonthsImpossible),
    ({"steps": (replace(VERBAL, validity_months=12, repeat_months=11),)}, errors.RepeatShorter),
    ({"steps": (replace(VERBAL, kind=StepKind.SUSPENSION, days=None),)}, errors.SuspensionDaysImpossible),
    (
        {"steps": tuple(replace(VERBAL, name_fr=f"a{n}", name_en=f"a{n}") for n in range(21))},
        errors.TooManySteps,
    ),
    ({"deadline_days": 0}, errors.DeadlineImpossible),
    ({"case_months": 0}, errors.CaseMonthsImpossible),
]


@pytest.mark.parametrize(("change", "error"), WRONG)
def test_what_cannot_be_is_told(change, error):
    with pytest.raises(error) as told:
        check(tidied(replace(LADDER, **change)))
    assert "{" not in told.value.sentence()


def test_the_proposal_and_one_with_everything_at_its_bounds_are_accepted():
    check(tidied(PROPOSAL))
    check(tidied(replace(LADDER, deadline_days=730, case_months=600)))
    check(
        tidied(
            replace(
                LADDER, deadline_days=None, steps=(replace(VERBAL, validity_months=120, repeat_months=120),)
            )
        )
    )


def test_what_a_step_cannot_have_is_left_out():
    (step,) = tidied(
        replace(LADDER, steps=(replace(VERBAL, days=3, validity_months=None, repeat_months=12),))
    ).steps
    assert (step.days, step.repeat_months) == (None, None)


def test_two_steps_that_changed_places_keep_neither_of_their_ranks():
    steps = (replace(WRITTEN, position=9, kind=StepKind.VERBAL_WARNING), replace(VERBAL, position=12))
    assert [one.position for one in tidied(replace(LADDER, steps=steps)).steps] == [1, 2]
