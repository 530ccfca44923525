"""Is this the document that was signed, whole and unchanged, by people we know?

Cryptography alone does not see a file rolled back to an earlier signature or bytes added at the end. A file is
accepted only if every expected field is signed, every signature is intact and trusted, the last one covers the whole
file and the file's SHA-256 is the register's.
"""

from __future__ import annotations

import hashlib
import io
import logging
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.errors import IdentityExpired, IdentityNotYetValid, NotAPdf, UnsuitableIdentity
from medias_desktop.core.pdf.identity import check_usable
from medias_desktop.core.pdf.record import ARCHIVE_FIELD
from medias_desktop.core.pdf.verifying.problems import Problem
from medias_desktop.core.pdf.verifying.trust import NOBODY, Trust
from medias_desktop.core.pdf.verifying.verdict import SignatureStatus, Verification

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


def verify(
    pdf: bytes,
    trust: Trust = NOBODY,
    expected_sha256: str | None = None,
    expected_fields: Sequence[str] | None = None,
) -> Verification:
    """Judge a file by the rule above; ``trust`` says who vouches for signers.

    ``expected_fields`` None means every signature field of the form; ``expected_sha256`` None asks no question about
    the register. Each certificate is judged at the claimed time of its signature. Raises NotAPdf only for a file
    that is no complete PDF; tampering is reported, never raised.
    """
    _let_pyhanko_log()
    if b"%PDF-" not in pdf[:1024] or b"%%EOF" not in pdf[-2048:]:
        raise NotAPdf
    digest = hashlib.sha256(pdf).hexdigest()
    problems: list[Problem] = []
    statuses: list[SignatureStatus] = []
    try:
        names, signatures = _signatures(pdf)
    except _malformed():
        problems.append(Problem.DAMAGED)
    else:
        statuses = [_status(pdf, signature, trust) for signature in signatures]
        problems += _completeness(statuses, names if expected_fields is None else expected_fields)
    problems += [status.problem for status in statuses if status.problem]
    if expected_sha256 is not None and digest != expected_sha256.lower():
        problems.append(Problem.DIFFERENT_FILE)
    found = tuple(dict.fromkeys(problems))
    return Verification(not found, tuple(statuses), digest, found)


def _completeness(statuses: list[SignatureStatus], expected: Sequence[str]) -> list[Problem]:
    if not statuses:
        return [Problem.NOT_SIGNED]
    problems = []
    if not set(expected) <= {status.field for status in statuses}:
        problems.append(Problem.SIGNATURE_MISSING)
    if not statuses[-1].covers_whole_file:
        problems.append(Problem.NOT_WHOLE_FILE)
    return problems


def _malformed() -> tuple[type[Exception], ...]:
    """Everything that pyHanko and asn1crypto raise on bytes that somebody has altered."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import PathError

    return (
        PdfError,
        PathError,
        UnsupportedAlgorithm,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        NotImplementedError,
        RecursionError,
    )


def _signatures(pdf: bytes) -> tuple[list[str], list[Any]]:
    """Return the names of the document's signature fields and its signatures in the order of signing."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    reader = PdfFileReader(io.BytesIO(pdf))
    names = [name for name, _, _ in enumerate_sig_fields(reader)]
    return [name for name in names if name != ARCHIVE_FIELD], list(reader.embedded_regular_signatures)


def _status(pdf: bytes, signature: Any, trust: Trust) -> SignatureStatus:
    try:
        return _judged(signature, trust, padding_clean=_padding_is_clean(pdf, signature))
    except _malformed():
        return SignatureStatus(
            str(signature.field_name), "", None, False, False, False, Problem.UNREADABLE_SIGNATURE
        )


def _padding_is_clean(pdf: bytes, signature: Any) -> bool:
    """Tell whether the only bytes that a signature cannot protect, the room left around itself, hold just zeros."""
    from asn1crypto.parser import parse

    contents = bytes(signature.pkcs7_content)
    parsed = parse(contents, strict=False)
    used = sum(len(part) for part in parsed[3:6])  # header, content, trailer
    _, start, end, _ = (int(number) for number in signature.byte_range)
    written = (b"<" + contents.hex().encode() + b">", b"<" + contents.hex().upper().encode() + b">")
    return not any(contents[used:]) and pdf[start:end] in written


def _judged(signature: Any, trust: Trust, *, padding_clean: bool) -> SignatureStatus:
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    signed_at = signature.self_reported_timestamp
    roots = [
        found
        for anchor in trust.anchors
        for found in load_certs_from_pemder_data(anchor.certificate_pem.encode())
    ]
    status = validate_pdf_signature(
        signature,
        ValidationContext(trust_roots=roots, allow_fetching=False, moment=signed_at),
        key_usage_settings=KeyUsageConstraints(
            key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
        ),
    )
    unmodified = bool(status.intact and status.valid) and padding_clean
    allowed = bool(status.docmdp_ok) and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    signer, usable = _certificate(status.signing_cert.dump(), signed_at)
    problem = None
    if not unmodified:
        problem = Problem.BROKEN
    elif not allowed:
        problem = Problem.CHANGED_AFTERWARDS
    elif not usable:
        problem = Problem.CERTIFICATE_NOT_VALID
    elif not status.trusted:
        problem = Problem.SIGNER_UNKNOWN
    elif not status.bottom_line:
        problem = Problem.BROKEN
    return SignatureStatus(
        str(signature.field_name),
        signer,
        signed_at,
        unmodified and allowed,
        bool(status.trusted) and usable,
        status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        problem,
    )


def _certificate(der: bytes, signed_at: dt.datetime | None) -> tuple[str, bool]:
    """Return the holder's name and whether the certificate could sign then.

    pyHanko does not ask that of a certificate that is itself among the trusted ones.
    """
    from cryptography.x509 import load_der_x509_certificate

    from medias_desktop.core.pdf.identity import common_name

    certificate = load_der_x509_certificate(der)
    if signed_at is None or signed_at.tzinfo is None:
        return common_name(certificate), False
    try:
        check_usable(certificate, signed_at)
    except (IdentityExpired, IdentityNotYetValid, UnsuitableIdentity):
        return common_name(certificate), False
    return common_name(certificate), True


def _let_pyhanko_log() -> None:
    """Keep pyHanko's findings for the program's log: without a handler Python prints them on the standard error."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
