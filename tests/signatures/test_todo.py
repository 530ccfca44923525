"""Identities near their end wait to be renewed."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.todo import Todo
from medias_desktop.signatures.rules import RevocationReason
from medias_desktop.signatures.todo import todos
from tests.policies.adopting import PASSPHRASE


def test_an_identity_near_its_end(register, identities, clock):
    identities.create("Anne Roy", "Mairie", PASSPHRASE)
    expiry = identities.all()[0].not_after.date()
    clock.set_today(expiry - dt.timedelta(days=91))
    assert todos(register) == ()
    clock.set_today(expiry - dt.timedelta(days=90))
    (soon,) = todos(register)
    assert isinstance(soon, Todo)
    assert soon.kind == "warn"
    assert "Anne Roy" in soon.text
    clock.set_today(expiry)
    assert todos(register)[0].kind == "bad"


def test_a_renewed_identity_is_no_longer_asked_for(register, identities, clock):
    identities.create("Anne Roy", "Mairie", PASSPHRASE)
    clock.set_today(identities.all()[0].not_after.date())
    assert len(todos(register)) == 1
    identities.create("anne  ROY", "Mairie", PASSPHRASE)
    assert todos(register) == ()


def test_who_must_not_sign_any_more_and_the_seal_are_left_in_peace(register, identities, clock):
    identities.revoke(identities.create("Anne Roy", "", PASSPHRASE), RevocationReason.CESSATION_OF_OPERATION)
    identities.seal_identity()
    clock.set_today(identities.all()[0].not_after.date())
    assert todos(register) == ()
