"""Who is asked, and what several persons said at once."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.photo_consents.errors.recording import AgeNotKnown, NobodyAnswered, NobodyChosen
from medias_desktop.photo_consents.rules.consents import ActKind, Method, Reach
from medias_desktop.photo_consents.rules.persons import Guardian, Portrayed, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.recording import (
    Manner,
    Said,
    Wanted,
    check_entries,
    check_known,
    entries,
    needed,
)
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.views.consents.term_box import months_later, school_year_end

TODAY = dt.date(2026, 11, 21)
MOTHER = Guardian(7, 1, "Roy", "Marie", Relation.MOTHER)
FATHER = Guardian(8, 1, "Roy", "Paul", Relation.FATHER)
WANTED = Wanted((Reach(), Reach(event_id=3)), frozenset({Purpose.PRESS}), TODAY, None, "fr")


def person(born=None, guardians=(), *, adult=False, number=1):
    return Portrayed(
        number, "u", None, "Roy", "Xavier", None, born, adult, "", "", "fr", "", tuple(guardians), 1
    )


@pytest.mark.parametrize(
    ("born", "guardians", "both", "expected"),
    [
        (dt.date(2016, 1, 1), (MOTHER, FATHER), False, [7]),
        (dt.date(2016, 1, 1), (MOTHER, FATHER), True, [7, 8]),
        (dt.date(2016, 1, 1), (MOTHER,), True, [7]),  # nobody is sought who may not exist
        (dt.date(2012, 11, 21), (MOTHER,), False, [7, "own"]),  # 14 today
        (dt.date(2012, 11, 22), (MOTHER,), False, [7]),
        (dt.date(2016, 1, 1), (), False, ["unnamed"]),
        (dt.date(2008, 11, 21), (MOTHER,), True, ["own"]),  # 18 today
    ],
)
def test_who_must_agree(born, guardians, both, expected):
    found = needed(person(born, guardians), TODAY, Settings(both_guardians=both))
    shown = [one.guardian.id if one.guardian else "own" if one.own else "unnamed" for one in found]
    assert shown == expected


def test_who_is_not_known():
    with pytest.raises(NobodyChosen):
        check_known([], TODAY)
    with pytest.raises(AgeNotKnown):
        check_known([person(adult=True), person()], TODAY)
    check_known([person(adult=True), person(guardians=(MOTHER,))], TODAY)


def test_a_consent_for_each_person_and_reach():
    both = [person(adult=True), person(adult=True, number=2)]
    said = [Said(1, None, ActKind.GIVEN), Said(2, None, ActKind.REFUSED)]
    manner = Manner(
        TODAY, Method.VERBAL, " Julie Côté ", "classeur", noticed_on=TODAY, notice_means="Affiche"
    )
    found = entries(both, WANTED, said, manner)
    check_entries(both, found, TODAY)
    assert [(draft.portrayed_id, draft.reach) for draft, _acts in found] == [
        (1, Reach()),
        (1, Reach(event_id=3)),
        (2, Reach()),
        (2, Reach(event_id=3)),
    ]
    notice, yes = found[0][1]
    assert (notice.kind, notice.note, notice.method) == (ActKind.NOTICED, "Affiche", None)
    assert (yes.witness, yes.original_place) == ("Julie Côté", "classeur")


def test_nothing_said():
    with pytest.raises(NobodyAnswered):
        check_entries([], entries([person(adult=True)], WANTED, [], Manner(TODAY, Method.PAPER)), TODAY)


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))


@given(DAYS, st.integers(1, 120))
def test_months_end_on_the_day_before(day, months):
    last = months_later(day, months)
    passed = (last.year - day.year) * 12 + last.month - day.month
    following = last + dt.timedelta(1)
    assert following.day == day.day or (passed == months and following.day == 1)
    assert day < last


@given(DAYS, st.sampled_from(["06-23", "02-29", "12-31", "01-01"]))
def test_the_school_year_ends_after_the_day(day, ends):
    end = school_year_end(day, ends)
    assert day < end <= day + dt.timedelta(366)
