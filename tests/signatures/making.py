"""Certificates of others for the tests of signatures: authorities, colleagues, their files."""

from __future__ import annotations

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    load_der_private_key,
    pkcs12,
)

from medias_desktop.core.pdf import certificates
from medias_desktop.core.pdf.authority import Authority, issue_identity, make_authority
from tests.policies.adopting import PASSPHRASE

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)


def another_authority(made: dt.datetime = NOON) -> Authority:
    """An authority that issues to whoever asks."""
    return make_authority("Autorité Boréale", made)


def issued(name: str, made: dt.datetime = NOON, authority: Authority | None = None):
    """An identity of somebody else's authority."""
    return issue_identity(authority or another_authority(made), name, "", "Ordre boréal", PASSPHRASE, made)


def certificate(pem: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem.encode())


def der(pem: str) -> bytes:
    return certificate(pem).public_bytes(Encoding.DER)


def not_for_signing(name: str) -> bytes:
    """A PKCS#12 file whose certificate is a web server's."""
    authority = another_authority()
    root, root_key = certificate(authority.certificate_pem), load_der_private_key(authority.key, None)
    key = ec.generate_private_key(ec.SECP256R1())
    builder = certificates.builder(
        certificates.subject(name, "Ordre boréal"),
        key.public_key(),
        root.subject,
        root_key,
        NOON,
        authority.not_after,
    )
    purposes = x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH])
    made = builder.add_extension(purposes, critical=False).sign(root_key, hashes.SHA256())
    locked = BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"", key, made, [root], locked)
