"""Who signs a consent form, and which columns a form for many has."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.photo_consents.rules.forms import blank_signers, grouped, in_order, is_minor, signers
from medias_desktop.photo_consents.rules.persons import Guardian, Portrayed, Relation, age_on
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.settings import Settings

TODAY = dt.date(2026, 11, 21)


def person(born=None, guardians=(), *, adult=False):
    return Portrayed(1, "u", None, "Roy", "Léa", None, born, adult, "", "", "fr", "", tuple(guardians), 1)


def guardian(number, relation=Relation.PARENT, ended=None):
    return Guardian(number, 1, f"Parent{number}", "", relation, ended_on=ended)


@given(st.sets(st.sampled_from(Purpose)))
def test_columns_hold_every_place_once(purposes):
    held = [one for _group, those in grouped(purposes) for one in those]
    assert sorted(held) == sorted(purposes)
    assert list(in_order(purposes)) == [one for one in Purpose if one in purposes]


@given(
    st.none() | st.dates(dt.date(1950, 1, 1), TODAY),
    st.booleans(),
    st.integers(0, 3),
    st.booleans(),
    st.integers(14, 18),
    st.integers(14, 18),
)
def test_who_signs(born, adult, parents, both, own_age, guardian_age):
    given_person = person(born, [guardian(number) for number in range(parents)], adult=adult)
    settings = Settings(own_agreement_age=own_age, guardian_until_age=guardian_age)
    found = signers(given_person, TODAY, settings, both=both)
    assert found
    assert sum(one.own for one in found) <= 1
    if not is_minor(given_person, TODAY):
        assert [one.own for one in found] == [True]
        return
    named = [one.guardian.id for one in found if one.guardian is not None]
    assert len(named) == len(set(named))
    age = age_on(born, TODAY) if born else None
    if age is None or age < 14:  # who holds parental authority decides alone
        assert not any(one.own for one in found)
        assert len(found) >= (2 if both else 1)
    elif age >= own_age:
        assert found[-1].own


def test_a_guardian_who_no_longer_speaks_does_not_sign():
    child = person(dt.date(2018, 5, 1), [guardian(1, ended=dt.date(2025, 1, 1)), guardian(2)])
    (only,) = signers(child, TODAY, Settings(), both=False)
    assert only.guardian.id == 2
    first, second = signers(child, TODAY, Settings(), both=True)
    assert (first.guardian.id, second.guardian, second.own) == (2, None, False)


def test_an_adult_is_spoken_for_by_a_tutor_only():
    tutor = guardian(3, Relation.TUTOR)
    (one,) = signers(person(adult=True, guardians=[tutor]), TODAY, Settings(), both=False)
    assert one.guardian is tutor
    grown_up = person(dt.date(2000, 1, 1), [guardian(1, Relation.MOTHER)])
    assert [one.own for one in signers(grown_up, TODAY, Settings(), both=True)] == [True]


def test_blank_forms():
    assert [one.own for one in blank_signers(for_minor=False, both=True)] == [True]
    assert [one.own for one in blank_signers(for_minor=True, both=True)] == [False, False, True]
