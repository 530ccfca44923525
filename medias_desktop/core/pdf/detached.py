"""The signatures of a PDF taken out of it, so that common tools can check them: container, certificates, what is signed.

Pure of judgement: verifying is core.pdf.verifying's. Only the last revision's own bytes are read, nothing is changed.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.errors import NotAPdf

if TYPE_CHECKING:
    import datetime as dt

_TIME_STAMP = "signature_time_stamp_token"


@dataclass(frozen=True)
class DetachedSignature:
    """One signature: ``container`` is its CMS (DER), ``byte_range`` what it signs as (from, length, from, length).

    ``certificate_pem`` is the signer's, ``other_pems`` the others that the container holds. ``value`` is what a time
    stamp confirms and ``time_stamp`` the token (DER) or b"". A document time stamp is a token itself: ``is_time_stamp``.
    """

    field: str
    container: bytes
    byte_range: tuple[int, int, int, int]
    certificate_pem: str
    other_pems: tuple[str, ...]
    signed_at: dt.datetime | None
    value: bytes
    time_stamp: bytes
    time_stamp_pems: tuple[str, ...]
    is_time_stamp: bool

    @property
    def end(self) -> int:
        """How many bytes of the file it reaches to."""
        return self.byte_range[2] + self.byte_range[3]


def detached_signatures(pdf: bytes) -> tuple[DetachedSignature, ...]:
    """Return the signatures of a document in the order of signing. Raises NotAPdf for what cannot be read."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        return tuple(_detached(one) for one in found)
    except (PdfError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise NotAPdf from error


def _detached(signature: Any) -> DetachedSignature:
    from asn1crypto import cms
    from asn1crypto.parser import parse

    padded = bytes(signature.pkcs7_content)
    container = padded[: sum(len(part) for part in parse(padded, strict=False)[3:6])]
    signed = cms.ContentInfo.load(container)["content"]
    signer = signed["signer_infos"][0]
    token = next(
        (
            one["values"][0].dump()
            for one in (signer["unsigned_attrs"] or ())
            if one["type"].native == _TIME_STAMP
        ),
        b"",
    )
    own, others = _certificates(signed, signer)
    start, length, second, rest = (int(number) for number in signature.byte_range)
    return DetachedSignature(
        str(signature.field_name),
        container,
        (start, length, second, rest),
        own,
        others,
        signature.self_reported_timestamp,
        bytes(signer["signature"].native),
        token,
        _all_pems(cms.ContentInfo.load(token)["content"]) if token else (),
        signature.sig_object.get("/Type") == "/DocTimeStamp",
    )


def _certificates(signed: Any, signer: Any) -> tuple[str, tuple[str, ...]]:
    """Return the signer's certificate and the others of a container."""
    sid = signer["sid"]
    own, others = "", []
    for one in signed["certificates"] or ():
        certificate = one.chosen
        if sid.name == "issuer_and_serial_number":
            wanted = sid.chosen
            matches = (certificate.issuer, certificate.serial_number) == (
                wanted["issuer"],
                wanted["serial_number"].native,
            )
        else:
            matches = certificate.key_identifier == sid.chosen.native
        if matches:
            own = _pem(certificate)
        else:
            others.append(_pem(certificate))
    return own, tuple(others)


def _all_pems(signed: Any) -> tuple[str, ...]:
    return tuple(_pem(one.chosen) for one in signed["certificates"] or ())


def _pem(certificate: Any) -> str:
    from asn1crypto import pem

    return bytes(pem.armor("CERTIFICATE", certificate.dump())).decode("ascii")
