"""May it be published? Case by case, as the law and the municipality’s settings have it."""

from __future__ import annotations

import dataclasses

import pytest

from medias_desktop.photo_consents.rules.answering import ItemFacts, answer
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.consents import Method, Reach
from medias_desktop.photo_consents.rules.items import ItemKind, Review, Rights
from medias_desktop.photo_consents.rules.persons import Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.settings import Settings
from tests.photo_consents.rules.saying import (
    EVENT,
    FATHER,
    ITEM,
    MOTHER,
    READY,
    TODAY,
    act,
    asked,
    consent,
    day,
    given,
    guardian,
    person,
    whys,
)

ADULT = person(adult=True)
BOTH = Settings(both_guardians=True)


def state(found):
    return found.state.value


# An adult


def test_who_said_yes_is_publishable_and_the_consent_is_named():
    yes = given(number=5)
    found = asked(ADULT, yes)
    assert (state(found), found.reasons, found.relied_on) == ("publishable", (), (5,))


def test_without_a_word_nothing_is_publishable():
    assert (state(asked(ADULT)), whys(asked(ADULT))) == ("incomplete", ["no_consent"])


@pytest.mark.parametrize("kind", ["asked", "silent"])
def test_who_does_not_answer_has_not_agreed(kind):
    found = asked(ADULT, consent(act(kind, "2026-02-01")))
    assert (state(found), whys(found), found.reasons[0].day) == (
        "incomplete",
        ["no_answer"],
        day("2026-02-01"),
    )


def test_being_told_is_no_consent():
    assert whys(asked(ADULT, consent(act("noticed", "2026-02-01")))) == ["no_consent"]


def test_a_refusal_blocks():
    found = asked(ADULT, consent(act("refused", "2026-02-01"), number=9))
    assert (state(found), whys(found)) == ("blocked", ["refused"])
    assert (found.reasons[0].consent_id, found.reasons[0].day) == (9, day("2026-02-01"))


def test_what_was_withdrawn_is_blocked_from_that_day_and_was_publishable_before():
    taken_back = consent(act("given", "2026-01-10"), act("withdrawn", "2026-06-01"))
    assert state(asked(ADULT, taken_back, on="2026-05-31")) == "publishable"
    assert whys(asked(ADULT, taken_back, on="2026-06-01")) == ["withdrawn"]
    assert state(asked(ADULT, taken_back, on="2026-01-09")) == "incomplete"


def test_on_the_same_day_the_no_prevails():
    both = consent(act("withdrawn", "2026-06-01"), act("given", "2026-06-01"))
    assert whys(asked(ADULT, both)) == ["withdrawn"]


def test_a_later_yes_takes_a_no_back():
    found = asked(ADULT, consent(act("refused", "2026-01-10")), given("2026-01-11", number=4))
    assert (state(found), found.relied_on) == ("publishable", (4,))


def test_who_refuses_one_photo_does_not_give_it_by_a_general_consent():
    no = consent(act("refused", "2026-01-10"), reach=Reach(item_id=ITEM))
    assert whys(asked(ADULT, no, given("2026-02-01"))) == ["refused"]
    narrow = given("2026-02-01", reach=Reach(item_id=ITEM))
    assert state(asked(ADULT, no, narrow)) == "publishable"


def test_who_takes_everything_back_takes_back_the_photo_alone_as_well():
    general = consent(act("given", "2026-01-01"), act("withdrawn", "2026-03-01"))
    assert whys(asked(ADULT, given("2026-02-01", reach=Reach(item_id=ITEM)), general)) == ["withdrawn"]


def test_a_consent_holds_on_its_first_and_on_its_last_day():
    dated = given("2026-01-10", starts="2026-02-01", ends="2026-02-28")
    states = [state(asked(ADULT, dated, on=f"2026-{one}")) for one in ("02-01", "02-28")]
    assert states == ["publishable", "publishable"]
    assert whys(asked(ADULT, dated, on="2026-01-31")) == ["not_yet"]
    ended = asked(ADULT, dated, on="2026-03-01")
    assert (state(ended), whys(ended), ended.reasons[0].day) == ("blocked", ["expired"], day("2026-02-28"))


def test_a_consent_that_ended_takes_none_away_that_still_holds():
    long, short = given("2025-01-01", number=1), given("2026-01-01", ends="2026-02-01", number=2)
    assert asked(ADULT, long, short).relied_on == (1,)


def test_a_yes_that_ended_takes_no_earlier_no_back():
    long = given("2024-01-01", number=1)
    no = consent(act("refused", "2025-01-01"))
    ended = given("2025-06-01", ends="2025-12-31")
    assert whys(asked(ADULT, long, no, ended)) == ["expired"]


def test_another_use_is_another_consent():
    found = asked(ADULT, given(), purpose=Purpose.PRESS)
    assert (state(found), whys(found)) == ("blocked", ["not_for_purpose"])


def test_a_yes_to_some_uses_of_a_form_is_none_to_the_others():
    uses = frozenset({Purpose.FACEBOOK, Purpose.PRESS})
    some = consent(act("given", "2026-01-10", purposes={Purpose.FACEBOOK}), purposes=uses)
    assert state(asked(ADULT, some)) == "publishable"
    assert whys(asked(ADULT, some, purpose=Purpose.PRESS)) == ["not_for_purpose"]


def test_a_use_that_is_withdrawn_leaves_the_others():
    uses = frozenset({Purpose.FACEBOOK, Purpose.PRESS})
    less = consent(
        act("given", "2026-01-10"), act("withdrawn", "2026-02-01", purposes={Purpose.PRESS}), purposes=uses
    )
    assert state(asked(ADULT, less)) == "publishable"
    assert whys(asked(ADULT, less, purpose=Purpose.PRESS)) == ["withdrawn"]


@pytest.mark.parametrize("reach", [Reach(item_id=ITEM + 1), Reach(event_id=EVENT + 1)])
def test_another_photo_or_event_is_not_covered(reach):
    assert whys(asked(ADULT, given(reach=reach))) == ["no_consent"]


def test_everybody_named_must_agree():
    others = tuple(person(adult=True, number=number) for number in (2, 3))
    yeses = [given(about=number, number=10 + number) for number in (1, 2, 3)]
    assert asked(ADULT, *yeses, others=others).relied_on == (11, 12, 13)
    found = asked(ADULT, *yeses[:2], others=others)
    assert [(one.why.value, one.portrayed_id) for one in found.reasons] == [("no_consent", 3)]


def test_who_is_no_longer_in_the_register_has_not_consented():
    facts = ItemFacts(READY, (99,), {}, {})
    assert whys(answer(facts, Question(Purpose.FACEBOOK, TODAY))) == ["no_consent"]


# A child


CHILD = person("2014-06-01", guardian(MOTHER), guardian(FATHER, Relation.FATHER))


def test_a_guardian_consents_for_a_child():
    assert state(asked(CHILD, given(by=MOTHER))) == "publishable"
    assert state(asked(CHILD, given(by=FATHER))) == "publishable"


def test_a_childs_own_word_does_not_suffice():
    found = asked(CHILD, given())
    assert (state(found), whys(found), found.reasons[0].guardian_id) == (
        "incomplete",
        ["guardian_missing"],
        MOTHER,
    )


def test_a_child_without_a_guardian_on_record_is_incomplete():
    assert whys(asked(person("2014-06-01"), given())) == ["guardian_unknown"]


@pytest.mark.parametrize("who", [None, FATHER])
def test_one_no_is_enough_the_other_parents_or_the_childs_own(who):
    no = consent(act("refused", "2026-03-01", who))
    found = asked(CHILD, given(by=MOTHER), no)
    assert (whys(found), found.reasons[0].guardian_id) == (["refused"], who)


def test_both_parents_are_asked_where_the_municipality_wants_it():
    found = asked(CHILD, given(by=MOTHER), settings=BOTH)
    assert [(one.why.value, one.guardian_id) for one in found.reasons] == [
        ("second_guardian_missing", FATHER)
    ]
    assert asked(CHILD, given(by=MOTHER, number=1), given(by=FATHER, number=2), settings=BOTH).relied_on == (
        1,
        2,
    )
    assert whys(asked(CHILD, settings=BOTH)) == ["guardian_missing", "guardian_missing"]


def test_a_guardian_speaks_until_their_authority_ends():
    until = person("2014-06-01", guardian(MOTHER, ended_on="2026-06-30"), guardian(FATHER))
    yes = given(by=MOTHER)
    assert state(asked(until, yes, on="2026-06-30")) == "publishable"
    assert whys(asked(until, yes, on="2026-07-01")) == ["guardian_missing"]
    only = person("2014-06-01", guardian(MOTHER, ended_on="2026-06-30"))
    assert whys(asked(only, yes, on="2026-07-01")) == ["guardian_unknown"]
    both = [given(by=FATHER, number=3)]
    assert asked(until, *both, settings=BOTH, on="2026-07-01").relied_on == (3,)


def test_a_parent_whose_authority_ended_no_longer_forbids():
    ended = person("2014-06-01", guardian(MOTHER), guardian(FATHER, ended_on="2026-03-31"))
    no = consent(act("refused", "2026-03-01", FATHER))
    assert whys(asked(ended, given(by=MOTHER), no, on="2026-03-31")) == ["refused"]
    assert state(asked(ended, given(by=MOTHER), no, on="2026-04-01")) == "publishable"


# From 14 to 17


def test_from_14_the_minor_agrees_too_from_the_birthday_on():
    young = person("2012-11-21", guardian(MOTHER))
    by_mother = given(by=MOTHER)
    assert state(asked(young, by_mother, on="2026-11-20")) == "publishable"
    assert whys(asked(young, by_mother, on="2026-11-21")) == ["own_agreement_missing"]
    assert state(asked(young, by_mother, given("2026-11-21"))) == "publishable"


def test_what_a_child_said_before_14_is_no_agreement_later():
    young = person("2012-06-01", guardian(MOTHER))
    early, late = given("2026-05-31"), given("2026-06-01")
    assert whys(asked(young, given(by=MOTHER), early)) == ["own_agreement_missing"]
    assert state(asked(young, given(by=MOTHER), late)) == "publishable"


def test_until_the_age_that_the_municipality_set_a_guardian_is_needed():
    young = person("2010-01-01", guardian(MOTHER))  # 16
    own = given()
    assert whys(asked(young, own)) == ["guardian_missing"]
    assert state(asked(young, own, settings=Settings(guardian_until_age=16))) == "publishable"
    assert whys(asked(young, own, settings=Settings(guardian_until_age=17))) == ["guardian_missing"]


def test_where_the_own_agreement_is_asked_for_later_a_guardian_speaks_until_then():
    young = person("2011-01-01", guardian(MOTHER))  # 15
    later = Settings(own_agreement_age=16, guardian_until_age=14)
    assert state(asked(young, given(by=MOTHER), settings=later)) == "publishable"
    assert whys(asked(young, given(), settings=later)) == ["guardian_missing"]


def test_somebody_born_on_29_february_is_14_on_1_march():
    young = person("2012-02-29", guardian(MOTHER))
    assert state(asked(young, given(by=MOTHER), on="2026-02-28")) == "publishable"
    assert whys(asked(young, given(by=MOTHER), on="2026-03-01")) == ["own_agreement_missing"]


# Coming of age


def test_a_guardians_consent_lapses_at_18_and_the_own_one_holds():
    grown = person("2008-11-21", guardian(MOTHER))
    by_mother, own = given(by=MOTHER), given(number=8)
    assert state(asked(grown, by_mother, own, on="2026-11-20")) == "publishable"
    found = asked(grown, by_mother)
    assert (state(found), whys(found), found.reasons[0].day) == (
        "incomplete",
        ["came_of_age"],
        day("2026-11-21"),
    )
    assert asked(grown, by_mother, own).relied_on == (8,)


def test_a_guardians_refusal_no_longer_counts_at_18_but_the_own_one_does():
    grown = person("2008-11-21", guardian(MOTHER))
    no = consent(act("refused", "2020-01-01", MOTHER))
    assert whys(asked(grown, given("2026-01-01"), no, on="2026-11-20")) == ["refused"]
    assert state(asked(grown, given("2026-01-01"), no)) == "publishable"
    assert whys(asked(grown, consent(act("refused", "2019-01-01")))) == ["refused"]


def test_nobody_knows_who_must_agree_without_a_date_of_birth():
    unknown = person(None, guardian(MOTHER))
    assert whys(asked(unknown, given(), given(by=MOTHER))) == ["age_unknown"]
    assert whys(asked(unknown, consent(act("refused", "2026-01-01")))) == ["refused", "age_unknown"]


def test_the_date_of_birth_prevails_over_the_tick():
    assert whys(asked(person("2014-06-01", adult=True), given())) == ["guardian_unknown"]


ASKED = consent(act("asked", "2026-11-21"))


def test_asking_who_came_of_age_hides_no_lapsed_consent():
    grown = person("2008-11-21", guardian(MOTHER))
    found = asked(grown, given(by=MOTHER), ASKED)
    assert [(one.why.value, one.day) for one in found.reasons] == [("came_of_age", day("2026-11-21"))]
    assert whys(asked(grown, ASKED)) == ["no_answer"]


@pytest.mark.parametrize("more", [(), (ASKED,)])
def test_what_a_guardian_took_back_or_let_end_stays_so_at_18(more):
    grown = person("2008-11-21", guardian(MOTHER))
    taken_back = consent(act("given", "2026-01-10", MOTHER), act("withdrawn", "2026-06-01", MOTHER))
    ended = given(by=MOTHER, ends="2026-06-30")
    for said, why in ((taken_back, "withdrawn"), (ended, "expired")):
        found = asked(grown, said, *more)
        assert (state(found), whys(found), found.reasons[0].guardian_id) == ("blocked", [why], MOTHER)
    assert state(asked(grown, taken_back, given("2026-11-21"))) == "publishable"


def test_what_a_parent_took_back_stays_so_when_their_authority_ends_until_another_agrees():
    child = person("2014-06-01", guardian(MOTHER, ended_on="2026-06-30"), guardian(FATHER))
    taken_back = consent(act("given", "2026-01-10", MOTHER), act("withdrawn", "2026-06-01", MOTHER))
    assert whys(asked(child, taken_back)) == ["withdrawn", "guardian_missing"]
    assert state(asked(child, taken_back, given("2026-07-01", by=FATHER))) == "publishable"
    alone = person("2014-06-01", guardian(MOTHER, ended_on="2026-06-30"))
    assert whys(asked(alone, taken_back)) == ["withdrawn", "guardian_unknown"]


# An adult who is represented


def test_a_tutor_speaks_for_an_adult_by_what_they_said_since():
    ward = person("2006-11-21", guardian(30, Relation.TUTOR))
    assert state(asked(ward, given("2026-01-01", by=30))) == "publishable"
    assert whys(asked(ward, given("2024-11-20", by=30))) == ["came_of_age"]
    no = consent(act("refused", "2026-02-01", 30))
    assert whys(asked(ward, given("2026-01-01"), no)) == ["refused"]
    assert whys(asked(ward, given("2026-01-01", by=30), consent(act("refused", "2026-02-01")))) == ["refused"]


def test_a_parent_does_not_speak_for_an_adult():
    grown = person("2000-01-01", guardian(MOTHER))
    assert whys(asked(grown, given("2026-01-01", by=MOTHER))) == ["came_of_age"]


# Who is seen


def changed(**fields):
    return dataclasses.replace(READY, **fields)


def test_nobody_named_and_nobody_recognizable_needs_nobody():
    for item in (changed(review=Review.NOBODY), changed(marked=2)):
        facts = ItemFacts(item, (), {}, {})
        assert state(answer(facts, Question(Purpose.FACEBOOK, TODAY))) == "publishable"


@pytest.mark.parametrize(
    ("item", "named"),
    [
        (changed(review=Review.OPEN), ()),
        (READY, ()),
        (READY, (None,)),
        (changed(review=Review.NOBODY), (None,)),
    ],
)
def test_who_is_seen_must_have_been_said(item, named):
    facts = ItemFacts(item, named, {}, {})
    assert whys(answer(facts, Question(Purpose.FACEBOOK, TODAY))) == ["not_reviewed"]


def test_somebody_named_must_agree_even_where_nobody_is_said_to_be_recognizable():
    assert whys(asked(ADULT, item=changed(review=Review.NOBODY))) == ["no_consent"]


# The work itself


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"rights": Rights.DENIED}, ("blocked", ["rights_denied"])),
        ({"rights": Rights.UNKNOWN}, ("incomplete", ["rights_unknown"])),
        ({"rights": Rights.LICENCE, "rights_until": day("2026-11-20")}, ("blocked", ["rights_expired"])),
        ({"rights": Rights.LICENCE, "rights_until": day("2026-11-21")}, ("publishable", [])),
        ({"rights": Rights.AUTHORISED}, ("publishable", [])),
        ({"has_location": True}, ("publishable", ["has_location"])),
        ({"described": False}, ("publishable", ["no_alt_text"])),
        ({"described": False, "kind": ItemKind.VIDEO}, ("publishable", [])),
    ],
)
def test_the_work_itself(fields, expected):
    found = asked(ADULT, given(), item=changed(**fields))
    assert (state(found), whys(found)) == expected


def test_advice_alone_leaves_it_publishable_with_its_consents():
    assert asked(ADULT, given(number=5), item=changed(described=False)).relied_on == (5,)


def test_reasons_that_block_come_first():
    item = changed(review=Review.OPEN, has_location=True, rights=Rights.UNKNOWN)
    others = (person(adult=True, number=2),)
    found = asked(ADULT, consent(act("refused", "2026-01-01"), about=2), item=item, others=others)
    assert whys(found) == ["refused", "not_reviewed", "no_consent", "rights_unknown", "has_location"]


# In writing


def test_how_a_consent_was_given_says_nothing_as_long_as_no_rule_asks():
    assert state(asked(ADULT, consent(act("given", "2026-01-10", method=Method.VERBAL)))) == "publishable"


def test_a_yes_to_more_than_the_consent_is_for_is_a_yes_to_what_it_is_for():
    wider = consent(act("given", "2026-01-10", purposes={Purpose.FACEBOOK, Purpose.PRESS}))
    assert state(asked(ADULT, wider)) == "publishable"
    assert whys(asked(ADULT, wider, purpose=Purpose.PRESS)) == ["not_for_purpose"]


@pytest.mark.parametrize(
    ("said", "on", "why", "expected"),
    [
        (consent(act("refused", "2026-01-10")), "2026-11-21", "refused", "blocked"),
        (
            consent(act("given", "2026-01-10"), act("withdrawn", "2026-02-01")),
            "2026-11-21",
            "withdrawn",
            "blocked",
        ),
        (given(ends="2026-11-20"), "2026-11-21", "expired", "blocked"),
        (given(purposes={Purpose.PRESS}), "2026-11-21", "not_for_purpose", "blocked"),
        (given(starts="2026-11-22"), "2026-11-21", "not_yet", "incomplete"),
        (consent(act("asked", "2026-01-10")), "2026-11-21", "no_answer", "incomplete"),
    ],
)
def test_what_blocks_and_what_is_still_to_be_had(said, on, why, expected):
    found = asked(ADULT, said, on=on)
    assert (whys(found), state(found)) == ([why], expected)
