"""The register as a PDF to be printed: one line a person, the head repeated on every page, “Page 2 of 9”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules import Counts, Scope
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core.i18n import _, format_date, format_number, format_percent
from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.style import MM
from medias_desktop.people.labels import group_label

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress

_SIDE, _TOP, _BOTTOM = 14 * MM, 14 * MM, 16 * MM
_SIZE, _LEADING, _PADDING = 7.5, 9.2, 3.2
_MOST_LINES = 4
"""Of a cell: what is longer is in the register itself."""
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """What the list is about, and the paper it is drawn on; ``colour`` is that of the arms, "" for the house's own."""

    scope: Scope
    counts: Counts
    landscape: bool = True
    paper: str = "letter"
    colour: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    share: float
    value: Callable[[RegisterLine], str]


def _columns(*, landscape: bool) -> tuple[_Column, ...]:
    """Return the columns with their shares of the width; upright paper has room for fewer of them."""
    first = _Column(_("Person"), 19, _person)
    number = _Column(_("Employee number"), 7, lambda line: line.row.number)
    group = _Column(_("Group"), 13, lambda line: group_label(line.row.group))
    department = _Column(_("Department"), 13, lambda line: line.row.department)
    state = _Column(_("State"), 10, lambda line: state_label(line.row.status.state))
    day = _Column(_("Date"), 8, lambda line: _iso(line.row.status.day))
    method = _Column(_("Method"), 15, _method)
    due = _Column(_("To be signed by"), 8, lambda line: _iso(line.row.status.due))
    proof = _Column(_("Original"), 11, _original)
    if landscape:
        return first, number, group, department, state, day, method, due, proof
    return first, department, state, day, method


def draw_register(
    sheet: RegisterSheet, lines: Iterable[RegisterLine], number: int, progress: Progress
) -> bytes:
    """Return the list of ``number`` lines in the interface language. Reports lines laid out, may raise Cancelled."""
    from reportlab.pdfgen.canvas import Canvas

    drawing.register_fonts()
    paper = style.PAPERS[sheet.paper]
    size = (paper.height, paper.width) if sheet.landscape else (paper.width, paper.height)
    sink = _Sink()
    canvas = Canvas(sink, pagesize=size, pageCompression=1, initialFontName="Sans", invariant=1)
    canvas.setTitle(drawing.clean(f"{_('Acknowledgement register')} – {sheet.scope.version.policy_title}"))
    canvas.setAuthor(drawing.clean(sheet.scope.version.municipality))
    canvas.setSubject(sheet.scope.version.text_sha256)
    drawn = _Drawing(canvas, sheet, size)
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


class _Drawing:
    """Lays the lines out on pages, then draws each page: only then is it known how many there are."""

    def __init__(self, canvas: Any, sheet: RegisterSheet, size: tuple[float, float]) -> None:
        self._canvas, self._sheet = canvas, sheet
        self._width, self._height = size
        self._columns = _columns(landscape=sheet.landscape)
        whole = sum(column.share for column in self._columns)
        room = self._width - 2 * _SIDE
        self._widths = [room * column.share / whole for column in self._columns]
        self._broken: dict[tuple[str, int], list[str]] = {}
        self._accent = style.readable(sheet.colour) if sheet.colour else style.ACCENT
        self._former = False
        self._facts = self._about()
        titles = [
            drawing.wrap(drawing.clean(one.title), "Sans-Bold", 7, width - 4)
            for one, width in zip(self._columns, self._widths, strict=True)
        ]
        self._titles = titles
        self._head = max(map(len, titles)) * _LEADING + 2 * _PADDING

    def lay_out(self, lines: Iterable[RegisterLine]) -> list[list[_Cells]]:
        """Return the lines of each page, each broken into the lines of its cells."""
        pages: list[list[_Cells]] = [[]]
        room = self._height - _TOP - _BOTTOM - self._head - len(self._facts) * 11 - 44
        full = self._height - _TOP - _BOTTOM - self._head - 16
        for line in lines:
            cells = tuple(self._break(one.value(line), place) for place, one in enumerate(self._columns))
            self._former = self._former or not line.row.counted
            height = _height(cells)
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
        text = self._canvas.beginText()
        for cells in rows:
            x = _SIDE
            for place, cell in enumerate(cells):
                for row, part in enumerate(cell):
                    base = y - _PADDING - _SIZE - row * _LEADING
                    drawing.write(text, x + 2, base, part, "Sans" if place else "Sans-Bold", _SIZE)
                x += self._widths[place]
            y -= _height(cells)
            self._canvas.line(_SIDE, y, self._width - _SIDE, y)
        self._canvas.drawText(text)
        self._draw_foot(page, pages)
        self._canvas.showPage()

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
        canvas, y = self._canvas, self._height - _TOP
        version = self._sheet.scope.version
        if not first:
            canvas.setFillColorRGB(*style.rgb(style.MUTED))
            told = f"{version.municipality} – {_('Acknowledgement register')} – {version.policy_title}"
            (shown, *_rest), size = drawing.fit(drawing.clean(told), "Sans", 8, self._width - 2 * _SIDE)
            drawing.draw(canvas, _SIDE, y - 8, shown, "Sans", size)
            return y - 16
        canvas.setStrokeColorRGB(*style.rgb(self._sheet.colour or style.ACCENT))
        canvas.setLineWidth(3)
        canvas.line(_SIDE, y, self._width - _SIDE, y)
        canvas.setFillColorRGB(*style.rgb(self._accent))
        drawing.draw(canvas, _SIDE, y - 15, drawing.clean(version.municipality), "Sans-Bold", 9.5)
        canvas.setFillColorRGB(*style.rgb(style.INK))
        drawing.draw(canvas, _SIDE, y - 33, drawing.clean(_("Acknowledgement register")), "Serif-Bold", 15)
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
        told = _("On {day}").format(day=format_date(self._sheet.scope.day))
        if self._former:
            told += " · " + _("* no longer concerned; the record is kept")
        drawing.draw(canvas, _SIDE, y, drawing.clean(told), "Sans", _SIZE)
        count = drawing.clean(
            _("Page {page} of {pages}").format(page=format_number(page), pages=format_number(pages))
        )
        right = self._width - _SIDE - drawing.width_of(count, "Sans", _SIZE)
        drawing.draw(canvas, right, y, count, "Sans", _SIZE)

    def _about(self) -> list[str]:
        scope, counts = self._sheet.scope, self._sheet.counts
        version = scope.version
        named = [_("{policy}, version {number}").format(policy=version.policy_title, number=version.ordinal)]
        named.append(_("resolution {number}").format(number=version.resolution_number))
        if version.in_force_date:
            named.append(_("In force on {day}").format(day=format_date(version.in_force_date)))
        if scope.campaign is not None:
            named.append(scope.campaign.title)
        percent = format_percent(counts.percent / 100)
        told = _("{percent} signed ({signed} of {must})").format(
            percent=percent, signed=format_number(counts.signed), must=format_number(counts.must)
        )
        digest = f"{_('Text (SHA-256)')} {version.text_sha256}"
        return [drawing.clean(one) for one in (" · ".join(named), told, digest)]


def _height(cells: _Cells) -> float:
    return max(map(len, cells)) * _LEADING + 2 * _PADDING


def _person(line: RegisterLine) -> str:
    return line.row.listed_name if line.row.counted else f"{line.row.listed_name} *"


def _method(line: RegisterLine) -> str:
    status = line.row.status
    if status.through:
        return _("acknowledged version {number}; minor change").format(number=status.through)
    return " – ".join(filter(None, (method_label(status.method), status.witness)))


def _original(line: RegisterLine) -> str:
    """Return where the paper lies, or that its proof is in the register."""
    return line.original_place or (_("in the register") if line.evidence else "")


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
