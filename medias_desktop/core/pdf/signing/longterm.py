"""What makes a time-stamped signature provable for long: proofs beside it (B-LT), and a stamp over them (B-LTA)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.record import ARCHIVE_FIELD
from medias_desktop.core.pdf.signing.document import open_for_signing
from medias_desktop.core.pdf.signing.errors import TimestampUnavailable
from medias_desktop.core.pdf.signing.timestamps import LARGEST_TOKEN, TimestampServer, stamper

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.signing.revocation import Evidence


def with_evidence(pdf: bytes, evidence: Evidence) -> bytes:
    """Return the signed file with certificates and proofs added (document security store)."""
    from asn1crypto import crl, ocsp, x509
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    writer = open_for_signing(pdf)
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[x509.Certificate.load(one) for one in evidence.certificates],
        crls=[crl.CertificateList.load(one) for one in evidence.lists],
        ocsps=[ocsp.OCSPResponse.load(one) for one in evidence.answers],
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def has_room_for_archive_stamp(pdf: bytes) -> bool:
    """Tell whether the document was prepared for an archive time stamp and has none yet."""
    fields = open_for_signing(pdf).root["/AcroForm"]["/Fields"]
    held = [one.get_object() for one in fields]
    return any(one.get("/T") == ARCHIVE_FIELD and "/V" not in one for one in held)


def with_archive_stamp(
    pdf: bytes, server: TimestampServer, now: dt.datetime
) -> tuple[bytes, TimestampUnavailable | None]:
    """Return the file with a time stamp over all of it, or as it was and why not."""
    from pyhanko.sign.signers import PdfTimeStamper

    stamping: Any = stamper(server, now, needed=True)
    writer = open_for_signing(pdf)
    out = io.BytesIO()
    try:
        PdfTimeStamper(stamping, field_name=ARCHIVE_FIELD).timestamp_pdf(
            writer, "sha256", output=out, bytes_reserved=2 * LARGEST_TOKEN
        )
    except TimestampUnavailable as error:
        return pdf, error
    return out.getvalue(), None
