"""Identities on real tokens (SoftHSM2): found, kept, and opened by their PIN."""

from __future__ import annotations

import pytest

from medias_desktop.core import settings
from medias_desktop.core.pdf.credentials.errors import PinWrong, TokenMissing
from medias_desktop.core.pdf.identity import open_pkcs12
from medias_desktop.signatures import errors, rules
from medias_desktop.signatures.service import tokens
from tests.core.pdf.softhsm import PIN, needs_softhsm, new_token, put
from tests.policies.adopting import PASSPHRASE
from tests.signatures.making import issued

pytestmark = needs_softhsm


@pytest.fixture(scope="module")
def card():
    """A token with the identity of Luc Roy."""
    plugged = new_token()
    key, certificate, others = open_pkcs12(issued("Luc Roy").pkcs12, PASSPHRASE)
    put(plugged, key, certificate, *others, key_id=b"\x0a\x01")
    return plugged


@pytest.fixture
def on_card(card):
    settings.save(settings.Settings(token_driver=str(card.module)))
    (found,) = [one for one in tokens.certificates_found() if one.token_serial == card.serial]
    return found


def test_the_certificates_of_persons_are_found_without_a_pin(on_card, card):
    assert (on_card.name, on_card.token_label, on_card.key_id) == ("Luc Roy", card.label, b"\x0a\x01")
    assert on_card.issuer == "Signature – Autorité Boréale"


def test_a_driver_that_is_gone_is_looked_for(card):
    settings.save(settings.Settings(token_driver="/nowhere/driver.so"))
    assert card.module in tokens.found_modules()


def test_a_token_identity_holds_no_key_and_opens_by_its_pin(identities, on_card, card, clock):
    number = identities.add_token(on_card, "Greffier")
    found = identities.get(number)
    assert (found.name, found.role, found.kind) == ("Luc Roy", "Greffier", rules.IdentityKind.TOKEN)
    assert (found.token_label, found.created_here) == (card.label, False)
    row = identities.row(number)
    assert (row.pkcs12, row.key_id, row.token_serial) == (b"", "0a01", card.serial)
    credential = identities.credential(number, PIN, "Luc Roy", clock.now())
    try:
        assert credential.certificate_pem == on_card.certificate_pem
    finally:
        credential.close()
    with pytest.raises(PinWrong):
        identities.credential(number, "000000", "Luc Roy", clock.now())


def test_the_person_is_checked_before_the_pin_is_tried(identities, on_card, clock):
    number = identities.add_token(on_card)
    with pytest.raises(errors.WrongPerson, match="Luc Roy"):
        identities.credential(number, "000000", "Anne Roy", clock.now())
    identities.revoke(number, rules.RevocationReason.KEY_COMPROMISE)
    with pytest.raises(errors.CertificateRevoked):
        identities.credential(number, "000000", "Luc Roy", clock.now())


def test_it_is_kept_once_and_trusted_alone(identities, signatures, on_card):
    identities.add_token(on_card)
    with pytest.raises(errors.IdentityKnown, match="Luc Roy"):
        identities.add_token(on_card)
    (anchor,) = signatures.trust.trust().anchors
    assert anchor.certificate_pem == on_card.certificate_pem


def test_a_token_that_is_not_plugged_in(identities, on_card, register, clock):
    from medias_desktop.signatures.models import signing_identity

    number = identities.add_token(on_card)
    with register.transaction("test") as tx:
        tx.update(signing_identity, number, token_serial="another")
    with pytest.raises(TokenMissing):
        identities.credential(number, PIN, "Luc Roy", clock.now())


def test_a_key_whose_certificate_was_replaced(identities, on_card, register, clock):
    from medias_desktop.signatures.models import signing_identity

    number = identities.add_token(on_card)
    with register.transaction("test") as tx:
        tx.update(signing_identity, number, certificate_pem=issued("Luc Roy").certificate_pem)
    with pytest.raises(errors.TokenCertificateReplaced, match="Luc Roy"):
        identities.credential(number, PIN, "Luc Roy", clock.now())
