"""Items and events: what is said of them, changed, and removed when it was a mistake."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store import schema
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.photo_consents.errors import EventGone, ItemGone
from medias_desktop.photo_consents.errors.items import (
    EventEndsBeforeItBegins,
    EventInUse,
    EventUntitled,
    ItemInUse,
    ItemUntitled,
    NoOriginal,
    OriginalDiffers,
    OriginalNotThere,
    ReasonMissing,
    TextTooLong,
)
from medias_desktop.photo_consents.rules.items import EventDraft, ItemDraft, ItemKind, Review, Rights
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import UseDraft
from medias_desktop.photo_consents.service.item_rows import draft_of
from tests.photo_consents.pictures import make_exif, make_photo
from tests.photo_consents.seen import named, outsider, service_of

FEAST = EventDraft("Fête nationale", dt.date(2026, 6, 24), dt.date(2026, 6, 25), "Parc Riverain", "Pluie.")


@pytest.fixture
def service(register):
    return service_of(register)


def added(service, tmp_path, name="a.jpg", keep=False, **more):
    path = make_photo(tmp_path / name, (300, 200), seed=len(name))
    return service.adding.add_files([path], ItemDraft(**more), keep=keep).added[0], path


def test_an_event_is_kept_changed_and_removed(service):
    number = service.events.add(dataclasses.replace(FEAST, title="  Fête   nationale "))
    event = service.events.event(number)
    assert (event.title, event.begins_on, event.place, event.note, event.items) == (
        "Fête nationale",
        dt.date(2026, 6, 24),
        "Parc Riverain",
        "Pluie.",
        0,
    )
    service.events.change(number, event.version, EventDraft("Saint-Jean"))
    assert service.events.event(number).begins_on is None
    with pytest.raises(ChangedElsewhere):
        service.events.change(number, event.version, EventDraft("Trop tard"))
    service.events.remove(number)
    with pytest.raises(EventGone):
        service.events.event(number)


def test_events_that_cannot_be(service):
    with pytest.raises(EventUntitled):
        service.events.add(EventDraft("  "))
    with pytest.raises(EventEndsBeforeItBegins, match="24 juin 2026"):
        service.events.add(EventDraft("x", dt.date(2026, 6, 25), dt.date(2026, 6, 24)))
    with pytest.raises(TextTooLong):
        service.events.add(EventDraft("x" * 201))
    assert service.events.all() == ()


def test_events_come_latest_first(service):
    for title, day in (("b", dt.date(2025, 1, 1)), ("sans", None), ("a", dt.date(2026, 1, 1))):
        service.events.add(EventDraft(title, day))
    assert [event.title for event in service.events.all()] == ["a", "b", "sans"]


def test_an_event_with_photos_stays(service):
    event = service.events.add(FEAST)
    service.items.add_other(ItemDraft(ItemKind.VIDEO, "Défilé", event))
    assert service.events.event(event).items == 1
    with pytest.raises(EventInUse, match="Fête nationale"):
        service.events.remove(event)


def test_what_has_no_file_needs_a_title(service):
    with pytest.raises(ItemUntitled):
        service.items.add_other(ItemDraft(ItemKind.COMMENT, " "))
    event = service.events.add(FEAST)
    item = service.items.item(service.items.add_other(ItemDraft(ItemKind.COMMENT, "Merci", event)))
    assert (item.kind, item.day, item.event_title, item.sha256) == (
        ItemKind.COMMENT,
        dt.date(2026, 6, 24),
        "Fête nationale",
        "",
    )
    with pytest.raises(NoOriginal):
        service.items.original(item.id)
    with pytest.raises(EventGone):
        service.items.add_other(ItemDraft(ItemKind.COMMENT, "Merci", 99))


def test_changing_an_item(service, tmp_path):
    number, _path = added(service, tmp_path)
    item = service.items.item(number)
    draft = dataclasses.replace(
        draft_of(item), title="Marché", alt_fr="Étals", alt_en="Stalls", rights=Rights.AUTHORISED, day=None
    )
    service.items.change(number, item.version, draft)
    changed = service.items.item(number)
    assert (changed.title, changed.alt_fr, changed.alt_en, changed.rights) == (
        "Marché",
        "Étals",
        "Stalls",
        Rights.AUTHORISED,
    )
    with pytest.raises(ChangedElsewhere):
        service.items.change(number, item.version, draft)
    with pytest.raises(ItemUntitled):
        service.items.change(number, changed.version, dataclasses.replace(draft, title=""))


def test_the_kind_of_a_file_is_its_own(service, tmp_path):
    number, _path = added(service, tmp_path)
    service.items.change(number, 1, ItemDraft(ItemKind.SOUND, "x"))
    assert service.items.item(number).kind is ItemKind.PHOTO


def test_many_are_changed_at_once_and_only_in_what_is_given(service, tmp_path):
    event = service.events.add(EventDraft("Fête", dt.date(2020, 1, 2)))
    first, _path = added(service, tmp_path, "a.jpg", photographer="Zoé")
    taken = make_photo(tmp_path / "bb.jpg", (90, 60), exif=make_exif("2019:05:06 07:08:09"), seed=9)
    second = service.adding.add_files([taken], ItemDraft()).added[0]
    assert service.items.change_many([first, second, 99], event_id=event, place="Aréna") == 2
    one, other = service.items.several([first, second])
    assert [(item.title, item.photographer, item.place, item.event_id) for item in (one, other)] == [
        ("a", "Zoé", "Aréna", event),
        ("bb", "", "Aréna", event),
    ]
    # Without a date of its own it goes by its event's now.
    assert (one.day, other.day) == (dt.date(2020, 1, 2), dt.date(2019, 5, 6))


def test_a_review_is_of_what_was_seen(service, tmp_path):
    number, _path = added(service, tmp_path)
    service.items.review(number, 1, Review.NOBODY)
    assert service.items.item(number).review is Review.NOBODY
    with pytest.raises(ChangedElsewhere):
        service.items.review(number, 1, Review.DONE)


def test_an_original_is_checked_against_what_was_recorded(service, tmp_path):
    number, path = added(service, tmp_path)
    assert service.items.original(number) == path.read_bytes()
    moved = path.rename(tmp_path / "ailleurs.jpg")
    with pytest.raises(OriginalNotThere, match="n’est plus à sa place"):
        service.items.original(number)
    assert service.items.original(number, moved) == moved.read_bytes()
    moved.write_bytes(moved.read_bytes() + b"\x00")
    with pytest.raises(OriginalDiffers, match="ailleurs"):
        service.items.original(number, moved)


def test_a_mistake_goes_with_its_picture_its_frames_and_its_copy(service, register, tmp_path):
    number, path = added(service, tmp_path, keep=True)
    named(service, number, outsider(service))
    with pytest.raises(ReasonMissing):
        service.items.remove(number, " ")
    service.items.remove(number, "Mauvaise carte mémoire.")
    with pytest.raises(ItemGone):
        service.items.item(number)
    for table in ("photo_item", "photo_picture", "photo_subject", "attachment", "attachment_chunk"):
        assert not register.rows(f"SELECT 1 FROM {table}"), table
    assert service.adding.add_files([path], ItemDraft()).added[0] > number


def test_a_copy_that_something_else_names_stays(service, register, tmp_path):
    number, _path = added(service, tmp_path, keep=True)
    with register.transaction("logo") as tx:
        tx.update(schema.municipality, 1, logo_sha256=service.items.item(number).sha256)
    service.items.remove(number, "Doublon.")
    assert register.rows("SELECT 1 FROM attachment")


def test_what_was_published_stays(service, tmp_path):
    number, _path = added(service, tmp_path)
    service.uses.add(UseDraft(number, Purpose.FACEBOOK, published_on=dt.date(2026, 7, 1)))
    with pytest.raises(ItemInUse):
        service.items.remove(number, "Erreur.")


def test_pictures_of_many_at_once(service, tmp_path):
    first, _path = added(service, tmp_path, "a.jpg")
    other = service.items.add_other(ItemDraft(ItemKind.SOUND, "Entrevue"))
    pictures = service.items.pictures([first, other, 77])
    assert list(pictures) == [first]
    assert pictures[first] == service.items.picture(first)
    assert service.items.picture(other) is None
