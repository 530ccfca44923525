"""Certificates in the files that authorities and colleagues send: PEM, DER, PKCS#7 with several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.signatures import errors

if TYPE_CHECKING:
    from cryptography import x509

    from medias_desktop.core.pdf.certificates import CertificateFacts

MAX_BYTES = 1_000_000
"""Far more than the certificates of any authority with its whole chain."""
MAX_CERTIFICATES = 200


def certificates_in(data: bytes, file: str = "") -> tuple[CertificateFacts, ...]:
    """Return the certificates of a file, each once, authorities first.

    Raises NotACertificate, or IdentityInsteadOfCertificate for a PKCS#12 file or a private key.
    """
    from medias_desktop.core.pdf.certificates import facts

    if len(data) > MAX_BYTES:
        raise errors.NotACertificate(file=file)
    if _holds_a_key(data):
        raise errors.IdentityInsteadOfCertificate(file=file)
    try:
        found = [facts(one) for one in _loaded(data)][:MAX_CERTIFICATES]
    except ValueError as error:
        raise errors.NotACertificate(file=file) from error
    if not found:
        raise errors.NotACertificate(file=file)
    unique = {one.sha256: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: not one.is_authority))


def _loaded(data: bytes) -> list[x509.Certificate]:
    """Raises ValueError for what is none of the forms."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs7

    try:
        if b"-----BEGIN CERTIFICATE" in data:
            return list(x509.load_pem_x509_certificates(data))
        if b"-----BEGIN PKCS7" in data or b"-----BEGIN CMS" in data:
            return list(pkcs7.load_pem_pkcs7_certificates(data.replace(b" CMS-----", b" PKCS7-----")))
        try:
            return [x509.load_der_x509_certificate(data)]
        except ValueError:
            return list(pkcs7.load_der_pkcs7_certificates(data))
    except (UnsupportedAlgorithm, TypeError) as error:
        raise ValueError("no certificate that is understood") from error


def _holds_a_key(data: bytes) -> bool:
    if b"PRIVATE KEY-----" in data:
        return True
    from asn1crypto.pkcs12 import Pfx

    try:
        return bool(
            Pfx.load(data)["version"].native == "v3" and Pfx.load(data)["auth_safe"]["content_type"].native
        )
    except (ValueError, TypeError):
        return False
