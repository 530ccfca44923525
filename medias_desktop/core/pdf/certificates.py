"""Certificates as the municipality's own authority makes them, and the facts of any certificate (X.509, RFC 5280)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography import x509

DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"  # RFC 9336
LONGEST_NAME = 64  # characters; X.520, upper bound of a common name
CLOCKS_APART = dt.timedelta(minutes=5)
"""Another computer's clock may be a little behind: a certificate is valid a little before it is made."""


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a person compares before trusting a certificate; dates are aware, ``sha256`` is of the DER form."""

    name: str
    organisation: str
    issuer: str
    not_before: dt.datetime
    not_after: dt.datetime
    serial: str
    sha256: str
    is_authority: bool
    is_self_issued: bool
    certificate_pem: str


def facts(certificate: x509.Certificate) -> CertificateFacts:
    """Return the facts of a certificate."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding

    return CertificateFacts(
        shown_name(certificate.subject),
        _attribute(certificate.subject, "2.5.4.10"),
        shown_name(certificate.issuer),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        f"{certificate.serial_number:x}",
        certificate.fingerprint(hashes.SHA256()).hex(),
        is_authority(certificate),
        certificate.subject == certificate.issuer,
        certificate.public_bytes(Encoding.PEM).decode(),
    )


def facts_of_pem(certificate_pem: str) -> CertificateFacts:
    """Return the facts of a certificate in PEM form, the first one when there are several."""
    from cryptography import x509

    return facts(x509.load_pem_x509_certificate(certificate_pem.encode()))


def shown_name(name: x509.Name) -> str:
    """Return who a name in a certificate names: its common name, else its organization, else the whole of it."""
    return _attribute(name, "2.5.4.3") or _attribute(name, "2.5.4.10") or printable(name.rfc4514_string())


def printable(text: str) -> str:
    """Return a certificate's text without what would not show or turn the line around: its writer may want to deceive."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def is_authority(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate may issue others."""
    from cryptography import x509

    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except (x509.ExtensionNotFound, ValueError):
        return False


def _attribute(name: x509.Name, oid: str) -> str:
    for one in name:
        if one.oid.dotted_string == oid:
            return printable(str(one.value))
    return ""


def subject(name: str, organisation: str, role: str = "") -> x509.Name:
    """Return the name that a certificate of ours bears, each part as long as X.520 allows."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    parts = [(NameOID.COUNTRY_NAME, "CA"), (NameOID.ORGANIZATION_NAME, organisation), (NameOID.TITLE, role)]
    parts.append((NameOID.COMMON_NAME, name))
    return x509.Name([x509.NameAttribute(oid, shortened(text)) for oid, text in parts if shortened(text)])


def shortened(text: str) -> str:
    """Return a text as long as a certificate's name may be."""
    # Libraries differ on whether the bound counts characters or bytes: the smaller of both passes everywhere. A name is
    # cut between words, so that what is left of it is still that person's.
    text = " ".join(text.split())
    cut = text.encode()[:LONGEST_NAME].decode(errors="ignore")
    if cut != text and " " in cut and text[len(cut)] != " ":
        cut = cut.rpartition(" ")[0]
    return cut.strip()


def builder(
    whose: x509.Name, public_key: Any, issuer: x509.Name, issuer_key: Any, now: dt.datetime, end: dt.datetime
) -> x509.CertificateBuilder:
    """Return what every certificate of ours has: names, a random serial number, dates, the identifiers of both keys."""
    from cryptography import x509

    start = now.astimezone(dt.UTC).replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - CLOCKS_APART)
        .not_valid_after(end.astimezone(dt.UTC).replace(microsecond=0))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
    )


def for_an_authority(made: x509.CertificateBuilder) -> x509.CertificateBuilder:
    """Let a certificate issue others, which may not, and lists of revoked ones; nothing else."""
    from cryptography import x509

    return made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True).add_extension(
        _usage(authority=True), critical=True
    )


def for_signing(made: x509.CertificateBuilder) -> x509.CertificateBuilder:
    """Let a certificate sign documents; nothing else."""
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier

    # E-mail protection beside document signing: Mozilla's library (pdfsig, LibreOffice) refuses the latter alone.
    purposes = [ObjectIdentifier(DOCUMENT_SIGNING), ExtendedKeyUsageOID.EMAIL_PROTECTION]
    return (
        made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
