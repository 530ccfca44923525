"""Paper that comes back when something changed meanwhile, and signatures that are renewed."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.acknowledgements import errors
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Audience,
    CampaignDraft,
    Method,
    ScopeKey,
)
from medias_desktop.acknowledgements.service.returns import Decision, Fit
from medias_desktop.acknowledgements.views.returns.match_side import MatchSide
from medias_desktop.paper.returns_view import Entry
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import Change
from tests.acknowledgements.returns import sheets
from tests.acknowledgements.test_service_minor_changes import amend

State = AcknowledgementState
FIRST = dt.date(2026, 11, 20)
NEXT_YEAR = dt.date(2027, 11, 25)
EVERYONE = Audience(by_rules=False, groups=frozenset(Group))


@pytest.fixture
def yearly(service, version_id, persons):
    """Return the list of a campaign whose signatures last twelve months."""
    number = service.campaign_service.open(version_id, CampaignDraft("Annuelle", EVERYONE, renewal_months=12))
    return service.scope(ScopeKey(number))


def stands(service, scope, person_id):
    (row,) = service.chosen(service.scope(scope.key), [person_id])
    return row.status


@pytest.fixture
def lapsed(service, yearly, persons, clock):
    """Return the same list a year later: the first three signed once."""
    service.record(yearly.version.id, persons[:3], FIRST, Method.ON_SCREEN, campaign_id=yearly.campaign.id)
    clock.set_today(NEXT_YEAR)
    return service.scope(yearly.key)


def test_a_sheet_renews(register, returns, service, lapsed, persons, uids, receive):
    assert stands(service, lapsed, persons[0]).renews
    (match,) = receive(sheets.individual(register, lapsed, uids[0]))
    assert match.fit is Fit.READY
    returns.confirm(match.page, match.scope, Method.INDIVIDUAL_SHEET, Decision(NEXT_YEAR, (persons[0],)))
    assert stands(service, lapsed, persons[0]).day == NEXT_YEAR
    assert [one.event.day for one in service.history(persons[0], lapsed.version.id)] == [FIRST, NEXT_YEAR]


@pytest.mark.parametrize("kind", ["refuse", "exempt"])
def test_who_signed_once_may_refuse_or_be_exempted_when_it_is_renewed(service, lapsed, persons, kind):
    witness = ("Luc Roy",) if kind == "refuse" else ()
    getattr(service, kind)(
        lapsed.version.id, persons[:1], NEXT_YEAR, "Congé", *witness, campaign_id=lapsed.campaign.id
    )
    expected = {"refuse": State.REFUSED, "exempt": State.EXEMPTED}[kind]
    status = stands(service, lapsed, persons[0])
    assert (status.state, status.day) == (expected, NEXT_YEAR)
    service.cancel(status.event_id, "Erreur")
    assert stands(service, lapsed, persons[0]).renews


@pytest.mark.parametrize("corrected", [False, True])
def test_who_refuses_to_renew_has_acknowledged_once(service, lapsed, persons, corrected):
    text, campaigns = lapsed.version.id, service.campaign_service
    (signed,) = service.history(persons[0], text)
    if corrected:
        service.correct(signed.event.id, FIRST, Method.GROUP_SHEET)
    service.refuse(text, persons[:1], NEXT_YEAR, "Non", "Luc Roy", campaign_id=lapsed.campaign.id)
    service.refuse(text, persons[3:4], NEXT_YEAR, "Non", "Luc Roy", campaign_id=lapsed.campaign.id)
    never = {row.person_id for row in campaigns.never_acknowledged(NEXT_YEAR)}
    assert persons[0] not in never
    assert persons[3] in never
    last = service.history(persons[0], text)[1 if corrected else 0]
    service.cancel(last.event.id, "Erreur")
    assert persons[0] in {row.person_id for row in campaigns.never_acknowledged(NEXT_YEAR)}


def test_an_old_sheet_signs_the_text_that_is_printed_on_it(
    register, policies, returns, service, yearly, version_id, persons, uids, receive, clock
):
    old = sheets.individual(register, yearly, uids[0])
    group = sheets.group(register, yearly, persons[1:3])
    clock.set_today(dt.date(2027, 1, 10))
    newer = amend(register, policies, Change.SUBSTANTIVE, dt.date(2027, 1, 5), "2")
    today = service.scope(ScopeKey(yearly.campaign.id))
    assert today.version.id == newer
    first, second = receive(old, group)
    for match in (first, second):
        assert match.scope.version.id == version_id
        assert match.fit is Fit.READY
        method = Method.GROUP_SHEET if match.several else Method.INDIVIDUAL_SHEET
        people = tuple(row.person_id for row in match.persons)
        returns.confirm(match.page, match.scope, method, Decision(FIRST, people))
    for number in persons[:3]:
        (act,) = service.history(number, version_id)
        assert act.text_sha256 == yearly.version.text_sha256
        assert service.history(number, newer) == ()
        assert stands(service, today, number).state is State.TO_READ


def test_nobody_signs_and_refuses_on_one_page(register, returns, yearly, persons, receive):
    (match,) = receive(sheets.group(register, yearly, persons[:2]))
    with pytest.raises(errors.AlreadyDecided):
        returns.confirm(
            match.page,
            yearly,
            Method.GROUP_SHEET,
            Decision(FIRST, (persons[0],), (persons[0],), "Non", "Luc Roy"),
        )


def test_who_stands_twice_on_a_page_signs_once(register, returns, service, yearly, persons, receive):
    (match,) = receive(sheets.group(register, yearly, persons[:2]))
    returns.confirm(match.page, yearly, Method.GROUP_SHEET, Decision(FIRST, (persons[0], persons[0])))
    assert len(service.history(persons[0], yearly.version.id)) == 1


def test_a_sheet_that_may_be_last_years_is_told(
    register, returns, lapsed, persons, uids, receive, qtbot, clock
):
    """The sheet of a campaign is the same each year: only the day that is written on it tells which one it is."""
    again, first_time = receive(
        sheets.individual(register, lapsed, uids[0]), sheets.individual(register, lapsed, uids[3])
    )
    side = MatchSide(returns, clock.today())
    qtbot.addWidget(side)
    side.show_entry(Entry(again))
    assert side.told.text().startswith("A déjà signé")
    side.show_entry(Entry(first_time))
    assert side.told.text() == ""
