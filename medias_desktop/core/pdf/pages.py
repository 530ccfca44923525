"""Pages of a PDF as pictures, signature appearances included.

PDFium is not safe to use from several threads at once: every call goes through one lock, so that a viewer and a
background job may both hold documents.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from medias_desktop.core.pdf.errors import NotAPdf

if TYPE_CHECKING:
    from types import TracebackType

PDFIUM = threading.RLock()
"""Held around every call to PDFium, whoever makes it."""


class Picture(NamedTuple):
    """A rendered page: 4 bytes per pixel in the order blue, green, red, unused (Qt's Format_RGB32)."""

    width: int
    height: int
    data: bytes
    stride: int


class Pages:
    """An open document; a context manager that frees PDFium's memory."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._sizes: dict[int, tuple[float, float]] = {}

    def __enter__(self) -> Pages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        with PDFIUM:
            return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Return the width and height of a page (from 0) in points. Raises NotAPdf when the page is damaged."""
        if page not in self._sizes:
            from pypdfium2 import PdfiumError

            try:
                with PDFIUM:
                    width, height = self._document.get_page_size(page)
            except PdfiumError as error:
                raise NotAPdf from error
            self._sizes[page] = (float(width), float(height))
        return self._sizes[page]

    def render(self, page: int, scale: float) -> Picture:
        """Draw a page (from 0) on white at ``scale`` pixels per point, with form fields and signatures.

        Raises NotAPdf when the page is damaged.
        """
        with _opened_page(self._document, page) as opened:
            # Four bytes per pixel without transparency: what Qt paints fastest.
            bitmap = opened.render(scale=scale, may_draw_forms=True, force_bitmap_format=_bgrx())
            try:
                return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)
            finally:
                bitmap.close()

    def render_grey(self, page: int, scale: float) -> Picture:
        """Draw a page (from 0) on white in one byte of grey per pixel. Raises NotAPdf when the page is damaged."""
        with _opened_page(self._document, page) as opened:
            bitmap = opened.render(scale=scale, grayscale=True, may_draw_forms=True)
            try:
                return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)
            finally:
                bitmap.close()

    def image_sizes(self, page: int) -> tuple[tuple[int, int], ...]:
        """Return width and height in pixels of the images on a page (from 0), without decoding them. Raises NotAPdf."""
        from pypdfium2 import raw

        with _opened_page(self._document, page) as opened:
            images = opened.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
            return tuple(image.get_px_size() for image in images)

    def text(self, page: int) -> str:
        """Return the text of a page (from 0) in reading order. Raises NotAPdf when the page is damaged."""
        with _opened_page(self._document, page) as opened:
            read = opened.get_textpage()
            try:
                return str(read.get_text_bounded())
            finally:
                read.close()

    def close(self) -> None:
        """Free the document; it can be called twice."""
        with PDFIUM, suppress(ValueError):
            self._document.close()


def open_pdf(pdf: bytes | IO[bytes]) -> Pages:
    """Open a document for showing, from its content or from a stream in which PDFium jumps about.

    Raises NotAPdf for anything PDFium cannot read, a password-protected file included.
    """
    import pypdfium2
    from pypdfium2 import PdfiumError

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except PdfiumError as error:
            raise NotAPdf from error
        document.init_forms()  # without it PDFium leaves out signature appearances
        return Pages(document)


@contextlib.contextmanager
def _opened_page(document: Any, page: int) -> Iterator[Any]:
    """Give a page of a document from elsewhere. Raises NotAPdf when PDFium cannot make sense of it."""
    from pypdfium2 import PdfiumError

    with PDFIUM:
        try:
            opened = document[page]
        except PdfiumError as error:
            raise NotAPdf from error
        try:
            yield opened
        except PdfiumError as error:
            raise NotAPdf from error
        finally:
            opened.close()


def _bgrx() -> int:
    from pypdfium2 import raw

    return int(raw.FPDFBitmap_BGRx)
