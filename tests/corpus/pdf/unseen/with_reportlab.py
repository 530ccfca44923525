"""Three documents laid out with ReportLab: two columns, a by-law in one size, hanging clauses with schedules."""

import io
from collections.abc import Callable, Iterable
from html import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from tests.corpus.pdf.unseen.marked import Block, blocks

GRID = [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("FONTSIZE", (0, 0), (-1, -1), 9)]


def _style(name: str, font: str, size: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.25, **more)


def _table(block: Block) -> Table:
    return Table(block.rows, style=GRID, hAlign="LEFT", spaceBefore=4, spaceAfter=8)


def _build(story: list[Flowable], templates: Iterable[PageTemplate], pagesize: tuple[float, float]) -> bytes:
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=pagesize, invariant=1)
    document.addPageTemplates(list(templates))
    document.build(story)
    return out.getvalue()


def two_columns(name: str) -> bytes:
    """A cover, the contents on a page of their own, then two justified columns with a running header."""
    title = _style("title", "Helvetica-Bold", 22, alignment=TA_CENTER, spaceAfter=14)
    first = _style(
        "first", "Helvetica-Bold", 11.5, spaceBefore=9, spaceAfter=3, textColor=colors.HexColor("#234")
    )
    second = _style("second", "Helvetica-Bold", 9.5, spaceBefore=6, spaceAfter=2)
    text = _style("text", "Helvetica", 9.5, alignment=TA_JUSTIFY, spaceAfter=4)
    item = _style("item", "Helvetica", 9.5, leftIndent=10, bulletIndent=2)
    entry = _style("entry", "Helvetica", 10)
    story: list[Flowable] = [Spacer(1, 200), Paragraph("Ville de Mont-Carignan", title)]
    story += [
        Paragraph("Politique sur les médias sociaux", title),
        Paragraph("Adoptée le 17 mars 2025", entry),
    ]
    story += [NextPageTemplate("contents"), PageBreak(), Paragraph("Table des matières", first)]
    titles = [block for block in blocks(name) if block.kind == "title"]
    for place, block in enumerate(titles):
        dots = "." * (70 - len(block.text) - 4 * block.level)
        lead = "&nbsp;" * 4 * (block.level - 1)
        story.append(Paragraph(f"{lead}{block.number} {escape(block.text)} {dots} {3 + place // 14}", entry))
    story += [NextPageTemplate("columns"), PageBreak()]
    for block in blocks(name):
        if block.kind == "title":
            style = first if block.level == 1 else second
            story.append(Paragraph(f"{block.number}&nbsp;&nbsp;{escape(block.text)}", style))
        elif block.kind == "item":
            story.append(Paragraph(escape(block.text), item, bulletText="•"))
        else:
            story.append(Paragraph(escape(block.text), text))

    def header(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 760, "Ville de Mont-Carignan")
        canvas.drawRightString(562, 760, "Politique sur les médias sociaux")
        canvas.line(50, 755, 562, 755)
        canvas.drawCentredString(306, 30, f"Page {document.page} de 4")

    frame = Frame(50, 50, 512, 690)
    columns = [Frame(50, 50, 246, 695), Frame(316, 50, 246, 695)]
    templates = [
        PageTemplate("cover", [frame]),
        PageTemplate("contents", [frame], onPage=header),
        PageTemplate("columns", columns, onPage=header),
    ]
    return _build(story, templates, LETTER)


RECITALS = (
    "CONSIDÉRANT qu'il y a lieu de réduire le nombre d'incendies sur le territoire ;",
    "CONSIDÉRANT qu'un avis de motion a été donné à la séance du 3 février 2025 ;",
    "IL EST PROPOSÉ par le conseiller Gaston Arbour, appuyé par la conseillère Line Pichette et résolu "
    "unanimement que le règlement qui suit soit adopté :",
)


def one_size(name: str) -> bytes:
    """A by-law in which weight and place alone tell a title: chapters centred, articles in bold."""
    bold = _style("bold", "Times-Bold", 12, spaceBefore=10, spaceAfter=6)
    centred = _style("centred", "Times-Bold", 12, alignment=TA_CENTER, spaceBefore=14, spaceAfter=2)
    text = _style("text", "Times-Roman", 12, alignment=TA_JUSTIFY, spaceAfter=8)
    story: list[Flowable] = [
        Paragraph(line, centred)
        for line in ("PROVINCE DE QUÉBEC", "MUNICIPALITÉ DE RIVIÈRE-TORDUE", "RÈGLEMENT NUMÉRO 132-2025")
    ]
    story += [Paragraph(line, text) for line in RECITALS]
    for block in blocks(name):
        if block.kind == "title" and block.level == 1:
            story += [Paragraph(block.number, centred), Paragraph(escape(block.text), centred)]
        elif block.kind == "title":
            story.append(Paragraph(f"{block.number} : {escape(block.text)}", bold))
        else:
            story.append(Paragraph(escape(block.text), text))
    story.append(Spacer(1, 30))
    story.append(Table([["_" * 26, "_" * 26], ["Gaston Arbour, maire", "Odette Caya, greffière-trésorière"]]))

    def footer(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(72, 40, "Règlement 132-2025")
        canvas.drawRightString(540, 40, f"- {document.page} -")

    return _build(story, [PageTemplate("all", [Frame(72, 60, 468, 670)], onPage=footer)], LETTER)


def hanging(name: str) -> bytes:
    """Clauses without titles that hang under titles in bold capitals; a schedule's label over its title."""
    bold = _style("bold", "Helvetica-Bold", 10.5, spaceBefore=12, spaceAfter=4)
    centred = _style("centred", "Helvetica-Bold", 10.5, alignment=TA_CENTER, spaceAfter=4)
    clause = _style("clause", "Helvetica", 10.5, leftIndent=36, bulletIndent=0, spaceAfter=5)
    letter = _style("letter", "Helvetica", 10.5, leftIndent=60, bulletIndent=36, spaceAfter=3)
    story: list[Flowable] = [
        Paragraph(line, centred)
        for line in (
            "TOWN OF SILVER NESS",
            "BY-LAW NO. 2025-11",
            "A BY-LAW TO REGULATE THE KEEPING OF HENS IN RESIDENTIAL AREAS",
        )
    ]
    story.append(
        Paragraph(
            "WHEREAS Council may pass by-laws respecting domestic animals; NOW THEREFORE the Council of the "
            "Town of Silver Ness, in open meeting assembled, enacts as follows:",
            _style("text", "Helvetica", 10.5, spaceAfter=8),
        )
    )
    for block in blocks(name):
        if block.kind == "title" and block.number.startswith("SCHEDULE"):
            story += [PageBreak(), Paragraph(block.number, centred), Paragraph(escape(block.text), centred)]
        elif block.kind == "title":
            story.append(Paragraph(escape(block.text), bold, bulletText=block.number))
            bold.leftIndent = 36
        elif block.kind == "table":
            story.append(_table(block))
        elif block.text[0] in "(0123456789":
            mark, _, rest = block.text.partition(" ")
            story.append(Paragraph(escape(rest), letter if mark[0] == "(" else clause, bulletText=mark))
        else:
            story.append(Paragraph(escape(block.text), clause))

    def footer(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 30, "By-law 2025-11 Backyard Hens")
        canvas.drawRightString(535, 30, f"Page {document.page}")

    return _build(story, [PageTemplate("all", [Frame(60, 50, 475, 740)], onPage=footer)], A4)


DOCUMENTS: dict[str, Callable[[str], bytes]] = {
    "medias-sociaux-mont-carignan": two_columns,
    "incendie-riviere-tordue": one_size,
    "hens-silver-ness": hanging,
}
