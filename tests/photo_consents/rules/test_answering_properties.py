"""No date and no combination exists in which an expired, withdrawn or absent consent makes something publishable.

The oracle below walks through the days with a ledger for each giver, as somebody with paper forms would; the rules
compare acts with each other.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import event, given, settings
from hypothesis import strategies as st

from medias_desktop.photo_consents.rules.answering import Answering, ItemFacts, ItemState, answer
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.consents import Act, ActKind, Consent, Method, Reach
from medias_desktop.photo_consents.rules.demands import NO_DEMANDS
from medias_desktop.photo_consents.rules.items import ItemKind, Review, Rights
from medias_desktop.photo_consents.rules.persons import Guardian, Portrayed, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.settings import Settings
from tests.photo_consents.rules.saying import NOW

ITEM, EVENT = 7, 3
PURPOSES = (Purpose.FACEBOOK, Purpose.PRESS)
DAYS = (
    dt.date(2023, 5, 1),
    *(dt.date(year, 11, number) for year in (2024, 2026) for number in (20, 21, 22)),
    dt.date(2026, 2, 28),
    dt.date(2026, 3, 1),
    dt.date(2026, 12, 1),
)
"""Few days, so that acts fall on the same one; on some of them those born below reach 14 or 18."""
BIRTHS = (
    None,
    dt.date(1980, 1, 1),
    *(dt.date(year, 11, 21) for year in (2006, 2008, 2010, 2012, 2016)),
    dt.date(2008, 2, 29),
    dt.date(2012, 2, 29),
)

days = st.sampled_from(DAYS)
purposes = st.sampled_from([frozenset(PURPOSES)] * 2 + [frozenset({one}) for one in PURPOSES])
reaches = st.sampled_from(
    (Reach(), Reach(event_id=EVENT), Reach(item_id=ITEM), Reach(event_id=EVENT + 1), Reach(item_id=ITEM + 1))
)


@st.composite
def cases(draw):
    """Return a person, what was said about them, what the municipality wants, and a question."""
    guardians = tuple(
        Guardian(
            number, 1, f"Roy{number}", "", draw(st.sampled_from(Relation)), ended_on=draw(st.none() | days)
        )
        for number in range(21, 21 + draw(st.integers(0, 2)))
    )
    someone = Portrayed(
        1,
        "p",
        None,
        "Gagnon",
        "",
        None,
        draw(st.sampled_from(BIRTHS)),
        draw(st.booleans()),
        "",
        "",
        "fr",
        "",
        guardians,
        1,
    )
    givers = st.sampled_from([None, *(one.id for one in guardians)])
    kinds = st.sampled_from(
        [ActKind.GIVEN] * 8
        + [ActKind.REFUSED, ActKind.WITHDRAWN, ActKind.ASKED, ActKind.SILENT, ActKind.NOTICED]
    )

    def acts_of(number, givers, kinds, days):
        narrowed = draw(st.sampled_from([frozenset()] * 3 + [frozenset({one}) for one in PURPOSES]))
        method, kind, day, giver = draw(st.sampled_from(Method)), draw(kinds), draw(days), draw(givers)
        return Act(number, number, kind, day, giver, method, narrowed, "", "", "", "fr", "", NOW)

    number = 0
    consents = []
    everybody = [None, *(one.id for one in guardians)] if draw(st.integers(0, 3)) else []
    for one in everybody:  # mostly they agreed, one after the other: what else is said is then what decides
        number += 1
        acts = (acts_of(number, st.just(one), st.just(ActKind.GIVEN), st.sampled_from(DAYS[:3])),)
        consents.append(
            Consent(90 + number, "c", 1, Reach(), frozenset(PURPOSES), DAYS[0], None, "fr", "", acts)
        )
    for place in range(draw(st.integers(0, 3))):
        acts = []
        for _ in range(draw(st.integers(0, 3))):
            number += 1
            acts.append(acts_of(number, givers, kinds, days))
        starts, ends = draw(st.sampled_from([DAYS[0]] * 20 + list(DAYS))), draw(st.none() | days)
        consents.append(
            Consent(100 + place, "c", 1, draw(reaches), draw(purposes), starts, ends, "fr", "", tuple(acts))
        )
    wanted = Settings(draw(st.booleans()), draw(st.integers(14, 18)), draw(st.integers(14, 18)))
    return (
        someone,
        tuple(consents),
        wanted,
        Question(draw(st.sampled_from(PURPOSES)), draw(days)),
    )


def answered(case, review=Review.DONE):
    someone, consents, wanted, question = case
    item = ItemState(ITEM, event_id=EVENT, review=review, rights=Rights.OWN, described=True)
    return answer(ItemFacts(item, (1,), {1: someone}, {1: consents}, wanted), question)


def publishable(case):
    return answered(case).state is PublicationState.PUBLISHABLE


# The oracle


def years(born, on):
    """Count birthdays one by one."""
    count = 0
    while True:
        try:
            next_one = dt.date(born.year + count + 1, born.month, born.day)
        except ValueError:
            next_one = dt.date(born.year + count + 1, 3, 1)
        if next_one > on:
            return count if on >= born else -1
        count += 1


def ledger(case, giver):
    """Walk through the days: return ("yes", "no" or "", the yeses that stand) of one giver at the end."""
    someone, consents, _wanted, question = case
    about_it = [one for one in consents if one.reach in (Reach(), Reach(event_id=EVENT), Reach(item_id=ITEM))]
    width = {Reach(): 1, Reach(event_id=EVENT): 2, Reach(item_id=ITEM): 3}
    born = someone.birth_date
    of_age = years(born, question.day) >= 18 if born else someone.adult
    standing, worst_no = [], 0
    for on in sorted(one for one in DAYS if one <= question.day):
        today = [
            (one, act) for one in about_it for act in one.acts if act.day == on and act.guardian_id == giver
        ]
        for one, act in today:
            uses = set(one.purposes)
            if act.purposes:
                uses &= act.purposes
            fit = born is None or not (
                (giver is None and years(born, on) < 14)
                or (giver is not None and of_age and years(born, on) < 18)
            )
            if act.kind is ActKind.GIVEN and question.purpose in uses and fit:
                standing.append(one)
        for one, act in today:
            late = born is not None and giver is not None and of_age and years(born, on) < 18
            uses = act.purposes if act.purposes else one.purposes
            if act.kind in (ActKind.REFUSED, ActKind.WITHDRAWN) and question.purpose in uses and not late:
                standing.clear()
                worst_no = max(worst_no, width[one.reach])
    running = [
        one
        for one in standing
        if not (question.day < one.starts_on or (one.ends_on and question.day > one.ends_on))
    ]
    best = max((width[one.reach] for one in running), default=0)
    if best and best >= worst_no:
        return "yes", running
    return ("no" if worst_no else ""), []


def oracle(case):
    """Tell whether all those who must agree on the day do, and nobody who may object does."""
    someone, _consents, wanted, question = case
    born = someone.birth_date
    if born is None and not someone.adult:
        return False
    age = years(born, question.day) if born else 99
    speaking = [one for one in someone.guardians if one.ended_on is None or not one.ended_on < question.day]
    if age >= 18:
        speaking = [one for one in speaking if one.relation in (Relation.TUTOR, Relation.OTHER)]
    own, _which = ledger(case, None)
    theirs = [ledger(case, one.id)[0] for one in speaking]
    if "no" in (own, *theirs):
        return False
    if age >= 18:
        return "yes" in (own, *theirs)
    enough = all(one == "yes" for one in theirs) if wanted.both_guardians else "yes" in theirs
    by_guardians = bool(theirs) and enough
    if age < wanted.own_agreement_age:
        return by_guardians
    if age < wanted.guardian_until_age:
        return own == "yes" and by_guardians
    return own == "yes"


PATIENT = settings(max_examples=120)


@given(cases())
@settings(max_examples=1000)
def test_publishable_is_what_everybody_who_must_agreed_to_and_nothing_else(case):
    expected = oracle(case)
    event(f"publishable: {expected}")
    assert publishable(case) == expected


@given(cases())
@PATIENT
def test_what_is_relied_on_was_given_holds_that_day_and_covers_the_item(case):
    found = answered(case)
    question = case[3]
    by_number = {one.id: one for one in case[1]}
    if found.state is PublicationState.PUBLISHABLE:
        assert found.relied_on
    else:
        assert found.relied_on == ()
        assert found.reasons
    for number in found.relied_on:
        one = by_number[number]
        assert question.purpose in one.purposes
        assert one.starts_on <= question.day <= (one.ends_on or question.day)
        assert one.reach.covers(ITEM, EVENT)
        assert any(act.kind is ActKind.GIVEN and act.day <= question.day for act in one.acts)


@given(cases(), st.data())
@PATIENT
def test_a_further_no_makes_nothing_publishable(case, data):
    someone, consents, wanted, question = case
    if not consents:
        return
    place = data.draw(st.integers(0, len(consents) - 1))
    old = consents[place]
    giver = data.draw(st.sampled_from([None, *(one.id for one in someone.guardians)]))
    kind = data.draw(st.sampled_from([ActKind.REFUSED, ActKind.WITHDRAWN]))
    no = Act(999, 999, kind, data.draw(days), giver, None, frozenset(), "", "", "", "fr", "", NOW)
    worse = dataclasses.replace(old, acts=(*old.acts, no))
    after = (someone, (*consents[:place], worse, *consents[place + 1 :]), wanted, question)
    assert publishable(case) or not publishable(after)


@given(cases())
@PATIENT
def test_without_any_of_the_consents_relied_on_by_themselves_nothing_is_publishable(case):
    someone, _consents, wanted, question = case
    assert not publishable((someone, (), wanted, question))


@given(cases(), st.randoms(use_true_random=False))
@PATIENT
def test_the_order_of_what_is_recorded_says_nothing(case, chance):
    someone, consents, wanted, question = case
    shuffled = [
        dataclasses.replace(one, acts=tuple(chance.sample(one.acts, len(one.acts)))) for one in consents
    ]
    chance.shuffle(shuffled)
    guardians = tuple(chance.sample(someone.guardians, len(someone.guardians)))
    other = (dataclasses.replace(someone, guardians=guardians), tuple(shuffled), wanted, question)
    first, second = answered(case), answered(other)
    assert (first.state, set(first.reasons)) == (second.state, set(second.reasons))


@given(cases())
@PATIENT
def test_an_ended_consent_counts_as_little_as_none(case):
    someone, consents, wanted, question = case
    before = question.day - dt.timedelta(days=1)
    ended = tuple(dataclasses.replace(one, ends_on=before) for one in consents)
    assert not publishable((someone, ended, wanted, question))


@given(cases())
@PATIENT
def test_what_everybody_withdraws_that_day_is_not_publishable(case):
    someone, consents, wanted, question = case
    givers = [None, *(one.id for one in someone.guardians)]
    nos = tuple(
        Act(
            900 + place,
            900 + place,
            ActKind.WITHDRAWN,
            question.day,
            one,
            None,
            frozenset(),
            "",
            "",
            "",
            "fr",
            "",
            NOW,
        )
        for place, one in enumerate(givers)
    )
    withdrawn = tuple(dataclasses.replace(one, acts=(*one.acts, *nos)) for one in consents)
    assert not publishable((someone, withdrawn, wanted, question))


@given(cases())
@PATIENT
def test_an_item_that_nobody_has_looked_at_is_never_publishable(case):
    assert answered(case, Review.OPEN).state is not PublicationState.PUBLISHABLE


@given(cases())
@PATIENT
def test_what_is_done_later_changes_nothing_of_the_answer_for_a_day(case):
    someone, consents, wanted, question = case
    until = tuple(
        dataclasses.replace(one, acts=tuple(act for act in one.acts if act.day <= question.day))
        for one in consents
    )
    assert answered(case) == answered((someone, until, wanted, question))


ITEMS = tuple(
    ItemState(number, kind, event_id, Review.DONE, Rights.OWN, described=True)
    for number, kind, event_id in (
        (ITEM, ItemKind.PHOTO, EVENT),
        (ITEM + 1, ItemKind.PHOTO, EVENT),
        (ITEM + 2, ItemKind.VIDEO, EVENT),
        (ITEM + 3, ItemKind.PHOTO, EVENT + 1),
        (ITEM + 4, ItemKind.PHOTO, None),
    )
)


@given(cases(), st.permutations(ITEMS))
@PATIENT
def test_answers_about_many_items_are_those_about_each_by_itself(case, items):
    someone, consents, wanted, question = case
    together = Answering({1: someone}, {1: consents}, question, wanted, NO_DEMANDS)
    for item in items:
        alone = answer(ItemFacts(item, (1,), {1: someone}, {1: consents}, wanted), question)
        assert together.answer(item, (1,)) == alone
        covering = [one for one in consents if one.reach.covers(item.id, item.event_id)]
        assert answer(ItemFacts(item, (1,), {1: someone}, {1: covering}, wanted), question) == alone
