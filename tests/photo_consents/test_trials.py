"""What the rules of each of the five towns say of six items, counted by hand; and the answers when a text is in force.

Ana and Carl are employees, Bob, Dora, Ève (10 years old) and Fred are from outside. Everything is asked for Facebook only:

1 photo of the fair: Ana, who signed, and Bob, who agreed aloud: publishable
2 photo: Carl, who refused: blocked
3 video: Dora, who was asked nothing: to complete
4 article of a newspaper, under a licence, without a source, about nobody: publishable
5 photo of unknown rights: Ève, for whom her mother signed: to complete
6 comment of Fred, who agreed aloud: publishable
"""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core import i18n
from medias_desktop.photo_consents.errors import ItemGone
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method, Reach
from medias_desktop.photo_consents.rules.items import ItemDraft, ItemKind, Review, Rights, SubjectKind
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.policies.service import PolicyService
from tests.acknowledgements.towns import services_of, take_over
from tests.photo_consents.seen import child, event, listed, outsider, service_of
from tests.photo_consents.written import Written

DAY = dt.date(2026, 1, 10)
COUNTED = "Facebook: 3 publishable, 2 to complete, 1 blocked"
HELD = "{n} photos or other items would be held back by this rule"
ONE_HELD = "1 photo or other item would be held back by this rule"
ONE_CALLS = "1 photo or other item calls for attention by this rule"


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def items(service, register):
    """Record the six items and return their numbers."""
    ana = service.portrayed.of_person(listed(register, "Roy", "Ana", number="1"))
    carl = service.portrayed.of_person(listed(register, "Côté", "Carl", number="2"))
    bob = outsider(service, "Bélanger", "Bob", adult=True)
    dora = outsider(service, "Denis", "Dora", adult=True)
    eve = child(service, "Émond", "Ève")
    fred = outsider(service, "Fortin", "Fred", adult=True)
    mother = service.portrayed.one(eve).guardians[0].id
    for person, kind, method, guardian in (
        (ana, "given", Method.PAPER, None),
        (bob, "given", Method.VERBAL, None),
        (carl, "refused", None, None),
        (eve, "given", Method.PAPER, mother),
        (fred, "given", Method.VERBAL, None),
    ):
        witness = "Luc Roy" if method is Method.VERBAL else ""
        act = ActDraft(ActKind(kind), DAY, method, guardian, witness=witness)
        service.consents.record(ConsentDraft(person, Reach(), frozenset({Purpose.FACEBOOK}), DAY), [act])
    fair = event(service)
    made = (
        (ItemDraft(ItemKind.PHOTO, "Foire", fair, rights=Rights.OWN, alt_fr="Des gens"), (ana, bob)),
        (ItemDraft(ItemKind.PHOTO, "Camion", rights=Rights.OWN, alt_fr="Un camion"), (carl,)),
        (ItemDraft(ItemKind.VIDEO, "Vidéo", rights=Rights.OWN), (dora,)),
        (ItemDraft(ItemKind.ARTICLE, "Article", rights=Rights.LICENCE), ()),
        (ItemDraft(ItemKind.PHOTO, "Enfant", alt_fr="Une enfant"), (eve,)),
        (ItemDraft(ItemKind.COMMENT, "Commentaire", rights=Rights.OWN), (fred,)),
    )
    return [_recorded(service, draft, persons) for draft, persons in made]


def _recorded(service, draft, persons):
    number = service.items.add_other(draft)
    for person in persons:
        service.subjects.add(number, SubjectKind.PERSON, person, None)
    review = Review.DONE if persons else Review.NOBODY
    service.items.review(number, service.items.item(number).version, review)
    return number


@pytest.fixture
def told(register):
    """Return what a town's rules say, rule by rule ("" for what is said of all), with the names."""
    i18n.use_language("en")

    def told(key):
        tried = services_of(register).trying.of_town(key, "en").tried
        found = {}
        for part in tried:
            if part.capability.slice == "photo_consents":
                for one in part.findings:
                    found.setdefault(one.code, []).append((one.kind, one.text, one.names))
        return found

    return told


@pytest.mark.parametrize(
    ("town", "expected"),
    [
        (
            "vallee-des-rivieres",
            {
                "": [("bad", COUNTED, ())],
                "VR-022": [
                    (
                        "accent",
                        "2 photos or other items call for attention by this rule",
                        ("Côté, Carl", "Roy, Ana"),
                    )
                ],
                "VR-023": [("bad", ONE_HELD, ("Côté, Carl",))],
            },
        ),
        (
            "baie-comeau",
            {
                "": [("bad", COUNTED, ())],
                "BC-028": [("accent", ONE_CALLS, ("Fortin, Fred",))],
                "BC-031": [("bad", ONE_HELD, ("Denis, Dora",))],
            },
        ),
        (
            "blainville",
            {
                "": [("bad", COUNTED, ())],
                "BL-094": [("warn", HELD.format(n=3), ("Côté, Carl", "Denis, Dora", "Enfant"))],
                "BL-095": [("bad", ONE_HELD, ("Enfant",))],
                "BL-096": [("accent", ONE_CALLS, ("Article",))],
            },
        ),
        (
            "montmagny",
            {
                "": [("bad", COUNTED, ())],
                "MM-057": [("warn", ONE_HELD, ("Enfant",))],
                "MM-058": [("bad", ONE_HELD, ("Enfant",))],
                "MM-059": [("accent", ONE_CALLS, ("Article",))],
                "MM-060": [("bad", HELD.format(n=2), ("Côté, Carl", "Denis, Dora"))],
            },
        ),
        ("senneterre", {}),
    ],
)
def test_each_town_counts_and_names_what_it_would_hold_back(told, items, town, expected):
    assert told(town) == expected


def test_nothing_is_written_by_a_trial(told, items, register):
    def written():
        return register.rows("SELECT COUNT(*) AS n FROM audit_event")[0]["n"]

    before = written()
    told("montmagny")
    assert written() == before


def test_a_register_without_photos_says_so(told):
    assert told("montmagny")[""] == [("accent", "No photo or other item is on record yet.", ())]


def test_a_rule_that_nothing_calls_for_says_so(told, service):
    _recorded(service, ItemDraft(ItemKind.PHOTO, "Vue", rights=Rights.OWN, alt_fr="Un pont"), ())
    found = told("montmagny")
    assert found[""] == [("ok", "Website: 1 publishable, 0 to complete, 0 blocked", ())]
    assert found["MM-060"] == [("ok", "Nothing on record calls for this rule.", ())]


def reasons_of(service, number, day=None):
    answer = service.answers.answer(number, Question(Purpose.FACEBOOK, day or service.today))
    told = {
        one.why.value: [rule.cite for rule in service.answers.cited(one, answer)] for one in answer.reasons
    }
    return answer.state.value, told


def test_a_text_in_force_is_cited_from_its_first_day_on_and_the_law_before(service, items, register):
    take_over(register, "vallee-des-rivieres")
    first_day = PolicyService(register).in_force()[0].in_force_date
    before = first_day - dt.timedelta(days=1)
    assert reasons_of(service, items[1]) == (
        "blocked",
        {"refused": ["art. 12"], "advised_notice": ["art. 12"]},
    )
    assert reasons_of(service, items[1], before) == ("blocked", {"refused": []})
    assert reasons_of(service, items[0])[1] == {
        "advised_notice": ["art. 12"],
        "advised_judgement": ["art. 12"],
    }
    assert reasons_of(service, items[2]) == ("incomplete", {"no_consent": []})


def test_two_texts_in_force_are_told_apart_though_their_rules_bear_the_same_code(service, items, register):
    take_over(register, "montmagny")
    one = reasons_of(service, items[1])
    assert one == ("blocked", {"refused": ["art. 5.9"]})
    take_over(register, "montmagny")
    codes = [rule.code for rule in service.answers.rules(service.today)]
    assert len(codes) == len(set(codes)) == 8
    answer = service.answers.answer(items[1], Question(Purpose.FACEBOOK, service.today))
    rules = service.answers.cited(answer.reasons[0], answer)
    assert [rule.code for rule in rules] == ["MM-060", "MM-060/2"]
    assert rules[0].version_id != rules[1].version_id
    assert service.answers.clause("MM-060/2") == rules[1]
    assert service.answers.clause("MM-999") is None


def test_a_reason_says_who_when_and_by_which_clause(service, items, register):
    take_over(register, "montmagny")
    i18n.use_language("en")
    answer = service.answers.answer(items[1], Question(Purpose.FACEBOOK, service.today))
    assert (
        service.answers.says(answer.reasons[0], answer) == "Carl Côté refused on January 10, 2026 (s. 5.9)."
    )


def test_answers_about_many_items_are_those_about_each(service, items):
    question = Question(Purpose.FACEBOOK, service.today)
    alone = {number: service.answers.answer(number, question) for number in items}
    assert service.answers.answers(None, question) == alone
    assert service.answers.answers([*items, 999], question) == alone
    assert service.answers.asked((number, question) for number in items) == {
        (number, question): one for number, one in alone.items()
    }
    press = Question(Purpose.PRESS, service.today)
    found = service.answers.per_purpose(items[0], [question, press])
    assert [one.state.value for one in found.values()] == ["publishable", "blocked"]
    with pytest.raises(ItemGone):
        service.answers.answer(999, question)


def test_somebody_seen_without_a_name_is_still_to_be_said(service, items, register):
    written = Written(register)
    number = written.item(review="done")
    written.seen(number, None)
    assert reasons_of(service, number) == ("incomplete", {"not_reviewed": []})
