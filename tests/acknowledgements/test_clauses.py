"""The clauses of a text on acknowledgements, as they are cited, printed, said and reminded of."""

from __future__ import annotations

import pytest

from medias_desktop.acknowledgements import clauses
from medias_desktop.acknowledgements.capabilities import CAPABILITIES
from medias_desktop.acknowledgements.todo import todos
from medias_desktop.core import i18n
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.checks.acknowledgements import (
    AnsweredFor,
    BoundGroups,
    ContentOwner,
    MustAcknowledge,
    Owner,
    PersonalResponsibility,
)
from medias_desktop.policies.rules.rule_data import AppPart, Use
from medias_desktop.policies.towns import TOWNS, rules_of
from tests.acknowledgements.towns import people_of, take_over

OURS = {
    "baie-comeau": ["BC-001", "BC-006", "BC-008", "BC-011", "BC-012", "BC-019", "BC-048"],
    "blainville": ["BL-001", "BL-071", "BL-086", "BL-090"],
    "montmagny": ["MM-004", "MM-124"],
    "senneterre": [],
    "vallee-des-rivieres": ["VR-001", "VR-002", "VR-003"],
}
"""Read off the catalogue of the towns' rules: those whose part, or one of whose other parts, is acknowledgements."""


@pytest.fixture(autouse=True)
def french():
    i18n.use_language("fr")


@pytest.mark.parametrize("key", TOWNS)
def test_every_rule_on_acknowledgements_is_carried_out_here(key):
    (capability,) = CAPABILITIES
    concerned = [
        rule
        for rule in rules_of(key)
        if rule.app_part is AppPart.ACKNOWLEDGEMENTS or AppPart.ACKNOWLEDGEMENTS in rule.also
    ]
    assert [rule.id for rule in concerned] == OURS[key]
    assert {rule.check for rule in concerned} <= capability.checks


def test_the_checks_are_named_once():
    (capability,) = CAPABILITIES
    assert capability.checks == clauses.CHECKS


@pytest.mark.parametrize("key", [key for key in TOWNS if OURS[key]])
def test_the_clauses_of_a_town_are_found_in_the_order_of_its_text(register, key):
    found = clauses.clauses(register, take_over(register, key))
    assert set(OURS[key]) <= {one.code for one in found}
    assert all(one.parameters is not None and one.text and one.cite for one in found)
    assert {one.language for one in found} == {"fr"}


def test_clauses_are_cited_as_their_sections_are_numbered(register):
    found = {one.code: one for one in clauses.clauses(register, take_over(register, "baie-comeau"))}
    assert found["BC-011"].cite == "art. 4.2"
    assert found["BC-011"].cited("en") == "s. 4.2"
    assert found["BC-011"].uses == {Use.INFORM, Use.PRINT}
    assert found["BC-011"].parameters == PersonalResponsibility(answers_for=(AnsweredFor.OWN_POSTS,))
    assert found["BC-006"].parameters.paid_or_not


def test_facts_of_the_documents_are_where_the_program_finds_them(register):
    blainville = {
        one.code: one.parameters for one in clauses.clauses(register, take_over(register, "blainville"))
    }
    assert isinstance(blainville["BL-086"], BoundGroups)
    assert blainville["BL-086"].as_employees
    assert blainville["BL-071"].answers_for == (AnsweredFor.ACCESS_CODES,)
    assert isinstance(blainville["BL-090"], ContentOwner)
    assert blainville["BL-090"].owner is Owner.MUNICIPALITY
    montmagny = {
        one.code: one.parameters for one in clauses.clauses(register, take_over(register, "montmagny"))
    }
    must = montmagny["MM-124"]
    assert isinstance(must, MustAcknowledge)
    # All employees; neither renewal nor new arrivals are spoken of.
    assert [one.value for one in must.groups] == ["regular_employee", "casual_employee", "student"]
    assert (must.renewal_months, must.arrival_days, must.after_revision) == (None, None, None)


def test_what_is_printed_and_what_obliges(register):
    version_id = take_over(register, "baie-comeau")
    found = clauses.clauses(register, version_id)
    assert [one.code for one in clauses.printed(register, version_id)] == ["BC-001", "BC-008", "BC-011"]
    assert [one.code for one in clauses.obliging(found)] == ["BC-006"]
    montmagny = clauses.clauses(register, take_over(register, "montmagny"))
    assert [one.code for one in clauses.obliging(montmagny)] == ["MM-124"]


@pytest.mark.parametrize(
    ("key", "cites"),
    [("montmagny", ("art. 9.1",)), ("vallee-des-rivieres", ("rubrique «\xa0But\xa0»",)), ("blainville", ())],
)
def test_what_reminds_is_cited(register, key, cites):
    version_id = take_over(register, key)
    assert clauses.reminding_cites(register, version_id) == cites
    reminding = clauses.reminding(clauses.clauses(register, version_id))
    assert tuple(one.cite for one in reminding) == cites


def test_what_is_said_in_the_person_s_language(register):
    found = {one.code: one for one in clauses.clauses(register, take_over(register, "baie-comeau"))}
    assert found["BC-011"].words("fr") == found["BC-011"].text
    assert found["BC-011"].words("en") == "Users personally answer for each of their posts."


def test_a_text_without_rules_has_no_clauses(register, version_id):
    assert clauses.clauses(register, version_id) == ()
    assert clauses.reminding_cites(register, version_id) == ()


@pytest.mark.parametrize(
    ("key", "groups"),
    [
        ("baie-comeau", frozenset(Group) - {Group.ELECTED}),
        ("blainville", {Group.REGULAR, Group.CASUAL, Group.STUDENT, Group.ELECTED}),
        ("montmagny", {Group.REGULAR, Group.CASUAL, Group.STUDENT}),
        ("senneterre", frozenset(Group)),
        ("vallee-des-rivieres", frozenset(Group) - {Group.CONTRACTOR}),
    ],
)
def test_who_must_sign_a_town_s_policy(register, people, service, key, groups):
    people_of(people)
    assert service.overview(take_over(register, key)).audience == groups


def test_who_signs_is_told_of_the_other_clauses(register):
    found = clauses.clauses(register, take_over(register, "baie-comeau"))
    assert [one.code for one in clauses.told(found)] == [
        "BC-001",
        "BC-008",
        "BC-011",
        "BC-012",
        "BC-019",
        "BC-048",
    ]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (
            "montmagny",
            "6 personnes doivent encore signer « Politique d’utilisation des médias sociaux » (art. 9.1)",
        ),
        ("blainville", "8 personnes doivent encore signer « Politique d’utilisation des médias sociaux »"),
    ],
)
def test_the_list_of_things_to_do_cites_the_clause_that_reminds(register, people, policies, key, line):
    people_of(people)
    take_over(register, key)
    texts = [one.text.replace("\xa0", " ") for one in todos(register, policies)]
    assert line in texts
