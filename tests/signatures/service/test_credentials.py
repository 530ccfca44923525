"""Who may sign with what: every refusal names the person and the day."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core.pdf.errors import WrongPassphrase
from medias_desktop.core.store.errors import ChangedElsewhere, NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.signatures import errors, rules
from medias_desktop.signatures.models import signing_identity
from tests.policies.adopting import PASSPHRASE
from tests.registers import open_again
from tests.signatures.making import NOON, issued, not_for_signing

Reason = rules.RevocationReason


@pytest.fixture
def anne(identities):
    return identities.create("Anne Roy", "Mairesse", PASSPHRASE)


def opens(identities, identity_id, clock, name="Anne Roy"):
    credential = identities.credential(identity_id, PASSPHRASE, name, clock.now())
    try:
        return credential.common_name
    finally:
        credential.close()


def test_a_persons_own_identity_opens(identities, anne, clock):
    assert opens(identities, anne, clock) == "Anne Roy"
    assert opens(identities, anne, clock, "ROY, Anne") == "Anne Roy"
    assert opens(identities, anne, clock, None) == "Anne Roy"


def test_a_wrong_passphrase(identities, anne, clock):
    with pytest.raises(WrongPassphrase):
        identities.credential(anne, "une autre phrase de passe", "Anne Roy", clock.now())


@pytest.mark.parametrize(
    ("days", "error", "date"),
    [
        (-1, errors.CertificateNotYetValid, "21 novembre 2026"),
        (3 * 365 + 1, errors.CertificateExpired, "20 novembre 2029"),
    ],
)
def test_outside_its_dates(identities, anne, clock, days, error, date):
    moment = clock.now() + dt.timedelta(days=days)
    with pytest.raises(error) as caught:
        identities.credential(anne, PASSPHRASE, "Anne Roy", moment)
    assert "Anne Roy" in caught.value.sentence()
    assert date in caught.value.sentence()


@pytest.mark.parametrize("years", [-2, 0, 2])
def test_a_revoked_one_never_signs_again_whatever_the_clock_says(identities, anne, clock, years):
    identities.revoke(anne, Reason.CESSATION_OF_OPERATION, "Fin du mandat")
    moment = clock.now() + dt.timedelta(days=365 * years)
    with pytest.raises(errors.CertificateRevoked, match=r"Anne Roy.*21 novembre 2026"):
        identities.credential(anne, PASSPHRASE, "Anne Roy", moment)
    assert not identities.get(anne).may_sign_at(clock.now())


def test_somebody_elses(identities, anne, clock):
    with pytest.raises(errors.WrongPerson) as caught:
        identities.credential(anne, PASSPHRASE, "Luc Roy", clock.now())
    sentence = caught.value.sentence()
    assert all(word in sentence for word in ("Anne Roy", "Luc Roy", "20 novembre 2029"))


@pytest.mark.parametrize("signatory", ["Anne Roy", "Greffe municipal"])
def test_an_offices(identities, clock, signatory):
    made = issued("Greffe municipal")
    identity = identities.import_pkcs12(made.pkcs12, PASSPHRASE)
    with pytest.raises(errors.OfficeCertificate) as caught:
        identities.credential(identity, PASSPHRASE, signatory, clock.now())
    assert "Greffe municipal" in caught.value.sentence()
    assert signatory in caught.value.sentence()


def test_one_for_another_use_does_not_come_in_and_never_signs(identities, register, clock):
    from medias_desktop.core.pdf.errors import UnsuitableIdentity
    from medias_desktop.core.pdf.identity import open_pkcs12

    pkcs12 = not_for_signing("Anne Roy")
    with pytest.raises(UnsuitableIdentity):
        identities.import_pkcs12(pkcs12, PASSPHRASE)
    anne = identities.create("Anne Roy", "", PASSPHRASE)
    _key, certificate, _others = open_pkcs12(pkcs12, PASSPHRASE)
    from cryptography.hazmat.primitives.serialization import Encoding

    with register.transaction("test") as tx:  # as an earlier version may have kept it
        tx.update(signing_identity, anne, certificate_pem=certificate.public_bytes(Encoding.PEM).decode())
    with pytest.raises(errors.CertificateUnsuitable, match="Anne Roy"):
        identities.credential(anne, PASSPHRASE, "Anne Roy", clock.now())


def test_the_seal_opens_by_itself_and_signs_for_nobody(identities, clock):
    seal = identities.seal_identity()
    assert identities.seal_identity() == seal
    credential = identities.credential(seal, "", None, clock.now())
    assert credential.common_name == "Ville de Sainte-Élodie"
    credential.close()
    with pytest.raises(errors.SealIsNoSignatory, match="Anne Roy"):
        identities.credential(seal, "", "Anne Roy", clock.now())
    assert identities.all() == ()
    assert [one.is_seal for one in identities.seals()] == [True]


def test_another_seal_when_the_one_before_must_not_seal(register, identities, clock):
    first = identities.seal_identity()
    identities.revoke(first, Reason.KEY_COMPROMISE)
    second = identities.seal_identity()
    clock.set_today(clock.today() + dt.timedelta(days=3 * 365 + 1))
    third = identities.seal_identity()
    register.change_municipality(register.municipality()._replace(name="Ville de Saint-Élie"))
    fourth = identities.seal_identity()
    assert len({first, second, third, fourth}) == 4
    assert identities.get(fourth).name == "Ville de Saint-Élie"


def test_a_seal_of_a_municipality_with_a_long_name(register, identities):
    register.change_municipality(register.municipality()._replace(name="Municipalité régionale " * 8))
    assert identities.seal_identity() == identities.seal_identity()


def test_an_identity_that_is_gone(identities, anne, clock):
    identities.delete(anne)
    with pytest.raises(errors.IdentityMissing):
        identities.credential(anne, PASSPHRASE, "Anne Roy", clock.now())
    with pytest.raises(errors.IdentityMissing):
        identities.revoke(anne, Reason.SUPERSEDED)


# Revocation and renewal


def test_a_revocation_keeps_its_reason_and_its_note(identities, anne, clock):
    identities.revoke(anne, Reason.KEY_COMPROMISE, "  Clé USB perdue ")
    revocation = identities.get(anne).revocation
    assert revocation == rules.Revocation(clock.now(), Reason.KEY_COMPROMISE, "Clé USB perdue")
    with pytest.raises(errors.AlreadyRevoked, match="21 novembre 2026"):
        identities.revoke(anne, Reason.SUPERSEDED)
    assert identities.get(anne).revocation == revocation


def test_another_reason_must_be_said(identities, anne):
    with pytest.raises(errors.RevocationNoteMissing):
        identities.revoke(anne, Reason.UNSPECIFIED, "  ")
    assert identities.get(anne).revocation is None


@pytest.mark.parametrize("supersede", [True, False])
def test_a_renewed_identity_is_the_same_person_with_a_new_certificate(identities, anne, clock, supersede):
    clock.set_today(clock.today() + dt.timedelta(days=1000))
    new = identities.renew(anne, "une tout autre phrase de passe", supersede=supersede)
    before, after = identities.get(anne), identities.get(new)
    assert (after.name, after.role, after.created_here) == ("Anne Roy", "Mairesse", True)
    assert after.not_after > before.not_after
    assert after.certificate_pem != before.certificate_pem
    reason = before.revocation and before.revocation.reason
    assert reason == (Reason.SUPERSEDED if supersede else None)
    identities.credential(new, "une tout autre phrase de passe", "Anne Roy", clock.now()).close()
    with pytest.raises(WrongPassphrase):
        identities.credential(new, PASSPHRASE, "Anne Roy", clock.now())


def test_what_others_issued_is_renewed_by_them(identities):
    identity = identities.import_pkcs12(issued("Luc Roy", NOON).pkcs12, PASSPHRASE)
    with pytest.raises(errors.NotRenewedHere, match="Luc Roy"):
        identities.renew(identity, PASSPHRASE, supersede=False)


def test_two_windows_change_the_same_identity(register, identities, anne):
    from medias_desktop.signatures.service.identities import IdentityService

    shown = identities.get(anne)
    other = open_again(register)
    try:
        IdentityService(other).revoke(anne, Reason.SUPERSEDED, row_version=shown.row_version)
    finally:
        other.close()
    with pytest.raises(errors.AlreadyRevoked):
        identities.revoke(anne, Reason.KEY_COMPROMISE, row_version=shown.row_version)
    with pytest.raises(ChangedElsewhere):
        identities.renew(anne, PASSPHRASE, shown.row_version, supersede=True)
    assert len(identities.all()) == 1


def test_a_first_signature_meanwhile_does_not_lose_the_revocation(register, identities, anne):
    shown = identities.get(anne)
    with register.transaction("adopt") as tx:
        identities.note_uses(tx, [anne])
    with pytest.raises(ChangedElsewhere):
        identities.revoke(anne, Reason.KEY_COMPROMISE, row_version=shown.row_version)
    identities.revoke(anne, Reason.KEY_COMPROMISE)
    assert identities.get(anne).used


@pytest.mark.parametrize("role", [Role.COMMUNICATIONS, Role.READING])
def test_only_who_adopts_changes_identities(register, identities, signatures, anne, role):
    register.actor = register.actor._replace(name="Line Caron", role=role)
    acts = [
        lambda: identities.create("Luc Roy", "", PASSPHRASE),
        lambda: identities.renew(anne, PASSPHRASE, supersede=False),
        lambda: identities.revoke(anne, Reason.SUPERSEDED),
        lambda: identities.delete(anne),
        lambda: identities.import_pkcs12(issued("Luc Roy").pkcs12, PASSPHRASE),
        identities.seal_identity,
        identities.export_revocation_list,
        lambda: signatures.timestamps.set_server("https://horodatage.example"),
        lambda: signatures.trust.trust_certificate(issued("Luc Roy").certificate_pem.encode(), "Vu"),
    ]
    for act in acts:
        with pytest.raises(NotEntitled):
            act()
    assert [one.name for one in identities.all()] == ["Anne Roy"]
    assert identities.certificate_file(anne)
    assert signatures.trust.trust().anchors
