"""What individual and group sheets share: whose they are at the head, fitted lines, codes, sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from medias_desktop.core.pdf.long_pdf import LongPdf
    from medias_desktop.core.store.letterhead import Letterhead

CODE_SIZE = 22 * MM
"""Side of a code: three quarters of a millimetre a module, four dots at 150 dots per inch."""
LOGO = (62 * MM, 13 * MM)
"""The most that a logo takes at the head."""


class Logo(NamedTuple):
    """What draws a logo with its lower left corner at the origin, and its height in points; nothing for none."""

    operators: str
    height: float


class Colours(NamedTuple):
    """The municipality's own: ``accent`` for letters, ``arms`` for bands."""

    accent: str
    arms: str


def colours(letterhead: Letterhead) -> Colours:
    """Return the colours of the arms, or the house's."""
    found = style.for_typst("letter", letterhead.colour)
    return Colours(str(found["accent"]), str(found["arms"]))


def logo(document: LongPdf, letterhead: Letterhead) -> Logo:
    """Put the logo into a document."""
    if not letterhead.logo:
        return Logo("", 0.0)
    from medias_desktop.core.pdf.logos import as_pdf

    ((shown, height),) = document.typeset_forms("logo", as_pdf(letterhead, *LOGO))
    return Logo(shown, height)


def placed(operators: str, x: float, y: float) -> str:
    """Return operators moved to a place."""
    return f"q 1 0 0 1 {x:.2f} {y:.2f} cm {operators}Q\n"


def code_at(operators: bytes, x: float, y: float, side: float) -> str:
    """Return a code (qr.Series) with its lower left corner at a place, ``side`` points wide."""
    return f"q {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm {operators.decode('ascii')} Q\n"


class Pen:
    """Draws fitted lines on the canvas of a shared form."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas

    def lines(self, x: float, y: float, text: str, font: str, size: float, width: float, most: int) -> float:
        """Draw text whose first base line is ``y`` in at most so many lines; return the height below the last one."""
        lines, fitted = drawing.fit(drawing.clean(text), font, size, width, most)
        for i, line in enumerate(lines):
            drawing.draw(self.canvas, x, y - i * 1.22 * fitted, line, font, fitted)
        return y - max(0, len(lines) - 1) * 1.22 * fitted - 0.6 * size

    def word(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Draw one line as it is."""
        drawing.draw(self.canvas, x, y, text, font, size)

    def colour(self, colour: str) -> None:
        """Fill with a colour from now on."""
        self.canvas.setFillColorRGB(*style.rgb(colour))

    def rule(self, x: float, y: float, right: float, colour: str = style.RULE, width: float = 0.5) -> None:
        """Draw a line from left to right."""
        self.canvas.setStrokeColorRGB(*style.rgb(colour))
        self.canvas.setLineWidth(width)
        self.canvas.line(x, y, right, y)

    def box(self, x: float, y: float, side: float) -> None:
        """Draw a box to tick, its lower left corner given."""
        self.canvas.setStrokeColorRGB(*style.rgb(style.INK))
        self.canvas.setLineWidth(0.8)
        self.canvas.rect(x, y, side, side, stroke=1, fill=0)
