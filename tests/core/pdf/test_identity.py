"""Identities: made here, opened here and by others, and refused with the right sentence."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac

import pytest
from asn1crypto.pkcs12 import Pfx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from medias_desktop.core.i18n import use_language
from medias_desktop.core.pdf.errors import (
    IdentityExpired,
    IdentityNotYetValid,
    KeyDoesNotMatch,
    NameMissing,
    NotAnIdentityFile,
    PassphraseMissing,
    UnsuitableIdentity,
    WeakIdentity,
    WrongPassphrase,
)
from medias_desktop.core.pdf.identity import check_usable, create_identity, load_identity, open_pkcs12
from tests.core.pdf.conftest import NOW, PASSPHRASE, TOWN


def foreign(passphrase: bytes | None = b"x", key=None, usage=None, purposes=None, ca=False) -> bytes:
    """A PKCS#12 file as another program would make it: one self-signed certificate."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autre Programme")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - dt.timedelta(days=1))
        .not_valid_after(NOW + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if usage is not None:
        flags = dict.fromkeys(
            (
                "digital_signature",
                "content_commitment",
                "key_encipherment",
                "data_encipherment",
                "key_agreement",
                "key_cert_sign",
                "crl_sign",
                "encipher_only",
                "decipher_only",
            ),
            False,
        )
        builder = builder.add_extension(x509.KeyUsage(**(flags | {usage: True})), critical=True)
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    algorithm = (
        serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    )
    return pkcs12.serialize_key_and_certificates(
        b"x", key, builder.sign(key, hashes.SHA256()), None, algorithm
    )


def test_a_new_identity_opens_with_its_password_and_says_who_and_how_long(mayor):
    loaded = load_identity(mayor.pkcs12, PASSPHRASE, NOW)
    assert loaded == mayor
    assert (loaded.common_name, loaded.organisation) == ("Hélène Cœur-Bélanger", TOWN)
    assert loaded.not_before == dt.datetime(2026, 11, 21, 18, 25, tzinfo=dt.UTC)
    assert loaded.not_after == dt.datetime(2029, 11, 20, 18, 30, tzinfo=dt.UTC)  # 3 x 365 days


def test_the_certificate_is_issued_by_a_root_and_meant_for_documents(mayor):
    certificate = x509.load_pem_x509_certificate(mayor.certificate_pem.encode())
    (root,) = (x509.load_pem_x509_certificate(pem.encode()) for pem in mayor.chain_pems)
    certificate.verify_directly_issued_by(root)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    purposes = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert [one.dotted_string for one in purposes] == ["1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4"]
    assert root.not_valid_after_utc - certificate.not_valid_after_utc == dt.timedelta(days=7 * 365)


def test_the_roots_key_is_not_in_the_file(mayor):
    held = pkcs12.load_pkcs12(mayor.pkcs12, PASSPHRASE.encode())
    (root,) = held.additional_certs
    assert held.key.public_key() != root.certificate.public_key()


def test_a_name_longer_than_a_certificate_allows_is_cut():
    made = create_identity("N" * 80, "R" * 80, "é" * 80, "x", NOW)
    assert (made.common_name, made.organisation) == ("N" * 64, "é" * 32)


@pytest.mark.parametrize(
    "moment", [dt.datetime(2029, 11, 20, 18, 30, 1, tzinfo=dt.UTC), dt.datetime(2040, 1, 1, tzinfo=dt.UTC)]
)
def test_an_expired_identity_says_since_when(mayor, moment):
    use_language("fr")
    with pytest.raises(IdentityExpired, match="expirée depuis le 20 novembre 2029"):
        load_identity(mayor.pkcs12, PASSPHRASE, moment)


def test_the_last_second_still_counts(mayor):
    assert load_identity(mayor.pkcs12, PASSPHRASE, mayor.not_after)


def test_an_identity_of_tomorrow_is_refused_today(mayor):
    with pytest.raises(IdentityNotYetValid):
        load_identity(mayor.pkcs12, PASSPHRASE, NOW - dt.timedelta(days=2))


@pytest.mark.parametrize("passphrase", ["", "erable", "Érable à sucre"])
def test_a_wrong_password_is_called_that(mayor, passphrase):
    with pytest.raises(WrongPassphrase):
        load_identity(mayor.pkcs12, passphrase, NOW)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x89PNG\r\n", b"0\x82\x01\x00", b"0" * 500])
def test_other_files_are_not_identities(data):
    with pytest.raises(NotAnIdentityFile):
        load_identity(data, "x", NOW)


def test_a_truncated_identity_is_not_one(mayor):
    with pytest.raises((NotAnIdentityFile, WrongPassphrase)):
        load_identity(mayor.pkcs12[: len(mayor.pkcs12) // 2], PASSPHRASE, NOW)


def test_certificates_without_a_key_are_not_an_identity(mayor):
    certificate = x509.load_pem_x509_certificate(mayor.certificate_pem.encode())
    data = pkcs12.serialize_key_and_certificates(
        None, None, certificate, None, serialization.BestAvailableEncryption(b"x")
    )
    with pytest.raises(NotAnIdentityFile):
        load_identity(data, "x", NOW)


@pytest.mark.parametrize(
    "options",
    [
        {"usage": "key_encipherment"},
        {"purposes": [ExtendedKeyUsageOID.SERVER_AUTH]},
        {"ca": True},
        {"key": rsa.generate_private_key(65537, 1024)},
    ],
)
def test_a_certificate_for_something_else_is_refused(options):
    with pytest.raises(UnsuitableIdentity, match="Autre Programme"):
        load_identity(foreign(**options), "x", NOW)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"usage": "digital_signature"},
        {"usage": "content_commitment"},
        {"purposes": [ExtendedKeyUsageOID.EMAIL_PROTECTION]},
        {"passphrase": None},
    ],
)
def test_identities_of_other_programs_are_welcome(options):
    passphrase = "" if "passphrase" in options else "x"
    assert load_identity(foreign(**options), passphrase, NOW).common_name == "Autre Programme"


@pytest.mark.parametrize(("name", "town"), [("", TOWN), ("  ", TOWN), ("Nom", " ")])
def test_an_identity_needs_names(name, town):
    with pytest.raises(NameMissing):
        create_identity(name, "Mairesse", town, "x", NOW)


def test_an_identity_needs_a_password():
    with pytest.raises(PassphraseMissing):
        create_identity("Nom", "Mairesse", TOWN, "", NOW)


@pytest.mark.parametrize("algorithm", ["04", "05"])  # MD5, SHA-1, in place of SHA-256
def test_a_certificate_that_could_be_forged_is_refused(algorithm):
    _, certificate, _ = open_pkcs12(foreign(key=rsa.generate_private_key(65537, 2048)), "x")
    der = certificate.public_bytes(serialization.Encoding.DER)
    prefix = "2a864886f70d0101"
    old = bytes.fromhex(prefix + "0b")
    assert der.count(old) == 2
    weak = x509.load_der_x509_certificate(der.replace(old, bytes.fromhex(prefix + algorithm)))
    check_usable(certificate, NOW)
    with pytest.raises(WeakIdentity, match="Autre Programme"):
        check_usable(weak, NOW)


@pytest.mark.parametrize(
    "key", [rsa.generate_private_key(65537, 1024), ec.generate_private_key(ec.SECP192R1())]
)
def test_a_key_that_can_be_computed_is_refused(key):
    with pytest.raises(WeakIdentity):
        load_identity(foreign(key=key), "x", NOW)


def with_new_mac(data):
    """Seal a changed file anew, without passphrase (RFC 7292, appendix B, with SHA-256)."""
    held = Pfx.load(data)
    mac = held["mac_data"]
    salt = mac["mac_salt"].native
    key = bytes([3]) * 64 + (salt * 64)[:64] + bytes(64)
    for _ in range(mac["iterations"].native):
        key = hashlib.sha256(key).digest()
    old = mac["mac"]["digest"].native
    return data.replace(old, hmac.digest(key, bytes(held["auth_safe"]["content"]), "sha256"))


def test_a_key_that_is_not_the_certificates_is_refused():
    """The file of one key with the modulus of another's certificate in it."""
    one, other = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    data = foreign(None, key=one)
    numbers = [key.public_key().public_numbers().n.to_bytes(256, "big") for key in (one, other)]
    at = data.index(
        numbers[0], data.index(b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00\x03")
    )
    mixed = data[:at] + numbers[1] + data[at + 256 :]
    with pytest.raises(KeyDoesNotMatch, match="Autre Programme"):
        load_identity(with_new_mac(mixed), "", NOW)
