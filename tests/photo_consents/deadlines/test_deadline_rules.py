"""Dates of deadlines, drawn by lot: births on 29 February, ends of months, any settings."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.photo_consents.labels.deadlines import contacts, left_label, why_label
from medias_desktop.photo_consents.rules.consents import Act, ActKind, Consent, Method, Reach
from medias_desktop.photo_consents.rules.deadlines import (
    DeadlineFacts,
    DeadlineKind,
    Season,
    deadlines_of,
    notice_of,
    school_year_end,
)
from medias_desktop.photo_consents.rules.persons import (
    Guardian,
    Portrayed,
    Relation,
    age_on,
    birthday,
)
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.service.deadline_facts import years_before

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2032, 12, 31))
BIRTHS = st.one_of(
    st.dates(dt.date(1995, 1, 1), dt.date(2030, 12, 31)),
    st.sampled_from([dt.date(year, 2, 29) for year in range(1996, 2029, 4)]),
    st.sampled_from([dt.date(year, 2, 28) for year in range(2000, 2016)]),
)


def _person(birth_date, guardians=()):
    return Portrayed(
        1, "u", None, "Roy", "Ana", None, birth_date, False, "", "", "fr", "", tuple(guardians), 1
    )


GENERAL = Reach()
MOTHER = Guardian(1, 1, "Roy", "Eve", Relation.MOTHER)


def _act(number, kind, day, giver=None):
    said = frozenset[Purpose]()
    at = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    return Act(number, number, kind, day, giver, Method.PAPER, said, "", "", "", "fr", "", at)


def _consent(acts, ends_on=None, number=1, reach=GENERAL):
    start = dt.date(2010, 1, 1)
    return Consent(number, "c", 1, reach, frozenset({Purpose.WEBSITE}), start, ends_on, "fr", "", tuple(acts))


@given(BIRTHS, DAYS, st.integers(14, 18))
def test_the_database_looks_for_the_same_birthdays_as_the_rules(born, day, age):
    assert (born <= years_before(day, age)) == (birthday(born, age) <= day) == (age_on(born, day) >= age)


@given(BIRTHS, DAYS, st.integers(14, 18))
def test_a_guardians_consent_is_told_of_from_sixty_days_before_a_birthday_on_and_on_no_other_day(
    born, day, own
):
    facts = DeadlineFacts(
        _person(born, [MOTHER]), (_consent([_act(1, ActKind.GIVEN, dt.date(2010, 1, 1), 1)]),), {}
    )
    found = deadlines_of(facts, Settings(own_agreement_age=own, school_year_ends="06-23"), day)
    ages = [one.age for one in found if one.age]
    soon = day + dt.timedelta(days=60)
    expected = 18 if birthday(born, 18) <= soon else own if birthday(born, own) <= soon else None
    assert ages == ([expected] if expected else [])
    for one in found:
        if one.age:
            assert one.day == birthday(born, one.age)
            assert one.day.month == born.month or (born.month, born.day) == (2, 29)


@given(DAYS, st.integers(-100, 100), st.sets(st.integers(1, 90), max_size=4))
def test_an_end_is_told_of_from_the_first_notice_until_thirty_days_after(day, left, notices):
    ends = day + dt.timedelta(days=left)
    settings = Settings(notice_days=tuple(notices))
    person = Portrayed(1, "u", None, "Roy", "Ana", None, None, True, "", "", "fr", "", (), 1)
    facts = DeadlineFacts(person, (_consent([_act(1, ActKind.GIVEN, dt.date(2010, 1, 1))], ends),), {})
    found = deadlines_of(facts, settings, day)
    told = -30 <= left <= max(notices, default=-1)
    assert [one.day for one in found] == ([ends] if told else [])
    for one in found:
        assert one.kind is (DeadlineKind.ENDS if left >= 0 else DeadlineKind.ENDED)
        assert notice_of(one, settings, day) == min((n for n in notices if n >= left), default=None)
        assert why_label(one)
        assert left_label(one, day)
        assert contacts(one, day) == ("Ana Roy",)


@given(DAYS, st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31)))
def test_the_school_year_told_of_is_the_one_that_ends_next_or_ended_within_thirty_days(day, end):
    settings = Settings(school_year_ends=f"{end:%m-%d}")
    found = school_year_end(settings, day)
    assert found >= day - dt.timedelta(days=30)
    assert found - day <= dt.timedelta(days=366)
    assert (found.month, found.day) == (
        (3, 1) if (end.month, end.day) == (2, 29) and found.day == 1 else (end.month, end.day)
    )


@given(DAYS, DAYS, DAYS)
def test_whoever_said_no_last_has_no_deadline(first, second, day):
    acts = [_act(1, ActKind.GIVEN, min(first, second)), _act(2, ActKind.WITHDRAWN, max(first, second))]
    facts = DeadlineFacts(_person(dt.date(1980, 1, 1)), (_consent(acts, day + dt.timedelta(days=5)),), {})
    found = deadlines_of(facts, Settings(), day)
    withdrawn = max(first, second) <= day
    assert bool(found) == (min(first, second) <= day and not withdrawn)


def test_two_consents_that_go_on_leave_one_to_ask_about_at_the_end_of_the_school_year():
    minor = _person(dt.date(2016, 1, 1), [MOTHER])
    older = _consent([_act(1, ActKind.GIVEN, dt.date(2025, 1, 1), 1)])
    newer = _consent([_act(2, ActKind.GIVEN, dt.date(2025, 9, 1), 1)], number=2)
    found = deadlines_of(DeadlineFacts(minor, (older, newer), {}), Settings(), dt.date(2026, 6, 1))
    assert [(one.kind, [each.id for each in one.consents]) for one in found] == [
        (DeadlineKind.SEASON_ENDS, [2])
    ]
    asked_in_may = _consent([_act(3, ActKind.GIVEN, dt.date(2026, 5, 10), 1)], number=3)
    facts = DeadlineFacts(minor, (older, newer, asked_in_may), {})
    assert deadlines_of(facts, Settings(), dt.date(2026, 6, 1)) == ()


def test_every_deadline_has_its_sentence_and_names_whom_to_write_to():
    minor = _person(dt.date(2016, 1, 1), [MOTHER])
    season = Season(7, "Soccer U10", dt.date(2026, 5, 1), dt.date(2026, 9, 1))
    consent = _consent([_act(1, ActKind.GIVEN, dt.date(2026, 5, 1), 1)], reach=Reach(event_id=7))
    found = deadlines_of(DeadlineFacts(minor, (consent,), {7: season}), Settings(), dt.date(2026, 8, 15))
    assert [one.kind for one in found] == [DeadlineKind.SEASON_ENDS]
    assert "Soccer U10" in why_label(found[0])
    assert contacts(found[0], dt.date(2026, 8, 15)) == ("Eve Roy (Mère)",)
    alone = _person(dt.date(2011, 1, 1))
    own = _consent([_act(1, ActKind.GIVEN, dt.date(2026, 5, 1))], reach=Reach(item_id=4))
    found = deadlines_of(DeadlineFacts(alone, (own,), {}), Settings(), dt.date(2026, 8, 15))
    assert [one.kind for one in found] == [DeadlineKind.GUARDIAN_MISSING]
    assert contacts(found[0], dt.date(2026, 8, 15))[0] == "Ana Roy"
    assert len(contacts(found[0], dt.date(2026, 8, 15))) == 2
