"""What surrounds a post is read from what the register holds: people, accounts, periods, requests, photos, other posts."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.accesses import AccessDraft
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.periods import PeriodDraft, PeriodKind
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.photo_consents.rules.items import ItemDraft, ItemKind, Review, Rights
from medias_desktop.policies.rules.checks.accounts import PageRole
from tests.editorial_calendar.checks.service.test_checking import DAY, draft, kinds
from tests.editorial_calendar.requests import asked
from tests.editorial_calendar.town_rules import service_of

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def montmagny(register):
    return service_of(register, "montmagny")


def found(service, kind, said, post_id=None):
    return [one for one in service.checking.check(said, post_id) if one.kind == kind]


def test_authors_their_accesses_and_absences(montmagny):
    service, account = montmagny
    julie = service.people.add(PersonDraft(last_name="Landry", first_name="Julie", group=Group.REGULAR))
    paul = service.people.add(PersonDraft(last_name="Gagné", first_name="Paul", group=Group.ELECTED))
    by_julie, by_paul = draft(account, author_id=julie), draft(account, author_id=paul)
    assert found(service, Kind.NOBODY_AUTHORISED, by_julie)
    service.accesses.add(
        AccessDraft(
            account_id=account,
            role=PageRole.EDITOR,
            person_id=julie,
            role_title="Technicien.nne informatique",
            authorised_on=TODAY,
            authorised_by="Directrice générale",
            authorised_office="general_management",
        )
    )
    assert not found(service, Kind.AUTHOR_NOT_AUTHORISED, by_julie)
    (refused,) = found(service, Kind.AUTHOR_NOT_AUTHORISED, by_paul)
    assert (refused.clause.rule_code, refused.severity, refused.facts["name"]) == (
        "MM-097",
        Severity.BLOCK,
        "Paul Gagné",
    )
    assert found(service, Kind.AUTHOR_EXCLUDED, by_paul)
    assert found(service, Kind.AUTHOR_NOT_EMPLOYEE, by_paul)
    service.absences.add(
        AbsenceDraft(
            kind=AbsenceKind.HOLIDAY,
            from_on=DAY,
            until_on=DAY,
            person_id=julie,
            replacement_id=paul,
            named_by="Communications",
        )
    )
    (replaced,) = found(service, Kind.AUTHOR_REPLACED, by_julie)
    assert (replaced.clause.rule_code, replaced.facts["replacement"]) == ("MM-096", "Paul Gagné")
    assert not found(service, Kind.AUTHOR_NOT_AUTHORISED, by_paul)


def test_an_account_closed_after_a_post_was_planned(montmagny, register):
    service, account = montmagny
    number = service.posts.add(draft(account))
    assert Kind.ACCOUNT_CLOSED not in kinds(service.checking.found(number))
    one = next(one for one in service.accounts.all() if one.id == account)
    service.accounts.close(one, TODAY, "Piratage")
    (closed,) = found(service, Kind.ACCOUNT_CLOSED, draft(account), number)
    assert (closed.severity, closed.overridable, closed.clause.rule_code) == (Severity.BLOCK, False, "MM-007")


def test_an_election_and_an_emergency_of_that_day(register):
    service, account = service_of(register, "blainville")
    service.periods.record_election(
        PeriodDraft(
            kind=PeriodKind.ELECTION,
            level="provincial",
            begins_at=dt.datetime.combine(DAY, dt.time(0)),
            ends_at=dt.datetime.combine(DAY, dt.time(23, 59)),
            names=("Patinoire Libre",),
        )
    )
    said = draft(account, title="La Patinoire libre!")
    (named,) = found(service, Kind.ELECTION_NAME, said)
    assert (named.clause.rule_code, named.facts["name"]) == ("BL-021", "Patinoire Libre")
    assert not found(
        service, Kind.ELECTION_NAME, draft(account, title=said.title, planned_on=DAY + dt.timedelta(1))
    )
    service.periods.declare(dt.datetime.combine(TODAY, dt.time(8)), "Mairesse", "Inondation")
    for _each in range(2):
        service.posts.add(draft(account))
    (lifted,) = found(service, Kind.LIMIT_LIFTED, draft(account))
    assert lifted.clause.rule_code == "BL-051"


def test_a_post_for_an_organization_and_the_logo(montmagny):
    service, account = montmagny
    club = service.organisations.add(
        asked.OrganisationDraft(
            name="Club nautique fictif",
            own_page=asked.PAGE,
            accredited_on=dt.date(2026, 1, 1),
            resolution_number="1",
        )
    )
    number = service.requests.add(
        asked.draft("organisation_post", organisation_id=club, original_link=asked.POST)
    )
    said = draft(account, request_id=number, original_link=asked.POST)
    assert found(service, Kind.REQUEST_NOT_ACCEPTED, said)
    assert not found(service, Kind.ORIGINAL_ELSEWHERE, said)
    (elsewhere,) = found(
        service,
        Kind.ORIGINAL_ELSEWHERE,
        draft(account, request_id=number, original_link="https://club.example"),
    )
    assert elsewhere.clause.rule_code == "MM-143"
    logo = service.requests.add(asked.draft("logo_use"))
    shown = draft(account, shows_logo=True, logo_request_id=logo)
    assert [one.clause.rule_code for one in found(service, Kind.LOGO_NOT_AUTHORISED, shown)] == ["MM-110"]


def test_a_photo_that_cannot_appear_is_told_with_its_clause(montmagny):
    service, account = montmagny
    item = service.photos.items.add_other(
        ItemDraft(ItemKind.PHOTO, "Patinoire", rights=Rights.OWN, photographer="Zoé Côté")
    )
    (waiting,) = found(service, Kind.PHOTO_INCOMPLETE, draft(account, photos=(item,)))
    assert waiting.facts["title"] == "Patinoire"
    assert waiting.facts["reasons"] == ["not_reviewed"]
    assert waiting.severity is Severity.BLOCK
    service.photos.items.review(item, service.photos.items.item(item).version, Review.NOBODY)
    assert not found(service, Kind.PHOTO_INCOMPLETE, draft(account, photos=(item,)))
    version = service.photos.items.item(item).version
    service.photos.items.change(
        item, version, ItemDraft(ItemKind.PHOTO, "Patinoire", rights=Rights.DENIED, photographer="Zoé Côté")
    )
    (blocked,) = found(service, Kind.PHOTO_BLOCKED, draft(account, photos=(item,)))
    assert blocked.facts["reasons"] == ["rights_denied"]
    assert blocked.clause.rule_code in ("MM-057", "MM-058")


def test_posts_that_did_not_appear_take_no_place(register):
    service, account = service_of(register, "blainville")
    today = draft(account, planned_on=TODAY, planned_time=dt.time(16))
    for _each in range(2):
        number = service.posts.add(today)
        service.posts.step(number, service.posts.one(number).version, PostState.CHECKED)
    assert found(service, Kind.TOO_MANY_THAT_DAY, today)
    service.posts.add(draft(account))
    refused = service.posts.add(draft(account))
    service.posts.step(refused, service.posts.one(refused).version, PostState.REFUSED, "Doublon")
    assert not found(service, Kind.TOO_MANY_THAT_DAY, draft(account))


def test_the_next_slot_keeps_its_hour_and_avoids_full_days_and_elections(register):
    service, account = service_of(register, "blainville")
    monday = dt.date(2026, 11, 23)
    said = draft(account, planned_on=None, planned_time=dt.time(10))
    assert service.slots.next(said) == dt.datetime.combine(monday, dt.time(10))
    for hour in (9, 14):
        service.posts.add(draft(account, planned_on=monday, planned_time=dt.time(hour)))
    service.posts.add(draft(account, planned_on=monday + dt.timedelta(1), planned_time=dt.time(10, 15)))
    # Monday is full; on Tuesday another post stands at a quarter past ten.
    assert service.slots.next(said) == dt.datetime.combine(monday + dt.timedelta(1), dt.time(9))
    service.periods.record_election(
        PeriodDraft(
            kind=PeriodKind.ELECTION,
            level="municipal",
            begins_at=dt.datetime.combine(TODAY, dt.time(0)),
            ends_at=dt.datetime.combine(dt.date(2026, 11, 26), dt.time(12)),
            names=("Patinoire Libre",),
        )
    )
    about = draft(account, title="Patinoire libre", planned_on=None, planned_time=dt.time(10))
    assert service.slots.next(about) == dt.datetime.combine(dt.date(2026, 11, 26), dt.time(13))
    after = dt.datetime.combine(dt.date(2026, 11, 26), dt.time(15))
    assert service.slots.next(about, None, after) == dt.datetime.combine(
        dt.date(2026, 11, 26), dt.time(15, 30)
    )


@pytest.mark.file_only
def test_a_post_that_never_passes_has_no_slot(montmagny):
    service, account = montmagny
    one = next(one for one in service.accounts.all() if one.id == account)
    service.accounts.close(one, TODAY, "Piratage")
    assert service.slots.next(draft(account)) is None


@pytest.mark.file_only
def test_the_same_surroundings_serve_until_something_is_recorded(montmagny):
    service, account = montmagny
    read = []
    reading = service.checking.reader.around
    service.checking.reader.around = lambda *given: read.append(given) or reading(*given)
    for text in ("L", "La", "La p"):
        service.checking.check(draft(account, title=text))
    assert len(read) == 1
    service.posts.add(draft(account))
    service.checking.check(draft(account))
    assert len(read) == 2
