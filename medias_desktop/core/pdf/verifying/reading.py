"""A file as the judges see it: its objects, its signature fields and its signatures in the order of signing."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from medias_desktop.core.pdf.record import ARCHIVE_FIELD
from medias_desktop.core.pdf.verifying.limits import decode_limits
from medias_desktop.core.pdf.verifying.problems import Problem

_DOCUMENT_TIMESTAMP = "/DocTimeStamp"
_SHA1_BY_DEFINITION = {
    "/adbe.x509.rsa_sha1": Problem.WEAK_ALGORITHM,
    "/adbe.pkcs7.sha1": Problem.WEAK_ALGORITHM,
}
_END_OF_REVISION = re.compile(rb"startxref[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*")


@dataclass
class ReadFile:
    """An opened PDF. ``unreadable`` says of signed fields whose signature makes no sense what is the matter with it;
    ``tolerated`` tells that the file breaks rules of the format that a lenient reader does not mind.
    """

    pdf: bytes
    reader: Any
    tolerated: bool
    fields: list[str] = field(default_factory=list)
    signatures: list[Any] = field(default_factory=list)
    unreadable: dict[str, Problem] = field(default_factory=dict)

    @property
    def revisions(self) -> int:
        """How often the file was saved."""
        return int(self.reader.xrefs.total_revisions)

    @cached_property
    def pages(self) -> int:
        """The number of pages that the document claims, 0 when it says nothing sensible."""
        try:
            return max(0, int(self.reader.root["/Pages"]["/Count"]))
        except malformed():
            return 0

    @property
    def ends_cleanly(self) -> bool:
        """Tell whether nothing follows the end of the last revision."""
        last = self.reader.xrefs.get_xref_container_info(self.revisions - 1)
        end = _END_OF_REVISION.search(self.pdf, last.end_location)
        return end is not None and end.end() == len(self.pdf)


class Encrypted(Exception):
    """The file opens only with a password."""


def is_document_timestamp(signature: Any) -> bool:
    """Tell a document time stamp from a person's signature."""
    return bool(signature.sig_object_type == _DOCUMENT_TIMESTAMP)


def open_file(pdf: bytes) -> ReadFile:
    """Open a file, strictly or else leniently. Raises Encrypted or one of ``malformed()``."""
    from pyhanko.pdf_utils.misc import PdfReadError

    try:
        found = _opened(pdf, strict=True)
    except PdfReadError:
        found = _opened(pdf, strict=False)
    _find_signatures(found)
    return found


def _opened(pdf: bytes, *, strict: bool) -> ReadFile:
    from pyhanko.pdf_utils.crypt import AuthStatus
    from pyhanko.pdf_utils.misc import PdfReadError
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(pdf), strict=strict, decode_limits=decode_limits())
    if reader.encrypted:
        try:
            opened = reader.decrypt("").status != AuthStatus.FAILED
        except malformed() as error:
            raise Encrypted from error
        if not opened:
            raise Encrypted
    found = ReadFile(pdf, reader, tolerated=not strict)
    if strict and reader.xrefs.hybrid_xrefs_present:
        raise PdfReadError("hybrid")  # refused by the strict reader only once a signature is judged
    _ = reader.root["/Pages"]
    return found


def _find_signatures(found: ReadFile) -> None:
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    for name, value, reference in enumerate_sig_fields(found.reader):
        if name != ARCHIVE_FIELD:
            found.fields.append(name)
        if value is None:
            continue
        try:
            found.signatures.append(EmbeddedPdfSignature(found.reader, reference.get_object(), name))
        except malformed():
            found.unreadable[name] = _unreadable(value)
    found.signatures.sort(key=lambda one: one.signed_revision)


def _unreadable(value: Any) -> Problem:
    try:
        kind = value.get_object().get("/SubFilter")
    except malformed():
        return Problem.UNREADABLE_SIGNATURE
    return _SHA1_BY_DEFINITION.get(str(kind), Problem.UNREADABLE_SIGNATURE)


def malformed() -> tuple[type[Exception], ...]:
    """Everything that pyHanko and asn1crypto raise on bytes that somebody has altered."""
    import zlib

    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import PathError

    return (
        PdfError,
        PathError,
        UnsupportedAlgorithm,
        InvalidSignature,
        zlib.error,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        NotImplementedError,
        RecursionError,
        MemoryError,
    )
