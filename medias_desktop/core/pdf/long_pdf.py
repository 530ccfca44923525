"""A PDF of any number of pages, written page by page: what is drawn is on the disk at once, never in memory.

ReportLab makes the fonts and what pages share (Form XObjects), which come last; the pages themselves are written here.
"""

from __future__ import annotations

import threading
import zlib
from array import array
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

from medias_desktop.core.pdf import drawing
from medias_desktop.core.pdf.typeset_pdf import text as pdf_text

if TYPE_CHECKING:
    from medias_desktop.core.pdf.style import Paper

_PAGES_A_NODE = 200
_FAST = 1
_REMEMBERED = 2000
_state_of_reportlab = threading.Lock()


class _Nowhere:
    """Where ReportLab would save its document."""

    def write(self, data: bytes) -> None:
        raise AssertionError(len(data))


class LongPdf:
    """A document whose pages all have one size, written to a stream from its beginning to its end."""

    def __init__(self, out: IO[bytes], paper: Paper, title: str, author: str, subject: str = "") -> None:
        from reportlab.pdfgen.canvas import Canvas

        drawing.register_fonts()
        self._out = out
        self.paper = paper
        told = b"/Subject %b" % pdf_text(drawing.clean(subject)) if subject else b""
        self._info = b"<</Title %b/Author %b%b>>" % (
            pdf_text(drawing.clean(title)),
            pdf_text(drawing.clean(author)),
            told,
        )
        self._canvas: Any = Canvas(
            _Nowhere(),
            pagesize=(paper.width, paper.height),
            pageCompression=1,
            initialFontName="Sans",
            invariant=1,
        )
        self._doc: Any = self._canvas._doc  # noqa: SLF001 - there is no other way to its fonts
        self._places = array("Q", [0])
        self._at = 0
        self._shown: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._forms: dict[str, int] = {}
        self._root, self._resources = self.new(), self.new()
        self._nodes: list[int] = []
        self._kids: list[int] = []
        self.pages = 0
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    # What pages share

    def new(self) -> int:
        """Return the number of an object still to be written."""
        self._doc.objectcounter += 1
        return int(self._doc.objectcounter)

    def write(self, number: int, body: bytes) -> None:
        """Write an object."""
        while len(self._places) <= number:
            self._places.append(0)
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def form(self, name: str, draw: Callable[[Any], None]) -> str:
        """Let ``draw`` draw what pages share on a ReportLab canvas, and return the operator that shows it."""
        self._canvas.beginForm(name, 0, 0, self.paper.width, self.paper.height)
        draw(self._canvas)
        self._canvas.endForm()
        full = f"FormXob.{name}"
        self._forms[full] = self._doc.idToObjectNumberAndVersion[full][0]
        return f"/{full} Do\n"

    def typeset_forms(self, name: str, pdf: bytes) -> list[tuple[str, float]]:
        """Take over the pages of another PDF as they are; return the operators that show each, and its height."""
        from medias_desktop.core.pdf.taken_pages import take_pages

        shown = []
        for place, (number, height) in enumerate(take_pages(pdf, self), 1):
            self._forms[f"{name}.{place}"] = number
            shown.append((f"/{name}.{place} Do\n", height))
        return shown

    # Pages

    def text(self, x: float, y: float, text: str, font: str, size: float) -> str:
        """Return the operators of one line of cleaned text, its base line at ``y``."""
        pieces = self._shown.get((text, font))
        if pieces is None:
            pieces = self._pieces(text, font)
            if len(self._shown) < _REMEMBERED:  # labels and departments come back, names do not
                self._shown[text, font] = pieces
        drawn = "".join(f"{name} {size:g} Tf ({piece}) Tj " for name, piece in pieces)
        return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {drawn}ET\n"

    def _pieces(self, text: str, font: str) -> list[tuple[str, str]]:
        from reportlab.lib.rl_accel import escapePDF
        from reportlab.pdfbase.pdfmetrics import getFont

        found = []
        for name, piece in drawing.runs(text, font):
            face = getFont(name)
            for subset, coded in face.splitString(piece, self._doc):
                internal = face.getSubsetInternalName(subset, self._doc)
                found.append((internal, escapePDF(coded)))
        return found

    def page(self, operators: str | bytes) -> None:
        """Add a page."""
        if self.pages % _PAGES_A_NODE == 0:
            self._end_node()
            self._nodes.append(self.new())
        if isinstance(operators, str):
            operators = operators.encode("latin-1")
        packed = zlib.compress(operators, _FAST)
        contents, page = self.new(), self.new()
        self.write(
            contents, b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed)
        )
        self.write(
            page,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R>>"
            % (self._nodes[-1], self.paper.width, self.paper.height, self._resources, contents),
        )
        self._kids.append(page)
        self.pages += 1

    def _end_node(self) -> None:
        if self._kids:
            self.write(
                self._nodes[-1],
                b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>"
                % (self._root, len(self._kids), _references(self._kids)),
            )
            self._kids = []

    def finish(self) -> None:
        """Write what comes last: the fonts, the shared forms, the table of where everything is."""
        self._end_node()
        self.write(self._root, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self.pages, _references(self._nodes)))
        forms = "".join(f"/{name} {number} 0 R" for name, number in self._forms.items()).encode()
        self.write(self._resources, b"<</Font 1 0 R/XObject<<%b>>>>" % forms)
        self._write_shared()
        catalogue, info = self.new(), self.new()
        self.write(
            catalogue,
            b"<</Type/Catalog/Pages %d 0 R/ViewerPreferences<</DisplayDocTitle true>>>>" % self._root,
        )
        self.write(info, self._info)
        start, size = self._at, len(self._places)
        self._write(b"xref\n0 %d\n0000000000 65535 f\r\n" % size)
        for first in range(1, size, 1000):
            self._write(
                b"".join(b"%010d 00000 n\r\n" % place for place in self._places[first : first + 1000])
            )
        self._write(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, catalogue, info, start)
        )

    def _write_shared(self) -> None:
        """Write what ReportLab made; making a font adds objects, so that the list grows meanwhile."""
        from reportlab import rl_config
        from reportlab.pdfbase.pdfdoc import PDFIndirectObject

        with _state_of_reportlab:
            before = rl_config.useA85
            rl_config.useA85 = 0  # compressed data as they are: a fifth smaller
            try:
                for font in self._doc.delayedFonts:
                    font.addObjects(self._doc)
                written: set[int] = set()
                while waiting := [number for number in self._doc.numberToId if number not in written]:
                    for number in waiting:
                        name = self._doc.numberToId[number]
                        made = PDFIndirectObject(name, self._doc.idToObject[name]).format(self._doc)
                        body = made[made.index(b"obj\n") + 4 : made.rindex(b"endobj")].rstrip(b"\r\n")
                        self.write(number, body)
                        written.add(number)
            finally:
                rl_config.useA85 = before

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)


def _references(numbers: list[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
