"""Lists of items: their order, their filters, and what is read of them."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import ItemKind
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service import listing as module
from medias_desktop.photo_consents.service.listing import Listing
from tests.photo_consents.written import Written

EVERYTHING = ItemFilter()
TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def written(register):
    return Written(register)


@pytest.fixture
def listing(register):
    return Listing(register)


def titles(listing, wanted):
    """Return what the first page shows, and check that the whole list says the same."""
    first = [row.title for row in listing.first(wanted)]
    assert [row.title for row in listing.rows(listing.numbers(wanted))] == first
    return first


def test_the_last_day_comes_first_then_the_last_added(written, listing):
    written.item("Ancienne", day=dt.date(2025, 6, 24))
    written.item("Matin", day=dt.date(2026, 6, 24))
    written.item("Midi", day=dt.date(2026, 6, 24))
    assert titles(listing, EVERYTHING) == ["Midi", "Matin", "Ancienne"]
    assert listing.count() == 3


def test_a_row_says_what_a_tile_shows(written, listing):
    event = written.event("Fête de la famille")
    item = written.item("Course", event_id=event, has_location=True, review="open", picture_sha256="ab")
    written.seen(item, written.person("Gagnon"))
    written.seen(item, written.person("Roy"))
    row = listing.first(EVERYTHING)[0]
    assert (row.event_title, row.subjects, row.has_location, row.picture) == (
        "Fête de la famille",
        2,
        True,
        True,
    )
    assert listing.seen_in([item]) == (1, 2)


def test_an_empty_register_has_nothing(listing):
    assert titles(listing, EVERYTHING) == []
    assert not listing.any()
    assert (listing.events(), listing.persons(), listing.seen_in([])) == ((), (), ())


def test_items_gone_are_left_out(written, listing):
    one, two = written.item("A"), written.item("B")
    assert [row.id for row in listing.rows([two, 999, one])] == [two, one]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("course", ["Course à vélo"]),
        ("VÉLO course", ["Course à vélo"]),
        ("fête", ["Course à vélo"]),
        ("gagnon", ["Course à vélo"]),
        ("gagnon neige", []),
        ("100%", ["100% local"]),
        ("_", []),
        ("", ["100% local", "Course à vélo"]),
    ],
)
def test_words_are_those_of_the_item_its_event_or_a_person(written, listing, words, found):
    event = written.event("Fête")
    item = written.item("Course à vélo", event_id=event, search_key="course a velo")
    written.item("100% local", search_key="100% local")
    written.seen(item, written.person("Gagnon", search_key="gagnon lea"))
    with written.register.transaction("test") as tx:
        from medias_desktop.photo_consents import models

        tx.update(models.event, event, version=1, search_key="fete")
    assert titles(listing, ItemFilter(text=words)) == found


def test_filters_narrow_together(written, listing):
    event, other = written.event("Fête"), written.event("Camp")
    zoe = written.person("Zoé")
    photo = written.item("Photo", event_id=event)
    video = written.item("Film", event_id=event, kind="video")
    written.item("Ailleurs", event_id=other)
    written.seen(photo, zoe)
    written.seen(video, zoe)
    assert titles(listing, ItemFilter(event_id=event)) == ["Film", "Photo"]
    assert titles(listing, ItemFilter(portrayed_id=zoe, kind=ItemKind.VIDEO)) == ["Film"]
    assert titles(listing, ItemFilter(portrayed_id=zoe, event_id=other)) == []
    assert [title for _number, title in listing.events()] == ["Camp", "Fête"]
    assert listing.persons() == ((zoe, "Zoé, Léa"),)


def test_a_person_of_the_list_is_found_by_the_name_there(register, written, listing):
    from tests.photo_consents.seen import listed, named, photo, service_of

    service = service_of(register)
    person = service.portrayed.of_person(listed(register, "Lachapelle", "Odile"))
    item = photo(service, "Au bureau")
    named(service, item, person)
    assert titles(listing, ItemFilter(text="lachap")) == ["Au bureau"]
    assert listing.persons() == ((person, "Lachapelle, Odile"),)


class TestExpiring:
    """Items that a consent covers which ends soon."""

    @pytest.fixture
    def seen(self, written):
        event = written.event("Fête")
        item = written.item("Photo", event_id=event)
        written.item("Personne")
        person = written.person("Roy")
        written.seen(item, person)
        return item, event, person

    @pytest.mark.parametrize(("days", "found"), [(9, []), (10, ["Photo"]), (60, ["Photo"])])
    def test_the_last_day_counts(self, written, listing, seen, days, found):
        consent = written.consent(seen[2], ends_on=TODAY + dt.timedelta(days=10))
        written.act(consent)
        assert titles(listing, ItemFilter(expiring=days)) == found

    def test_one_that_ended_before_is_not_soon(self, written, listing, seen):
        written.act(written.consent(seen[2], ends_on=TODAY - dt.timedelta(days=1)))
        assert titles(listing, ItemFilter(expiring=60)) == []
        past = ItemFilter(expiring=60, day=TODAY - dt.timedelta(days=5))
        assert titles(listing, past) == ["Photo"]

    def test_another_that_goes_on_is_enough(self, written, listing, seen):
        written.act(written.consent(seen[2], ends_on=TODAY + dt.timedelta(days=10)))
        later = written.consent(seen[2], ends_on=None)
        assert titles(listing, ItemFilter(expiring=30)) == ["Photo"]  # nobody agreed to the later one yet
        written.act(later)
        assert titles(listing, ItemFilter(expiring=30)) == []

    def test_it_must_cover_the_item(self, written, listing, seen):
        other = written.event("Autre")
        written.act(written.consent(seen[2], ends_on=TODAY, event_id=other))
        assert titles(listing, ItemFilter(expiring=30)) == []
        written.act(written.consent(seen[2], ends_on=TODAY, event_id=seen[1]))
        assert titles(listing, ItemFilter(expiring=30)) == ["Photo"]


def test_words_far_down_are_left_to_the_worker(written, listing, monkeypatch):
    monkeypatch.setattr(module, "FAR", 5)
    for number in range(12):
        written.item(f"Photo {number}", search_key="rare" if number == 0 else "photo")
    first = listing.first(ItemFilter(text="rare"))
    assert (list(first), first.whole) == ([], False)
    assert len(listing.numbers(ItemFilter(text="rare"))) == 1
    assert listing.first(EVERYTHING).whole


def test_without_a_day_today_is_asked_about():
    question = ItemFilter(purpose=Purpose.PRESS).question(TODAY)
    assert (question.purpose, question.day) == (Purpose.PRESS, TODAY)
