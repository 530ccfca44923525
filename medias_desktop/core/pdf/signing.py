"""PAdES signatures (level B-B, offline) that keep a typeset document PDF/A-2a and PDF/UA-1.

pyHanko as it comes breaks PDF/A in four ways; each has its remedy here:
1. it rewrites the XMP metadata: ``_keeping_metadata``;
2. it glues its first object to a final ``%%EOF`` without line feed: ``sign`` adds one to unsigned input;
3. its own stamp uses fonts that are not embedded: the stamp is ours (core/pdf/appearance.py);
4. the fields it makes are untagged: only fields made by core/pdf/fields.py are signed.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue, format_date, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.appearance import Appearance, draw_stamp
from medias_desktop.core.pdf.errors import (
    AlreadySigned,
    DocumentSealed,
    FieldMissing,
    NotAPdf,
    NotFirstSignature,
)
from medias_desktop.core.pdf.identity import check_usable, open_pkcs12
from medias_desktop.core.pdf.record import ARCHIVE_FIELD

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["Appearance", "sign"]

_CAPTION = N_("Digitally signed by")
_WHEN = N_("{date}, {time} (UTC{offset})")
_RESERVED_FOR_CMS = 16384


def sign(
    pdf: bytes,
    field: str,
    pkcs12: bytes,
    passphrase: str,
    appearance: Appearance,
    *,
    reason: str,
    location: str,
    now: dt.datetime,
    certify: bool,
    last: bool,
    language: str,
) -> bytes:
    """Return ``pdf`` with its empty signature ``field`` signed; what was there stays byte for byte.

    ``certify`` goes with the first signature (later changes limited to signing), ``last`` locks the document except
    for an archive time stamp; ``now`` is aware. Raises the errors of load_identity, NotAPdf, FieldMissing,
    AlreadySigned, DocumentSealed or NotFirstSignature.
    """
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    signer = _signer(pkcs12, passphrase, now)
    writer = _open(pdf)
    reference = _empty_field(writer, field, certify=certify)
    if last:
        _lock_with(writer, reference)
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason or None,
        location=location or None,
    )
    stamp = _stamp_style(draw_stamp(*_stamp_texts(appearance, reason, now, language), style.SIGNATURE_BOX))
    out = io.BytesIO()
    pdf_signer = _signer_at(now, metadata, signer, stamp)
    pdf_signer.sign_pdf(writer, output=out, existing_fields_only=True, bytes_reserved=_RESERVED_FOR_CMS)
    return out.getvalue()


def _stamp_texts(
    appearance: Appearance, reason: str, now: dt.datetime, language: str
) -> tuple[str, Appearance, tuple[str, ...]]:
    translate = catalogue(language).gettext
    local = now.astimezone()
    offset = local.strftime("%z")
    when = translate(_WHEN).format(
        date=format_date(local.date(), language=language),
        time=format_time(now, language=language),
        offset=f"{offset[0].replace('-', '−')}{offset[1:3]}:{offset[3:5]}",
    )
    return translate(_CAPTION), appearance, (when, reason)


def _signer(pkcs12: bytes, passphrase: str, now: dt.datetime) -> Any:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key, certificate, others = open_pkcs12(pkcs12, passphrase)
    check_usable(certificate, now)  # pyHanko signs with an expired certificate without a word
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([x509.Certificate.load(other.public_bytes(Encoding.DER)) for other in others])
    secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=store,
    )


def _signer_at(now: dt.datetime, metadata: Any, signer: Any, stamp: Any) -> Any:
    """Return a pyHanko signer that writes ``now`` as the time of signing instead of the computer's clock."""
    from pyhanko.sign import signers

    class SignerAt(signers.PdfSigner):
        def init_signing_session(self, *arguments: Any, **options: Any) -> Any:
            session = super().init_signing_session(*arguments, **options)
            session.system_time = now
            return session

    return SignerAt(metadata, signer=signer, stamp_style=stamp)


def _open(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    class KeepingMetadata(IncrementalPdfFileWriter):
        locked_fields: tuple[Any, ...] = ()

        def _update_meta(self) -> None:
            """Leave XMP and document information as they are: pyHanko's rewriting drops PDF/A's own schemas."""
            for field in self.locked_fields:
                field.pop("/Lock", None)

    if not pdf.endswith(b"\n") and b"/ByteRange" not in pdf:
        pdf += b"\n"
    try:
        writer = KeepingMetadata(io.BytesIO(pdf))
        writer.root["/AcroForm"]["/Fields"]
    except KeyError as error:
        raise FieldMissing(field="") from error
    except (PdfError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise NotAPdf from error
    return writer


def _empty_field(writer: Any, field: str, *, certify: bool) -> Any:
    """Return the reference of the field to sign after checking that the document lets itself be signed there."""
    wanted: Any = None
    signed = sealed = False
    for reference in writer.root["/AcroForm"]["/Fields"]:
        item = reference.get_object()
        signed = signed or "/V" in item
        sealed = sealed or ("/V" in item and _locks_fields(item["/V"]))
        if item.get("/T") == field:
            wanted = reference
    if wanted is None:
        raise FieldMissing(field=field)
    if "/V" in wanted.get_object():
        raise AlreadySigned(field=field)
    if sealed:
        raise DocumentSealed
    if certify and signed:
        raise NotFirstSignature
    return wanted


def _locks_fields(signature: Any) -> bool:
    return any(
        reference.get("/TransformMethod") == "/FieldMDP" for reference in signature.get("/Reference", ())
    )


def _lock_with(writer: Any, reference: Any) -> None:
    """Make the signature in this field lock every other field but the archive time stamp's.

    pyHanko copies the field's lock into the signature; the field itself loses it again before it is written, because
    a lock that appears after the first signature counts as tampering, and any signatory may be the last. Locking
    « all » would make a later archive time stamp an illegal change.
    """
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name

    dictionary: Any = generic.DictionaryObject
    field = reference.get_object()
    field[pdf_name("/Lock")] = dictionary(
        {
            pdf_name("/Type"): pdf_name("/SigFieldLock"),
            pdf_name("/Action"): pdf_name("/Exclude"),
            pdf_name("/Fields"): generic.ArrayObject([generic.pdf_string(ARCHIVE_FIELD)]),
        }
    )
    writer.locked_fields = (field,)


def _stamp_style(stamp_pdf: bytes) -> Any:
    """Return a pyHanko stamp style that shows the page ``stamp_pdf`` and nothing else."""
    from pyhanko.pdf_utils import layout
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class ImportedPage(PdfContent):
        def render(self) -> bytes:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(stamp_pdf)), page_ix=0)
            self.resources.xobject["/Stamp"] = page
            left, bottom, right, top = page.get_object()["/BBox"]
            self.box = layout.BoxConstraints(width=abs(right - left), height=abs(top - bottom))
            return b"/Stamp Do"

    middle = layout.AxisAlignment.ALIGN_MID
    margins: Any = layout.Margins
    filled = layout.SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=margins.uniform(0))
    return StaticStampStyle(background=ImportedPage(), border_width=0, background_layout=filled)
