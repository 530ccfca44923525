"""One signature, from the credential to the signed bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.appearance import Appearance, draw_stamp
from medias_desktop.core.pdf.errors import IdentityRevoked, NotAPdf
from medias_desktop.core.pdf.identity import check_usable
from medias_desktop.core.pdf.levels import Level
from medias_desktop.core.pdf.signing.document import empty_field, lock_with, open_for_signing
from medias_desktop.core.pdf.signing.errors import ArchiveStampMissing, LongTermDataMissing
from medias_desktop.core.pdf.signing.results import SignedDocument
from medias_desktop.core.pdf.signing.stamps import stamp_style, stamp_texts
from medias_desktop.core.pdf.signing.timestamps import (
    LARGEST_TOKEN,
    TimestampServer,
    certificates_of,
    stamper,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.pdf.signing.revocation import Evidence

_RESERVED_WITHOUT_CERTIFICATES = 4096
"""Bytes of a signature besides the certificates in it: signed attributes, an RSA signature of up to 8192 bits."""


def sign(
    pdf: bytes,
    field: str,
    credential: Credential,
    appearance: Appearance,
    *,
    reason: str,
    location: str,
    now: dt.datetime,
    certify: bool,
    last: bool,
    language: str,
    timestamps: TimestampServer | None = None,
    revocation_lists: Sequence[bytes] = (),
) -> SignedDocument:
    """Return ``pdf`` with its empty signature ``field`` signed; what was there stays byte for byte.

    ``certify`` goes with the first signature (later changes limited to signing), ``last`` locks the document except
    for an archive time stamp, and so does a field that was prepared with a lock; ``now`` is aware. With ``timestamps``
    the signature is made provable for as long as the servers concerned let it: ``revocation_lists`` (DER) are those
    at hand already. A server that fails costs the level, not the signature.

    Raises NotAPdf, DocumentEncrypted, DocumentTooLarge, FieldMissing, AlreadySigned, DocumentSealed,
    NotFirstSignature, IdentityRevoked, the errors of check_usable and, from a token, TokenError.
    """
    from cryptography.x509 import load_pem_x509_certificate

    # pyHanko signs with an expired certificate without a word.
    check_usable(load_pem_x509_certificate(credential.certificate_pem.encode()), now)
    writer = open_for_signing(pdf)
    reference = empty_field(writer, field, certify=certify)
    if last:
        lock_with(writer, reference)
    size = _size(reference.get_object())
    stamp = stamp_style(draw_stamp(*stamp_texts(appearance, reason, now, language), size))
    stamping = stamper(timestamps, now) if timestamps else None
    signed = _signed(
        writer, _metadata(field, reason, location, certify=certify), credential, stamp, stamping, now
    )
    if timestamps is None or stamping is None:
        return SignedDocument(signed)
    if stamping.notice is not None:
        return SignedDocument(signed, Level.B_B, stamping.notice)
    evidence = _evidence(credential, stamping.token, revocation_lists, now, timestamps.seconds)
    return _for_long(
        signed, credential, evidence, timestamps, now, last=last or "/Lock" in reference.get_object()
    )


def _size(field: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(value) for value in field.get("/Rect", (0, 0, 0, 0)))
    width, height = abs(right - left), abs(top - bottom)
    return (width, height) if width > 1 and height > 1 else style.SIGNATURE_BOX


def _metadata(field: str, reason: str, location: str, *, certify: bool) -> Any:
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    return signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason or None,
        location=location or None,
    )


def _signed(
    writer: Any, metadata: Any, credential: Credential, stamp: Any, stamping: Any, now: dt.datetime
) -> bytes:
    from pyhanko.pdf_utils.misc import PdfError

    room = _RESERVED_WITHOUT_CERTIFICATES + (LARGEST_TOKEN if stamping else 0)
    # The armour of a certificate is a third longer than its bytes, which makes up for its packing.
    room += sum(len(pem) for pem in (credential.certificate_pem, *credential.chain_pems))
    out = io.BytesIO()
    pdf_signer = _signer_at(now, metadata, credential.signer(), stamping, stamp)
    try:
        pdf_signer.sign_pdf(writer, output=out, existing_fields_only=True, bytes_reserved=2 * room)
    except PdfError as error:
        raise NotAPdf from error
    return out.getvalue()


def _signer_at(now: dt.datetime, metadata: Any, signer: Any, stamping: Any, stamp: Any) -> Any:
    """Return a pyHanko signer that writes ``now`` as the time of signing instead of the computer's clock."""
    from pyhanko.sign import signers

    class SignerAt(signers.PdfSigner):
        def init_signing_session(self, *arguments: Any, **options: Any) -> Any:
            session = super().init_signing_session(*arguments, **options)
            session.system_time = now
            return session

    return SignerAt(metadata, signer=signer, timestamper=stamping, stamp_style=stamp)


def _evidence(
    credential: Credential, token: Any, lists: Sequence[bytes], now: dt.datetime, seconds: float
) -> Evidence:
    """Return the proofs for the signer's and the time stamp's certificates. Raises IdentityRevoked."""
    from medias_desktop.core.pdf.credentials.forms import as_asn1
    from medias_desktop.core.pdf.signing.revocation import Gathering

    own = as_asn1(credential.certificate_pem).dump()
    stampers = [one.dump() for one in certificates_of(token)]
    chain = [as_asn1(pem).dump() for pem in credential.chain_pems]
    gathering = Gathering((own, *chain, *stampers), lists, now, seconds)
    for leaf in (own, stampers[0]):
        gathering.add(leaf)
    found = gathering.evidence
    if own in found.revoked:
        day = format_date(found.revoked[own].astimezone().date())
        raise IdentityRevoked(name=credential.common_name, date=day)
    return found


def _for_long(
    signed: bytes,
    credential: Credential,
    evidence: Evidence,
    timestamps: TimestampServer,
    now: dt.datetime,
    *,
    last: bool,
) -> SignedDocument:
    from medias_desktop.core.pdf.signing.longterm import (
        has_room_for_archive_stamp,
        with_archive_stamp,
        with_evidence,
    )

    if not evidence.complete or evidence.revoked:
        return SignedDocument(signed, Level.B_T, LongTermDataMissing(name=credential.common_name))
    pdf = with_evidence(signed, evidence)
    if not last or not has_room_for_archive_stamp(pdf):
        return SignedDocument(pdf, Level.B_LT)
    stamped, trouble = with_archive_stamp(pdf, timestamps, now)
    if trouble is not None:
        return SignedDocument(pdf, Level.B_LT, ArchiveStampMissing())
    return SignedDocument(stamped, Level.B_LTA)
