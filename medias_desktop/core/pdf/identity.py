"""Signing identities: PKCS#12 files that hold a person's key and certificate.

``create_identity`` issues one under a root whose key is thrown away at once: nobody can issue another in its name. It
is not self-signed, because a validator takes a trusted self-signed certificate as valid even when expired. A register
has an authority instead (core/pdf/authority.py).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import format_date
from medias_desktop.core.pdf.certificates import DOCUMENT_SIGNING
from medias_desktop.core.pdf.errors import (
    IdentityExpired,
    IdentityNotYetValid,
    KeyDoesNotMatch,
    NotAnIdentityFile,
    UnsuitableIdentity,
    WeakIdentity,
    WrongPassphrase,
)

if TYPE_CHECKING:
    from cryptography import x509

SIGNING_PURPOSES = frozenset(
    {
        DOCUMENT_SIGNING,
        "1.3.6.1.5.5.7.3.4",  # e-mail protection
        "2.5.29.37.0",  # any purpose
        "1.2.840.113583.1.1.5",  # Adobe authentic documents
        "1.3.6.1.4.1.311.10.3.12",  # Microsoft document signing
    }
)
_SMALLEST_RSA_KEY = 2048
_SMALLEST_CURVE = 256


@dataclass(frozen=True)
class Identity:
    """Who can sign with a PKCS#12 file, and from when to when (aware, UTC)."""

    common_name: str
    organisation: str
    not_before: dt.datetime
    not_after: dt.datetime
    certificate_pem: str
    chain_pems: tuple[str, ...]
    pkcs12: bytes


def create_identity(
    name: str, role: str, organisation: str, passphrase: str, now: dt.datetime, years: int = 3
) -> Identity:
    """Make a new identity (P-256) for a person, valid ``years`` years from ``now``, under a root of its own.

    Raises NameMissing or PassphraseMissing.
    """
    from medias_desktop.core.pdf.authority import issue_identity, make_authority

    return issue_identity(make_authority(organisation, now), name, role, organisation, passphrase, now, years)


def load_identity(data: bytes, passphrase: str, now: dt.datetime) -> Identity:
    """Open a PKCS#12 file and check that it can sign at ``now``.

    Raises NotAnIdentityFile, WrongPassphrase, UnsuitableIdentity, IdentityNotYetValid or IdentityExpired.
    """
    _, certificate, chain = open_pkcs12(data, passphrase)
    check_usable(certificate, now)
    return _identity(certificate, chain, data)


def open_pkcs12(data: bytes, passphrase: str) -> tuple[Any, x509.Certificate, list[x509.Certificate]]:
    """Return the private key, its certificate and the other certificates.

    Raises NotAnIdentityFile, WrongPassphrase or KeyDoesNotMatch.
    """
    from asn1crypto.pkcs12 import Pfx
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

    try:
        # Some systems append bytes to the structure; that alone must not refuse a good file.
        if Pfx.load(data)["version"].native != "v3":
            raise NotAnIdentityFile
        _ = Pfx.load(data)["auth_safe"]["content_type"].native
    except (ValueError, TypeError) as error:
        raise NotAnIdentityFile from error
    for secret in (passphrase.encode(), None) if not passphrase else (passphrase.encode(),):
        try:
            key, certificate, others = load_key_and_certificates(data, secret)
            break
        except UnsupportedAlgorithm as error:
            raise NotAnIdentityFile from error
        except (ValueError, TypeError) as error:
            failure = error
    else:
        raise WrongPassphrase from failure
    if key is not None and certificate is None and others:
        # The library takes the certificate of the same key for the holder's: none is.
        raise KeyDoesNotMatch(name=common_name(others[0]))
    if key is None or certificate is None:
        raise NotAnIdentityFile
    return key, certificate, list(others)


def check_usable(certificate: x509.Certificate, now: dt.datetime) -> None:
    """Refuse a ``certificate`` that may not sign at ``now``.

    Raises UnsuitableIdentity, WeakIdentity (one of them), IdentityNotYetValid or IdentityExpired.
    """
    if not _may_sign(certificate):
        raise UnsuitableIdentity(name=common_name(certificate))
    if _is_weak(certificate):
        raise WeakIdentity(name=common_name(certificate))
    if now < certificate.not_valid_before_utc:
        raise IdentityNotYetValid(date=_day(certificate.not_valid_before_utc))
    if now > certificate.not_valid_after_utc:
        raise IdentityExpired(date=_day(certificate.not_valid_after_utc))


def common_name(certificate: x509.Certificate) -> str:
    """Return the name of the certificate's holder: common name, else the whole subject."""
    from cryptography.x509.oid import NameOID

    return _attribute(certificate, NameOID.COMMON_NAME) or certificate.subject.rfc4514_string()


def _may_sign(certificate: x509.Certificate) -> bool:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    extensions = {type(extension.value): extension.value for extension in certificate.extensions}
    usage = extensions.get(x509.KeyUsage)
    if isinstance(usage, x509.KeyUsage) and not (usage.digital_signature or usage.content_commitment):
        return False
    purposes = extensions.get(x509.ExtendedKeyUsage)
    if isinstance(purposes, x509.ExtendedKeyUsage) and not SIGNING_PURPOSES & {
        p.dotted_string for p in purposes
    }:
        return False
    authority = extensions.get(x509.BasicConstraints)
    if isinstance(authority, x509.BasicConstraints) and authority.ca:
        return False
    return isinstance(certificate.public_key(), (rsa.RSAPublicKey, ec.EllipticCurvePublicKey))


def _is_weak(certificate: x509.Certificate) -> bool:
    """Tell whether the key can be computed or the certificate forged with today's means."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < _SMALLEST_RSA_KEY:
        return True
    if isinstance(key, ec.EllipticCurvePublicKey) and key.key_size < _SMALLEST_CURVE:
        return True
    try:
        algorithm = certificate.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return True
    # None: an algorithm that hashes in its own way (Ed25519, ML-DSA).
    return algorithm is not None and (
        isinstance(algorithm, (hashes.MD5, hashes.SHA1)) or algorithm.digest_size < 28
    )


def _day(moment: dt.datetime) -> str:
    return format_date(moment.astimezone().date())


def _attribute(certificate: x509.Certificate, oid: Any) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _identity(certificate: x509.Certificate, chain: list[x509.Certificate], data: bytes) -> Identity:
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    return Identity(
        common_name(certificate),
        _attribute(certificate, NameOID.ORGANIZATION_NAME),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        certificate.public_bytes(Encoding.PEM).decode(),
        tuple(other.public_bytes(Encoding.PEM).decode() for other in chain),
        data,
    )
