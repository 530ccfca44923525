"""Where the signature fields of a document lie."""

from __future__ import annotations

import io


def field_pages(pdf: bytes) -> dict[str, int]:
    """Return the page (from 1) of each signature field that can be seen, by its name. Raises NotAPdf."""
    import pikepdf

    from medias_desktop.core.pdf.errors import NotAPdf

    found: dict[str, int] = {}
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for number, page in enumerate(document.pages, start=1):
                for item in page.get("/Annots", []):
                    if item.get("/FT") == "/Sig" and any(float(side) for side in item.Rect):
                        found[str(item.T)] = number
    except pikepdf.PdfError as error:
        raise NotAPdf from error
    return found
