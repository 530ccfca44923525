"""Proofs that certificates were not revoked when they signed: lists given, and what their issuers publish."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.signing.exchanges import ExchangeFailed, exchange

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.x509 import ocsp

_LARGEST_LIST = 16_000_000
_LARGEST_ANSWER = 100_000
_LONGEST_CHAIN = 8
_CLOCKS_APART = dt.timedelta(minutes=10)


@dataclass
class Evidence:
    """What a validator needs years later (DER); ``complete`` when there is a proof for every certificate of a chain."""

    certificates: dict[bytes, None] = field(default_factory=dict)
    lists: dict[bytes, None] = field(default_factory=dict)
    answers: dict[bytes, None] = field(default_factory=dict)
    complete: bool = True
    revoked: dict[bytes, dt.datetime] = field(default_factory=dict)


class Gathering:
    """Collects the evidence for one signature within a time that is its own."""

    def __init__(
        self, known: Iterable[bytes], lists: Sequence[bytes], now: dt.datetime, seconds: float
    ) -> None:
        """Start with the certificates and revocation lists (DER) at hand; what is unreadable is passed over."""
        from cryptography.x509 import load_der_x509_certificate, load_der_x509_crl

        self.evidence = Evidence()
        self._known: list[x509.Certificate] = list(_read(load_der_x509_certificate, known))
        self._lists = list(_read(load_der_x509_crl, lists))
        self._now = now
        self._end = time.monotonic() + seconds

    def add(self, leaf: bytes) -> None:
        """Gather what proves the certificate ``leaf`` (DER) and its issuers, as far as they are known."""
        from cryptography.x509 import load_der_x509_certificate

        certificate = load_der_x509_certificate(leaf)
        for _ in range(_LONGEST_CHAIN):
            self._keep(certificate)
            if certificate.subject == certificate.issuer:
                return
            issuer = self._issuer(certificate)
            if issuer is None or not self._proved(certificate, issuer):
                self.evidence.complete = False
            if issuer is None:
                return
            certificate = issuer
        self.evidence.complete = False

    def _keep(self, certificate: x509.Certificate) -> None:
        self.evidence.certificates[_der(certificate)] = None

    def _issuer(self, certificate: x509.Certificate) -> x509.Certificate | None:
        from cryptography.x509 import load_der_x509_certificate
        from cryptography.x509.oid import AuthorityInformationAccessOID as Access

        for one in self._known:
            if _issued(one, certificate):
                return one
        for url in _access(certificate, Access.CA_ISSUERS):
            published: Iterator[x509.Certificate] = _read(
                load_der_x509_certificate, [self._fetch(url, _LARGEST_ANSWER)]
            )
            for one in published:
                if _issued(one, certificate):
                    self._known.append(one)
                    return one
        return None

    def _proved(self, certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
        """Keep a proof for one certificate; a revocation is noted, and is a proof as well."""
        return (
            _needs_no_proof(certificate)
            or self._listed(self._lists, certificate, issuer)
            or self._answered(certificate, issuer)
            or self._listed(self._published(certificate), certificate, issuer)
        )

    def _published(self, certificate: x509.Certificate) -> Iterator[x509.CertificateRevocationList]:
        from cryptography.x509 import load_der_x509_crl

        for url in _distribution_points(certificate):
            yield from _read(load_der_x509_crl, [self._fetch(url, _LARGEST_LIST)])

    def _listed(
        self,
        lists: Iterable[x509.CertificateRevocationList],
        certificate: x509.Certificate,
        issuer: x509.Certificate,
    ) -> bool:
        from cryptography.hazmat.primitives.serialization import Encoding

        for one in lists:
            if one.issuer != certificate.issuer or not one.is_signature_valid(issuer.public_key()):  # type: ignore[arg-type]
                continue
            if not self._current(one.last_update_utc, one.next_update_utc):
                continue
            entry = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
            if entry is not None and entry.revocation_date_utc <= self._now:
                self.evidence.revoked[_der(certificate)] = entry.revocation_date_utc
            self.evidence.lists[one.public_bytes(Encoding.DER)] = None
            return True
        return False

    def _answered(self, certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
        from cryptography.hazmat.primitives.hashes import SHA1
        from cryptography.hazmat.primitives.serialization import Encoding
        from cryptography.x509 import ocsp
        from cryptography.x509.oid import AuthorityInformationAccessOID as Access

        question = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, SHA1())
        request = question.build().public_bytes(Encoding.DER)
        for url in _access(certificate, Access.OCSP):
            data = self._fetch(url, _LARGEST_ANSWER, request, "application/ocsp-request")
            for answer in _read(ocsp.load_der_ocsp_response, [data]):
                if self._believed(answer, certificate, issuer):
                    if answer.certificate_status is ocsp.OCSPCertStatus.REVOKED:
                        self.evidence.revoked[_der(certificate)] = answer.revocation_time_utc or self._now
                    self.evidence.answers[data] = None
                    return True
        return False

    def _believed(
        self, answer: ocsp.OCSPResponse, certificate: x509.Certificate, issuer: x509.Certificate
    ) -> bool:
        from cryptography.x509 import ocsp

        if answer.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return False
        if answer.serial_number != certificate.serial_number:
            return False
        if answer.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
            return False
        return self._current(answer.this_update_utc, answer.next_update_utc) and any(
            _signed(answer, one) for one in (issuer, *(_responders(answer, issuer)))
        )

    def _current(self, start: dt.datetime, end: dt.datetime | None) -> bool:
        return start <= self._now + _CLOCKS_APART and (end is None or self._now <= end + _CLOCKS_APART)

    def _fetch(self, url: str, most: int, body: bytes | None = None, kind: str = "") -> bytes:
        left = self._end - time.monotonic()
        if left <= 0:
            return b""
        try:
            return exchange(url, seconds=left, most=most, body=body, kind=kind)
        except ExchangeFailed:
            return b""


def _read(loader: Any, items: Iterable[bytes]) -> Iterator[Any]:
    """Yield what can be read; what an issuer publishes may be anything."""
    for item in items:
        try:
            yield loader(item)
        except ValueError:
            continue


def _der(certificate: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _extension(certificate: x509.Certificate, kind: Any) -> Any:
    from cryptography.x509 import ExtensionNotFound

    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except (ExtensionNotFound, ValueError):
        return None


def _needs_no_proof(certificate: x509.Certificate) -> bool:
    from cryptography.x509 import OCSPNoCheck

    return _extension(certificate, OCSPNoCheck) is not None


def _access(certificate: x509.Certificate, method: Any) -> list[str]:
    from cryptography.x509 import AuthorityInformationAccess, UniformResourceIdentifier

    found = _extension(certificate, AuthorityInformationAccess) or ()
    return [
        one.access_location.value
        for one in found
        if one.access_method == method and isinstance(one.access_location, UniformResourceIdentifier)
    ]


def _distribution_points(certificate: x509.Certificate) -> list[str]:
    from cryptography.x509 import CRLDistributionPoints, UniformResourceIdentifier

    points = _extension(certificate, CRLDistributionPoints) or ()
    names = [name for point in points for name in point.full_name or ()]
    return [name.value for name in names if isinstance(name, UniformResourceIdentifier)]


def _responders(answer: ocsp.OCSPResponse, issuer: x509.Certificate) -> list[x509.Certificate]:
    """Return the certificates in an answer to which the issuer has left answering."""
    from cryptography.x509 import ExtendedKeyUsage
    from cryptography.x509.oid import ExtendedKeyUsageOID

    return [
        one
        for one in answer.certificates
        if _issued(issuer, one)
        and ExtendedKeyUsageOID.OCSP_SIGNING in (_extension(one, ExtendedKeyUsage) or ())
    ]


def _signed(answer: ocsp.OCSPResponse, certificate: x509.Certificate) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    key, algorithm = certificate.public_key(), answer.signature_hash_algorithm
    if algorithm is None:
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(answer.signature, answer.tbs_response_bytes, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(algorithm))
        else:
            return False
    except InvalidSignature:
        return False
    return True
