"""A PDF opened and its pages taken, or refused in one plain sentence."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import TYPE_CHECKING

from medias_desktop.core.pdf.pages import PDFIUM
from medias_desktop.policies.outline.errors import EmptyDocument
from medias_desktop.policies.outline.pdf.characters import is_garbage
from medias_desktop.policies.outline.pdf.errors import NotPdf, PdfDamaged, PdfLocked, PdfScanned
from medias_desktop.policies.outline.pdf.pulling import Puller

if TYPE_CHECKING:
    from typing import Any

    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.outline.pdf.fonts import Face
    from medias_desktop.policies.outline.pdf.pulling import Page

_HEAD = 1024
"""The signature stands within the first bytes of a PDF; what an e-mail program put before it does no harm."""
_PASSWORD = 4
_LONG_ENOUGH = 20_000
_STAMP = 200
"""Letters that a scanning program or a mail server may stamp on the picture of a page."""


def pull_pages(data: bytes, name: str, progress: Progress | None) -> tuple[list[Page], list[Face]]:
    """Return what each page shows and the fonts they use.

    PDFium works for one thread at a time: its lock is held for a page, never for the whole document.
    """
    document = _open(data, name)
    try:
        return _pull(document, name, progress)
    finally:
        with PDFIUM, suppress(ValueError):
            document.close()


def _open(data: bytes, name: str) -> Any:
    import pypdfium2
    from pypdfium2 import PdfiumError

    if not data.strip(b"\0\t\n\f\r "):
        raise EmptyDocument(name=name)
    if b"%PDF-" not in data[:_HEAD]:
        raise NotPdf(name=name)
    if b"%%EOF" not in data[-(1 << 16) :] and b"startxref" not in data[-(1 << 16) :]:
        raise PdfDamaged(name=name)  # PDFium would repair it and pass over the pages that are cut off
    with PDFIUM:
        try:
            return pypdfium2.PdfDocument(data)
        except PdfiumError as error:
            if error.err_code == _PASSWORD:
                raise PdfLocked(name=name) from error
            raise PdfDamaged(name=name) from error


def _pull(document: Any, name: str, progress: Progress | None) -> tuple[list[Page], list[Face]]:
    pages: list[Page] = []
    with PDFIUM:
        count = len(document)
        puller = Puller(ctypes.cast(document.raw, ctypes.c_void_p).value or 0)
    if not count:
        raise PdfDamaged(name=name)
    for number in range(count):
        if progress is not None:
            progress.report(number, count)
        with PDFIUM:
            page = puller.page(number)
        if page is None:
            raise PdfDamaged(name=name)
        pages.append(page)
    if progress is not None:
        progress.report(count, count)
    _check_text(pages, name)
    return pages, puller.faces


def _check_text(pages: list[Page], name: str) -> None:
    """Refuse pictures of pages: no text, text nobody sees, or signs that stand for no letters."""
    if not any(page.drawn for page in pages):
        raise EmptyDocument(name=name)
    seen = [sum(len(run.text) for run in page.runs) for page in pages]
    hidden = sum(len(run.text) for page in pages for run in page.hidden)
    scanned = sum(1 for page, letters in zip(pages, seen, strict=True) if page.pictured and letters < _STAMP)
    if hidden > 2 * sum(seen) or scanned * 2 > len(pages) or is_garbage(_sample(pages)):
        raise PdfScanned(name=name)
    for page in pages:
        if not page.runs:
            page.runs = page.hidden  # one scanned page, the signatures, in a document with text


def _sample(pages: list[Page]) -> str:
    sample: list[str] = []
    letters = 0
    for page in pages:
        for run in page.runs:
            sample.append(run.text)
            letters += len(run.text)
        if letters > _LONG_ENOUGH:
            break
    return "".join(sample)
