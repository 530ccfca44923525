"""A draft as a Word file: real heading styles, lists, tables, and the readers' comments as Word's own."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import format_date
from medias_desktop.core.pdf.blocks import BULLET, Block, blocks, write_blocks
from medias_desktop.core.progress import Progress
from medias_desktop.policies.documents.drafts.contents import (
    DraftContents,
    DraftNote,
    DraftPart,
    labels,
    shown_number,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_DEEPEST = 9
_STEP = 18
"""Points by which an item lies deeper."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""Characters that no Word file may hold."""

_FONT = "Calibri"
_HEADING_POINTS = (16, 13, 12, 11)


def draft_as_word(draft: DraftContents, progress: Progress) -> bytes:
    """Return the draft as a .docx file. Raises Cancelled."""
    import docx

    say = labels(draft.language)
    document = docx.Document()
    _prepare(document, draft, say)
    _title(document, draft, say)
    _text(document, draft.introduction)
    for done, part in enumerate(draft.parts):
        progress.report(done, len(draft.parts))
        _part(document, part, say)
    if draft.with_origin:
        _origin(document, draft, say)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _prepare(document: Document, draft: DraftContents, say: dict[str, str]) -> None:
    """Set paper, letters, language, and what stands at the head and foot of every page."""
    from docx.shared import Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = (Mm(210), Mm(297)) if draft.paper == "a4" else (Mm(215.9), Mm(279.4))
    styles: Any = document.styles
    styles["Normal"].font.name = _FONT
    styles["Normal"].font.size = Pt(11)
    for level in range(1, _DEEPEST + 1):
        heading = styles[f"Heading {level}"]
        heading.font.name = _FONT
        heading.font.size = Pt(_HEADING_POINTS[min(level, len(_HEADING_POINTS)) - 1])
        heading.font.color.rgb = RGBColor(0x1F, 0x3B, 0x57)
        _set_fonts(heading.element)
    _set_language(styles, "fr-CA" if draft.language == "fr" else "en-CA")
    core = document.core_properties
    core.title, core.author = _fit(draft.title)[:255], _fit(draft.municipality)[:255]
    core.language = "fr-CA" if draft.language == "fr" else "en-CA"
    core.comments = ""
    moment = dt.datetime.combine(draft.day, dt.time(), dt.UTC).replace(tzinfo=None)
    core.created = core.modified = moment
    head = page.header.paragraphs[0]
    run = head.add_run(say["draft"])
    run.bold = True
    head.add_run(f" — {_fit(draft.municipality)} — {_fit(draft.title)}")
    _page_numbers(page.footer.paragraphs[0], say["page"])


def _title(document: Document, draft: DraftContents, say: dict[str, str]) -> None:
    document.add_paragraph(_fit(draft.municipality), style="Subtitle")
    title = document.add_paragraph(_fit(draft.title), style="Title")
    date = format_date(draft.day, language=draft.language)
    facts = [draft.number, say["draft_of"].format(date=date)]
    run = document.add_paragraph(style="Subtitle").add_run(" · ".join(filter(None, map(_fit, facts))))
    for note in draft.notes:
        _comment(document, title, note, say)
    run.italic = True


def _part(document: Document, part: DraftPart, say: dict[str, str]) -> None:
    words = " ".join(_fit(f"{shown_number(part.number)} {part.heading}").split())
    anchor = None
    if words:
        anchor = document.add_paragraph(style=f"Heading {max(1, min(part.level, _DEEPEST))}")
        anchor.add_run(words)
    first = _text(document, part.body)
    anchor = anchor or first
    if anchor is not None:
        for note in part.notes:
            _comment(document, anchor, note, say)


def _text(document: Document, body: str) -> Paragraph | None:
    """Write a body; return its first paragraph."""
    first: Paragraph | None = None
    for block in blocks(_fit(body)):
        if block.kind == "table":
            _table(document, block)
            continue
        if block.kind == "note":  # as it is typed, so that it comes back as a note
            _lines(document.add_paragraph(style="Normal"), write_blocks([block]))
            continue
        for mark, text, level in zip(block.marks, block.texts, block.levels, strict=True):
            made = (
                _item(document, mark, level) if block.kind != "p" else document.add_paragraph(style="Normal")
            )
            _lines(made, text)
            first = first or made
    return first


def _item(document: Document, mark: str, level: int) -> Paragraph:
    from docx.shared import Pt

    if mark == BULLET:
        style = "List Bullet" if not level else f"List Bullet {min(level, 2) + 1}"
        made = document.add_paragraph(style=style)
        if level > 2:
            made.paragraph_format.left_indent = Pt(_STEP * (level + 1))
        return made
    made = document.add_paragraph(style="List")
    made.paragraph_format.left_indent = Pt(_STEP * (level + 1))
    made.paragraph_format.first_line_indent = Pt(-_STEP)
    made.add_run(f"{mark}\t")
    return made


def _lines(paragraph: Paragraph, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)


def _table(document: Document, block: Block) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, block.rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            _lines(cell.paragraphs[0], text)
    if block.head:
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        row_properties: Any = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no name for it
        row_properties.append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _comment(document: Document, paragraph: Paragraph, note: DraftNote, say: dict[str, str]) -> None:
    author = _fit(note.author) or say["nobody"]
    text = f"[{note.given_on.isoformat()}] {note.text}"
    if note.answer:
        text += "\n" + say["answer"].format(text=note.answer)
    if note.state != "open":
        text += f"\n{say[f'state_{note.state}']}"
    initials = "".join(word[0] for word in author.split()[:3])
    document.add_comment(paragraph.runs, text=_fit(text), author=author, initials=initials)


def _origin(document: Document, draft: DraftContents, say: dict[str, str]) -> None:
    rows = [[f"{part.number} {part.heading}".strip(), part.origin] for part in draft.parts if part.origin]
    if rows:
        title = document.add_paragraph(style="Heading 1")
        title.paragraph_format.page_break_before = True
        title.add_run(say["origin"])
        _table(document, Block("table", rows=[[say["clause"], say["taken_from"]], *rows], head=True))


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)


def _set_fonts(style: Any) -> None:
    """Let a heading have the letters of the text, not those of the theme."""
    from docx.oxml.ns import qn

    fonts = style.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)


def _set_language(styles: Any, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = styles["Normal"].element.get_or_add_rPr()
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    properties.append(mark)


def _page_numbers(paragraph: Paragraph, sentence: str) -> None:
    """Write “Page 1 of 9”, counted by Word."""
    for piece in re.split(r"(\{page\}|\{pages\})", sentence):
        if piece in ("{page}", "{pages}"):
            _field(paragraph, "PAGE" if piece == "{page}" else "NUMPAGES")
        elif piece:
            paragraph.add_run(piece)


def _field(paragraph: Paragraph, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run: Any = paragraph.add_run()
    for kind in ("begin", "instruction", "end"):
        if kind == "instruction":
            made = OxmlElement("w:instrText")
            made.set(qn("xml:space"), "preserve")
            made.text = f" {name} "
        else:
            made = OxmlElement("w:fldChar")
            made.set(qn("w:fldCharType"), kind)
        run._r.append(made)  # noqa: SLF001 - the library has no fields
