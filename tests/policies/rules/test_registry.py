"""What carries out a check, and how much of a policy that is."""

from __future__ import annotations

import dataclasses

import pytest

from medias_desktop.policies.rules.checks import bind, bind_all
from medias_desktop.policies.rules.coverage import RuleState, coverage, rule_state
from medias_desktop.policies.rules.registry import Capability, CheckRegistry
from medias_desktop.policies.rules.rule_data import AppPart, Force, Rule, RuleKind

READING = Capability("policies", "Reading", frozenset({"statement"}))
CALENDAR = Capability("editorial_calendar", "Calendar", frozenset({"posts_per_day"}))


def rule(code: str, check: str, **params: object) -> Rule:
    return Rule(
        code, code, "s", RuleKind.OBLIGATION, Force.IMPERATIVE, "", "Text.", AppPart.READER, check, params
    )


def test_a_check_is_found_with_what_carries_it_out():
    registry = CheckRegistry((READING, CALENDAR))
    assert registry.capability("posts_per_day") is CALENDAR
    assert registry.capability("multifactor") is None


def test_what_is_no_check_cannot_be_registered():
    with pytest.raises(ValueError, match="levitation"):
        CheckRegistry((Capability("x", "X", frozenset({"levitation"})),))


def test_a_check_has_one_that_carries_it_out():
    with pytest.raises(ValueError, match="statement"):
        CheckRegistry((READING, Capability("other", "Other", frozenset({"statement"}))))


def test_coverage_counts_each_rule_once():
    rules = bind_all(
        (
            rule("A", "statement"),
            rule("B", "statement"),
            rule("C", "posts_per_day", most=2),
            rule("D", "multifactor", where="everywhere"),
            rule("E", "multifactor", where="nowhere"),
            rule("F", "levitation"),
        )
    )
    found = coverage(rules, CheckRegistry((READING, CALENDAR)))
    assert (found.rules, found.bound_rules, found.unbound_rules) == (6, 3, 1)
    assert found.bound == {READING: 2, CALENDAR: 1}
    assert [(check.name, codes) for check, codes in found.unbound.items()] == [("multifactor", ("D",))]
    assert [one.rule.code for one in found.wrong] == ["E", "F"]


def test_a_rule_has_one_state():
    registry = CheckRegistry((READING,))
    assert rule_state(bind(rule("A", "statement")), registry) is RuleState.ACTIVE
    assert rule_state(bind(rule("A", "posts_per_day", most=2)), registry) is RuleState.NOT_YET
    assert rule_state(bind(rule("A", "posts_per_day")), registry) is RuleState.TO_SET
    off = dataclasses.replace(rule("A", "posts_per_day"), active=False)
    assert rule_state(bind(off), registry) is RuleState.OFF
