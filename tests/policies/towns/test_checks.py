"""Every rule of the five towns names a check, and its settings are right."""

from __future__ import annotations

import tomllib

import pytest

from medias_desktop.core import paths
from medias_desktop.core.described import of_another_place, read_parameters
from medias_desktop.policies.rules.checks import CHECKS, bind
from medias_desktop.policies.rules.checks.accounts import PasswordRotation
from medias_desktop.policies.rules.checks.adopting import Signatories
from medias_desktop.policies.rules.checks.calendar import PostsPerDay
from medias_desktop.policies.rules.checks.interactions import ResponseTime
from medias_desktop.policies.towns import TOWNS, rules_of, sections_of, town_rules

COUNTS = {"baie-comeau": 59, "blainville": 126, "montmagny": 144, "senneterre": 53, "vallee-des-rivieres": 29}


@pytest.mark.parametrize("key", TOWNS)
def test_every_rule_is_bound_and_rightly_set(key):
    bound = [bind(rule) for rule in town_rules(key, "fr")]
    assert len(bound) == COUNTS[key]
    assert [(one.rule.code, one.problem.sentence()) for one in bound if one.problem] == []


@pytest.mark.parametrize("key", TOWNS)
def test_no_line_is_about_a_rule_that_is_not_there(key):
    written = tomllib.loads(paths.resource("policies", key, "checks.toml").read_text("utf-8"))
    assert list(written) == [rule.id for rule in rules_of(key)]


@pytest.mark.parametrize("key", TOWNS)
def test_every_rule_stands_at_a_section_of_its_town(key):
    sections = {one.id for one in sections_of(key)}
    assert {rule.section for rule in rules_of(key)} <= sections


@pytest.mark.parametrize("key", TOWNS)
def test_a_town_s_telephones_dates_and_accounts_do_not_travel(key):
    travelling = repr(
        [of_another_place(CHECKS[rule.check].parameters, rule.params) for rule in rules_of(key)]
    )
    for own in ("@", "819 737", "418 248", "2019-176", "2024-07-04", "2023-03-15", "facebook.com"):
        assert own not in travelling


def test_figures_of_the_documents_are_where_checks_find_them():
    """Read off the documents: two posts a day, 60 days, 24 to 72 hours, two business days, two signatures."""
    params = {rule.id: rule.params for key in TOWNS for rule in rules_of(key)}
    assert read_parameters(PostsPerDay, params["BL-043"]).most == 2
    assert read_parameters(PasswordRotation, params["BL-080"]).days == 60
    answer = read_parameters(ResponseTime, params["BL-047"])
    assert (answer.hours_least, answer.hours_most, answer.working_hours_only) == (24, 72, True)
    assert read_parameters(ResponseTime, params["MM-102"]).business_days == 2
    assert len(read_parameters(Signatories, params["VR-029"]).roles) == 2


def test_a_town_s_rules_are_said_in_either_language():
    french, english = town_rules("montmagny", "fr"), town_rules("montmagny", "en")
    assert [one.uid for one in french] == [one.uid for one in english]
    assert french[33].code == "MM-034"
    assert french[33].text != english[33].text
