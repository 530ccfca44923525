"""Clauses that may be breached on a day, and what the five towns' texts say of cases besides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.service import SanctionService
from tests.acknowledgements.towns import take_over
from tests.sanctions.registers import IN_FORCE, Town, put_in_force

TODAY = dt.date(2026, 11, 21)


def _clauses(register):
    return SanctionService(register, PeopleService(register), PolicyService(register)).clauses


def test_only_the_text_in_force_on_the_day_is_offered(register):
    town = Town(register)
    later = put_in_force(
        town,
        in_force=dt.date(2026, 6, 1),
        policy_id=town.policies.library()[0].id,
        number="2026-06-1",
    )
    clauses = town.sanctions.clauses
    before, since = clauses.on(dt.date(2026, 5, 31)), clauses.on(dt.date(2026, 6, 1))
    assert {one.clause.version_id for one in before} == {town.version_id}
    assert {one.clause.version_id for one in since} == {later}
    assert clauses.on(IN_FORCE - dt.timedelta(days=1)) == ()
    old, new = before[0].clause, since[0].clause
    assert clauses.was_in_force(old, dt.date(2026, 5, 31))
    assert not clauses.was_in_force(old, dt.date(2026, 6, 1))
    assert not clauses.was_in_force(new, dt.date(2026, 5, 31))
    assert not clauses.was_in_force(replace(new, section_uid="unknown"), dt.date(2026, 6, 1))


def test_baie_comeau(register):
    take_over(register, "baie-comeau")
    clauses = _clauses(register)
    named = [one for one in clauses.on(TODAY) if one.named]
    assert [one.clause.rule_code for one in named] == ["BC-009", "BC-010", "BC-020", "BC-021", "BC-050"]
    assert named[0].breaches == ("diffamation", "propos désobligeants", "harcèlement")
    assert named[1].unnamed_counts
    # Rules that other parts apply may be breached too, and any section may be cited.
    others = {one.clause.rule_code for one in clauses.on(TODAY) if one.by_rule and not one.named}
    assert {"BC-026", "BC-028", "BC-032"} <= others
    assert any(not one.by_rule for one in clauses.on(TODAY))
    rules = clauses.rules(TODAY)
    assert (rules.mildest, rules.severest, rules.graded_by) == ("reprimand", "dismissal", "gravity")
    assert [one.rule_code for one in rules.steps_left_open] == ["BC-039"]
    assert [one.rule_code for one in rules.damages] == ["BC-016"]
    assert rules.cumulative
    assert [one.rule_code for one in rules.outside_work] == ["BC-008"]
    assert rules.grounds_needed == ()


def test_montmagny(register):
    take_over(register, "montmagny")
    rules = _clauses(register).rules(TODAY)
    assert [one.rule_code for one in rules.demands] == ["MM-121"]
    assert rules.demand_kinds == ("change", "remove")
    assert [one.rule_code for one in rules.authorities] == ["MM-125"]
    harassment = next(one for one in _clauses(register).on(TODAY) if one.clause.rule_code == "MM-077")
    assert harassment.outside_work
    assert harassment.towards == ("collègues et employés",)


def test_vallee_des_rivieres(register):
    take_over(register, "vallee-des-rivieres")
    rules = _clauses(register).rules(TODAY)
    assert [one.rule_code for one in rules.grounds_needed] == ["VR-027"]
    assert rules.grounds_recorded
    assert (rules.mildest, rules.severest, rules.legal_measures) == ("", "dismissal", True)
    assert {one.rule_code for one in rules.statements} == {"VR-005", "VR-026"}
    assert [one.rule_code for one in rules.reach] == ["VR-002", "VR-006"]


@pytest.mark.parametrize("town", ["blainville", "senneterre"])
def test_towns_that_say_little_leave_everything_open(register, town):
    take_over(register, town)
    clauses = _clauses(register)
    assert any(one.named for one in clauses.on(TODAY))
    rules = clauses.rules(TODAY)
    assert (rules.mildest, rules.severest) == ("", "")
    assert rules.steps_left_open == rules.grounds_needed == rules.demands == ()
