"""The municipality's own authority: a root that issues one certificate per signatory and lists the revoked ones.

It is local and proves nothing to strangers by itself: who is behind a certificate rests on the municipality's own
procedure. What it brings is one root to compare and to trust, in place of one for each person, and revocation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_
from medias_desktop.core.pdf import certificates
from medias_desktop.core.pdf.errors import IdentityError, NameMissing, PassphraseMissing
from medias_desktop.core.pdf.identity import Identity

if TYPE_CHECKING:
    from cryptography import x509


class AuthorityKeyDamaged(IdentityError):
    """What is kept as the authority's key is none."""

    template = N_(
        "The key of {name} is missing from this register. Restore the register from a backup that has it."
    )


ROOT_YEARS = 10
IDENTITY_YEARS = 3
LIST_VALID = dt.timedelta(days=90)
"""How long a revocation list counts: whoever holds an older one asks for the next."""


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority and its key (PKCS#8 in DER form, which never shows in a trace); dates are aware."""

    name: str
    certificate_pem: str
    not_before: dt.datetime
    not_after: dt.datetime
    key: bytes = field(repr=False)

    def outlives(self, moment: dt.datetime) -> bool:
        """Tell whether it is still valid at ``moment``."""
        return moment <= self.not_after


@dataclass(frozen=True, slots=True)
class RevokedCertificate:
    """A certificate that counts no more from ``at`` on; ``reason`` by its name in RFC 5280 ("key_compromise"…)."""

    certificate_pem: str
    at: dt.datetime
    reason: str


def years_later(moment: dt.datetime, years: int) -> dt.datetime:
    """Return the moment so many years of 365 days later."""
    return moment + dt.timedelta(days=365 * years)


def make_authority(organisation: str, now: dt.datetime) -> Authority:
    """Make an authority (P-256) for ten years from ``now``. Raises NameMissing."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if not organisation.strip():
        raise NameMissing
    key = ec.generate_private_key(ec.SECP256R1())
    name = certificates.subject(f"Signature – {organisation.strip()}", organisation)
    end = years_later(now, ROOT_YEARS)
    made = certificates.builder(name, key.public_key(), name, key, now, end)
    certificate = certificates.for_an_authority(made).sign(key, hashes.SHA256())
    return Authority(
        certificates.shown_name(certificate.subject),
        _pem(certificate),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )


def issue_identity(
    authority: Authority,
    name: str,
    role: str,
    organisation: str,
    passphrase: str,
    now: dt.datetime,
    years: int = IDENTITY_YEARS,
) -> Identity:
    """Make an identity (P-256) issued by ``authority``, valid for ``years``, never longer than the authority itself.

    Raises NameMissing or PassphraseMissing.
    """
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12

    name, organisation = name.strip(), organisation.strip()
    if not name or not organisation:
        raise NameMissing
    if not passphrase:
        raise PassphraseMissing
    root, root_key = _opened(authority)
    key = ec.generate_private_key(ec.SECP256R1())
    end = min(years_later(now, years), authority.not_after)
    whose = certificates.subject(name, organisation, role)
    made = certificates.builder(whose, key.public_key(), root.subject, root_key, now, end)
    certificate = certificates.for_signing(made).sign(root_key, hashes.SHA256())
    locked = serialization.BestAvailableEncryption(passphrase.encode())
    return Identity(
        certificates.shown_name(certificate.subject),
        certificates.facts(certificate).organisation,
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        _pem(certificate),
        (_pem(root),),
        pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, [root], locked),
    )


def revocation_list(
    authority: Authority, number: int, revoked: Sequence[RevokedCertificate], now: dt.datetime
) -> bytes:
    """Return the authority's list of revoked certificates (RFC 5280, DER); ``number`` grows from list to list."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding

    root, root_key = _opened(authority)
    this = now.astimezone(dt.UTC).replace(microsecond=0)
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.subject)
        .last_update(this)
        .next_update(max(min(this + LIST_VALID, authority.not_after), this + dt.timedelta(days=1)))
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
        )
    )
    for one in revoked:
        made = made.add_revoked_certificate(_entry(one))
    return made.sign(root_key, hashes.SHA256()).public_bytes(Encoding.DER)


def _entry(one: RevokedCertificate) -> x509.RevokedCertificate:
    from cryptography import x509

    serial = x509.load_pem_x509_certificate(one.certificate_pem.encode()).serial_number
    at = one.at.astimezone(dt.UTC).replace(microsecond=0)
    made = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at)
    reason = x509.ReasonFlags[one.reason]
    if reason is not x509.ReasonFlags.unspecified:  # left out rather than said (RFC 5280, 5.3.1)
        made = made.add_extension(x509.CRLReason(reason), critical=False)
    return made.build()


def _opened(authority: Authority) -> tuple[x509.Certificate, Any]:
    """Return the certificate and its key. Raises AuthorityKeyDamaged, also for the key of another certificate."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    root = x509.load_pem_x509_certificate(authority.certificate_pem.encode())
    try:
        key: Any = load_der_private_key(authority.key, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise AuthorityKeyDamaged(name=authority.name) from None  # nothing of the key in a trace
    if key.public_key() != root.public_key():
        raise AuthorityKeyDamaged(name=authority.name)
    return root, key


def _pem(certificate: x509.Certificate) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM).decode()
