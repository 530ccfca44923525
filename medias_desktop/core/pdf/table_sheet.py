"""A table to be printed, however long: the head repeated on every page, “Page 2 of 9”, cells to be filled in by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from medias_desktop.core.pdf.long_pdf import LongPdf
    from medias_desktop.core.progress import Progress

Line = TypeVar("Line")

_SIDE, _TOP, _BOTTOM = 14 * MM, 14 * MM, 16 * MM
_SIZE, _LEADING, _PADDING = 7.5, 9.2, 3.2
_MOST_LINES = 12
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
    from medias_desktop.core.pdf.long_pdf import LongPdf

    paper = style.PAPERS[sheet.paper]
    if sheet.landscape:
        paper = paper._replace(width=paper.height, height=paper.width)
    out = io.BytesIO()
    title = " – ".join(filter(None, (sheet.title, sheet.about)))
    pdf = LongPdf(out, paper, title, sheet.municipality, sheet.subject)
    drawn = _Drawing(pdf, sheet, columns)
    pages = drawn.lay_out(lines)
    for done, page in enumerate(pages):
        progress.report(number + done, number + len(pages))
        pdf.page(drawn.page(page, done + 1, len(pages)))
    pdf.finish()
    progress.report(number + len(pages), number + len(pages))
    return out.getvalue()


_Cells = tuple[list[str], ...]


class _Drawing(Generic[Line]):
    """Lays the lines out on pages, then draws each page: only then is it known how many there are."""

    def __init__(self, pdf: LongPdf, sheet: TableSheet, columns: Sequence[SheetColumn[Line]]) -> None:
        self._pdf, self._sheet, self._columns = pdf, sheet, columns
        self._width, self._height = pdf.paper.width, pdf.paper.height
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

    def page(self, rows: Sequence[_Cells], page: int, pages: int) -> str:
        """Return what draws a page."""
        text = self._pdf.text
        top, y = self._top(first=page == 1)
        head, y = self._draw_head(y)
        drawn = [top, head, _stroke(style.RULE), "0.4 w\n", _fill(style.INK)]
        if not rows and self._sheet.empty:
            drawn.append(text(_SIDE + 2, y - 20, drawing.clean(self._sheet.empty), "Sans", 9))
        for cells in rows:
            x = _SIDE
            for place, cell in enumerate(cells):
                for row, part in enumerate(cell):
                    if part:
                        base = y - _PADDING - _SIZE - row * _LEADING
                        drawn.append(text(x + 2, base, part, "Sans" if place else "Sans-Bold", _SIZE))
                x += self._widths[place]
            y -= self._row(cells)
            drawn.append(_line(_SIDE, self._width - _SIDE, y))
        drawn.append(self._foot(page, pages))
        return "".join(drawn)

    def _row(self, cells: _Cells) -> float:
        return max(max(map(len, cells)) * _LEADING + 2 * _PADDING, self._sheet.row_height)

    def _break(self, text: str, place: int) -> list[str]:
        found = self._broken.get((text, place))
        if found is None:
            font = "Sans" if place else "Sans-Bold"
            clean = drawing.clean(text)
            found = drawing.wrap(clean, font, _SIZE, self._widths[place] - 5) or [""]
            if len(found) > _MOST_LINES:
                found = [*found[: _MOST_LINES - 1], found[_MOST_LINES - 1][:-2].rstrip() + "…"]
            if len(self._broken) < _REMEMBERED:
                self._broken[text, place] = found
        return found

    def _top(self, *, first: bool) -> tuple[str, float]:
        text, y, sheet = self._pdf.text, self._height - _TOP, self._sheet
        if not first:
            told = " – ".join(filter(None, (sheet.municipality, sheet.title, sheet.about)))
            return _fill(style.MUTED) + self._fitted(y - 8, drawing.clean(told)), y - 16
        drawn = [
            _stroke(sheet.colour or style.ACCENT),
            "3 w\n",
            _line(_SIDE, self._width - _SIDE, y),
            _fill(self._accent),
            text(_SIDE, y - 15, drawing.clean(sheet.municipality), "Sans-Bold", 9.5),
            _fill(style.INK),
            text(_SIDE, y - 33, drawing.clean(sheet.title), "Serif-Bold", 15),
            _fill(style.MUTED),
        ]
        y -= 36
        for told in self._facts:
            y -= 11
            drawn.append(self._fitted(y, told))
        return "".join(drawn), y - 8

    def _fitted(self, y: float, told: str) -> str:
        (shown, *_rest), size = drawing.fit(told, "Sans", 8, self._width - 2 * _SIDE)
        return self._pdf.text(_SIDE, y, shown, "Sans", size)

    def _draw_head(self, y: float) -> tuple[str, float]:
        wide = self._width - 2 * _SIDE
        drawn = [
            _fill(style.WASH),
            f"{_SIDE:.2f} {y - self._head:.2f} {wide:.2f} {self._head:.2f} re f\n",
            _fill(self._accent),
        ]
        x = _SIDE
        for title, width in zip(self._titles, self._widths, strict=True):
            for row, part in enumerate(title):
                drawn.append(self._pdf.text(x + 2, y - _PADDING - 7 - row * _LEADING, part, "Sans-Bold", 7))
            x += width
        return "".join(drawn), y - self._head

    def _foot(self, page: int, pages: int) -> str:
        y = _BOTTOM - 18
        told = drawing.clean(self._sheet.foot())
        count = drawing.clean(
            _("Page {page} of {pages}").format(page=format_number(page), pages=format_number(pages))
        )
        right = self._width - _SIDE - drawing.width_of(count, "Sans", _SIZE)
        text = self._pdf.text
        return _fill(style.MUTED) + text(_SIDE, y, told, "Sans", _SIZE) + text(right, y, count, "Sans", _SIZE)


def _fill(colour: str) -> str:
    red, green, blue = style.rgb(colour)
    return f"{red:.3f} {green:.3f} {blue:.3f} rg\n"


def _stroke(colour: str) -> str:
    red, green, blue = style.rgb(colour)
    return f"{red:.3f} {green:.3f} {blue:.3f} RG\n"


def _line(left: float, right: float, y: float) -> str:
    return f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S\n"
