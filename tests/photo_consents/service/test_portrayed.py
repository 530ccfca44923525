"""Persons shown and who speaks for them, recorded in a real register."""

import datetime as dt
from dataclasses import replace

import pytest

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.people.errors import PersonUnknown
from medias_desktop.people.rules import Group
from medias_desktop.photo_consents.errors import PortrayedGone
from medias_desktop.photo_consents.errors import persons as errors
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from tests.photo_consents.seen import child, event, listed, named, outsider, photo, service_of


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def portrayed(service):
    return service.portrayed


def test_somebody_from_outside_is_read_back_with_their_guardians(service, portrayed):
    one = portrayed.one(child(service))
    assert (one.full_name, one.birth_date, one.adult) == ("Maëlle Gagnon", dt.date(2016, 5, 3), False)
    assert [(g.full_name, g.relation) for g in one.guardians] == [("Chantal Roy", Relation.MOTHER)]


def test_a_person_of_the_list_is_recorded_once(register, portrayed):
    number = listed(register, email="zoe@exemple.ca")
    first = portrayed.of_person(number)
    assert portrayed.of_person(number) == first
    one = portrayed.one(first)
    assert (one.full_name, one.email, one.group, one.adult) == (
        "Zoé Côté",
        "zoe@exemple.ca",
        Group.REGULAR,
        True,
    )
    with pytest.raises(errors.ListedPersonTaken, match="Zoé Côté"):
        portrayed.add(PortrayedDraft(person_id=number))


def test_a_student_may_be_a_minor(register, portrayed):
    assert not portrayed.one(portrayed.of_person(listed(register, group=Group.STUDENT))).adult


def test_who_is_not_of_the_list_is_told(portrayed):
    with pytest.raises(PersonUnknown):
        portrayed.of_person(41)
    with pytest.raises(PortrayedGone):
        portrayed.one(41)


def test_what_is_wrong_is_refused_and_nothing_recorded(portrayed):
    with pytest.raises(errors.GuardianIsThePerson):
        portrayed.add(PortrayedDraft("Gagnon", "Léo", guardians=(GuardianDraft("gagnon", "leo"),)))
    assert portrayed.find("") == ()


def test_a_guardian_of_a_person_of_the_list_is_not_the_person(register, portrayed):
    number = portrayed.of_person(listed(register, group=Group.STUDENT))
    with pytest.raises(errors.GuardianIsThePerson):
        portrayed.guardians.add(number, GuardianDraft("Côté", "Zoé"))


def test_a_form_changes_keeps_and_removes_guardians(service, portrayed):
    number = child(service)
    before = portrayed.one(number)
    father = GuardianDraft("Gagnon", "Marc", Relation.FATHER)
    draft = PortrayedDraft.of(before)
    portrayed.change(number, before.version, replace(draft, guardians=(*draft.guardians, father)))
    both = portrayed.one(number)
    assert [one.full_name for one in both.guardians] == ["Chantal Roy", "Marc Gagnon"]
    assert both.guardians[0] == before.guardians[0]
    draft = PortrayedDraft.of(both)
    renamed = replace(draft.guardians[1], first_name="Marc-André")
    portrayed.change(number, both.version, replace(draft, phone="819 555-0100", guardians=(renamed,)))
    after = portrayed.one(number)
    assert [(one.full_name, one.version) for one in after.guardians] == [("Marc-André Gagnon", 2)]
    assert after.phone == "819 555-0100"
    with pytest.raises(ChangedElsewhere):
        portrayed.change(number, both.version, draft)


def test_a_guardian_in_whose_name_something_was_said_is_ended_never_removed(service, register, portrayed):
    from medias_desktop.core.store.transaction import new_uid
    from medias_desktop.photo_consents.models import act, consent

    number = child(service)
    mother = portrayed.one(number).guardians[0]
    day = dt.date(2026, 6, 1)
    with register.transaction("record_photo_consent") as tx:
        asked = tx.insert(
            consent, uid=new_uid(), portrayed_id=number, purposes="website", starts_on=day, language="fr",
            created_at=tx.now,
        )  # fmt: skip
        tx.insert(
            act, uid=new_uid(), consent_id=asked, portrayed_id=number, kind="given", guardian_id=mother.id,
            day=day, language="fr", recorded_at=tx.now,
        )  # fmt: skip
    one = portrayed.one(number)
    with pytest.raises(errors.GuardianSpoke, match="Chantal Roy"):
        portrayed.change(number, one.version, replace(PortrayedDraft.of(one), guardians=()))
    assert portrayed.one(number) == one
    portrayed.guardians.end(mother.id, mother.version, dt.date(2026, 8, 31))
    assert portrayed.one(number).guardians[0].ended_on == dt.date(2026, 8, 31)


def test_the_same_guardian_is_not_added_twice(service, portrayed):
    with pytest.raises(errors.GuardianTwice):
        portrayed.guardians.add(child(service), GuardianDraft("ROY", "chantal"))


def test_a_guardian_of_somebody_else_cannot_be_taken_over(service, portrayed):
    theirs = portrayed.one(child(service)).guardians[0]
    other = outsider(service)
    draft = PortrayedDraft.of(portrayed.one(other))
    with pytest.raises(errors.GuardianGone):
        portrayed.change(other, 1, replace(draft, guardians=(GuardianDraft.of(theirs),)))


def test_a_duplicate_has_the_same_name_and_no_other_date_of_birth(service, portrayed):
    first = child(service)
    again = PortrayedDraft("GAGNON", " maelle ")
    assert [one.id for one in portrayed.duplicates(again)] == [first]
    assert portrayed.duplicates(replace(again, birth_date=dt.date(2012, 1, 1))) == ()
    assert portrayed.duplicates(again, but=first) == ()
    assert portrayed.duplicates(PortrayedDraft("Gagnon", "Maëlle-Anne")) == ()


def test_a_search_finds_whom_it_may_mean_those_of_the_event_first(service, register, portrayed):
    feast = event(service)
    listed(register, "Gagnon", "Albert")
    here = child(service, "Gagnon", "Zacharie")
    elsewhere = outsider(service, "Gagnon", "Béatrice")
    named(service, photo(service, "Feu", feast), here)
    found = portrayed.search_everyone("gag", 10, feast)
    assert [(one.full_name, one.portrayed_id, one.here) for one in found] == [
        ("Zacharie Gagnon", here, True),
        ("Béatrice Gagnon", elsewhere, False),
        ("Albert Gagnon", None, False),
    ]


def test_without_letters_those_named_last_are_offered(service, portrayed):
    first, second, third = (outsider(service, name) for name in ("Un", "Deux", "Trois"))
    feast = event(service)
    named(service, photo(service, "A", feast), first)
    shown = photo(service, "B")
    named(service, shown, second)
    named(service, shown, third)
    assert [one.portrayed_id for one in portrayed.search_everyone("", 10, feast)] == [first, third, second]


def test_a_candidate_of_the_list_is_recorded_when_taken(register, portrayed):
    number = listed(register, "Zuber", "Lia")
    (found,) = portrayed.search_everyone("zub")
    taken = portrayed.of_candidate(found)
    assert portrayed.one(taken).person_id == number
    (again,) = portrayed.search_everyone("zub")
    assert portrayed.of_candidate(again) == taken


@pytest.mark.parametrize("text", ["%", "_", "!", '"', "a\x00b", "\ud800", "' OR 1=1 --"])
def test_whatever_is_typed_means_nothing_but_itself(service, portrayed, text):
    outsider(service)
    assert portrayed.search_everyone(text) == ()
    assert portrayed.find(text) == ()


def test_the_list_of_everyone_shown_is_sorted_by_the_names_that_hold(service, register, portrayed):
    named(service, photo(service), child(service, "Tremblay", "Éli"))
    portrayed.of_person(listed(register, "Émond", "Zoé"))
    outsider(service, "Bélanger", "Léo")
    rows = portrayed.listing.first("", 50)
    assert [(one.portrayed.listed_name, one.items) for one in rows] == [
        ("Bélanger, Léo", 0),
        ("Émond, Zoé", 0),
        ("Tremblay, Éli", 1),
    ]
    assert list(portrayed.listing.numbers("emo", Silent())) == [rows[1].id]
    assert portrayed.listing.count() == 3
    assert [one.full_name for one in portrayed.find("leo")] == ["Léo Bélanger"]
