"""Drafts, adoptions to come and identities near their end wait to be done."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.todo import Todo
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.todo import todos
from tests.policies.adopting import PASSPHRASE, adopt, draft


def test_a_draft_waits_for_its_adoption(register):
    service = PolicyService(register)
    draft(service)
    (found,) = todos(service)
    assert (found.chip, found.kind, found.tab) == ("Brouillon", "accent", "policies")
    assert found.text.startswith("À adopter")


def test_an_adoption_in_force_waits_for_nothing(register, clock):
    service = PolicyService(register)
    adopt(service, draft(service))  # in force on 2026-12-01
    clock.set_today(dt.date(2026, 11, 30))
    assert [todo.text.split("\u00a0")[0] for todo in todos(service)] == ["Entre en vigueur"]
    clock.set_today(dt.date(2026, 12, 1))
    assert todos(service) == ()


def test_an_identity_near_its_end(register, clock):
    service = PolicyService(register)
    service.create_identity("Anne Roy", "Mairie", PASSPHRASE)
    expiry = service.identities()[0].not_after.date()
    clock.set_today(expiry - dt.timedelta(days=91))
    assert todos(service) == ()
    clock.set_today(expiry - dt.timedelta(days=90))
    (soon,) = todos(service)
    assert isinstance(soon, Todo)
    assert soon.kind == "warn"
    assert "Anne Roy" in soon.text
    clock.set_today(expiry)
    assert todos(service)[0].kind == "bad"


def test_a_renewed_identity_is_no_longer_asked_for(register, clock):
    service = PolicyService(register)
    service.create_identity("Anne Roy", "Mairie", PASSPHRASE)
    clock.set_today(service.identities()[0].not_after.date())
    assert len(todos(service)) == 1
    service.create_identity("anne  ROY", "Mairie", PASSPHRASE)
    assert todos(service) == ()
