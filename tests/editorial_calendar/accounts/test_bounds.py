"""Accesses and crisis mode at the edge: given anew, ended on the first day, turned off too early."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules.absences import AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.accesses import AccessDraft
from medias_desktop.editorial_calendar.rules.account_checks import check_accounts
from medias_desktop.policies.rules.checks.accounts import OfficialAccounts, PageRole
from medias_desktop.policies.rules.checks.words import Platform
from medias_desktop.sanctions.rules.incidents import ModeratedAccount
from tests.editorial_calendar.scenarios.accounts import accounts
from tests.editorial_calendar.town_rules import calendar_rules, service_over

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def service(register):
    return service_over(register)


def test_the_same_role_is_given_anew_once_it_has_ended(service):
    account = service.sanctions.accounts.add(ModeratedAccount(platform="facebook", name="Sainte-Élodie"))
    draft = AccessDraft(account_id=account, role=PageRole.EDITOR, name="Julie Landry", authorised_on=TODAY)
    first = service.accesses.add(draft)
    with pytest.raises(errors.AccessKnown):
        service.accesses.add(draft)
    service.accesses.end(first, 1, TODAY)  # the very day on which it began
    again = service.accesses.add(draft)
    assert [one.id for one in service.accesses.all(ended=False)] == [again]


def test_crisis_mode_is_not_turned_off_in_the_future(service):
    now = service.local_now
    number = service.periods.declare(now, "Sécurité civile")
    with pytest.raises(errors.EmergencyInFuture):
        service.periods.lift(number, 1, now + dt.timedelta(minutes=1), "Mairie")
    assert service.periods.emergency().id == number
    service.periods.lift(number, 1, now, "Mairie")
    assert service.periods.emergency() is None


def test_nobody_takes_the_place_of_somebody_away_until_it_is_said_who(service):
    account = service.sanctions.accounts.add(ModeratedAccount(platform="facebook", name="Sainte-Élodie"))
    service.accesses.add(
        AccessDraft(account_id=account, role=PageRole.EDITOR, name="Julie Landry", authorised_on=TODAY)
    )
    away = AbsenceDraft(kind=AbsenceKind.HOLIDAY, from_on=TODAY, until_on=TODAY, name="Julie Landry")
    number = service.absences.add(away)
    assert [one.name for one in service.accesses.authors(TODAY)] == ["Julie Landry"]
    service.absences.change(number, 1, dataclasses.replace(away, replacement="Marc Boisvert"))
    assert [one.name for one in service.accesses.authors(TODAY)] == ["Julie Landry", "Marc Boisvert"]


def test_a_clause_that_names_no_account_leaves_the_list_to_the_register():
    (rule,) = calendar_rules("senneterre", "official_accounts")
    own = dataclasses.replace(rule, parameters=OfficialAccounts(exclusive=True))
    named = dataclasses.replace(
        rule, parameters=OfficialAccounts(exclusive=True, platforms=(Platform.FACEBOOK,))
    )
    there = accounts("facebook", "instagram").all
    assert check_accounts(there, (own,), TODAY) == ()
    assert [one.kind for one in check_accounts(there, (named,), TODAY)] == ["account_not_listed"]
