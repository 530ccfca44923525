"""What a digital signature shows on paper: a stamp with embedded fonts, as a one-page PDF."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.repair import end_streams_clearly, repair_unicode_maps

if TYPE_CHECKING:
    from collections.abc import Sequence

_BAND = 3.5
_LEFT = 12.0
_RIGHT = 6.0
_TOP = 5.0
_LINE = 1.3
"""From one line to the next, in sizes of the letters."""
_SMALLEST = 5.0

_LETTERS = threading.Lock()
"""ReportLab keeps the letters used of a registered font with the font: two drawings at once would mix theirs."""


@dataclass(frozen=True)
class Appearance:
    """The signatory's name, role and further lines (resolution…) in the document's language.

    ``colour`` is that of the municipality's arms ("#rrggbb"); "" and what could not be seen is the house's own.
    """

    name: str
    role: str
    lines: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True)
class _Row:
    text: str
    font: str
    size: float
    colour: str
    before: float = 0.0
    """Points above the line."""


def draw_stamp(
    caption: str, appearance: Appearance, further: tuple[str, ...], size: tuple[float, float]
) -> bytes:
    """Return a one-page PDF of ``size`` points: ``caption``, name, role, a rule, then the other lines, all fitted.

    The lines after the rule are ``further`` (when, why) and then those of the appearance.
    """
    from reportlab.pdfgen.canvas import Canvas

    drawing.register_fonts()
    width, height = size
    out = io.BytesIO()
    with _LETTERS:
        canvas = Canvas(out, pagesize=size, initialFontName="Sans", pageCompression=1)
        colour = appearance.colour or style.ACCENT
        contrast = style.contrast_on_white(colour)
        canvas.setFillColorRGB(*style.rgb(colour if contrast >= style.VISIBLE else style.ACCENT))
        canvas.rect(0, 0, _BAND, height, stroke=0, fill=1)
        who = _who(caption, appearance, colour if contrast >= style.READABLE else style.INK, width)
        facts = [text for text in (*further, *appearance.lines) if text.strip()]
        what = [
            _Row(text, "Sans", 7.4, style.MUTED, 6.5 if number == 0 else 0)
            for number, text in enumerate(facts)
        ]
        _draw(canvas, who, what, size)
        canvas.showPage()
        canvas.save()
    return _repaired(out)


def _who(caption: str, appearance: Appearance, colour: str, width: float) -> list[_Row]:
    room = width - _LEFT - _RIGHT
    name = drawing.clean(appearance.name)
    # A long name takes a second line before its letters get small.
    lines, points = drawing.fit(name, "Sans-Bold", 12.0, room, smallest=8.5)
    if "".join(lines) != name:
        lines, points = drawing.fit(name, "Sans-Bold", 9.0, room, lines=3, smallest=_SMALLEST)
    rows = [_Row(caption, "Sans-Bold", 6.6, colour)]
    rows += [
        _Row(line, "Sans-Bold", points, style.INK, 1.5 if number == 0 else 0)
        for number, line in enumerate(lines)
    ]
    if appearance.role.strip():
        rows.append(_Row(appearance.role, "Sans", 8.4, style.INK))
    return rows


def _draw(canvas: Any, who: Sequence[_Row], what: Sequence[_Row], size: tuple[float, float]) -> None:
    width, height = size
    rows = [*who, *what]
    needed = sum(row.size * _LINE + row.before for row in rows) + 2 * _TOP
    scale = min(1.0, height / needed)
    y = height - _TOP * scale
    for number, row in enumerate(rows):
        if number == len(who) and what:
            middle = y - row.before * scale / 2
            canvas.setStrokeColorRGB(*style.rgb(style.RULE))
            canvas.setLineWidth(0.5)
            canvas.line(_LEFT, middle, width - _RIGHT, middle)
        y -= row.before * scale + row.size * scale
        lines, points = drawing.fit(
            drawing.clean(row.text), row.font, row.size * scale, width - _LEFT - _RIGHT, smallest=_SMALLEST
        )
        canvas.setFillColorRGB(*style.rgb(row.colour))
        drawing.draw(canvas, _LEFT, y, "".join(lines), row.font, points)
        y -= row.size * (_LINE - 1) * scale


def _repaired(out: io.BytesIO) -> bytes:
    import pikepdf

    with pikepdf.open(out) as document:
        repair_unicode_maps(document)
        end_streams_clearly(document)
        repaired = io.BytesIO()
        document.save(repaired, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return repaired.getvalue()
