"""A table to be printed, however long: the head repeated on every page, “Page 2 of 9”, cells to be filled in by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress

Line = TypeVar("Line")

_SIDE, _TOP, _BOTTOM = 14 * MM, 14 * MM, 16 * MM
_SIZE, _LEADING, _PADDING = 7.5, 9.2, 3.2
_MOST_LINES = 4
"""Of a cell: what is longer is in the register itself."""
_REMEMBERED = 20_000


@dataclass(frozen=True)  # with slots, Python 3.11 cannot make a SheetColumn[…]
class SheetColumn(Generic[Line]):
    """A column: its title, its share of the width, and what a line has there."""

    title: str
    share: float
    value: Callable[[Line], str]


@dataclass(frozen=True, slots=True)
class TableSheet:
    """What a table is about, and the paper it is drawn on.

    ``title`` stands above it, ``about`` behind the title on the pages that follow; ``facts`` are lines below the title.
    ``foot`` is asked for once every line was read. ``colour`` is that of the arms, "" for the house's own; ``row_height``
    (points) leaves room to write by hand. ``empty`` is said where there is no line.
    """

    municipality: str
    title: str
    facts: Sequence[str]
    foot: Callable[[], str]
    about: str = ""
    subject: str = ""
    landscape: bool = True
    paper: str = "letter"
    colour: str = ""
    row_height: float = 0.0
    empty: str = ""


def draw_table(
    sheet: TableSheet,
    columns: Sequence[SheetColumn[Line]],
    lines: Iterable[Line],
    number: int,
    progress: Progress,
) -> bytes:
    """Return the table of ``number`` lines. Reports lines laid out, may raise Cancelled or what ``lines`` raises."""
    from reportlab.pdfgen.canvas import Canvas

    drawing.register_fonts()
    paper = style.PAPERS[sheet.paper]
    size = (paper.height, paper.width) if sheet.landscape else (paper.width, paper.height)
    sink = _Sink()
    canvas = Canvas(sink, pagesize=size, pageCompression=1, initialFontName="Sans", invariant=1)
    canvas.setTitle(drawing.clean(" – ".join(filter(None, (sheet.title, sheet.about)))))
    canvas.setAuthor(drawing.clean(sheet.municipality))
    canvas.setSubject(drawing.clean(sheet.subject))
    drawn = _Drawing(canvas, sheet, columns, size)
    pages = drawn.lay_out(lines)
    for done, page in enumerate(pages):
        progress.report(number + done, number + len(pages))
        drawn.draw_page(page, done + 1, len(pages))
    canvas.save()
    progress.report(number + len(pages), number + len(pages))
    return sink.data


class _Sink:
    """What ReportLab writes its whole output to in one call."""

    data = b""

    def write(self, data: bytes) -> None:
        self.data = data


_Cells = tuple[list[str], ...]


class _Drawing(Generic[Line]):
    """Lays the lines out on pages, then draws each page: only then is it known how many there are."""

    def __init__(
        self,
        canvas: Any,
        sheet: TableSheet,
        columns: Sequence[SheetColumn[Line]],
        size: tuple[float, float],
    ) -> None:
        self._canvas, self._sheet, self._columns = canvas, sheet, columns
        self._width, self._height = size
        whole = sum(column.share for column in columns)
        room = self._width - 2 * _SIDE
        self._widths = [room * column.share / whole for column in columns]
        self._broken: dict[tuple[str, int], list[str]] = {}
        self._accent = style.readable(sheet.colour) if sheet.colour else style.ACCENT
        self._facts = [drawing.clean(fact) for fact in sheet.facts]
        self._titles = [
            drawing.wrap(drawing.clean(one.title), "Sans-Bold", 7, width - 4)
            for one, width in zip(columns, self._widths, strict=True)
        ]
        self._head = max(map(len, self._titles)) * _LEADING + 2 * _PADDING

    def lay_out(self, lines: Iterable[Line]) -> list[list[_Cells]]:
        """Return the lines of each page, each broken into the lines of its cells."""
        pages: list[list[_Cells]] = [[]]
        room = self._height - _TOP - _BOTTOM - self._head - len(self._facts) * 11 - 44
        full = self._height - _TOP - _BOTTOM - self._head - 16
        for line in lines:
            cells = tuple(self._break(one.value(line), place) for place, one in enumerate(self._columns))
            height = self._row(cells)
            if height > room and pages[-1]:
                pages.append([])
                room = full
            pages[-1].append(cells)
            room -= height
        return pages

    def draw_page(self, rows: Sequence[_Cells], page: int, pages: int) -> None:
        """Draw a page and end it."""
        y = self._draw_top(first=page == 1)
        y = self._draw_head(y)
        self._canvas.setStrokeColorRGB(*style.rgb(style.RULE))
        self._canvas.setLineWidth(0.4)
        self._canvas.setFillColorRGB(*style.rgb(style.INK))
        if not rows and self._sheet.empty:
            drawing.draw(self._canvas, _SIDE + 2, y - 20, drawing.clean(self._sheet.empty), "Sans", 9)
        text = self._canvas.beginText()
        for cells in rows:
            x = _SIDE
            for place, cell in enumerate(cells):
                for row, part in enumerate(cell):
                    base = y - _PADDING - _SIZE - row * _LEADING
                    drawing.write(text, x + 2, base, part, "Sans" if place else "Sans-Bold", _SIZE)
                x += self._widths[place]
            y -= self._row(cells)
            self._canvas.line(_SIDE, y, self._width - _SIDE, y)
        self._canvas.drawText(text)
        self._draw_foot(page, pages)
        self._canvas.showPage()

    def _row(self, cells: _Cells) -> float:
        return max(max(map(len, cells)) * _LEADING + 2 * _PADDING, self._sheet.row_height)

    def _break(self, text: str, place: int) -> list[str]:
        found = self._broken.get((text, place))
        if found is None:
            font = "Sans" if place else "Sans-Bold"
            clean = drawing.clean(text)
            found = drawing.wrap(clean, font, _SIZE, self._widths[place] - 5)[:_MOST_LINES] or [""]
            if len(self._broken) < _REMEMBERED:
                self._broken[text, place] = found
        return found

    def _draw_top(self, *, first: bool) -> float:
        canvas, y, sheet = self._canvas, self._height - _TOP, self._sheet
        if not first:
            canvas.setFillColorRGB(*style.rgb(style.MUTED))
            told = " – ".join(filter(None, (sheet.municipality, sheet.title, sheet.about)))
            (shown, *_rest), size = drawing.fit(drawing.clean(told), "Sans", 8, self._width - 2 * _SIDE)
            drawing.draw(canvas, _SIDE, y - 8, shown, "Sans", size)
            return y - 16
        canvas.setStrokeColorRGB(*style.rgb(sheet.colour or style.ACCENT))
        canvas.setLineWidth(3)
        canvas.line(_SIDE, y, self._width - _SIDE, y)
        canvas.setFillColorRGB(*style.rgb(self._accent))
        drawing.draw(canvas, _SIDE, y - 15, drawing.clean(sheet.municipality), "Sans-Bold", 9.5)
        canvas.setFillColorRGB(*style.rgb(style.INK))
        drawing.draw(canvas, _SIDE, y - 33, drawing.clean(sheet.title), "Serif-Bold", 15)
        y -= 36
        canvas.setFillColorRGB(*style.rgb(style.MUTED))
        for told in self._facts:
            y -= 11
            (shown, *_rest), size = drawing.fit(told, "Sans", 8, self._width - 2 * _SIDE)
            drawing.draw(canvas, _SIDE, y, shown, "Sans", size)
        return y - 8

    def _draw_head(self, y: float) -> float:
        canvas = self._canvas
        canvas.setFillColorRGB(*style.rgb(style.WASH))
        canvas.rect(_SIDE, y - self._head, self._width - 2 * _SIDE, self._head, stroke=0, fill=1)
        canvas.setFillColorRGB(*style.rgb(self._accent))
        x = _SIDE
        for title, width in zip(self._titles, self._widths, strict=True):
            for row, part in enumerate(title):
                drawing.draw(canvas, x + 2, y - _PADDING - 7 - row * _LEADING, part, "Sans-Bold", 7)
            x += width
        return y - self._head

    def _draw_foot(self, page: int, pages: int) -> None:
        canvas, y = self._canvas, _BOTTOM - 18
        canvas.setFillColorRGB(*style.rgb(style.MUTED))
        drawing.draw(canvas, _SIDE, y, drawing.clean(self._sheet.foot()), "Sans", _SIZE)
        count = drawing.clean(
            _("Page {page} of {pages}").format(page=format_number(page), pages=format_number(pages))
        )
        right = self._width - _SIDE - drawing.width_of(count, "Sans", _SIZE)
        drawing.draw(canvas, right, y, count, "Sans", _SIZE)
