"""The municipality's own authority: made once, replaced in time, its key nowhere but in the register."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import subprocess
import threading
import traceback

import pytest
import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from medias_desktop.core.pdf.authority import AuthorityKeyDamaged
from medias_desktop.core.pdf.identity import open_pkcs12
from medias_desktop.core.store.audit.exporting import export
from medias_desktop.signatures import errors, rules
from medias_desktop.signatures.models import signing_authority, signing_secret
from medias_desktop.signatures.service import authority
from medias_desktop.signatures.service.identities import IdentityService
from tests.policies.adopting import PASSPHRASE
from tests.registers import open_again
from tests.signatures.making import certificate

KEY_COMPROMISE = rules.RevocationReason.KEY_COMPROMISE


def secrets(register) -> dict[str, bytes]:
    with register.read() as connection:
        return {row.name: bytes(row.content) for row in connection.execute(signing_secret.select())}


def authorities(register):
    with register.read() as connection:
        return connection.execute(signing_authority.select().order_by(signing_authority.c.id)).all()


def chain(identities, identity_id):
    _key, own, others = open_pkcs12(identities.pkcs12(identity_id), PASSPHRASE)
    return own, others[0]


def test_one_authority_issues_to_everybody(register, identities):
    first = identities.create("Anne Roy", "Mairesse", PASSPHRASE)
    second = identities.create("Luc Roy", "Greffier", PASSPHRASE)
    (row,) = authorities(register)
    assert secrets(register).keys() == {f"authority/{row.uid}"}
    root = certificate(row.certificate_pem)
    for identity_id in (first, second):
        own, issuer = chain(identities, identity_id)
        assert issuer == root
        own.verify_directly_issued_by(root)
        assert own.issuer == root.subject
    assert first != second


def test_two_windows_at_once_make_one_authority(register, identities):
    other = open_again(register)
    begun = threading.Barrier(2)

    def make(service, name):
        begun.wait()
        service.create(name, "", PASSPHRASE)

    makers = [
        threading.Thread(target=make, args=(service, name))
        for service, name in ((identities, "Anne Roy"), (IdentityService(other), "Luc Roy"))
    ]
    for one in makers:
        one.start()
    for one in makers:
        one.join()
    other.close()
    assert [one.name for one in identities.all()] == ["Anne Roy", "Luc Roy"]
    assert len(authorities(register)) == 1


def test_the_root_may_issue_and_revoke_and_nothing_else(register, identities, clock):
    identities.create("Anne Roy", "Mairesse", PASSPHRASE)
    root = certificate(authorities(register)[0].certificate_pem)
    assert root.subject == root.issuer
    usage = root.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert (usage.value.key_cert_sign, usage.value.crl_sign) == (True, True)
    assert not usage.value.digital_signature
    constraints = root.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (constraints.critical, constraints.value.ca, constraints.value.path_length) == (True, True, 0)
    assert root.not_valid_after_utc == clock.now() + dt.timedelta(days=3650)
    assert isinstance(root.public_key(), ec.EllipticCurvePublicKey)


def test_what_is_issued_signs_documents_and_nothing_else(identities, clock):
    own, _root = chain(identities, identities.create("Anne Roy", "Mairesse", PASSPHRASE))
    usage = own.extensions.get_extension_for_class(x509.KeyUsage)
    assert (usage.critical, usage.value.digital_signature, usage.value.content_commitment) == (True,) * 3
    assert not usage.value.key_cert_sign
    purposes = own.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert {one.dotted_string for one in purposes} == {"1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4"}
    assert own.not_valid_after_utc == clock.now() + dt.timedelta(days=3 * 365)
    assert own.subject.rfc4514_string() == "CN=Anne Roy,2.5.4.12=Mairesse,O=Ville de Sainte-Élodie,C=CA"


def test_an_authority_is_replaced_before_its_certificates_would_outlive_it(register, identities, clock):
    identities.create("Anne Roy", "", PASSPHRASE)
    clock.set_today(clock.today() + dt.timedelta(days=7 * 365))
    identities.create("Luc Roy", "", PASSPHRASE)
    assert len(authorities(register)) == 1
    clock.set_today(clock.today() + dt.timedelta(days=1))
    third = identities.create("Zoé Roy", "", PASSPHRASE)
    old, new = authorities(register)
    own, issuer = chain(identities, third)
    assert issuer == certificate(new.certificate_pem)
    assert own.not_valid_after_utc < new.not_after
    for one in identities.all():
        root = certificate(old.certificate_pem if one.name != "Zoé Roy" else new.certificate_pem)
        assert certificate(one.certificate_pem).not_valid_after_utc <= root.not_valid_after_utc


def test_a_long_name_fits_a_certificate(register, identities):
    name = "Marie-Ève-Élisabeth " * 6
    identity = identities.create(name, "Greffière-trésorière " * 8, PASSPHRASE)
    own, _root = chain(identities, identity)
    for attribute in own.subject:
        assert len(str(attribute.value).encode()) <= 64


def forms(content: bytes) -> list[bytes]:
    """How bytes may come to stand in a text."""
    return [
        content,
        repr(content).encode()[2:-1],
        content.hex().encode(),
        base64.b64encode(content)[:40],
        hashlib.sha256(content).hexdigest().encode(),
    ]


@pytest.mark.parametrize("letter", ["e", "é"])
def test_a_name_too_long_for_a_certificate_is_still_that_persons(identities, clock, letter):
    name = f"Mari{letter}-Lou {letter * 20} {letter * 21} {letter * 22} {letter * 23}"
    identity = identities.create(name, "", PASSPHRASE)
    identities.credential(identity, PASSPHRASE, name, clock.now()).close()


def test_the_trail_its_export_and_what_is_told_hold_no_key(register, identities, tmp_path):
    identity = identities.create("Anne Roy", "Mairesse", PASSPHRASE)
    identities.seal_identity()
    identities.revoke(identity, KEY_COMPROMISE)
    identities.export_revocation_list()
    with register.read() as connection:
        events = connection.execute(
            sa.text("SELECT entity, body FROM audit_event NATURAL JOIN audit_content")
        )
        told = [str(row) for row in events]
        export(connection, tmp_path / "piste.jsonl", register.id)
        held = authority._with_key(connection.execute(authority._newest_first()).first())
    places = ["\n".join(told).encode(), (tmp_path / "piste.jsonl").read_bytes(), repr(held).encode()]
    assert b"signing_authority" in places[0]
    assert b"signing_identity" in places[1]
    kept = secrets(register)
    assert len(kept) == 2
    for place in places:
        assert b"signing_secret" not in place
        assert all(form not in place for content in kept.values() for form in forms(content))


@pytest.mark.parametrize("content", [b"", b"not a key", bytes(121)])
def test_a_key_that_was_damaged_is_told_without_its_bytes(register, identities, content):
    identities.create("Anne Roy", "", PASSPHRASE)
    with register.transaction("test") as tx:
        uid = tx.execute(sa.select(signing_authority.c.uid)).scalar()
        tx.delete_where(signing_secret)
        tx.insert(signing_secret, name=f"authority/{uid}", content=content)
    with pytest.raises(AuthorityKeyDamaged) as caught:
        identities.create("Luc Roy", "", PASSPHRASE)
    assert "not a key" not in "".join(traceback.format_exception(caught.value))


def test_a_register_without_its_secret_says_so(register, identities):
    identities.create("Anne Roy", "", PASSPHRASE)
    with register.transaction("test") as tx:
        tx.delete_where(signing_secret)
    with pytest.raises(AuthorityKeyDamaged, match="Ville de Sainte-Élodie"):
        identities.create("Luc Roy", "", PASSPHRASE)
    assert [one.name for one in identities.all()] == ["Anne Roy"]


def test_lists_of_revoked_certificates(register, identities, clock):
    anne = identities.create("Anne Roy", "", PASSPHRASE)
    identities.create("Luc Roy", "", PASSPHRASE)
    left = identities.create("Zoé Roy", "", PASSPHRASE)
    identities.revoke(anne, KEY_COMPROMISE)
    identities.revoke(left, rules.RevocationReason.UNSPECIFIED, "Démission")
    root = certificate(authorities(register)[0].certificate_pem)
    (found,) = identities.revocation_lists()
    crl = x509.load_der_x509_crl(found)
    assert crl.is_signature_valid(root.public_key())
    assert crl.issuer == root.subject
    assert crl.last_update_utc == clock.now()
    assert crl.next_update_utc == clock.now() + dt.timedelta(days=90)
    reasons = {}
    for one in crl:
        assert one.revocation_date_utc == clock.now()
        said = list(one.extensions)
        reasons[one.serial_number] = said[0].value.reason.value if said else None
    serials = {one.name: certificate(one.certificate_pem).serial_number for one in identities.all()}
    assert reasons == {serials["Anne Roy"]: "keyCompromise", serials["Zoé Roy"]: None}


def test_numbers_of_lists_only_grow(identities, clock):
    identities.create("Anne Roy", "", PASSPHRASE)
    numbers = []
    for day in (22, 22, 23, 22):  # even when the computer's clock goes back
        clock.set_today(dt.date(2026, 11, day))
        crl = x509.load_der_x509_crl(identities.export_revocation_list())
        numbers.append(crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number)
    assert numbers == sorted(set(numbers))


def test_every_valid_authority_has_its_list(identities, clock):
    old = identities.create("Anne Roy", "", PASSPHRASE)
    clock.set_today(clock.today() + dt.timedelta(days=8 * 365))
    identities.create("Luc Roy", "", PASSPHRASE)
    identities.revoke(old, KEY_COMPROMISE)
    new_list, old_list = map(x509.load_der_x509_crl, identities.revocation_lists())
    assert (len(new_list), len(old_list)) == (0, 1)
    clock.set_today(clock.today() + dt.timedelta(days=3 * 365))
    assert len(identities.revocation_lists()) == 1


def test_there_is_no_list_before_there_is_an_authority(identities):
    assert identities.revocation_lists() == ()
    assert identities.authority_file() is None
    with pytest.raises(errors.NoRevocationList):
        identities.export_revocation_list()


def test_openssl_reads_the_list_and_the_chain(register, identities, tmp_path):
    identity = identities.create("Anne Roy", "Mairesse", PASSPHRASE)
    identities.revoke(identity, KEY_COMPROMISE)
    (tmp_path / "root.pem").write_text(authorities(register)[0].certificate_pem)
    (tmp_path / "anne.pem").write_text(identities.get(identity).certificate_pem)
    (tmp_path / "list.crl").write_bytes(identities.export_revocation_list())

    def openssl(*words):
        done = subprocess.run(["openssl", *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    moment = str(int(dt.datetime(2026, 11, 22, tzinfo=dt.UTC).timestamp()))
    verify = ("verify", "-attime", moment, "-purpose", "any", "-CAfile", "root.pem")
    assert openssl(*verify, "anne.pem") == "anne.pem: OK\n"
    assert "verify OK" in openssl("crl", "-inform", "DER", "-in", "list.crl", "-CAfile", "root.pem", "-noout")
    openssl("crl", "-inform", "DER", "-in", "list.crl", "-out", "list.pem")
    told = openssl(*verify, "-crl_check", "-CRLfile", "list.pem", "anne.pem")
    assert "certificate revoked" in told
