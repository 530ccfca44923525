"""One signature, from the credential to the signed bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.appearance import Appearance, draw_stamp
from medias_desktop.core.pdf.identity import check_usable
from medias_desktop.core.pdf.signing.document import empty_field, lock_with, open_for_signing
from medias_desktop.core.pdf.signing.results import SignedDocument
from medias_desktop.core.pdf.signing.stamps import stamp_style, stamp_texts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.pdf.signing.timestamps import TimestampServer

_RESERVED_FOR_CMS = 16384


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
    for an archive time stamp; ``now`` is aware. Raises NotAPdf, FieldMissing, AlreadySigned, DocumentSealed,
    NotFirstSignature and what check_usable raises.
    """
    from cryptography.x509 import load_pem_x509_certificate
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    # pyHanko signs with an expired certificate without a word.
    check_usable(load_pem_x509_certificate(credential.certificate_pem.encode()), now)
    writer = open_for_signing(pdf)
    reference = empty_field(writer, field, certify=certify)
    if last:
        lock_with(writer, reference)
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason or None,
        location=location or None,
    )
    stamp = stamp_style(draw_stamp(*stamp_texts(appearance, reason, now, language), style.SIGNATURE_BOX))
    out = io.BytesIO()
    pdf_signer = _signer_at(now, metadata, credential.signer(), stamp)
    pdf_signer.sign_pdf(writer, output=out, existing_fields_only=True, bytes_reserved=_RESERVED_FOR_CMS)
    return SignedDocument(out.getvalue())


def _signer_at(now: dt.datetime, metadata: Any, signer: Any, stamp: Any) -> Any:
    """Return a pyHanko signer that writes ``now`` as the time of signing instead of the computer's clock."""
    from pyhanko.sign import signers

    class SignerAt(signers.PdfSigner):
        def init_signing_session(self, *arguments: Any, **options: Any) -> Any:
            session = super().init_signing_session(*arguments, **options)
            session.system_time = now
            return session

    return SignerAt(metadata, signer=signer, stamp_style=stamp)
