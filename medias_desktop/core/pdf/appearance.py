"""What a digital signature shows on paper: a stamp with embedded fonts, as a one-page PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass

from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.repair import end_streams_clearly, repair_unicode_maps


@dataclass(frozen=True)
class Appearance:
    """The signatory's name, role and further lines (resolution…) in the document's language."""

    name: str
    role: str
    lines: tuple[str, ...] = ()


def draw_stamp(
    caption: str, appearance: Appearance, further: tuple[str, ...], size: tuple[float, float]
) -> bytes:
    """Return a one-page PDF of ``size`` points: ``caption``, name, role, then the other lines, all of them fitted."""
    import pikepdf
    from reportlab.pdfgen.canvas import Canvas

    drawing.register_fonts()
    width, height = size
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, initialFontName="Sans", pageCompression=1)
    canvas.setFillColorRGB(*style.rgb(style.ACCENT))
    canvas.rect(0, 0, 3, height, stroke=0, fill=1)
    room = width - 17
    rows = [(caption, "Sans-Bold", 7.0, style.ACCENT), (appearance.name, "Sans-Bold", 11.0, style.INK)]
    rows += [
        (text, "Sans", 8.0, style.INK)
        for text in (appearance.role, *appearance.lines, *further)
        if text.strip()
    ]
    leading = min(12.8, (height - 19) / (len(rows) - 1))
    y = height - 11.0
    for text, font, points, colour in rows:
        lines, fitted = drawing.fit(drawing.clean(text), font, min(points, leading - 1), room, smallest=5.0)
        canvas.setFillColorRGB(*style.rgb(colour))
        drawing.draw(canvas, 11, y, "".join(lines), font, fitted)
        y -= leading
    canvas.showPage()
    canvas.save()
    with pikepdf.open(out) as document:
        repair_unicode_maps(document)
        end_streams_clearly(document)
        repaired = io.BytesIO()
        document.save(repaired, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return repaired.getvalue()
