"""What the ReportLab engine needs to draw like the rest of the house: our fonts, fallback letters, fitted text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import coverage, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_FALLBACK = "Symbols"


@cache
def register_fonts() -> None:
    """Make the fonts of style.FONT_FILES known to ReportLab under their short names, once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in style.FONT_FILES:
        pdfmetrics.registerFont(TTFont(name, str(style.font_path(name))))


def clean(text: str) -> str:
    """Return ``text`` on one line with only characters that our fonts can show."""
    return printable(text.replace("\n", " "))[0].replace("\u200b", "")


def runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Split ``text`` into (font, piece): letters that ``font`` lacks are taken from the symbol font."""
    known = coverage(font)
    if known.issuperset(map(ord, text)):
        if text:
            yield font, text
        return
    piece, current = "", font
    for character in text:
        needed = font if ord(character) in known else _FALLBACK
        if needed != current and piece:
            yield current, piece
            piece = ""
        current = needed
        piece += character
    if piece:
        yield current, piece


def width_of(text: str, font: str, size: float) -> float:
    """Return the width of ``text`` in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(piece, name, size) for name, piece in runs(text, font)))


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Break ``text`` into lines no wider than ``width`` points; a word wider than that is cut."""
    lines, line = [], ""
    for word in (part for given in text.split(" ") for part in _pieces(given, font, size, width)):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, font, size) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, font: str, size: float, width: float) -> Iterator[str]:
    while len(word) > 1 and width_of(word, font, size) > width:
        cut = max(1, int(len(word) * width / width_of(word, font, size)))
        while cut > 1 and width_of(word[:cut], font, size) > width:
            cut -= 1
        yield word[:cut]
        word = word[cut:]
    yield word


def fit(
    text: str, font: str, size: float, width: float, lines: int = 1, smallest: float = 6.0
) -> tuple[list[str], float]:
    """Return the lines of ``text`` and the largest size, at most ``size``, at which it takes at most ``lines`` lines.

    Below ``smallest`` points the text is cut with an ellipsis instead.
    """
    if width_of(text, font, size) <= width:
        return [text] if text else [], size
    while True:
        broken = wrap(text, font, size, width)
        if len(broken) <= lines:
            return broken, size
        if size <= smallest:
            break
        size = max(smallest, size - 0.5)
    last = broken[lines - 1]
    while last and width_of(last + "…", font, size) > width:
        last = last[:-1]
    return [*broken[: lines - 1], last + "…"], size


def draw(canvas: Any, x: float, y: float, text: str, font: str, size: float) -> None:
    """Draw one line with its base line at ``y``."""
    lines = canvas.beginText()
    write(lines, x, y, text, font, size)
    canvas.drawText(lines)


def write(lines: Any, x: float, y: float, text: str, font: str, size: float) -> None:
    """Add one line, its base line at ``y``, to a ReportLab text object: cheaper than ``draw`` for several lines."""
    lines.setTextOrigin(x, y)
    for name, piece in runs(text, font):
        lines.setFont(name, size)
        lines.textOut(piece)
