"""Deadlines derived from a register; every result counted by hand. The day is Sunday 22 November 2026."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from medias_desktop.photo_consents.rules.deadlines import DeadlineKind, deadlines_of, in_order
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.service.deadline_facts import facts
from medias_desktop.photo_consents.service.deadlines import Deadlines
from medias_desktop.photo_consents.service.deadlines_today import counted
from medias_desktop.photo_consents.service.settings import ConsentSettings
from tests.photo_consents.written import Written

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def written(register):
    return Written(register)


@pytest.fixture
def on(register):
    def ask(day=DAY):
        found = Deadlines(register, ConsentSettings(register)).on(day)
        totals = {}
        for one in found:
            totals[one.kind] = totals.get(one.kind, 0) + 1
        assert counted(register, day).kinds == totals
        return [(one.kind, one.day, one.portrayed.full_name) for one in found]

    return ask


def _minor(written, birth_date, **more):
    person = written.person(birth_date=birth_date, adult=False)
    guardian = written.guardian(person)
    consent = written.consent(person, **more)
    written.act(consent, guardian_id=guardian)
    return person, guardian, consent


def test_an_empty_register_has_no_deadline(on):
    assert on() == []


@pytest.mark.parametrize(
    ("birth_date", "told"),
    [
        (dt.date(2013, 1, 22), False),  # 14 on 22 January 2027, in 61 days
        (dt.date(2013, 1, 21), True),  # in 60 days
        (dt.date(2012, 11, 22), True),  # today
        (dt.date(2012, 2, 29), True),  # on 1 March 2026, still unsettled
    ],
)
def test_a_minor_who_reaches_fourteen_is_told_of_from_sixty_days_before_until_settled(
    written, on, birth_date, told
):
    _minor(written, birth_date)
    assert [kind for kind, _day, _name in on()] == [DeadlineKind.TURNS_OWN_AGE] * told


def test_a_minor_who_agreed_themselves_since_fourteen_is_settled(written, on):
    _person, _guardian, consent = _minor(written, dt.date(2012, 3, 1))
    written.act(consent, day=dt.date(2026, 2, 28))  # the day before the birthday: does not count
    assert [kind for kind, _day, _name in on()] == [DeadlineKind.TURNS_OWN_AGE]
    written.act(consent, day=dt.date(2026, 3, 1))
    assert on() == []


def test_who_came_of_age_with_only_a_guardians_consent_is_told_of(written, on):
    _minor(written, dt.date(2008, 11, 1))
    assert on() == [(DeadlineKind.TURNS_ADULT, dt.date(2026, 11, 1), "Léa Gagnon")]


def test_a_consent_that_ends_before_the_birthday_needs_nothing_for_it(written, on):
    _minor(written, dt.date(2013, 1, 10), ends_on=dt.date(2027, 1, 9))
    assert [kind for kind, _day, _name in on()] == [DeadlineKind.ENDS]


@pytest.mark.parametrize(
    ("ends_on", "kinds"),
    [
        (dt.date(2027, 1, 22), []),  # 61 days
        (dt.date(2027, 1, 21), [DeadlineKind.ENDS]),  # 60 days
        (dt.date(2026, 11, 22), [DeadlineKind.ENDS]),  # its last day
        (dt.date(2026, 11, 21), [DeadlineKind.ENDED]),
        (dt.date(2026, 10, 23), [DeadlineKind.ENDED]),  # 30 days ago
        (dt.date(2026, 10, 22), []),
    ],
)
def test_consents_that_end_are_told_of(written, on, ends_on, kinds):
    consent = written.consent(written.person(), ends_on=ends_on)
    written.act(consent)
    assert [kind for kind, _day, _name in on()] == kinds


def test_a_renewed_consent_is_settled_and_a_withdrawn_one_too(written, on):
    renewed, withdrawn = written.person("Roy", "Ana"), written.person("Cyr", "Bo")
    for person in (renewed, withdrawn):
        written.act(written.consent(person, ends_on=dt.date(2026, 12, 1)))
    assert len(on()) == 2
    narrower = written.consent(renewed, purposes="website", ends_on=dt.date(2028, 1, 1))
    written.act(narrower)
    assert len(on()) == 2, "Facebook is not renewed"
    written.act(written.consent(renewed, ends_on=dt.date(2028, 1, 1)))
    assert [name for _kind, _day, name in on()] == ["Bo Cyr"]
    written.act(withdrawn and 2, "withdrawn", dt.date(2026, 11, 20))
    assert on() == []


def test_a_second_guardian_is_missing_only_where_both_are_asked(register, written, on):
    person, _mother, consent = _minor(written, dt.date(2016, 5, 1))
    father = written.guardian(person, "Roy", "Paul", "father")
    assert on() == []
    ConsentSettings(register).change(Settings(both_guardians=True))
    assert on() == [(DeadlineKind.GUARDIAN_MISSING, dt.date(2026, 1, 1), "Léa Gagnon")]
    found = Deadlines(register, ConsentSettings(register)).on(DAY)
    assert [one.id for one in found[0].missing] == [father]
    written.act(consent, guardian_id=father, day=dt.date(2026, 11, 1))
    assert on() == []


def test_a_minor_of_fourteen_alone_still_needs_a_guardian(written, on):
    person = written.person(birth_date=dt.date(2011, 5, 1), adult=False)
    consent = written.consent(person)
    written.act(consent, day=dt.date(2026, 9, 1))
    assert on() == [(DeadlineKind.GUARDIAN_MISSING, dt.date(2026, 9, 1), "Léa Gagnon")]
    written.act(consent, guardian_id=written.guardian(person), day=dt.date(2026, 9, 2))
    assert on() == []


@pytest.mark.parametrize(("asked", "told"), [(dt.date(2026, 10, 23), False), (dt.date(2026, 10, 22), True)])
def test_who_was_asked_more_than_thirty_days_ago_is_told_of(written, on, asked, told):
    consent = written.consent(written.person())
    written.act(consent, "asked", asked)
    assert [kind for kind, _day, _name in on()] == [DeadlineKind.NO_ANSWER] * told
    silent = written.act(consent, "silent", DAY)
    assert on() == []
    written.act(consent, "cancelled", DAY, replaces_id=silent)
    assert [kind for kind, _day, _name in on()] == [DeadlineKind.NO_ANSWER] * told


def test_a_season_that_ends_asks_for_the_consents_of_its_minors(written, on):
    team = written.event("Soccer U10", dt.date(2026, 6, 1), dt.date(2026, 12, 1))
    feast = written.event("Fête", dt.date(2026, 12, 1), dt.date(2026, 12, 1))
    _minor(written, dt.date(2016, 5, 1), event_id=team)
    _minor(written, dt.date(2016, 5, 1), event_id=feast)
    assert on() == [(DeadlineKind.SEASON_ENDS, dt.date(2026, 12, 1), "Léa Gagnon")]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (dt.date(2026, 4, 23), False),  # 61 days before 23 June
        (dt.date(2026, 4, 24), True),
        (dt.date(2026, 7, 23), True),  # 30 days after
        (dt.date(2026, 7, 24), False),
    ],
)
def test_the_end_of_the_school_year_asks_for_the_general_consents_of_minors(written, on, day, told):
    _minor(written, dt.date(2016, 5, 1))
    assert [kind for kind, _day, _name in on(day)] == [DeadlineKind.SEASON_ENDS] * told


def test_nobody_whom_the_database_leaves_out_has_a_deadline(register, written):
    """The statement that looks for candidates leaves out nobody: 300 persons drawn by lot, on many days."""
    lot = random.Random(7)

    def day():
        return dt.date(2026, 1, 1) + dt.timedelta(days=lot.randrange(500))

    ConsentSettings(register).change(Settings(both_guardians=True))
    season = written.event("Saison", dt.date(2026, 6, 1), dt.date(2026, 12, 1))
    numbers = []
    for _each in range(300):
        born = dt.date(2005, 1, 1) + dt.timedelta(days=lot.randrange(6000)) if lot.random() < 0.8 else None
        person = written.person(birth_date=born)
        numbers.append(person)
        guardians = [None, *(written.guardian(person) for _one in range(lot.randrange(3)))]
        for _consent in range(lot.randrange(3)):
            ends = day() if lot.random() < 0.5 else None
            more = {"event_id": season} if lot.random() < 0.3 else {}
            consent = written.consent(person, ends_on=ends, **more)
            last = None
            for _act in range(lot.randrange(4)):
                kind = lot.choice(["asked", "given", "given", "refused", "withdrawn", "silent"])
                change = {}
                if last and lot.random() < 0.3:
                    kind, change = lot.choice(["corrected", "cancelled"]), {"replaces_id": last}
                last = written.act(consent, kind, day(), lot.choice(guardians), **change)
    settings = ConsentSettings(register).current()
    service = Deadlines(register, ConsentSettings(register))
    seen = set()
    for asked in [DAY + dt.timedelta(days=lot.randrange(-300, 300)) for _each in range(25)]:
        everyone = [one for each in facts(register, numbers) for one in deadlines_of(each, settings, asked)]
        assert service.on(asked) == in_order(everyone)
        seen |= {one.kind for one in everyone}
    assert seen == set(DeadlineKind)
