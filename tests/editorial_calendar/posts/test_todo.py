"""What posts put on the list of things to do, and how many wait at a start."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.editorial_calendar.pending import pending
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.todo.posts import todos
from medias_desktop.photo_consents.rules.items import ItemDraft, ItemKind, Review, Rights
from medias_desktop.policies.service import PolicyService
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, YESTERDAY, draft
from tests.editorial_calendar.posts.rows import Posted
from tests.editorial_calendar.town_rules import service_of, service_over

NB = "\u00a0"


@pytest.fixture
def rows(register):
    return Posted(register)


def lines(register):
    return [(one.text, one.chip, one.kind, one.place) for one in todos(register, PolicyService(register))]


def test_an_empty_register_has_nothing_to_do(register):
    assert lines(register) == []
    assert pending(register) == 0


def test_what_waits_is_told_the_heaviest_first(register, rows):
    blocked = rows.post("x", state="approved", planned_on=MONDAY)
    rows.verdict(blocked, blocks=1)
    rows.post("x", state="approved", planned_on=TODAY, planned_time="09:00")
    rows.post("x", state="scheduled", planned_on=TODAY, planned_time="10:00")
    rows.evidence(rows.post("x", state="published", planned_on=YESTERDAY, platforms="facebook,blog"))
    rows.evidence(rows.post("x", state="published", planned_on=YESTERDAY))
    rows.post("x", state="approved", planned_on=TODAY, planned_time="18:00")
    rows.post("x", state="checked", planned_on=MONDAY)
    rows.post("x", state="checked")
    rows.post("x", state="draft", planned_on=YESTERDAY)
    assert lines(register) == [
        ("1 publication approuvée n’est plus conforme", "constat", "bad", "calendar/blocked"),
        (f"1 publication est expirée{NB}: donnez-lui une nouvelle date", "date", "bad", "calendar/expired"),
        (
            "1 parution programmée est à consigner",
            "preuve",
            "warn",
            "calendar/unrecorded",
        ),
        (
            "1 publication parue n’a pas de preuve sur une de ses plateformes",
            "preuve",
            "accent",
            "calendar/unrecorded",
        ),
        ("1 publication approuvée est à publier aujourd’hui", "aujourd’hui", "warn", "calendar/to_come"),
        ("2 publications attendent d’être approuvées", "23 nov. 2026", "warn", "calendar/approve"),
        ("Le moment de 1 brouillon est passé", "brouillon", "accent", "calendar/expired"),
    ]
    assert pending(register) == 7


def test_a_photo_that_may_no_longer_appear_stops_its_post(register):
    calendar = service_over(register)
    number = calendar.photos.items.add_other(
        ItemDraft(ItemKind.PHOTO, "Patinoire", rights=Rights.OWN, photographer="Zoé Côté")
    )
    item = calendar.photos.items.item(number)
    calendar.photos.items.review(number, item.version, Review.NOBODY)
    calendar.posts.add(draft(photos=(number,)))
    assert lines(register) == []
    item = calendar.photos.items.item(number)
    calendar.photos.items.change(
        number,
        item.version,
        ItemDraft(ItemKind.PHOTO, "Patinoire", rights=Rights.DENIED, photographer="Zoé Côté"),
    )
    assert lines(register) == [
        (
            "1 publication prévue montre une photo qui ne peut plus être publiée",
            "photo",
            "bad",
            "calendar/blocked",
        )
    ]


def test_a_text_in_force_asks_for_accounts_that_stay_active_and_for_statistics(register, rows):
    calendar, _account = service_of(register, "blainville")
    long_ago = TODAY - dt.timedelta(days=400)
    number = rows.post("x", state="archived", planned_on=long_ago)
    rows.evidence(number, published_on=long_ago)
    told = lines(register)
    assert [(text, kind, place) for text, _chip, kind, place in told] == [
        (f"Rien n’est paru depuis le 17 oct. 2025{NB}: Facebook", "warn", "calendar/silent"),
        (
            "Les statistiques des publications n’ont pas été consultées depuis le 17 oct. 2025",
            "accent",
            "calendar/statistics",
        ),
    ]
    assert all(chip.startswith("art.") for _text, chip, _kind, _place in told)
    assert calendar.posts.one(number).state is PostState.ARCHIVED
    rows.statistic(number, TODAY)
    rows.post("x", state="published", planned_on=TODAY - dt.timedelta(days=30))
    assert len(lines(register)) == 1  # the new one has no evidence yet
