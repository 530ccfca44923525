"""Persons in a real register."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.text import fold
from medias_desktop.people.errors import InvalidPerson, PersonUnknown
from medias_desktop.people.rules import (
    FLAW_FIELDS,
    Flaw,
    Group,
    PeopleFigures,
    PersonDraft,
    PersonFilter,
    flaws,
    is_email,
)
from medias_desktop.people.service import PeopleService

DAY = dt.date(2026, 11, 21)


@pytest.fixture
def service(register):
    return PeopleService(register)


def test_a_person_comes_back_as_given_tidied(service):
    person_id = service.add(
        PersonDraft(
            "  Côté   Gagné ", " Zoé", " 007 ", " zoe@ville.example ", "Greffe", Group.ELECTED, "en",
            dt.date(2021, 11, 7), dt.date(2029, 11, 6),
        )
    )  # fmt: skip
    person = service.person(person_id)
    assert (person.last_name, person.first_name, person.number) == ("Côté Gagné", "Zoé", "007")
    assert (person.email, person.department, person.group) == ("zoe@ville.example", "Greffe", Group.ELECTED)
    assert (person.language, person.start_date, person.end_date) == (
        "en",
        dt.date(2021, 11, 7),
        dt.date(2029, 11, 6),
    )
    assert (person.full_name, person.listed_name, person.version) == ("Zoé Côté Gagné", "Côté Gagné, Zoé", 1)


def test_the_list_is_sorted_as_a_telephone_book(service):
    for last, first in (
        ("Roy-Caron", "Anne"),
        ("Roy", "Zoé"),
        ("Édouard", "Luc"),
        ("Dubé", "Yan"),
        ("roy", "Éric"),
    ):
        service.add(PersonDraft(last, first))
    assert [person.listed_name for person in service.list()] == [
        "Dubé, Yan", "Édouard, Luc", "roy, Éric", "Roy, Zoé", "Roy-Caron, Anne",
    ]  # fmt: skip


def test_search_ignores_accents_and_case_and_finds_every_word(service):
    service.add(PersonDraft("Bélanger", "Noémie", "0042", "nb@ville.example", "Travaux publics"))
    service.add(PersonDraft("Roy", "Luc", department="Greffe"))
    for text in ("belanger", "NOÉMIE bel", "0042", "nb@", "travaux noemie", "lange"):
        assert [person.last_name for person in service.list(PersonFilter(text))] == ["Bélanger"], text
    assert service.list(PersonFilter("%")) == ()
    assert len(service.list(PersonFilter("  "))) == 2


def test_filters_by_group_department_and_activity(service):
    service.add(PersonDraft("A", group=Group.ELECTED, department="Conseil"))
    service.add(PersonDraft("B", end_date=DAY - dt.timedelta(days=1), email="b@ville.example"))
    service.add(PersonDraft("C", start_date=DAY + dt.timedelta(days=1)))
    service.add(PersonDraft("D", start_date=DAY, end_date=DAY))

    def names(**wanted):
        return "".join(person.last_name for person in service.list(PersonFilter(**wanted)))

    assert names() == "ABCD"
    assert names(group=Group.ELECTED) == "A"
    assert names(department="Conseil") == "A"
    assert names(active_on=DAY) == "AD"
    assert names(inactive_on=DAY) == "BC"
    by_group = ((Group.ELECTED, 1), (Group.REGULAR, 1))
    assert service.figures(DAY) == PeopleFigures(4, 2, former=1, coming=1, without_email=2, by_group=by_group)
    assert [person.is_active(DAY) for person in service.list()] == [True, False, False, True]
    assert service.departments() == ("Conseil",)
    assert service.count() == 4


def test_a_change_made_elsewhere_is_not_overwritten(service):
    person_id = service.add(PersonDraft("Roy", "Luc"))
    service.change(person_id, 1, PersonDraft("Roy", "Lucie"))
    with pytest.raises(ChangedElsewhere):
        service.change(person_id, 1, PersonDraft("Roy", "Lucien"))
    person = service.person(person_id)
    assert (person.first_name, person.version) == ("Lucie", 2)
    assert service.list(PersonFilter("lucie"))


def test_a_number_belongs_to_one_person(service):
    first = service.add(PersonDraft("Roy", "Luc", "12"))
    with pytest.raises(InvalidPerson) as caught:
        service.add(PersonDraft("Dubé", "Maude", "12"))
    service.add(PersonDraft("Caron", "Yan", "PO-b7"))
    for number in ("PO-b7", "po-B7"):  # as the import of a list compares them
        with pytest.raises(InvalidPerson):
            service.add(PersonDraft("Dubé", "Maude", number))
    assert caught.value.flaws == (Flaw.NUMBER_TAKEN,)
    assert "Luc Roy" in caught.value.sentence()
    service.change(first, 1, PersonDraft("Roy", "Luc", "12", department="Greffe"))
    assert service.count() == 2


def test_nobody_behind_a_number(service):
    with pytest.raises(PersonUnknown):
        service.person(99)


@pytest.mark.parametrize(
    ("draft", "flaw"),
    [
        (PersonDraft(" "), Flaw.NAME_MISSING),
        (PersonDraft("x" * 121), Flaw.NAME_TOO_LONG),
        (PersonDraft("Roy", "x" * 121), Flaw.FIRST_NAME_TOO_LONG),
        (PersonDraft("Roy", number="1" * 41), Flaw.NUMBER_TOO_LONG),
        (PersonDraft("Roy", email="luc@ville"), Flaw.EMAIL_MALFORMED),
        (PersonDraft("Roy", department="x" * 121), Flaw.DEPARTMENT_TOO_LONG),
        (PersonDraft("Roy", language="de"), Flaw.LANGUAGE_UNKNOWN),
        (PersonDraft("Roy", start_date=dt.date(1026, 1, 1)), Flaw.START_OUT_OF_RANGE),
        (PersonDraft("Roy", end_date=dt.date(2206, 1, 1)), Flaw.END_OUT_OF_RANGE),
        (PersonDraft("Roy", start_date=DAY, end_date=dt.date(2026, 1, 1)), Flaw.END_BEFORE_START),
    ],
)
def test_flaws_are_told_beside_their_field_and_nothing_is_written(service, draft, flaw):
    with pytest.raises(InvalidPerson) as caught:
        service.add(draft)
    assert caught.value.flaws == (flaw,)
    assert caught.value.sentence().endswith((".", "!"))
    assert FLAW_FIELDS[flaw] in PersonDraft.__slots__
    assert service.count() == 0


@pytest.mark.parametrize(
    "text", ["a@b.ca", "luc.roy-dubé@ville.sainte-élodie.example", "o'neil+x@mail.ville.qc.ca"]
)
def test_addresses(text):
    assert is_email(text)


@pytest.mark.parametrize(
    "text", ["", "a@b", "a b@c.ca", "@b.ca", "a@b..ca", "a@@b.ca", "a@b.ca,", "x" * 250 + "@b.ca"]
)
def test_no_addresses(text):
    assert not is_email(text)


def test_flawless():
    assert flaws(PersonDraft("Roy")) == ()


def test_every_group_is_searchable_by_its_folded_name(service):
    service.add(PersonDraft("Œuvrard", "Anaïs"))
    assert service.list(PersonFilter(fold("OEUVRARD")))
