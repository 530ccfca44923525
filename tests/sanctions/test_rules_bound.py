"""Every rule of the five towns about sanctions and moderation is carried out, and those that other parts list first are read."""

from __future__ import annotations

from medias_desktop.policies.rules.checks import bind_all
from medias_desktop.policies.rules.coverage import RuleState, rule_state
from medias_desktop.policies.rules.rule_data import AppPart
from medias_desktop.policies.towns import TOWNS, rules_of, town_rules
from medias_desktop.sanctions.service.clauses import _may_be_breached, _of_cases
from medias_desktop.sanctions.service.proposals import concerns_moderation
from medias_desktop.slices import check_registry

OURS = {AppPart.SANCTIONS, AppPart.MODERATION}
OF_THE_CALENDAR = {
    "BC-026", "BC-032", "BL-093", "BL-109", "MM-012", "MM-072", "MM-110", "SE-007", "SE-033", "VR-009",
}  # fmt: skip
"""The calendar applies these first; here they are clauses to choose from."""
READ_ONLY = {"BL-038", "VR-005", "VR-026"}
"""Statements, which the reader shows."""


def every_rule():
    return [rule for key in TOWNS for rule in town_rules(key, "fr")]


def parts_of():
    return {rule.id: {rule.app_part, *rule.also} for key in TOWNS for rule in rules_of(key)}


def test_each_of_our_rules_is_carried_out():
    registry, parts = check_registry(), parts_of()
    bound = {
        one.rule.code: one for one in bind_all(every_rule()) if rule_state(one, registry) is RuleState.ACTIVE
    }
    ours = {code for code, listed in parts.items() if listed & OURS}
    assert ours <= set(bound)
    calendar = {
        c
        for c in ours
        if registry.capability(bound[c].check.name, bound[c].rule.app_part).slice == "editorial_calendar"
    }
    assert calendar == OF_THE_CALENDAR
    first = {rule.code for rule in every_rule() if rule.app_part in OURS}
    carried = {
        code
        for code, one in bound.items()
        if registry.capability(one.check.name, one.rule.app_part).slice == "sanctions"
    }
    assert first - carried == READ_ONLY - {"BL-038"}
    # Besides ours, where the netiquette is shown (BL-088, MM-023, SE-023) and what seems approved (BC-020).
    assert carried - first == {"BL-088", "MM-023", "SE-023", "BC-020"}


def test_what_other_parts_list_first_is_offered_here_too():
    parts = parts_of()
    for rule in every_rule():
        if AppPart.SANCTIONS in parts[rule.code] and rule.code not in READ_ONLY:
            assert _may_be_breached(rule) or _of_cases(rule), rule.code
        if AppPart.MODERATION in parts[rule.code] and rule.code not in READ_ONLY:
            assert concerns_moderation(rule), rule.code


def test_who_answers_for_comments_is_moderation_and_who_answers_for_the_rest_is_not():
    registry = check_registry()
    assert registry.capability("assigned_duties", AppPart.MODERATION).slice == "sanctions"
    assert registry.capability("assigned_duties", AppPart.ACCOUNTS).slice == "editorial_calendar"
    assert registry.capability("reach_of_policy", AppPart.SANCTIONS).slice == "sanctions"
    assert registry.capability("reach_of_policy", AppPart.READER).slice == "acknowledgements"
