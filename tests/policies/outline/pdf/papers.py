"""Small PDF files drawn line by line, for one question each."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

SENTENCE = "The clerk keeps a register of every request and answers each of them in good time."
LINES = (
    "The clerk keeps a register of every request that is received at the office,",
    "with its date and the name of the department that answers it in due time,",
    "and shows it to council at the first meeting of each of the four quarters.",
)


def paper(draw: Callable[[Any], None]) -> bytes:
    """Return the PDF that ``draw`` makes on a canvas in Letter size."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1)
    draw(canvas)
    canvas.save()
    return out.getvalue()


class Pen:
    """Writes down a page: headings, paragraphs, anything at its place."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.y = 740.0
        self.after = 72.0

    def line(
        self, text: str, font: str = "Helvetica", size: float = 10, left: float = 72, down: float = 0
    ) -> None:
        """Write one line under the last; ``down`` leaves more room."""
        self.y -= size * 1.25 + down
        self.put(text, left, self.y, font, size)

    def put(self, text: str, left: float, y: float, font: str = "Helvetica", size: float = 10) -> None:
        """Write a line at its place."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, y, text)
        self.after = left + self.canvas.stringWidth(text, font, size)

    def head(self, text: str, size: float = 13) -> None:
        """Write a heading in bold."""
        self.line(text, "Helvetica-Bold", size, down=10)

    def paragraph(self, *lines: str) -> None:
        """Write a paragraph, the usual one when no line is given."""
        for n, text in enumerate(lines or LINES):
            self.line(text, down=4 if n == 0 else 0)

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.y = 740.0


def policy(canvas: Any) -> None:
    """Draw a policy of three sections on three pages."""
    for number, title in enumerate(("Purpose", "Scope", "Sanctions"), start=1):
        pen = Pen(canvas)
        pen.head(f"{number}. {title}")
        for _ in range(5):
            pen.paragraph()
        canvas.showPage()
