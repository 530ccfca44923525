"""A copy to be looked at of a signed document that no longer binds: every page says so, nothing of it is hidden.

The band stands in the upper margin, above everything that the house's documents print. The signed original stays as
it is: a copy is no signed document, so its fields are flattened and its metadata name the original's SHA-256.
"""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.errors import NotAPdf

if TYPE_CHECKING:
    from collections.abc import Callable

BAND_TOP = 12.0
"""Points between the edge of the paper and the band: most printers leave that much white."""

BAND_HEIGHT = 27.0
_SIDE = style.MARGIN_SIDE

_COPY = N_("Copy for reference – the signed original is kept in the register")
_TITLE = N_("{title} – {state} (copy)")
_SOURCE = N_("{state}. Copy for reference of the signed original, whose SHA-256 is {sha256}. {description}")


def stamped_copy(pdf: bytes, text: str, language: str, colour: str) -> bytes:
    """Return a copy of a document of ours with ``text`` (what became of it) on every page in ``colour`` (#rrggbb).

    ``language`` is the document's. Signatures become pictures, tags, outlines and links stay; the same input gives
    the same bytes. Raises NotAPdf.
    """
    import pikepdf

    from medias_desktop.core.pdf.flattening import flatten_signatures
    from medias_desktop.core.pdf.repair import saved

    try:
        document = pikepdf.open(io.BytesIO(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise NotAPdf from error
    with document:
        flatten_signatures(document)
        _stamp_pages(document, text, language, colour)
        _tell(document, text, language, hashlib.sha256(pdf).hexdigest())
        return saved(document, force_version="1.7")


def _stamp_pages(document: Any, text: str, language: str, colour: str) -> None:
    """Draw the band as an artifact: a screen reader hears it once, in the title."""
    import pikepdf

    from medias_desktop.core.pdf.flattening import append

    bands: dict[float, Any] = {}
    for page in document.pages:
        left, _bottom, right, top = (float(value) for value in page.mediabox)
        width = round(right - left - 2 * _SIDE, 2)
        if width not in bands:
            drawn = pikepdf.open(io.BytesIO(_band(text, language, colour, width)))
            bands[width] = document.copy_foreign(drawn.pages[0].as_form_xobject())
        name = page.add_resource(bands[width], pikepdf.Name.XObject, pikepdf.Name("/Band"))
        place = f"1 0 0 1 {left + _SIDE:.2f} {top - BAND_TOP - BAND_HEIGHT:.2f}"
        artifact = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
        append(document, page, f"{artifact} q {place} cm {name} Do Q EMC\n")


@lru_cache(maxsize=16)
def _band(text: str, language: str, colour: str, width: float) -> bytes:
    """Return a one-page PDF of the band's size."""
    import pikepdf
    from reportlab.pdfgen.canvas import Canvas

    from medias_desktop.core.pdf import drawing
    from medias_desktop.core.pdf.repair import repair_unicode_maps

    drawing.register_fonts()
    out = io.BytesIO()
    canvas = Canvas(
        out, pagesize=(width, BAND_HEIGHT), initialFontName="Sans", pageCompression=1, invariant=1
    )
    red, green, blue = style.rgb(colour)
    tint = [1 - (1 - part) * 0.08 for part in (red, green, blue)]
    canvas.setFillColorRGB(*tint)
    canvas.setStrokeColorRGB(red, green, blue)
    canvas.setLineWidth(0.9)
    canvas.roundRect(0.5, 0.5, width - 1, BAND_HEIGHT - 1, 3, stroke=1, fill=1)
    rounded = canvas.beginPath()
    rounded.roundRect(0.5, 0.5, width - 1, BAND_HEIGHT - 1, 3)
    canvas.saveState()
    canvas.clipPath(rounded, stroke=0)
    canvas.setFillColorRGB(red, green, blue)
    canvas.rect(0, 0, 5.5, BAND_HEIGHT, stroke=0, fill=1)
    canvas.restoreState()
    say: Callable[[str], str] = catalogue(language).gettext
    for line, font, size, ink, y in (
        (text, "Sans-Bold", 10.5, colour, 15.4),
        (say(_COPY), "Sans", 7.5, style.INK, 5.6),
    ):
        fitted, points = drawing.fit(drawing.clean(line), font, size, width - 24, smallest=5.0)
        canvas.setFillColorRGB(*style.rgb(ink))
        shown = "".join(fitted)
        drawing.draw(canvas, (width + 5 - drawing.width_of(shown, font, points)) / 2, y, shown, font, points)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(out) as document:
        repair_unicode_maps(document)
        repaired = io.BytesIO()
        document.save(repaired, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return repaired.getvalue()


def _tell(document: Any, state: str, language: str, sha256: str) -> None:
    """Say in the title what the copy is, and of which original."""
    say = catalogue(language).gettext
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        title = str(metadata.get("dc:title") or "")
        description = str(metadata.get("dc:description") or "")
        metadata["dc:title"] = say(_TITLE).format(title=title, state=state).strip(" –")
        told = say(_SOURCE).format(state=state, sha256=sha256, description=description)
        metadata["dc:description"] = told.strip()
        metadata["dc:source"] = f"sha256:{sha256}"
        metadata["xmpMM:InstanceID"] = f"copy-of-sha256:{sha256}"
