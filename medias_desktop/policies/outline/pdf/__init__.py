"""Reading a policy from a PDF: its text by type size, weight and place on the page, and its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.outline.reader import Outline


def read_pdf(data: bytes, name: str, progress: Progress | None = None) -> tuple[str, Outline]:
    """Return the text of a PDF and its outline; ``name`` is the file’s name for the sentences of the errors.

    Raises EmptyDocument, PdfDamaged, PdfLocked, PdfScanned and NotPdf. ``progress`` is told of each page.
    """
    from medias_desktop.policies.outline.pdf.opening import pull_pages
    from medias_desktop.policies.outline.pdf.reading import read_pages

    pages, faces = pull_pages(data, name, progress)
    return read_pages(pages, faces)
