"""The twelve points that documents leave open: raised by rules, decided by the municipality, kept with their reason."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from medias_desktop.core.described import SettingProblem
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies.errors import UnknownPolicy
from medias_desktop.policies.models import open_point
from medias_desktop.policies.rules.checks.words import Office
from medias_desktop.policies.rules.open_points import OPEN_POINTS, AnswerMissing, ApproverAnswer, PointUnknown
from medias_desktop.policies.towns import TOWNS, rules_of
from tests.policies.adopting import RESOLUTION, adopt, draft
from tests.policies.service.ruled import draft_rule, services_of

STEPS = {"steps": ["Avis écrit", "Suspension"]}


@pytest.fixture
def services(register):
    return services_of(register)


@pytest.fixture
def points(services):
    return services.open_points


def adopted(services, *rules):
    version_id = draft(services.policies)
    section = services.policies.version(version_id).sections[0].uid
    for check, params in rules:
        services.rules.add(version_id, draft_rule(section, check, check=check, params=params))
    adopt(services.policies, version_id)
    return services.policies.version(version_id).summary


LADDER = ("disciplinary_ladder", {"mildest": "reprimand", "severest": "dismissal", "steps_between": False})


def of(points, version, key):
    return next(one for one in points.of_version(version) if one.point.key == key)


def test_there_are_twelve_and_the_rules_that_raise_them_exist():
    known = {rule.id for key in TOWNS for rule in rules_of(key)}
    assert len(OPEN_POINTS) == 12
    for point in OPEN_POINTS.values():
        assert point.raised_by
        assert set(point.raised_by) <= known


@pytest.mark.parametrize("key", TOWNS)
def test_each_town_raises_the_points_that_name_its_rules(points, key):
    """What a point says of its origin and what the settings of the rules say must not drift apart."""
    own = {rule.id for rule in rules_of(key)}
    for standing in points.of_town(key, "fr"):
        named = own & set(standing.point.raised_by)
        raising = {one.rule.code for one in standing.rules}
        by_settings = named - {"SE-039", "VR-029", "BL-021", "BC-042", "BC-054"}
        assert by_settings <= raising, standing.point.key


def test_a_point_waits_until_it_is_decided(services, points, clock):
    version = adopted(services, LADDER)
    assert of(points, version, "ladder_steps").waiting
    assert not of(points, version, "bylaws").waiting
    points.decide(version.policy_id, "ladder_steps", STEPS, " Convention collective ")
    found = of(points, version, "ladder_steps")
    assert not found.waiting
    assert found.decision.answer.steps == ("Avis écrit", "Suspension")
    assert (found.decision.reason, found.decision.decided_on) == ("Convention collective", clock.today())


def test_points_of_texts_in_force_wait_in_the_list(services, points, clock):
    version = adopted(services, LADDER)
    assert points.waiting() == ()
    clock.set_today(RESOLUTION.in_force_date)
    ((summary, standing),) = points.waiting()
    assert (summary.id, standing.point.key) == (version.id, "ladder_steps")
    points.decide(version.policy_id, "ladder_steps", STEPS)
    assert points.waiting() == ()


def test_a_decision_is_changed_and_withdrawn(services, points):
    version = adopted(services, LADDER)
    points.decide(version.policy_id, "approver", {"approvers": ["communications"]})
    points.decide(version.policy_id, "approver", {"approvers": ["general_management"]}, "", 1)
    found = points.decision(version.policy_id, "approver")
    assert found.answer == ApproverAnswer(approvers=(Office.GENERAL_MANAGEMENT,))
    with pytest.raises(ChangedElsewhere):
        points.decide(version.policy_id, "approver", {"approvers": ["clerk"]}, "", 1)
    with pytest.raises(ChangedElsewhere):
        points.reopen(version.policy_id, "approver", 1)
    points.reopen(version.policy_id, "approver", 2)
    assert points.decision(version.policy_id, "approver") is None


def test_the_interval_of_revision_is_set_with_its_decision(services, points):
    version = adopted(services, ("revision_due", {"triggers": ["periodic"]}))
    points.decide(version.policy_id, "revision_interval", {"months": 36})
    assert services.life.policy(version.policy_id).revision_months == 36


def test_what_is_no_answer_is_refused(services, points):
    version = adopted(services)
    with pytest.raises(AnswerMissing):
        points.decide(version.policy_id, "elected_bound", {})
    with pytest.raises(SettingProblem):
        points.decide(version.policy_id, "repeats", {"times": 1})
    with pytest.raises(PointUnknown):
        points.decide(version.policy_id, "weather", {})
    with pytest.raises(UnknownPolicy):
        points.decide(999, "repeats", {"times": 3})
    assert points.decisions(version.policy_id) == {}


def test_a_decision_that_cannot_be_read_any_more_waits_again(services, points, register):
    version = adopted(services, LADDER)
    points.decide(version.policy_id, "ladder_steps", STEPS)
    with register.transaction("decide_point") as tx:
        row = tx.execute(sa.select(open_point.c.id)).scalar_one()
        tx.update(open_point, row, value="[")
    found = of(points, version, "ladder_steps")
    assert found.waiting
    assert found.decision.answer is None


def test_decisions_go_with_the_last_draft_of_a_policy(services, points, register):
    version_id = draft(services.policies)
    policy_id = services.policies.version(version_id).summary.policy_id
    points.decide(policy_id, "repeats", {"times": 3})
    services.policies.delete_draft(version_id)
    with register.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(open_point)).scalar_one() == 0
