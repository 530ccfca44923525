"""What the rules of a text ask of a publication, and by which clause a reason is cited."""

from __future__ import annotations

import dataclasses

import pytest

from medias_desktop.photo_consents.rules.consents import Method, Reach
from medias_desktop.photo_consents.rules.demands import Asked, demands_of
from medias_desktop.photo_consents.rules.items import ItemKind, Rights
from medias_desktop.policies.rules.checks import bind
from medias_desktop.policies.rules.rule_data import AppPart, Force, Rule, RuleKind, Use
from tests.photo_consents.rules.saying import (
    FATHER,
    ITEM,
    MOTHER,
    READY,
    act,
    asked,
    consent,
    employee,
    given,
    guardian,
    person,
    whys,
)

OUTSIDER = person(adult=True)


def rule(code, check, uses=("block",), **params):
    made = Rule(
        code,
        code,
        "s",
        RuleKind.OBLIGATION,
        Force.IMPERATIVE,
        "",
        "Text.",
        AppPart.PHOTO_CONSENT,
        check,
        params,
    )
    bound = bind(made)
    assert bound.problem is None
    return Asked(code, frozenset(map(Use, uses)), bound.parameters)


def consents(code, *subjects, uses=("block", "record"), **params):
    return rule(code, "consent_before_publication", uses, subjects=list(subjects), **params)


def cited(found, why):
    return [one.rules for one in found.reasons if one.why.value == why]


EMPLOYEES = demands_of([consents("E", "visible_employees", objects=["photo"], everyone=True)])
CLIENTELE = demands_of([consents("C", "clientele", objects=["comment", "article", "photo", "video"])])
EVERYBODY = demands_of(
    [
        consents(
            "P",
            "identifiable_persons",
            "legal_representatives",
            objects=["protected_content"],
            guardian_for_minors=True,
        )
    ]
)


@pytest.mark.parametrize(
    ("someone", "demands", "rules"),
    [
        (employee(), EMPLOYEES, ("E",)),
        (OUTSIDER, EMPLOYEES, ()),
        (employee(), CLIENTELE, ()),
        (OUTSIDER, CLIENTELE, ("C",)),
        (employee(), EVERYBODY, ("P",)),
        (OUTSIDER, EVERYBODY, ("P",)),
    ],
)
def test_the_clause_cited_is_that_about_those_persons_and_the_law_holds_without_one(someone, demands, rules):
    assert cited(asked(someone, demands=demands), "no_consent") == [rules]


@pytest.mark.parametrize(
    ("kind", "rules"),
    [(ItemKind.PHOTO, ("E",)), (ItemKind.VIDEO, ()), (ItemKind.COMMENT, ()), (ItemKind.ARTICLE, ())],
)
def test_a_rule_about_photos_is_cited_for_photos_only(kind, rules):
    item = dataclasses.replace(READY, kind=kind)
    assert cited(asked(employee(), item=item, demands=EMPLOYEES), "no_consent") == [rules]


def test_a_refusal_is_cited_by_the_rule_that_asks_for_everybody():
    found = asked(employee(), consent(act("refused", "2026-01-01")), demands=EMPLOYEES)
    assert cited(found, "refused") == [("E",)]


def test_what_guardians_lack_is_cited_by_the_rule_about_legal_representatives():
    rules = demands_of(
        [consents("ALL", "identifiable_persons"), consents("GUARDIANS", "legal_representatives")]
    )
    child = person("2016-01-01", guardian(MOTHER))
    assert cited(asked(child, demands=rules), "guardian_missing") == [("GUARDIANS",)]
    young = person("2010-01-01", guardian(MOTHER))
    found = asked(young, given(by=MOTHER), demands=rules)
    assert cited(found, "own_agreement_missing") == [("ALL",)]


def test_a_policy_that_forgets_the_public_takes_nothing_from_them():
    assert asked(OUTSIDER, demands=EMPLOYEES).state.value == "incomplete"
    assert (
        asked(OUTSIDER, demands=demands_of([consents("W", "clientele", uses=("inform",))])).state.value
        == "incomplete"
    )


# In writing


def test_a_rule_that_wants_writing_takes_no_word_of_mouth():
    written = demands_of([consents("W", "identifiable_persons", form="written")])
    aloud = consent(act("given", "2026-01-10", method=Method.VERBAL))
    found = asked(OUTSIDER, aloud, demands=written)
    assert (found.state.value, cited(found, "not_written"), found.relied_on) == ("incomplete", [("W",)], ())
    for method in (Method.PAPER, Method.SCREEN, Method.EMAIL):
        signed = consent(act("given", "2026-01-05", method=method), number=3)
        assert asked(OUTSIDER, aloud, signed, demands=written).relied_on == (3,)


def test_of_two_guardians_the_one_who_wrote_is_relied_on():
    written = demands_of([consents("W", "identifiable_persons", form="written")])
    child = person("2016-01-01", guardian(MOTHER), guardian(FATHER))
    aloud = consent(act("given", "2026-01-10", MOTHER, Method.VERBAL))
    assert asked(child, aloud, given(by=FATHER, number=3), demands=written).relied_on == (3,)
    assert whys(asked(child, aloud, demands=written)) == ["not_written"]


def test_confidential_information_is_a_matter_of_words_not_of_photos():
    confidential = demands_of(
        [
            consents(
                "BC-028", "municipality", "clientele", objects=["confidential_information"], form="written"
            )
        ]
    )
    aloud = consent(act("given", "2026-01-10", method=Method.VERBAL), number=3)
    assert whys(asked(OUTSIDER, aloud, demands=confidential)) == []
    comment = dataclasses.replace(READY, kind=ItemKind.COMMENT)
    found = asked(OUTSIDER, aloud, item=comment, demands=confidential)
    assert (found.state.value, cited(found, "advised_written")) == ("publishable", [("BC-028",)])
    assert found.relied_on == (3,)
    assert whys(asked(OUTSIDER, given(), item=comment, demands=confidential)) == []
    assert whys(asked(employee(), aloud, item=comment, demands=confidential)) == []


# Notice

TOLD = {"subjects": ["visible_employees"], "everyone_visible": True, "when": "before"}


@pytest.mark.parametrize(
    ("uses", "state", "why"),
    [
        (("record", "remind"), "publishable", "advised_notice"),
        (("warn",), "incomplete", "not_notified"),
        (("block", "record"), "incomplete", "not_notified"),
    ],
)
def test_who_was_not_told_is_advised_of_or_held_up_as_the_rule_is_used(uses, state, why):
    demands = demands_of([rule("N", "notice_to_subjects", uses, **TOLD)])
    found = asked(employee(), given(), demands=demands)
    assert (found.state.value, cited(found, why)) == (state, [("N",)])
    assert whys(asked(OUTSIDER, given(), demands=demands)) == []


def test_who_was_told_or_spoke_of_this_very_item_has_been_told():
    demands = demands_of([rule("N", "notice_to_subjects", ("block",), **TOLD)])
    told = consent(act("noticed", "2026-11-21"))
    assert whys(asked(employee(), given(), told, demands=demands)) == []
    assert whys(asked(employee(), given(), told, demands=demands, on="2026-11-20")) == ["not_notified"]
    assert whys(asked(employee(), given(reach=Reach(item_id=ITEM)), demands=demands)) == []


# The right to the work, its source


def changed(**fields):
    return dataclasses.replace(READY, **fields)


def test_a_right_that_is_not_known_is_cited_by_the_rule_about_authorized_images_first():
    demands = demands_of(
        [
            rule("PRIVACY", "authorised_images", ("warn",), privacy=True),
            rule("AUTHORISED", "authorised_images", authorised_only=True),
        ]
    )
    found = asked(OUTSIDER, given(), item=changed(rights=Rights.UNKNOWN), demands=demands)
    assert cited(found, "rights_unknown") == [("AUTHORISED", "PRIVACY")]
    located = asked(OUTSIDER, given(), item=changed(has_location=True), demands=demands)
    assert cited(located, "has_location") == [("PRIVACY",)]
    assert cited(asked(OUTSIDER, demands=demands), "no_consent") == [("PRIVACY",)]


@pytest.mark.parametrize(
    ("source", "uses", "expected"),
    [
        ("always", ("block",), ["source_missing"]),
        ("always", ("warn",), ["source_missing"]),
        ("always", ("remind",), ["advised_source"]),
        ("as_needed", ("warn",), ["advised_source"]),
        ("as_needed", ("block",), ["advised_source"]),
    ],
)
def test_the_source_of_the_works_of_others(source, uses, expected):
    demands = demands_of([rule("S", "authorised_images", uses, source=source, source_place=["in_text"])])
    for rights in (Rights.LICENCE, Rights.AUTHORISED, Rights.PUBLIC_DOMAIN):
        assert whys(asked(OUTSIDER, given(), item=changed(rights=rights), demands=demands)) == expected
        named = changed(rights=rights, sourced=True)
        assert whys(asked(OUTSIDER, given(), item=named, demands=demands)) == []
    assert whys(asked(OUTSIDER, given(), item=READY, demands=demands)) == []


def test_a_photo_of_an_event_calls_for_judgement_where_the_policy_says_so():
    demands = demands_of([rule("J", "checklist_item", ("warn",), item="event_photo")])
    found = asked(OUTSIDER, given(), demands=demands)
    assert (found.state.value, cited(found, "advised_judgement")) == ("publishable", [("J",)])
    assert whys(asked(OUTSIDER, given(), item=changed(event_id=None), demands=demands)) == []
    assert whys(asked(OUTSIDER, given(), item=changed(kind=ItemKind.VIDEO), demands=demands)) == []


def test_rules_about_something_else_ask_nothing_here():
    assert demands_of([rule("X", "checklist_item", item="proofread"), rule("Y", "statement")]).rules == ()
