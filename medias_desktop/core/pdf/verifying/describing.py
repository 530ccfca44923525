"""The details of a signature: what it says of itself, and how far that is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.levels import Level
from medias_desktop.core.pdf.verifying import certificates
from medias_desktop.core.pdf.verifying.reading import is_document_timestamp, malformed
from medias_desktop.core.pdf.verifying.verdict import SignatureDetails, SignatureKind
from medias_desktop.core.pdf.verifying.vouching import revocation_proof

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.verifying.timing import TimeStamp
    from medias_desktop.core.pdf.verifying.vouching import Vouching

_ORGANISATION, _TITLE = "2.5.4.10", "2.5.4.12"
_PERMITTED = {1: "none", 2: "filling", 3: "annotating"}


def person(certificate: Any) -> str:
    """Return the name of whoever holds an asn1crypto certificate."""
    return certificates.holder(certificate)


def described(
    signature: Any,
    vouching: Vouching,
    status: Any,
    stamp: TimeStamp | None,
    archived: TimeStamp | None,
    revoked: dt.datetime | None = None,
) -> SignatureDetails | None:
    """Return the details, None when the certificate cannot be read.

    ``status`` is pyHanko's verdict, if there is one; ``revoked`` the date by the file's own revocation lists.
    """
    try:
        return _described(signature, vouching, status, stamp, archived, revoked)
    except malformed():
        return None


def _described(
    signature: Any,
    vouching: Vouching,
    status: Any,
    stamp: TimeStamp | None,
    archived: TimeStamp | None,
    revoked: dt.datetime | None,
) -> SignatureDetails:
    from cryptography.hazmat.primitives.serialization import Encoding

    der = signature.signer_cert
    certificate = certificates.parsed(der.dump())
    chain = _chain(signature, vouching, status)
    kind = _kind(signature)
    return SignatureDetails(
        reason=_text(signature, "/Reason"),
        location=_text(signature, "/Location"),
        organisation=certificates.subject_attribute(certificate, _ORGANISATION),
        role=certificates.subject_attribute(certificate, _TITLE),
        issuer=certificates.name_in_words(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        certificate_sha256=certificates.fingerprint(der),
        certificate_pem=certificate.public_bytes(Encoding.PEM).decode(),
        chain=tuple(certificates.holder(one) for one in chain),
        anchor=next((found for one in chain if (found := vouching.anchor(one))), None),
        algorithm=certificates.algorithm_in_words(signature.signer_info, certificate),
        level=_level(signature, vouching, status, stamp, archived),
        time_stamp=stamp.moment if stamp else None,
        time_stamp_by=stamp.authority if stamp else "",
        time_stamp_trusted=stamp is not None and stamp.trusted,
        kind=kind,
        revoked_at=_revoked_at(der, vouching, revoked),
        permitted_changes=_permitted(signature) if kind is SignatureKind.CERTIFICATION else "",
    )


def _text(signature: Any, key: str) -> str:
    value = signature.sig_object.get(key)
    return value.decode("latin-1") if isinstance(value, bytes) else "" if value is None else str(value)


def _kind(signature: Any) -> SignatureKind:
    if is_document_timestamp(signature):
        return SignatureKind.DOCUMENT_TIMESTAMP
    return SignatureKind.CERTIFICATION if certifies(signature) else SignatureKind.APPROVAL


def certifies(signature: Any) -> bool:
    """Tell whether a signature claims to certify the document, which only the first can."""
    references = signature.sig_object.get("/Reference", ())
    return any(one.get_object().get("/TransformMethod") == "/DocMDP" for one in references)


def _permitted(signature: Any) -> str:
    level = signature.docmdp_level
    return _PERMITTED.get(level.value, "") if level is not None else ""


def _chain(signature: Any, vouching: Vouching, status: Any) -> list[Any]:
    """Return the certificates from the signer's to the anchor, or as far as they are at hand."""
    if status is not None and status.validation_path is not None:
        path = list(status.validation_path)
        ends = path[::-1]
        return (
            ends
            if ends and ends[0].sha256 == signature.signer_cert.sha256
            else [signature.signer_cert, *ends]
        )
    others = [*signature.other_embedded_certs, *vouching.certificates, *vouching.roots]
    return certificates.issuers(signature.signer_cert, others)


def _revoked_at(der: Any, vouching: Vouching, revoked: dt.datetime | None) -> dt.datetime | None:
    own = vouching.revoked_at(der)
    return own if own is not None else revoked


def _level(
    signature: Any, vouching: Vouching, status: Any, stamp: TimeStamp | None, archived: TimeStamp | None
) -> Level:
    """Judge how long the signature stays provable: by an own time stamp or the document's, and revocation data."""
    timed = next((one for one in (stamp, archived) if one is not None and one.trusted), None)
    if timed is None or is_document_timestamp(signature):
        return Level.B_B
    if (
        status is None
        or not status.trusted
        or not revocation_proof(status.validation_path, vouching, timed.moment)[0]
    ):
        return Level.B_T
    return Level.B_LTA if archived is not None else Level.B_LT
