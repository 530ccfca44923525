"""Documents made with ReportLab."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from tests.corpus.pdf.look import Look, heading_text, looks_of
from tests.corpus.pdf.source import Document, Piece

_FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "Times-Roman": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
}


class _Stroked(Paragraph):  # type: ignore[misc]
    """Bold as old word processors faked it: the outline of the letters drawn too."""

    def draw(self) -> None:
        self.canv.saveState()
        self.canv._code.append("2 Tr 0.4 w")
        super().draw()
        self.canv._code.append("0 Tr")
        self.canv.restoreState()


class _Doubled(Paragraph):  # type: ignore[misc]
    """Bold as dot printers faked it: printed twice, a third of a point apart."""

    def draw(self) -> None:
        super().draw()
        self.canv.translate(0.3, 0)
        super().draw()


_PARAGRAPHS = {"stroke": _Stroked, "double": _Doubled}


class _Template(BaseDocTemplate):  # type: ignore[misc]
    def afterFlowable(self, flowable: Any) -> None:
        level = getattr(flowable, "outline_level", None)
        if level is not None and level <= 2:
            self.notify("TOCEntry", (level - 1, flowable.getPlainText(), self.page))


class Maker:
    """Makes one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.style = document.style
        self.faces = _FACES[self.style["font"]]
        self.size = float(self.style.get("size", 10))
        self.looks = looks_of(self.style)
        self.columns = int(self.style.get("columns", 1))
        self.body = ParagraphStyle(
            "body",
            fontName=self.faces[0],
            fontSize=self.size,
            leading=self.size * 1.25,
            spaceAfter=self.size * 0.6,
        )
        self.pages = 0

    def make(self) -> bytes:
        """Return the document; it is laid out twice so that « page 1 of 9 » knows the nine."""
        for _ in range(2):
            out = io.BytesIO()
            template = self._template(out)
            template.multiBuild(self._story())
            self.pages = template.page
        return out.getvalue()

    def _template(self, out: io.BytesIO) -> _Template:
        size = A4 if self.style["paper"] == "A4" else LETTER
        made = _Template(out, pagesize=size, invariant=1, title=self.document.name)
        width, height = size[0] - 144, size[1] - 144
        top = 90 if self.style.get("wide") else 0
        each = (width - 18 * (self.columns - 1)) / self.columns

        def frames(above: float) -> list[Frame]:
            return [
                Frame(72 + n * (each + 18), 72, each, height - above, leftPadding=0, rightPadding=0)
                for n in range(self.columns)
            ]

        first = (
            [Frame(72, 72 + height - top, width, top, leftPadding=0, rightPadding=0)] if top else []
        ) + frames(top)
        made.addPageTemplates(
            [
                PageTemplate("first", first, onPage=self._furniture),
                PageTemplate("later", frames(0), onPage=self._furniture),
            ]
        )
        return made

    def _furniture(self, canvas: Any, template: Any) -> None:
        width, height = template.pagesize
        canvas.setFont(self.faces[0], 8)
        for text, y in ((self.style.get("header", ""), height - 40), (self.style.get("footer", ""), 36)):
            parts = text.format(page=template.page, pages=self.pages or 9).split("|")
            if len(parts) > 1:
                canvas.drawString(72, y, parts[0])
                canvas.drawRightString(width - 72, y, parts[1])
            elif "     " in parts[0]:
                left, right = parts[0].split("     ", 1)
                canvas.drawString(72, y, left)
                canvas.drawRightString(width - 72, y, right.strip())
            else:
                canvas.drawCentredString(width / 2, y, parts[0])

    def _story(self) -> list[Any]:
        story: list[Any] = [NextPageTemplate("later")]
        rows: list[list[str]] = []
        covering = bool(self.style.get("wide"))
        for piece in self.document.pieces:
            if rows and piece.kind != "row":
                story += [self._table(rows), Spacer(1, 8)]
                rows = []
            if piece.kind == "row":
                rows.append(piece.cells)
                continue
            if covering and piece.kind not in ("title", "cover"):
                story.append(FrameBreak())
                covering = False
            story += self._flowables(piece)
        return story + ([self._table(rows)] if rows else [])

    def _flowables(self, piece: Piece) -> list[Any]:
        if piece.kind == "page":
            return [PageBreak()]
        if piece.kind == "contents":
            return self._contents()
        if piece.kind == "heading":
            return [self._heading(piece)]
        if piece.kind == "title":
            return [Paragraph(escape(piece.text), self._look_style(Look(18, frozenset(("bold",)), "000000")))]
        if piece.kind == "item":
            style = ParagraphStyle("item", self.body, leftIndent=18, bulletIndent=6, spaceAfter=2)
            return [Paragraph(escape(piece.text), style, bulletText=piece.mark)]
        if piece.kind == "run-in":
            text = f"{escape(piece.number)} <b>{escape(piece.heading)}.</b> {escape(piece.text)}"
            return [Paragraph(text, self.body)]
        text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(piece.text))
        return [Paragraph(text, self.body)]

    def _contents(self) -> list[Any]:
        contents = TableOfContents(dotsMinLevel=-1 if self.style.get("nodots") else 0)
        contents.levelStyles = [
            ParagraphStyle(f"toc{n}", self.body, leftIndent=14 * n, spaceAfter=1) for n in range(3)
        ]
        word = "Table des matières" if self.style["language"] == "fr" else "Table of Contents"
        return [Paragraph(word, self._look_style(self.looks[1])), contents]

    def _heading(self, piece: Piece) -> Any:
        look = self.looks.get(piece.level, self.looks[1])
        text = heading_text(piece.number, piece.heading)
        kind = _PARAGRAPHS.get(self.style.get("bold", ""), Paragraph) if look.has("bold") else Paragraph
        made = kind(escape(text.upper() if look.has("caps") else text), self._look_style(look))
        made.outline_level = piece.level
        return made

    def _look_style(self, look: Look) -> ParagraphStyle:
        bold = look.has("bold") and "bold" not in self.style
        return ParagraphStyle(
            "heading",
            fontName=self.faces[bold + 2 * look.has("italic")],
            fontSize=look.size,
            leading=look.size * 1.2,
            textColor=black if look.color == "000000" else HexColor(f"#{look.color}"),
            alignment=1 if look.has("center") else 0,
            spaceBefore=look.size * 0.9,
            spaceAfter=look.size * 0.4,
            keepWithNext=1,
        )

    def _table(self, rows: list[list[str]]) -> Table:
        cells = [[Paragraph(escape(cell), self.body) for cell in row] for row in rows]
        style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        if not self.style.get("norules"):
            style.append(("GRID", (0, 0), (-1, -1), 0.5, black))
        return Table(
            cells, style=style, colWidths=[130] * len(rows[0]) if self.style.get("norules") else None
        )
