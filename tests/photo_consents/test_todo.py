"""What photos put on the list of things to do, and on their tab."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.photo_consents import models, todo
from medias_desktop.photo_consents.pending import pending, pressing
from medias_desktop.photo_consents.rules.uses import Duty, duty
from medias_desktop.photo_consents.service import urgent
from medias_desktop.policies.service import PolicyService
from tests.photo_consents.seen import service_of
from tests.photo_consents.written import Written

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def written(register):
    return Written(register)


def use(register, item_id, purpose="facebook", **days):
    with register.transaction("test") as tx:
        return tx.insert(models.use, uid=new_uid(), item_id=item_id, purpose=purpose, **days)


def lines(register):
    return [(one.text, one.kind, one.place) for one in todo.todos(register, PolicyService(register))]


def test_an_empty_register_has_nothing_to_do(register):
    assert lines(register) == []
    assert pending(register, PolicyService(register)) == 0


def test_what_everybody_agreed_to_asks_for_nothing(register, written):
    person, item = written.person(), written.item()
    written.seen(item, person)
    written.act(written.consent(person))
    use(register, item, published_on=dt.date(2026, 6, 1))
    assert lines(register) == []
    assert urgent.spoken_against(register, TODAY) == []


def test_a_withdrawal_takes_down_and_stops(register, written):
    person, item = written.person(), written.item()
    written.seen(item, person)
    consent = written.consent(person)
    written.act(consent)
    use(register, item, published_on=dt.date(2026, 6, 1))
    use(register, item, planned_on=dt.date(2026, 12, 1))
    use(register, item, planned_on=dt.date(2026, 12, 1), dropped_on=dt.date(2026, 11, 1))
    written.act(consent, "withdrawn", dt.date(2026, 11, 2))
    assert lines(register) == [
        ("1\u00a0publication est à retirer", "bad", "photos/takedown"),
        ("1\u00a0publication prévue est bloquée", "bad", "photos/blocked"),
    ]
    assert pending(register, PolicyService(register)) == 2


def test_a_right_that_ends_before_the_planned_day_stops(register, written):
    item = written.item(review="nobody", rights="licence", rights_until=dt.date(2026, 11, 30))
    use(register, item, planned_on=dt.date(2026, 11, 29))
    assert pending(register, PolicyService(register)) == 0
    use(register, item, planned_on=dt.date(2026, 12, 1))
    assert pending(register, PolicyService(register)) == 1


def test_a_planned_publication_without_an_answer_is_to_be_completed(register, written):
    item = written.item()
    written.seen(item, written.person())
    use(register, item, planned_on=dt.date(2026, 12, 1))
    assert lines(register) == [
        ("Il manque un consentement ou un droit à 1\u00a0publication prévue", "warn", "photos/blocked")
    ]


def test_birthdays_and_ends_are_told_of(register, written):
    child = written.person("Petit", birth_date=dt.date(2012, 12, 1))
    guardian = written.guardian(child)
    written.act(written.consent(child), guardian_id=guardian)
    adult = written.person("Grand")
    written.act(written.consent(adult, ends_on=dt.date(2026, 12, 2)))
    assert lines(register) == [
        (
            "1\u00a0jeune arrive à l’âge de consentir avec ses parents ou à leur place",
            "warn",
            "photos/deadlines",
        ),
        ("1\u00a0consentement photo prend fin d’ici 30\u00a0jours", "warn", "photos/deadlines"),
    ]


DAYS = st.sampled_from([dt.date(2025, 5, 1), dt.date(2026, 10, 1), TODAY, dt.date(2026, 12, 31)])
PURPOSES = st.sampled_from(["facebook", "website", "facebook,website"])
CASES = st.lists(
    st.tuples(
        st.sampled_from(["adult", "child", "turned"]),
        PURPOSES,
        st.one_of(st.none(), DAYS),
        st.lists(st.tuples(st.sampled_from(["given", "refused", "silent", "withdrawn"]), DAYS), max_size=3),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=CASES, rights=st.sampled_from(["own", "denied", "unknown"]), day=DAYS, planned=st.booleans())
def test_plain_sql_leaves_nothing_out_that_must_come_down(register, cases, rights, day, planned):
    written, service = Written(register), service_of(register)
    for person_kind, purposes, ends_on, acts, by_guardian in cases:
        born = {"adult": None, "child": dt.date(2016, 1, 1), "turned": dt.date(2008, 11, 21)}[person_kind]
        person, item = written.person(birth_date=born), written.item(rights=rights)
        guardian = written.guardian(person) if born else None
        written.seen(item, person)
        consent = written.consent(person, purposes, dt.date(2025, 1, 1), ends_on)
        for kind, done_on in acts:
            written.act(consent, kind, done_on, guardian_id=guardian if by_guardian else None)
        use(register, item, **{"planned_on" if planned else "published_on": day})
    full = service.uses.standing(TODAY)
    found = [one for some in pressing(register, PolicyService(register)) for one in some]
    must = {one.use.id for one in found if duty(one.use, one.answer) in (Duty.STOP, Duty.TAKE_DOWN)}
    assert must == {one.use.id for one in (*full.stop, *full.take_down)}


def test_each_notice_has_a_line_of_its_own(register, written):
    """Today is 21 November: 7 days lead to the 28th, 30 to 21 December, 60 to 20 January."""
    ends = (dt.date(2026, 11, 28), dt.date(2026, 11, 29), dt.date(2026, 12, 21), dt.date(2026, 12, 22))
    for number, day in enumerate((*ends, dt.date(2027, 1, 21), dt.date(2026, 11, 19))):
        written.act(written.consent(written.person(f"Roy {number}"), ends_on=day))
    assert [text for text, _kind, _place in lines(register)] == [
        "1\u00a0consentement photo a pris fin",
        "1\u00a0consentement photo prend fin d’ici 7\u00a0jours",
        "2\u00a0consentements photo prennent fin d’ici 30\u00a0jours",
        "1\u00a0consentement photo prend fin d’ici 60\u00a0jours",
    ]
