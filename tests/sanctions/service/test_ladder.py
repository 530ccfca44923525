"""The ladder in a register: proposed, made one's own, changed, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere, NotEntitled
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.sanctions.errors import ladder as errors
from medias_desktop.sanctions.rules.ladder import DeadlineFrom, RepeatOf, StepKind
from medias_desktop.sanctions.rules.ladder_checks import PROPOSAL
from medias_desktop.sanctions.service.ladder import LadderSettings


@pytest.fixture
def settings(register):
    return LadderSettings(register)


def test_a_ladder_is_proposed_until_the_municipality_decides(settings):
    found = settings.ladder()
    assert not found.decided
    assert [one.kind for one in found.steps] == [
        StepKind.VERBAL_WARNING,
        StepKind.WRITTEN_REPRIMAND,
        StepKind.SUSPENSION,
        StepKind.DISMISSAL,
    ]
    assert settings.province == "QC"


def test_what_is_saved_is_read_again_and_steps_of_the_proposal_keep_their_uids(settings):
    wanted = replace(
        PROPOSAL,
        deadline_days=45,
        working_days=True,
        deadline_from=DeadlineFrom.FAULT,
        repeat_of=RepeatOf.SAME_CLAUSE,
        union_name="  SCFP,  section 9999 ",
        province="NB",
    )
    settings.save(wanted)
    found = settings.ladder()
    assert found.decided
    assert (found.deadline_days, found.working_days, found.province) == (45, True, "NB")
    assert (found.deadline_from, found.repeat_of) == (DeadlineFrom.FAULT, RepeatOf.SAME_CLAUSE)
    assert found.union_name == "SCFP, section 9999"
    assert [one.uid for one in found.steps] == [one.uid for one in PROPOSAL.steps]


def test_steps_are_moved_added_and_taken_out_of_use(settings):
    settings.save(PROPOSAL)
    verbal, written, suspension, dismissal = settings.ladder().steps
    long = replace(suspension, id=0, uid="", name_fr="Suspension longue", name_en="Long suspension", days=10)
    changed = replace(
        settings.ladder(), steps=(written, suspension, long, dismissal, replace(verbal, retired=True))
    )
    settings.save(
        replace(changed, steps=tuple(replace(one, position=n) for n, one in enumerate(changed.steps, 1)))
    )
    names = [one.name_fr for one in settings.ladder().steps]
    assert names == ["Réprimande écrite", "Suspension sans solde", "Suspension longue", "Congédiement"]
    assert settings.with_retired().steps[-1].uid == verbal.uid
    assert settings.ladder().step(verbal.uid) is None


@pytest.mark.parametrize("used", [{"proposed-verbal-warning"}, None])
def test_a_step_that_cases_use_cannot_be_removed(settings, used):
    settings.save(PROPOSAL)
    without = replace(settings.ladder(), steps=settings.ladder().steps[1:])
    with pytest.raises(errors.StepInUse):
        settings.save(without, used)
    assert len(settings.ladder().steps) == 4
    settings.save(without, {"proposed-dismissal"})
    assert len(settings.with_retired().steps) == 3


def test_nothing_is_saved_of_a_ladder_that_cannot_be(settings):
    with pytest.raises(errors.LadderEmpty):
        settings.save(replace(PROPOSAL, steps=()))
    assert not settings.ladder().decided


def test_two_windows_do_not_overwrite_each_other(settings):
    settings.save(PROPOSAL)
    mine, theirs = settings.ladder(), settings.ladder()
    settings.save(replace(theirs, deadline_days=20))
    with pytest.raises(ChangedElsewhere):
        settings.save(replace(mine, deadline_days=10))
    with pytest.raises(ChangedElsewhere):
        settings.save(PROPOSAL)  # the other window still has the proposal
    assert settings.ladder().deadline_days == 20


def test_only_who_administers_changes_it(settings, register):
    register.actor = Actor("c", "Claude Roy", Role.CLERK)
    with pytest.raises(NotEntitled):
        settings.save(PROPOSAL)
