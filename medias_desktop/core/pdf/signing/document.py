"""The document that is to be signed: opened, looked at and prepared without touching what is there."""

from __future__ import annotations

import io
from typing import Any

from medias_desktop.core.pdf.errors import (
    AlreadySigned,
    DocumentSealed,
    FieldMissing,
    NotAPdf,
    NotFirstSignature,
)
from medias_desktop.core.pdf.record import ARCHIVE_FIELD
from medias_desktop.core.pdf.signing.errors import DocumentEncrypted, DocumentTooLarge

LARGEST = 300_000_000
"""Bytes of the largest document that is signed: signing holds it in memory a few times."""


def open_for_signing(pdf: bytes) -> Any:
    """Return a pyHanko writer of a new revision that leaves the metadata alone.

    Raises NotAPdf, DocumentEncrypted, DocumentTooLarge or FieldMissing.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    class KeepingMetadata(IncrementalPdfFileWriter):
        locked_fields: tuple[Any, ...] = ()

        def _update_meta(self) -> None:
            """Leave XMP and document information as they are: pyHanko's rewriting drops PDF/A's own schemas.

            It is also the last that is done before anything is written.
            """
            for field in self.locked_fields:
                field.pop("/Lock", None)
            for item in self.objects.values():
                _end_plainly(item)

    _look_over(pdf)
    if not pdf.endswith(b"\n") and b"/ByteRange" not in pdf:
        pdf += b"\n"
    try:
        writer = KeepingMetadata(io.BytesIO(pdf))
        if writer.prev.encrypted:
            raise DocumentEncrypted
        fields = writer.root["/AcroForm"]["/Fields"]
        for item in fields:
            item.get_object().get("/T")
    except KeyError as error:
        raise FieldMissing(field="") from error
    except (PdfError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise NotAPdf from error
    return writer


def _end_plainly(item: Any) -> None:
    """Write a stream that ends with a carriage return so that it does not.

    pyHanko puts a line feed between the data and ``endstream``: a validator that counts the bytes before the line end
    (ISO 19005-2, 6.1.7.1) would take the carriage return for a part of it. Compressing is no way out, for what is
    compressed ends with any byte as well; ASCII 85 always ends with ``~>``.
    """
    from pyhanko.pdf_utils.generic import StreamObject

    if isinstance(item, StreamObject) and item.encoded_data.endswith(b"\r"):
        item.apply_filter("/ASCII85Decode")


def _look_over(pdf: bytes) -> None:
    """Refuse at a glance what is no PDF or too large to be copied a few times."""
    if b"%PDF-" not in pdf[:1024] or b"%%EOF" not in pdf[-2048:]:
        raise NotAPdf
    if len(pdf) > LARGEST:
        raise DocumentTooLarge(size=LARGEST // 1_000_000)


def empty_field(writer: Any, field: str, *, certify: bool) -> Any:
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


def lock_with(writer: Any, reference: Any) -> None:
    """Make the signature in this field lock every other field but the archive time stamp's.

    pyHanko copies the field's lock into the signature; the field itself loses it again before it is written, because
    a lock that appears after the first signature counts as tampering, and any signatory may be the last. Locking
    « all » would make a later archive time stamp an illegal change.
    """
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name

    field = reference.get_object()
    if "/Lock" in field:
        return  # prepared so, and signed by whoever came first: it stays
    dictionary: Any = generic.DictionaryObject
    field[pdf_name("/Lock")] = dictionary(
        {
            pdf_name("/Type"): pdf_name("/SigFieldLock"),
            pdf_name("/Action"): pdf_name("/Exclude"),
            pdf_name("/Fields"): generic.ArrayObject([generic.pdf_string(ARCHIVE_FIELD)]),
        }
    )
    writer.locked_fields = (field,)
