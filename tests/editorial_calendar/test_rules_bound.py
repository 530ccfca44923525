"""All 411 rules of the five towns are carried out by something that really exists, can be tried, and is tested."""

from __future__ import annotations

from medias_desktop.editorial_calendar.capabilities import (
    ACCOUNTS,
    CAPABILITIES,
    INTERACTIONS,
    POSTS,
    REQUESTS,
)
from medias_desktop.editorial_calendar.rules.checks.checking import BY_SETTINGS, OURS
from medias_desktop.policies.rules.checks import CHECKS, bind_all
from medias_desktop.policies.rules.coverage import RuleState, coverage, rule_state
from medias_desktop.policies.rules.rule_data import AppPart
from medias_desktop.policies.towns import TOWNS, town_rules
from medias_desktop.slices import check_registry

OURS_BY_TOWN = {
    "baie-comeau": 59,
    "blainville": 126,
    "montmagny": 144,
    "senneterre": 53,
    "vallee-des-rivieres": 29,
}
PARTS = {
    POSTS: AppPart.CALENDAR,
    REQUESTS: AppPart.REQUESTS,
    INTERACTIONS: AppPart.INTERACTIONS,
    ACCOUNTS: AppPart.ACCOUNTS,
}


def every_rule(town):
    return bind_all(town_rules(town, "fr"))


def test_every_rule_of_the_five_towns_is_carried_out():
    registry = check_registry()
    assert set(OURS_BY_TOWN) == set(TOWNS)
    counted = {}
    for town in TOWNS:
        found = coverage(every_rule(town), registry)
        assert (found.wrong, dict(found.unbound)) == ((), {}), town
        counted[town] = (found.rules, found.bound_rules)
    assert counted == {town: (count, count) for town, count in OURS_BY_TOWN.items()}
    assert sum(count for count, _bound in counted.values()) == 411


def test_no_rule_of_the_five_towns_is_off_or_waits():
    registry = check_registry()
    states = {rule_state(one, registry) for town in TOWNS for one in every_rule(town)}
    assert states == {RuleState.ACTIVE}


def test_each_capability_names_checks_of_its_own_part_and_tries_them():
    for capability in CAPABILITIES:
        assert capability.slice == "editorial_calendar"
        assert capability.try_out is not None
        for name in capability.checks:
            assert CHECKS[name].part is PARTS[capability], name


def test_each_check_of_posts_has_the_function_that_carries_it_out():
    for name in POSTS.checks:
        assert CHECKS[name].parameters in BY_SETTINGS, name
    assert POSTS.checks <= OURS


def test_what_each_town_has_of_each_part_is_tried_over_a_register(register):
    from tests.acknowledgements.towns import services_of

    for town in TOWNS:
        told = {
            (part.capability.label, one.code)
            for part in services_of(register).trying.of_town(town, "fr").tried
            if part.capability in CAPABILITIES
            for one in part.findings
        }
        ours = {
            (capability.label, one.rule.code)
            for capability in CAPABILITIES
            for one in every_rule(town)
            if capability.carries(one.check.name, one.rule.app_part)
        }
        assert told == ours, town
