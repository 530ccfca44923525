"""What is wrong with a person shown is told in one sentence at its field."""

import datetime as dt

import pytest

from medias_desktop.photo_consents.errors import persons as errors
from medias_desktop.photo_consents.rules.person_checks import problems, tidied
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft

TODAY = dt.date(2026, 11, 21)
MOTHER = GuardianDraft("Roy", "Chantal")


def kinds(draft):
    return [type(one) for one in problems(tidied(draft), TODAY)]


def test_a_name_is_enough():
    assert kinds(PortrayedDraft("Gagnon")) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (PortrayedDraft("  "), errors.NameMissing),
        (PortrayedDraft("G" * 121), errors.NameTooLong),
        (PortrayedDraft("Gagnon", birth_date=dt.date(2026, 11, 22)), errors.BirthDateToCome),
        (PortrayedDraft("Gagnon", birth_date=dt.date(1905, 11, 21)), errors.BirthDateTooLongAgo),
        (PortrayedDraft("Gagnon", birth_date=dt.date(2008, 11, 22), adult=True), errors.NotOfAge),
        (PortrayedDraft("Gagnon", email="maman arobase exemple"), errors.EmailMalformed),
        (PortrayedDraft("Gagnon", phone="4" * 41), errors.PhoneTooLong),
        (PortrayedDraft("Gagnon", guardians=(GuardianDraft("", "Chantal"),)), errors.GuardianNameMissing),
        (
            PortrayedDraft("Gagnon", "Léo", guardians=(GuardianDraft("GAGNON", " Leo "),)),
            errors.GuardianIsThePerson,
        ),
        (PortrayedDraft("Gagnon", guardians=(MOTHER, GuardianDraft("roy", "chantal"))), errors.GuardianTwice),
        (PortrayedDraft("Gagnon", guardians=(GuardianDraft("Roy", email="x"),)), errors.EmailMalformed),
    ],
)
def test_each_mistake_has_its_sentence(draft, expected):
    assert kinds(draft) == [expected]


def test_who_is_120_and_who_was_born_today_may_be_recorded():
    assert kinds(PortrayedDraft("Gagnon", birth_date=dt.date(1906, 11, 21))) == []
    assert kinds(PortrayedDraft("Gagnon", birth_date=TODAY)) == []
    assert kinds(PortrayedDraft("Gagnon", birth_date=dt.date(2008, 11, 21), adult=True)) == []


def test_a_guardian_whose_time_is_over_may_come_back():
    before = GuardianDraft("Roy", "Chantal", ended_on=dt.date(2024, 1, 1))
    assert kinds(PortrayedDraft("Gagnon", guardians=(before, MOTHER))) == []


def test_a_guardian_cannot_end_before_the_child_was_born():
    ended = GuardianDraft("Roy", ended_on=dt.date(2010, 1, 1))
    assert kinds(PortrayedDraft("Gagnon", birth_date=dt.date(2016, 5, 3), guardians=(ended,))) == [
        errors.GuardianEndTooEarly
    ]


def test_the_problem_of_a_guardian_says_which():
    found = problems(PortrayedDraft("Gagnon", guardians=(MOTHER, GuardianDraft(""))), TODAY)
    assert [(one.place, one.field) for one in found] == [(1, "last_name")]


def test_every_problem_is_a_whole_sentence():
    draft = PortrayedDraft("Gagnon", "Léo", guardians=(GuardianDraft("Gagnon", "Léo"),))
    sentences = [one.sentence() for one in problems(draft, TODAY)]
    assert len(sentences) == 1
    assert "Léo Gagnon" in sentences[0]
