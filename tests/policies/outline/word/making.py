"""Word files written by hand, element by element: what a library for writing them cannot say.

Text marks: ``**bold**``, ``__underlined__``, ``{+inserted+}``, ``{-deleted-}``, ``{~hidden~}``, ``{^n}`` cites note n,
``\\n`` is a manual line break, ``\\t`` a tab. Runs are split and sprinkled with what Word leaves between them.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARK = re.compile(r"(\*\*.+?\*\*|__.+?__|\{\+.*?\+\}|\{-.*?-\}|\{~.*?~\}|\{\^\d+\}|\n|\t)", re.DOTALL)
_TRACKED = 'w:id="9" w:author="Relecture" w:date="2025-03-04T10:00:00Z"'

FRENCH = {
    "heading": "Titre{n}",
    "title": "Titre",
    "list": "Paragraphedeliste",
    "toc": "TM{n}",
    "lang": "fr-CA",
}
ENGLISH = {
    "heading": "Heading{n}",
    "title": "Title",
    "list": "ListParagraph",
    "toc": "TOC{n}",
    "lang": "en-CA",
}

Level = tuple[str, str] | tuple[str, str, str]
"""Number format, text of the level (``%1.``), and XML for the rest of the level."""


def run(text: str, props: str = "", *, tag: str = "t") -> str:
    """One run, cut in two where it is long."""
    if not text:
        return ""
    rpr = f"<w:rPr>{props}</w:rPr>" if props else ""
    pieces = [text] if len(text) < 14 else [text[: len(text) // 2], text[len(text) // 2 :]]
    return '<w:proofErr w:type="spellStart"/>'.join(
        f'<w:r w:rsidR="00A1">{rpr}<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}></w:r>'
        for piece in pieces
    )


def runs(text: str, props: str = "") -> str:
    """The runs of a text with marks."""
    made = []
    for piece in _MARK.split(text):
        if piece == "\n":
            made.append("<w:r><w:br/></w:r>")
        elif piece == "\t":
            made.append("<w:r><w:tab/></w:r>")
        elif piece.startswith("**"):
            made.append(run(piece[2:-2], f"<w:b/><w:bCs/>{props}"))
        elif piece.startswith("__"):
            made.append(run(piece[2:-2], f'{props}<w:u w:val="single"/>'))
        elif piece.startswith("{+"):
            made.append(f"<w:ins {_TRACKED}>{run(piece[2:-2], props)}</w:ins>")
        elif piece.startswith("{-"):
            made.append(f"<w:del {_TRACKED}>{run(piece[2:-2], props, tag='delText')}</w:del>")
        elif piece.startswith("{~"):
            made.append(run(piece[2:-2], f"{props}<w:vanish/>"))
        elif piece.startswith("{^"):
            made.append(
                f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{piece[2:-1]}"/></w:r>'
            )
        else:
            made.append(run(piece, props))
    return "".join(made)


class Word:
    """A Word document in the making."""

    def __init__(self, names: dict[str, str] = FRENCH, *, size: int = 22, headings: int = 4) -> None:
        self.names, self.size = names, size
        self.body: list[str] = []
        self.styles: list[str] = []
        self._abstract: list[str] = []
        self._nums: list[str] = []
        self.notes: list[str] = []
        self.parts: dict[str, str] = {}
        for n in range(1, headings + 1):
            self.style(
                names["heading"].format(n=n),
                f"heading {n}",
                ppr=f'<w:keepNext/><w:outlineLvl w:val="{n - 1}"/>',
                rpr=f'<w:b/><w:sz w:val="{34 - 3 * n}"/>',
            )
        self.style(names["title"], "Title", ppr='<w:jc w:val="center"/>', rpr='<w:b/><w:sz w:val="48"/>')
        self.style(names["list"], "List Paragraph", ppr='<w:ind w:left="720"/>')
        for n in (1, 2):
            self.style(names["toc"].format(n=n), f"toc {n}")

    def style(
        self,
        style_id: str,
        name: str,
        based: str = "Normal",
        ppr: str = "",
        rpr: str = "",
        kind: str = "paragraph",
    ) -> str:
        """Add a style."""
        self.styles.append(
            f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{escape(name)}"/>'
            + (f'<w:basedOn w:val="{based}"/>' if based else "")
            + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
            + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
            + "</w:style>"
        )
        return style_id

    def heading(self, n: int) -> str:
        """The id of a heading style."""
        return self.names["heading"].format(n=n)

    def numbering(self, *levels: Level, extra: str = "") -> int:
        """Add a numbering; return the number of the list made from it."""
        made = []
        for at, level in enumerate(levels):
            rest = level[2] if len(level) > 2 else ""
            start = "" if "<w:start " in rest else '<w:start w:val="1"/>'
            left = 360 * (at + 1)
            made.append(
                f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{level[0]}"/>{rest}<w:lvlText w:val="{escape(level[1])}"/>'
                f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
            )
        number = len(self._abstract)
        self._abstract.append(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{extra}{"".join(made)}</w:abstractNum>'
        )
        return self.another(number)

    def another(self, abstract: int, overrides: str = "") -> int:
        """Make one more list from a numbering (its abstract number, from 0)."""
        self._nums.append(
            f'<w:num w:numId="{len(self._nums) + 1}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        )
        return len(self._nums)

    def bullets(self, sign: str = "\uf0b7") -> int:
        """Add a bulleted list of three levels."""
        return self.numbering(("bullet", sign), ("bullet", "o"), ("bullet", "\uf0a7"))

    def p(
        self,
        text: str = "",
        style: str = "",
        num: int | tuple[int, int] | None = None,
        *,
        bold: bool = False,
        size: int = 0,
        center: bool = False,
        props: str = "",
        ppr: str = "",
        mark: str = "",
    ) -> str:
        """Add a paragraph and return its XML; ``mark`` is XML for the paragraph mark's own properties."""
        made = self.paragraph(
            text, style, num, bold=bold, size=size, center=center, props=props, ppr=ppr, mark=mark
        )
        self.body.append(made)
        return made

    def paragraph(
        self,
        text: str = "",
        style: str = "",
        num: int | tuple[int, int] | None = None,
        *,
        bold: bool = False,
        size: int = 0,
        center: bool = False,
        props: str = "",
        ppr: str = "",
        mark: str = "",
    ) -> str:
        """Return the XML of a paragraph."""
        if num is not None:
            number, level = (num, 0) if isinstance(num, int) else num
            ppr = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{ppr}'
        if style:
            ppr = f'<w:pStyle w:val="{style}"/>{ppr}'
        if center:
            ppr += '<w:jc w:val="center"/>'
        props = ("<w:b/><w:bCs/>" if bold else "") + props + (f'<w:sz w:val="{2 * size}"/>' if size else "")
        if mark:
            ppr += f"<w:rPr>{mark}</w:rPr>"
        return (
            '<w:p w:rsidR="00B2" w:rsidRDefault="00B2">'
            + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
            + '<w:bookmarkStart w:id="3" w:name="_x"/><w:bookmarkEnd w:id="3"/>'
            + runs(text, props)
            + "</w:p>"
        )

    def h(self, n: int, text: str, num: int | tuple[int, int] | None = None, **more: object) -> str:
        """Add a paragraph in a heading style."""
        return self.p(text, self.heading(n), num, **more)  # type: ignore[arg-type]

    def ps(self, *texts: str, **more: object) -> None:
        """Add plain paragraphs, or items of a list."""
        for text in texts:
            self.p(text, **more)  # type: ignore[arg-type]

    def table(self, *rows: tuple[str, ...], head: bool = False, raw: bool = False) -> str:
        """Add a table; cells are text with marks (or XML of blocks with ``raw``)."""
        made = []
        for n, row in enumerate(rows):
            props = "<w:trPr><w:tblHeader/></w:trPr>" if head and n == 0 else ""
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{cell if raw else self.paragraph(cell)}</w:tc>'
                for cell in row
            )
            made.append(f"<w:tr>{props}{cells}</w:tr>")
        grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
        whole = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
        self.body.append(whole)
        return whole

    def page_break(self) -> None:
        """Start a page."""
        self.body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def contents(self, title: str, *entries: str, styled: bool = True) -> None:
        """Add a table of contents as Word makes it: a field over several paragraphs, in a content control."""
        made = [self.paragraph(title, bold=True, size=14)]
        for n, entry in enumerate(entries):
            begin = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                if n == 0
                else ""
            )
            style = f'<w:pPr><w:pStyle w:val="{self.names["toc"].format(n=1)}"/></w:pPr>' if styled else ""
            made.append(
                f'<w:p>{style}{begin}<w:hyperlink w:anchor="_T{n}">{runs(entry)}<w:r><w:tab/></w:r>'
                f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _T{n} </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(str(n + 2))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
                "</w:hyperlink></w:p>"
            )
        made.append('<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
        gallery = (
            '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        )
        block = "".join(made)
        self.body.append(
            f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{block}</w:sdtContent></w:sdt>"
            if styled
            else block
        )

    def box(self, *blocks: str) -> None:
        """Add a paragraph with a text box, in both of the forms that Word writes."""
        inner = "".join(blocks)
        self.body.append(
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
            f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}"
            "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )

    def note(self, text: str) -> str:
        """Add a footnote; return what cites it."""
        self.notes.append(text)
        return f"{{^{len(self.notes) + 1}}}"

    def bytes(self) -> bytes:
        """The whole file."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in self._files().items():
                archive.writestr(zipfile.ZipInfo(name, (2025, 3, 4, 10, 0, 0)), text, zipfile.ZIP_DEFLATED)
        return held.getvalue()

    def save(self, path: Path) -> Path:
        """Write the file."""
        path.write_bytes(self.bytes())
        return path

    def _files(self) -> dict[str, str]:
        office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        names = ["styles", "numbering", "footnotes", "header1"]
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{office}.{name.rstrip("1")}+xml"/>'
            for name in names
        )
        links = "".join(
            f'<Relationship Id="rId{n}" Type="{relation}/{name.rstrip("1")}" Target="{name}.xml"/>'
            for n, name in enumerate(names, start=1)
        )
        section = '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:pPr/><w:r><w:footnoteRef/></w:r>{runs(" " + text)}</w:p></w:footnote>'
            for n, text in enumerate(self.notes, start=2)
        )
        separator = (
            '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        )
        defaults = (
            f'<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="{self.size}"/><w:lang w:val="{self.names["lang"]}"/></w:rPr>'
            '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        )
        return {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{office}.document.main+xml"/>{overrides}</Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{''.join(self.body)}{section}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
            "word/styles.xml": f"{_HEAD}<w:styles {_SPACES}>{defaults}{''.join(self.styles)}</w:styles>",
            "word/numbering.xml": f"{_HEAD}<w:numbering {_SPACES}>{''.join(self._abstract)}{''.join(self._nums)}</w:numbering>",
            "word/footnotes.xml": f"{_HEAD}<w:footnotes {_SPACES}>{separator}{notes}</w:footnotes>",
            "word/header1.xml": f"{_HEAD}<w:hdr {_SPACES}>{self.paragraph('En-tête courant – page 3')}</w:hdr>",
            **self.parts,
        }
