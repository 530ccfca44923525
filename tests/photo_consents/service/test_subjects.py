"""Who is seen in an item, recorded in a real register."""

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.photo_consents.errors import ItemGone, PortrayedGone
from medias_desktop.photo_consents.errors import subjects as errors
from medias_desktop.photo_consents.rules.items import Frame, ItemDraft, ItemKind, Review, SubjectKind
from tests.photo_consents.seen import FACE, OTHER_FACE, child, listed, named, outsider, photo, service_of


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def item(service):
    return photo(service)


def test_a_person_in_a_frame_is_read_back_by_name(service, item):
    named(service, item, outsider(service))
    (seen,) = service.subjects.of_item(item)
    assert (seen.kind, seen.name, seen.frame) == (SubjectKind.PERSON, "Léo Bélanger", FACE)


def test_a_person_of_the_list_is_called_as_the_list_calls_them_now(service, register, item):
    number = listed(register)
    named(service, item, service.portrayed.of_person(number))
    people = service.portrayed._people
    before = people.person(number)
    people.change(number, before.version, type_of_draft(before, last_name="Côté-Roy"))
    assert service.subjects.of_item(item)[0].name == "Zoé Côté-Roy"


def type_of_draft(person, **changes):
    from dataclasses import replace

    from medias_desktop.people.rules import PersonDraft

    return replace(PersonDraft.of(person), **changes)


def test_a_crowd_and_somebody_who_cannot_be_recognised_have_no_name(service, item):
    service.subjects.add(item, SubjectKind.CROWD, None, FACE, "Défilé sur la rue Principale")
    service.subjects.add(item, SubjectKind.UNRECOGNISABLE, None, OTHER_FACE)
    crowd, back = service.subjects.of_item(item)
    assert (crowd.name, crowd.reason) == ("", "Défilé sur la rue Principale")
    assert back.portrayed_id is None


@pytest.mark.parametrize(
    "frame", [Frame(0, 0, 0, 10), Frame(9000, 0, 1001, 10), Frame(-1, 0, 10, 10), Frame(0, 0, 10, 10_001)]
)
def test_a_frame_outside_the_picture_is_refused_and_nothing_recorded(service, item, frame):
    with pytest.raises(errors.FrameOutside):
        service.subjects.add(item, SubjectKind.UNRECOGNISABLE, None, frame)
    assert service.subjects.of_item(item) == ()


def test_the_same_person_is_not_seen_twice(service, item):
    who = outsider(service)
    named(service, item, who)
    with pytest.raises(errors.SeenTwice, match="Léo Bélanger"):
        named(service, item, who, OTHER_FACE)
    other = service.subjects.add(item, SubjectKind.UNRECOGNISABLE, None, OTHER_FACE)
    with pytest.raises(errors.SeenTwice):
        service.subjects.name(other, 1, SubjectKind.PERSON, who)


@pytest.mark.parametrize(
    ("kind", "reason", "error"),
    [
        (SubjectKind.CROWD, "  ", errors.CrowdWithoutReason),
        (SubjectKind.PERSON, "", errors.WhoMissing),
    ],
)
def test_what_is_said_incompletely_is_refused(service, item, kind, reason, error):
    with pytest.raises(error):
        service.subjects.add(item, kind, None, FACE, reason)


def test_who_or_what_is_gone_is_told(service, item):
    with pytest.raises(PortrayedGone):
        named(service, item, 999)
    with pytest.raises(ItemGone):
        named(service, 999, outsider(service))
    with pytest.raises(errors.SubjectGone):
        service.subjects.remove(999, 1)


def test_a_video_names_persons_without_frames(service):
    video = service.items.add_other(ItemDraft(ItemKind.VIDEO, "Entrevue"))
    who = child(service)
    with pytest.raises(errors.FrameWithoutPicture):
        named(service, video, who)
    named(service, video, who, None)
    assert service.subjects.of_item(video)[0].frame is None


def test_a_frame_moves_and_an_overtaken_window_is_told(service, item):
    number = named(service, item, outsider(service))
    service.subjects.move(number, 1, OTHER_FACE)
    assert service.subjects.one(number).frame == OTHER_FACE
    with pytest.raises(ChangedElsewhere):
        service.subjects.move(number, 1, FACE)
    with pytest.raises(ChangedElsewhere):
        service.subjects.remove(number, 1)


def test_a_frame_gets_another_name(service, item):
    number = named(service, item, outsider(service))
    service.subjects.name(number, 1, SubjectKind.CROWD, None, "Foule au parc")
    seen = service.subjects.one(number)
    assert (seen.kind, seen.portrayed_id, seen.frame) == (SubjectKind.CROWD, None, FACE)


def test_a_photo_that_showed_nobody_is_open_again_once_somebody_is_named(service, item):
    service.items.review(item, service.items.item(item).version, Review.NOBODY)
    service.subjects.add(item, SubjectKind.CROWD, None, FACE, "Défilé")
    assert service.items.item(item).review is Review.NOBODY
    named(service, item, outsider(service), OTHER_FACE)
    assert service.items.item(item).review is Review.OPEN


def test_a_complete_photo_is_open_again_once_somebody_is_taken_out(service, item):
    number = named(service, item, outsider(service))
    service.items.review(item, service.items.item(item).version, Review.DONE)
    service.subjects.remove(number, 1)
    assert service.items.item(item).review is Review.OPEN


@pytest.mark.parametrize("kind", [SubjectKind.UNRECOGNISABLE, SubjectKind.CROWD])
def test_a_complete_photo_is_open_again_once_somebody_is_said_not_to_be_recognizable(service, item, kind):
    person = outsider(service)
    number = named(service, item, person)
    service.items.review(item, service.items.item(item).version, Review.DONE)
    service.subjects.name(number, 1, SubjectKind.PERSON, child(service))
    assert service.items.item(item).review is Review.DONE
    service.subjects.name(number, 2, kind, None, "Vu de dos")
    assert service.items.item(item).review is Review.OPEN


def test_the_people_of_another_photo_are_copied_once_and_without_frames(service, item):
    first, second = outsider(service), child(service)
    before = photo(service, "La même équipe")
    named(service, before, first)
    named(service, before, second, OTHER_FACE)
    service.subjects.add(before, SubjectKind.CROWD, None, FACE, "Estrade")
    named(service, item, second)
    assert service.subjects.copy(before, item) == 1
    assert {(one.portrayed_id, one.frame) for one in service.subjects.of_item(item)} == {
        (second, FACE),
        (first, None),
    }
    assert service.subjects.copy(before, item) == 0
    with pytest.raises(errors.SameItem):
        service.subjects.copy(item, item)


def test_who_is_seen_in_many_items_is_read_at_once(service, item):
    other, who = photo(service, "Autre"), outsider(service)
    named(service, item, who)
    named(service, other, who)
    empty = photo(service, "Personne")
    assert set(service.subjects.of_items([item, other, empty])) == {item, other}
