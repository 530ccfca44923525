"""Whom the register believes, and why."""

from __future__ import annotations

import contextlib
import datetime as dt
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf import certificates
from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.core.pdf.verifying import TrustAnchor, TrustOrigin
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.signatures import errors, rules
from medias_desktop.signatures.service.anchors import sha256
from medias_desktop.signatures.service.certificate_files import certificates_in
from medias_desktop.signatures.service.trust import TrustService
from medias_desktop.signatures.views import wording
from tests.policies.adopting import PASSPHRASE
from tests.registers import open_again
from tests.signatures.making import NOON, another_authority, certificate, der, issued

WHY = "Empreinte comparée au téléphone avec M. Nadeau"


@pytest.fixture
def trust(signatures):
    return signatures.trust


def origins(trust):
    return {anchor.certificate_pem: anchor.origin for anchor in trust.trust().anchors}


def test_an_empty_register_believes_nobody(trust):
    assert trust.trust().anchors == ()
    assert trust.list() == ()


def test_what_is_made_here_rests_on_the_own_authority(trust, identities):
    identity = identities.get(identities.create("Anne Roy", "", PASSPHRASE))
    identities.create("Luc Roy", "", PASSPHRASE)
    ((pem, origin),) = origins(trust).items()
    assert origin is TrustOrigin.OWN_AUTHORITY
    certificate(identity.certificate_pem).verify_directly_issued_by(certificate(pem))


def test_the_authority_of_an_imported_identity_is_not_believed(trust, identities):
    authority = another_authority()
    made = issued("Luc Roy", authority=authority)
    identities.import_pkcs12(made.pkcs12, PASSPHRASE)
    assert origins(trust) == {made.certificate_pem: TrustOrigin.OWN_IDENTITY}
    trust.trust_certificate(authority.certificate_pem.encode(), WHY)
    assert origins(trust)[authority.certificate_pem] is TrustOrigin.LISTED


def test_an_identity_made_by_an_earlier_version_keeps_its_own_root(trust, identities, register):
    made = create_identity("Anne Roy", "", "Ville", PASSPHRASE, NOON)
    with register.transaction("test") as tx:
        identities._insert(tx, made, "", created_here=True)
    assert origins(trust) == {made.chain_pems[0]: TrustOrigin.OWN_IDENTITY}


def test_revoked_identities_are_told_to_verification(trust, identities, clock):
    identity = identities.create("Anne Roy", "", PASSPHRASE)
    identities.revoke(identity, rules.RevocationReason.KEY_COMPROMISE)
    digest = sha256(identities.get(identity).certificate_pem)
    assert trust.trust().revoked == {digest: clock.now()}


@pytest.mark.parametrize("form", ["pem", "der", "p7b", "p7b in text"])
def test_a_certificate_in_every_form(trust, form):
    made = issued("Luc Roy")
    one = certificate(made.certificate_pem)
    data = {
        "pem": made.certificate_pem.encode(),
        "der": der(made.certificate_pem),
        "p7b": pkcs7.serialize_certificates([one], Encoding.DER),
        "p7b in text": pkcs7.serialize_certificates([one], Encoding.PEM),
    }[form]
    trust.trust_certificate(data, f"  {WHY} ")
    (listed,) = trust.list()
    assert (listed.name, listed.note, listed.sha256) == ("Luc Roy", WHY, sha256(made.certificate_pem))
    assert trust.trust().anchors == (TrustAnchor(made.certificate_pem, TrustOrigin.LISTED, WHY),)
    facts = trust.facts(listed.id)
    assert (facts.issuer, facts.is_authority) == ("Signature – Autorité Boréale", False)


def test_a_file_with_several_shows_them_all_authorities_first():
    authority = another_authority()
    made = issued("Luc Roy", authority=authority)
    both = made.certificate_pem + authority.certificate_pem + made.certificate_pem
    found = certificates_in(both.encode())
    assert [(one.name, one.is_authority) for one in found] == [
        ("Signature – Autorité Boréale", True),
        ("Luc Roy", False),
    ]
    packed = pkcs7.serialize_certificates([certificate(one.certificate_pem) for one in found], Encoding.DER)
    assert {one.sha256 for one in certificates_in(packed)} == {one.sha256 for one in found}


@pytest.mark.parametrize(
    "data", [b"", b"bonjour", b"\x30\x03\x02\x01\x05", b"-----BEGIN CERTIFICATE-----\nAAAA\n"]
)
def test_what_is_no_certificate(trust, data):
    with pytest.raises(errors.NotACertificate):
        trust.trust_certificate(data, WHY)
    with pytest.raises(errors.NotACertificate, match=r"lettre\.cer"):
        certificates_in(data, "lettre.cer")


@given(st.binary(max_size=400))
def test_no_bytes_are_more_than_refused(data):
    with pytest.raises(errors.TrustError):
        certificates_in(data)


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_damaged_certificate_is_read_or_refused(place, byte):
    data = bytearray(DER)
    data[place % len(data)] = byte
    with contextlib.suppress(errors.NotACertificate):
        assert certificates_in(bytes(data))


DER = der(issued("Luc Roy").certificate_pem)


def test_a_whole_identity_is_not_taken_for_a_certificate(trust):
    made = issued("Luc Roy")
    for data in (made.pkcs12, b"-----BEGIN PRIVATE KEY-----\n" + made.certificate_pem.encode()):
        with pytest.raises(errors.IdentityInsteadOfCertificate):
            trust.trust_certificate(data, WHY)


def test_the_reason_is_required(trust):
    data = issued("Luc Roy").certificate_pem.encode()
    with pytest.raises(errors.TrustNoteMissing):
        trust.trust_certificate(data, "  ")
    number = trust.trust_certificate(data, WHY)
    with pytest.raises(errors.TrustNoteMissing):
        trust.correct_note(number, "")
    trust.correct_note(number, "Rencontré à la MRC")
    assert trust.list()[0].note == "Rencontré à la MRC"


def test_an_expired_one_only_when_asked_for(trust):
    old = another_authority(NOON - dt.timedelta(days=3700))
    with pytest.raises(errors.ExpiredCertificate, match=r"Autorité Boréale.*2026"):
        trust.trust_certificate(old.certificate_pem.encode(), WHY)
    trust.trust_certificate(old.certificate_pem.encode(), WHY, even_expired=True)
    assert len(trust.list()) == 1


def test_one_that_is_there_already(trust, identities):
    data = issued("Luc Roy").certificate_pem.encode()
    trust.trust_certificate(data, WHY)
    with pytest.raises(errors.AlreadyTrusted, match="Luc Roy"):
        trust.trust_certificate(data, "Encore")
    identity = identities.create("Anne Roy", "", PASSPHRASE)
    for own in (identities.certificate_file(identity), identities.authority_file()):
        with pytest.raises(errors.OwnCertificate):
            trust.trust_certificate(own, WHY)


def test_trust_is_withdrawn(trust):
    number = trust.trust_certificate(issued("Luc Roy").certificate_pem.encode(), WHY)
    trust.distrust(number)
    assert trust.trust().anchors == ()
    for act in (trust.distrust, trust.facts, lambda number: trust.correct_note(number, WHY)):
        with pytest.raises(errors.TrustedCertificateMissing):
            act(number)


def test_two_windows_and_one_note(register, trust):
    number = trust.trust_certificate(issued("Luc Roy").certificate_pem.encode(), WHY)
    shown = trust.list()[0]
    other = open_again(register)
    try:
        TrustService(other).correct_note(number, "Rencontré", shown.row_version)
    finally:
        other.close()
    with pytest.raises(ChangedElsewhere):
        trust.correct_note(number, "Autre raison", shown.row_version)
    with pytest.raises(ChangedElsewhere):
        trust.distrust(number, shown.row_version)
    assert trust.list()[0].note == "Rencontré"


def written(name: str, end: dt.datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = certificates.builder(subject, key.public_key(), subject, key, NOON, end)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def test_a_name_that_would_deceive_the_eye_is_shown_as_it_is(trust):
    trust.trust_certificate(written("Luc\u202eyoR\x00\n Roy", NOON + dt.timedelta(days=9)), WHY)
    assert trust.list()[0].name == "Luc yoR Roy"


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Toronto"])
def test_one_that_never_expires(trust, monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        trust.trust_certificate(written("Luc Roy", dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)), WHY)
        assert wording.day(trust.list()[0].not_after).endswith("9999")
    finally:
        monkeypatch.undo()
        time.tzset()


# Time stamps


def test_no_server_until_one_is_set(signatures):
    stamps = signatures.timestamps
    assert (stamps.server(), stamps.url()) == (None, "")
    stamps.set_server("  https://horodatage.example/tsa ")
    assert stamps.server().url == "https://horodatage.example/tsa"
    stamps.set_server("http://[2001:db8::1]:8080/tsa")
    assert stamps.url() == "http://[2001:db8::1]:8080/tsa"
    stamps.set_server("")
    assert stamps.server() is None


@pytest.mark.parametrize(
    "url",
    [
        "horodatage.example",
        "ftp://h.example",
        "https://",
        "https:///tsa",
        "http://[",
        "http://a b/",
        "http://h:99999",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://h.example/" + "a" * 300,
        "http://h\x00.example",
    ],
)
def test_what_is_no_address(signatures, url):
    signatures.timestamps.set_server("https://horodatage.example")
    with pytest.raises(errors.AddressOfServer):
        signatures.timestamps.set_server(url)
    assert signatures.timestamps.url() == "https://horodatage.example"
