"""From codes back to persons: derived, stored, old, foreign, gone."""

from __future__ import annotations

import pytest

from medias_desktop.acknowledgements.errors.sheets import (
    SheetOfADeletedCampaign,
    SheetUnknown,
)
from medias_desktop.acknowledgements.models import campaign, group_line, group_sheet
from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.acknowledgements.service.sheet_finding import (
    SheetFinder,
    blank_sheet,
    find,
    individual_sheet,
    subject_uid,
)
from medias_desktop.core.pdf.sheet_codes import SheetCode, SheetKind, sheet_id, tag
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.paper.errors import SheetOfAnotherRegister
from medias_desktop.people.rules import PersonDraft


@pytest.fixture
def campaign_id(register, policies, version_id):
    with register.transaction("open_campaign") as tx:
        return tx.insert(
            campaign,
            uid=new_uid(),
            title="Accueil",
            policy_id=policies.version(version_id).summary.policy_id,
            version_id=version_id,
            opened_on=register.clock.today(),
            created_at=tx.now,
        )


@pytest.fixture
def finder(register, service):
    return SheetFinder(register, service)


def code_of(register, scope, uid, page=1, pages=1):
    sheet = individual_sheet(scope, uid)
    return SheetCode(SheetKind.INDIVIDUAL, tag(register.id), tag(subject_uid(scope)), sheet, page, pages)


def test_a_persons_sheet_of_a_campaign(register, service, people, finder, campaign_id, version_id, persons):
    scope = service.scope(ScopeKey(campaign_id))
    found = finder.find(code_of(register, scope, people.person(persons[2]).uid, 3, 4))
    assert found.scope.key == (campaign_id, version_id)
    assert [(one.line, one.row.person_id) for one in found.lines] == [(1, persons[2])]
    assert (found.kind, found.page, found.pages) == (SheetKind.INDIVIDUAL, 3, 4)
    assert not found.is_signed_page


def test_a_sheet_outside_any_campaign(register, service, people, campaign_id, version_id, persons):
    scope = service.scope(ScopeKey(0, version_id))
    found = find(register, service, code_of(register, scope, people.person(persons[0]).uid))
    assert found.scope.campaign is None
    assert found.lines[0].row.person_id == persons[0]
    assert found.is_signed_page


def test_sheets_of_two_lists_are_two(register, service, people, campaign_id, version_id, persons):
    uid = people.person(persons[0]).uid
    scopes = [service.scope(ScopeKey(campaign_id)), service.scope(ScopeKey(0, version_id))]
    assert len({individual_sheet(scope, uid) for scope in scopes}) == 2


def test_a_sheet_of_before_campaigns(register, service, policies, people, finder, version_id, persons):
    uid = policies.version(version_id).summary.uid
    sheet = sheet_id(uid, people.person(persons[3]).uid)
    found = finder.find(SheetCode(SheetKind.INDIVIDUAL, "", "", sheet))
    assert found.scope.key == (0, version_id)
    assert found.lines[0].row.person_id == persons[3]


def test_who_comes_while_a_scan_is_looked_through(register, service, people, finder, version_id, persons):
    scope = service.scope(ScopeKey(0, version_id))
    finder.find(code_of(register, scope, people.person(persons[0]).uid))
    later = people.add(PersonDraft("Nadeau", "Luc", "099"))
    assert finder.find(code_of(register, scope, people.person(later).uid)).lines[0].row.person_id == later


def test_everyone_is_read_once_for_a_scan(
    register, service, people, finder, version_id, persons, monkeypatch
):
    scope = service.scope(ScopeKey(0, version_id))
    codes = [code_of(register, scope, people.person(one).uid) for one in persons]
    asked = []
    rows = register.rows
    monkeypatch.setattr(
        register, "rows", lambda statement, **values: asked.append(statement) or rows(statement, **values)
    )
    for code in codes:
        finder.find(code)
    assert asked.count("SELECT uid, id FROM person") == 1


def stored_sheet(register, version_id, persons, campaign_id=None, pages=2):
    with register.transaction("print_group_sheet") as tx:
        number = tx.insert(
            group_sheet,
            uid=new_uid(),
            code="ABCDEFGHIJKL",
            campaign_id=campaign_id,
            version_id=version_id,
            language="fr",
            pages=pages,
            printed_at=tx.now,
        )
        tx.insert_many(
            group_line,
            [
                {"sheet_id": number, "page": 1 + n // 2, "line": 1 + n % 2, "person_id": one}
                for n, one in enumerate(persons)
            ],
        )
    return number


def test_a_page_of_a_group_sheet(register, service, finder, campaign_id, version_id, persons):
    stored_sheet(register, version_id, persons[:4], campaign_id)
    uid = service.scope(ScopeKey(campaign_id)).campaign.uid
    code = SheetCode(SheetKind.GROUP, tag(register.id), tag(uid), "ABCDEFGHIJKL", 2, 2)
    found = finder.find(code)
    assert [(one.line, one.row.person_id) for one in found.lines] == [(1, persons[2]), (2, persons[3])]
    assert found.scope.key == (campaign_id, version_id)
    for wrong in (code._replace(pages=3), code._replace(page=3, pages=3)):
        with pytest.raises(SheetUnknown):
            finder.find(wrong)


def test_a_blank_sheet(register, service, finder, version_id):
    scope = service.scope(ScopeKey(0, version_id))
    sheet = blank_sheet(scope, "first printing")
    assert sheet != blank_sheet(scope, "second printing")
    found = finder.find(SheetCode(SheetKind.BLANK, tag(register.id), tag(scope.version.uid), sheet, 2, 3))
    assert (found.scope.key, found.lines, found.page) == ((0, version_id), (), 2)


@pytest.mark.parametrize("kind", list(SheetKind))
def test_another_register(finder, version_id, kind):
    with pytest.raises(SheetOfAnotherRegister):
        finder.find(SheetCode(kind, "ABCDEFGH", "ABCDEFGH", "ABCDEFGHIJKL"))


@pytest.mark.parametrize("kind", list(SheetKind))
def test_a_campaign_that_is_gone(register, finder, version_id, kind):
    with pytest.raises(SheetOfADeletedCampaign):
        finder.find(SheetCode(kind, tag(register.id), "ABCDEFGH", "ABCDEFGHIJKL"))


@pytest.mark.parametrize("kind", list(SheetKind))
def test_nobody_known(register, service, finder, version_id, persons, kind):
    uid = service.scope(ScopeKey(0, version_id)).version.uid
    with pytest.raises(SheetUnknown):
        finder.find(SheetCode(kind, tag(register.id), tag(uid), "ABCDEFGHIJKL"))


def test_an_old_sheet_of_nobody(finder, version_id, persons):
    with pytest.raises(SheetUnknown):
        finder.find(SheetCode(SheetKind.INDIVIDUAL, "", "", "ABCDEFGHIJKL"))
