"""Official accounts: both rows in one act, closed with their accesses, seen by moderation."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules.accesses import AccessDraft
from medias_desktop.editorial_calendar.rules.accounts import AccountDraft, MultifactorState
from medias_desktop.policies.rules.checks.accounts import PageRole
from medias_desktop.sanctions.errors.moderation import AccountIncomplete, AccountKnown
from medias_desktop.sanctions.rules.incidents import ModeratedAccount
from tests.editorial_calendar.town_rules import service_over

TODAY = dt.date(2026, 11, 21)
PAGE = AccountDraft(
    platform="facebook",
    name="Ville de Sainte-Élodie",
    link="https://www.facebook.com/sainte-elodie",
    netiquette_shown_on=dt.date(2026, 1, 5),
    holder="Communications",
    holder_office="communications",
    opened_on=dt.date(2020, 5, 4),
    logo_shown_on=dt.date(2020, 5, 4),
    multifactor=MultifactorState.ON,
)


def actions(register):
    return [row["action"] for row in register.rows("SELECT action FROM audit_event")]


def test_an_account_is_one_act_and_moderation_knows_it(register):
    service = service_over(register)
    number = service.accounts.add(PAGE)
    # Both rows in one act.
    assert actions(register).count("add_official_account") == 2
    assert "add_moderated_account" not in actions(register)
    kept = service.accounts.one(number)
    assert kept.draft == PAGE
    assert (kept.version, kept.account_version) == (1, 1)
    assert service.sanctions.accounts.one(number).netiquette_shown_on == dt.date(2026, 1, 5)


def test_an_account_of_moderation_is_completed_here(register):
    service = service_over(register)
    number = service.sanctions.accounts.add(ModeratedAccount(platform="blog", name="Blogue du maire"))
    (known,) = service.accounts.all()
    assert (known.id, known.version, known.holder) == (number, 0, "")
    service.accounts.change(known, dataclasses.replace(known.draft, holder="Mairie"))
    kept = service.accounts.one(number)
    assert (kept.holder, kept.version, kept.account_version) == ("Mairie", 1, 1)
    service.accounts.change(kept, dataclasses.replace(kept.draft, name="Blogue de la mairie"))
    assert service.sanctions.accounts.one(number).name == "Blogue de la mairie"


def test_a_closed_account_is_official_until_the_day_before_and_its_accesses_end(register):
    service = service_over(register)
    number = service.accounts.add(PAGE)
    access = service.accesses.add(
        AccessDraft(account_id=number, role=PageRole.EDITOR, name="Julie Landry", authorised_on=TODAY)
    )
    assert [one.id for one in service.accounts.official(TODAY)] == [number]
    assert service.accounts.close(service.accounts.one(number), TODAY, "Plateforme abandonnée") == 1
    closed = service.accounts.one(number)
    assert (closed.active, closed.closed_on, closed.closed_because) == (False, TODAY, "Plateforme abandonnée")
    assert service.accounts.official(TODAY) == ()
    assert [one.id for one in service.accounts.official(TODAY - dt.timedelta(days=1))] == [number]
    assert service.accesses.one(access).ended_on == TODAY
    with pytest.raises(errors.AccessToClosed, match="Ville de Sainte-Élodie"):
        service.accesses.add(AccessDraft(account_id=number, role=PageRole.EDITOR, name="Marc"))
    with pytest.raises(errors.ClosedAlready):
        service.accounts.close(closed, TODAY, "Encore")
    service.accounts.reopen(closed)
    again = service.accounts.one(number)
    assert (again.active, again.closed_on, again.closed_because) == (True, None, "")
    with pytest.raises(errors.NotClosed):
        service.accounts.reopen(again)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": "  "}, AccountIncomplete),
        ({"link": "facebook.com/ville"}, errors.LinkMalformed),
        ({"opened_on": dt.date(2026, 11, 22)}, errors.OpenedInFuture),
        ({"opened_on": dt.date(1, 1, 1)}, errors.DayImplausible),
        ({"logo_shown_on": dt.date(2026, 11, 22)}, errors.ShownInFuture),
        ({"note": "x" * 70_000}, errors.AccountTextTooLong),
        ({"note": "Mot de passe : Licorne2026!"}, errors.SecretWritten),
        ({"holder": "mdp=abc"}, errors.SecretWritten),
    ],
)
def test_what_cannot_be_of_an_account(register, change, error):
    service = service_over(register)
    with pytest.raises(error):
        service.accounts.add(dataclasses.replace(PAGE, **change))
    assert service.accounts.all() == ()


def test_the_same_account_is_not_recorded_twice_nor_half(register):
    service = service_over(register)
    service.accounts.add(PAGE)
    with pytest.raises(AccountKnown):
        service.accounts.add(dataclasses.replace(PAGE, name="VILLE DE SAINTE-ELODIE"))
    service.accounts.add(dataclasses.replace(PAGE, platform="blog"))
    assert len(service.accounts.all()) == 2


def test_closing_cannot_be_before_opening_nor_to_come_nor_without_a_reason(register):
    service = service_over(register)
    known = service.accounts.one(service.accounts.add(PAGE))
    for day, why, error in (
        (dt.date(2020, 5, 3), "Trop tôt", errors.ClosedBeforeOpened),
        (dt.date(2026, 11, 22), "Demain", errors.ClosedInFuture),
        (TODAY, " ", errors.ReasonMissing),
    ):
        with pytest.raises(error):
            service.accounts.close(known, day, why)


def test_another_window_that_was_first_is_told(register):
    service = service_over(register)
    known = service.accounts.one(service.accounts.add(PAGE))
    service.accounts.change(known, dataclasses.replace(PAGE, holder="Greffe"))
    for act in (
        lambda: service.accounts.change(known, dataclasses.replace(PAGE, holder="Loisirs")),
        lambda: service.accounts.close(known, TODAY, "Fermé"),
    ):
        with pytest.raises(ChangedElsewhere):
            act()
    moderated = service.sanctions.accounts.one(known.id)
    service.sanctions.accounts.change(dataclasses.replace(moderated, name="Autre nom"))
    seen = service.accounts.one(known.id)
    with pytest.raises(ChangedElsewhere):
        service.accounts.change(
            dataclasses.replace(seen, account_version=1), dataclasses.replace(PAGE, holder="Loisirs")
        )
    assert service.accounts.one(known.id).holder == "Greffe"
