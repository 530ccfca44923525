"""Pages of one PDF taken over into another as forms: what many pages share is typeset once."""

from __future__ import annotations

import io
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from medias_desktop.core.pdf.long_pdf import LongPdf

_KEPT = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Properties", "/Shading", "/XObject")
"""Of a page's resources. What describes the structure of its document stays there."""


def take_pages(pdf: bytes, document: LongPdf) -> list[tuple[int, float]]:
    """Write the pages of a PDF into ``document`` as forms, and return number and height of each in order."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as source:
        copier = _Copier(document)
        numbers = []
        for page in source.pages:
            page.contents_coalesce()
            data = page.obj.Contents.read_bytes()
            resources = page.resources
            kept = pikepdf.Dictionary({name: resources[name] for name in _KEPT if name in resources})
            width, height = (float(page.mediabox[place]) for place in (2, 3))
            numbers.append((copier.form(data, copier.written(kept), width, height), height))
        copier.write_rest()
    return numbers


class _Copier:
    """Writes objects of one document into another, each once, under the numbers of that one."""

    def __init__(self, document: LongPdf) -> None:
        self._document = document
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[tuple[int, Any]] = []

    def form(self, data: bytes, resources: bytes, width: float, height: float) -> int:
        """Write a page as a form and return its number."""
        number = self._document.new()
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources %b/Filter/FlateDecode" % (
            width,
            height,
            resources,
        )
        self._document.write(number, _stream(entries, zlib.compress(data)))
        return number

    def written(self, value: Any) -> bytes:
        """Return a value as it is written; what it refers to is written later."""
        if getattr(value, "is_indirect", False):
            key = value.objgen
            if key not in self._numbers:
                self._numbers[key] = self._document.new()
                self._waiting.append((self._numbers[key], value))
            return b"%d 0 R" % self._numbers[key]
        return self._direct(value)

    def _direct(self, value: Any) -> bytes:
        import pikepdf

        if isinstance(value, pikepdf.Array):
            return b"[" + b" ".join(self.written(one) for one in value) + b"]"
        if isinstance(value, pikepdf.Dictionary):
            return b"<<" + self._entries(value) + b">>"
        if value is None:
            return b"null"
        if isinstance(value, bool):
            return b"true" if value else b"false"
        if isinstance(value, int | Decimal):
            return str(value).encode()
        return bytes(value.unparse(resolved=True))

    def _entries(self, value: Any) -> bytes:
        import pikepdf

        return b"".join(
            pikepdf.Name(name).unparse() + b" " + self.written(one)
            for name, one in value.items()
            if name != "/Length"
        )

    def write_rest(self) -> None:
        """Write everything that was referred to."""
        import pikepdf

        while self._waiting:
            number, value = self._waiting.pop()
            if isinstance(value, pikepdf.Stream):
                body = _stream(self._entries(value.stream_dict), value.read_raw_bytes())
            else:
                body = self._direct(value)
            self._document.write(number, body)


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
