"""Sheets that many persons sign, one line each, and sheets with empty lines for those whom no list holds."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

from medias_desktop.core.pdf import drawing, qr, style
from medias_desktop.core.pdf.group_layout import HEAD_ROW, LEFT, LINE_HEIGHT, TOP, GroupLayout
from medias_desktop.core.pdf.long_pdf import LongPdf
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, shown
from medias_desktop.core.pdf.sheet_data import GroupLine, GroupSheet, SheetTemplate
from medias_desktop.core.pdf.sheet_style import CODE_SIZE, Logo, Pen, code_at, colours, logo, placed
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress

_CELL = 22.0
"""Of a line, what letters may take."""
_SMALLEST = 5.0
_WITNESS = 21 * MM
_REPORT_EVERY = 100
_REMEMBERED = 2000


def lines_per_page(spec: SheetTemplate, language: str) -> int:
    """Return how many lines a page holds. Raises TextTooLong when the declaration leaves no room for any."""
    drawing.register_fonts()
    return GroupLayout(spec, language).lines


def page_and_line(place: int, per_page: int) -> tuple[int, int]:
    """Return on which page and line, both from 1, the person at a place (from 0) of a sheet stands."""
    return 1 + place // per_page, 1 + place % per_page


def draw_group_sheets(spec: SheetTemplate, sheets: Sequence[GroupSheet], progress: Progress) -> bytes:
    """Return the sheets as ``write_group_sheets`` writes them: for few, to look at."""
    out = io.BytesIO()
    write_group_sheets(spec, sheets, out, progress)
    return out.getvalue()


def write_group_sheets(
    spec: SheetTemplate, sheets: Sequence[GroupSheet], out: IO[bytes], progress: Progress
) -> int:
    """Write a PDF with the sheets one after another and return the number of pages.

    Words too long for their place are set smaller or wrapped. Reports every 100 pages and may raise Cancelled. Raises
    TextTooLong.
    """
    document = LongPdf(
        out, style.PAPERS[spec.paper], f"{spec.policy_title} – {spec.municipality}", spec.municipality
    )
    head, codes = logo(document, spec.letterhead), qr.Series()
    drawn: dict[tuple[str, SheetKind], _Group] = {}
    for done, sheet in enumerate(sheets):
        if done % _REPORT_EVERY == 0:
            progress.report(done, len(sheets))
        key = (sheet.language, sheet.kind)
        if key not in drawn:
            drawn[key] = _Group(document, spec, *key, head, codes)
        drawn[key].draw(sheet, progress)
    document.finish()
    progress.report(len(sheets), len(sheets))
    return document.pages


def _fit_cell(texts: Sequence[str], font: str, size: float, width: float) -> tuple[list[str], float]:
    """Return the lines of texts and the largest size at which they stay within a line; what is too long then is cut."""
    while True:
        lines = [line for text in texts for line in drawing.wrap(text, font, size, width)]
        if 1.18 * size * len(lines) <= _CELL:
            return lines, size
        if size <= _SMALLEST:
            break
        size = max(_SMALLEST, size - 0.5)
    most = int(_CELL / (1.18 * size))
    each = [most] if len(texts) == 1 else [most - 1, 1]
    return [
        line
        for text, share in zip(texts, each, strict=True)
        for line in drawing.fit(text, font, size, width, share, size)[0]
    ], size


class _Group:
    """Sheets of one language and kind."""

    def __init__(
        self,
        document: LongPdf,
        spec: SheetTemplate,
        language: str,
        kind: SheetKind,
        head: Logo,
        codes: qr.Series,
    ) -> None:
        self._document, self._spec, self._codes = document, spec, codes
        self._layout = GroupLayout(spec, language)
        self._labels = self._layout.labels
        self._colours = colours(spec.letterhead)
        wide = self._layout.width
        name, department, day, refused = (152, 98, 68, 42) if kind is SheetKind.GROUP else (158, 104, 68, 42)
        signature = wide - 22 - name - department - day - refused
        self._fitted_cells: dict[tuple[object, ...], tuple[list[str], float]] = {}
        self._columns = [LEFT]
        for width in (22, name, department, signature, day, refused):
            self._columns.append(self._columns[-1] + width)
        self._form = document.form(f"group_{language}_{kind}", self._draw_shared)
        if head.operators:
            self._form += placed(head.operators, LEFT, document.paper.height - TOP - head.height)

    def draw(self, sheet: GroupSheet, progress: Progress) -> None:
        """Add the pages of a sheet."""
        per_page = self._layout.lines
        pages = max(1, -(-len(sheet.lines) // per_page))
        for page in range(1, pages + 1):
            if page % _REPORT_EVERY == 0:
                progress.report(page, pages)
            lines = sheet.lines[(page - 1) * per_page : page * per_page]
            self._document.page(
                self._form
                + self._head(sheet, page, pages)
                + self._table(lines)
                + self._code(sheet, page, pages)
            )

    def _code(self, sheet: GroupSheet, page: int, pages: int) -> str:
        spec = self._spec
        text = sheet_code(sheet.kind, spec.register_tag, spec.campaign_tag, sheet.sheet, page, pages)
        x, y = self._layout.right - CODE_SIZE, self._layout.paper.height - TOP - CODE_SIZE
        return code_at(self._codes.operators(text), x, y, CODE_SIZE)

    def _head(self, sheet: GroupSheet, page: int, pages: int) -> str:
        layout, y = self._layout, self._layout.heading
        where = self._labels["page"].format(page=page, pages=pages)
        wide = drawing.width_of(where, "Sans-Bold", 9)
        parts = [self._document.text(layout.right - wide, y, where, "Sans-Bold", 9)]
        if sheet.heading:
            parts.append(self._fitted(LEFT, y, sheet.heading, "Sans-Bold", 10.5, layout.width - wide - 12))
        number = f"{self._labels['sheet']} {shown(sheet.sheet)}"
        parts.append(self._fitted(LEFT, 9.5 * MM, number, "Sans", 7.5, layout.width))
        return "".join(parts)

    def _table(self, lines: Sequence[GroupLine]) -> str:
        """Return the lines with their rules and boxes."""
        columns, top = self._columns, self._layout.table_top - HEAD_ROW
        bottom = top - LINE_HEIGHT * len(lines)
        parts = ["q 0.55 w 0.55 0.6 0.66 RG\n"]
        parts += [
            f"{columns[0]:.2f} {top - LINE_HEIGHT * n:.2f} m {columns[-1]:.2f} {top - LINE_HEIGHT * n:.2f} l S\n"
            for n in range(1, len(lines) + 1)
        ]
        parts += [f"{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l S\n" for x in columns]
        parts.append("0 G 0.8 w\n")
        box = (columns[5] + columns[6]) / 2 - 5.5
        parts += [
            f"{box:.2f} {top - LINE_HEIGHT * (n + 1) + 7.5:.2f} 11 11 re S\n" for n in range(len(lines))
        ]
        parts.append("Q\n")
        parts += [self._line(n, line, top - LINE_HEIGHT * n) for n, line in enumerate(lines, 1)]
        return "".join(parts)

    def _line(self, number: int, line: GroupLine, y: float) -> str:
        columns, middle = self._columns, y + LINE_HEIGHT / 2
        return "".join(
            (
                self._cell(columns[0] + 5, middle, (str(number),), "Sans", 8, 16),
                self._cell(
                    columns[1] + 5, middle, (line.name,), "Sans-Bold", 9.5, columns[2] - columns[1] - 9
                ),
                self._cell(
                    columns[2] + 5,
                    middle,
                    (line.department, line.number),
                    "Sans",
                    8,
                    columns[3] - columns[2] - 9,
                ),
            )
        )

    def _cell(
        self, x: float, middle: float, texts: Sequence[str], font: str, size: float, width: float
    ) -> str:
        """Return texts below one another around ``middle``, as large as the line lets them be."""
        given = [drawing.clean(text) for text in texts if text]
        key = (*given, font, size, width)
        fitted = self._fitted_cells.get(key)
        if fitted is None:
            fitted = _fit_cell(given, font, size, width)
            if len(self._fitted_cells) < _REMEMBERED:
                self._fitted_cells[key] = fitted
        lines, points = fitted
        top = middle + 0.59 * points * (len(lines) - 1) - 0.35 * points
        return "".join(
            self._document.text(x, top - i * 1.18 * points, line, font, points)
            for i, line in enumerate(lines)
        )

    def _fitted(self, x: float, y: float, text: str, font: str, size: float, width: float) -> str:
        lines, points = drawing.fit(drawing.clean(text), font, size, width)
        return "".join(self._document.text(x, y, line, font, points) for line in lines)

    # The shared form

    def _draw_shared(self, canvas: Any) -> None:
        pen, layout = Pen(canvas), self._layout
        for place, (lines, size), font, colour in zip(
            layout.places,
            (layout.municipality, layout.title, layout.policy, layout.facts),
            ("Sans-Bold", "Serif-Bold", "Sans-Bold", "Sans"),
            (self._colours.accent, style.INK, style.INK, style.MUTED),
            strict=True,
        ):
            pen.colour(colour)
            first = place if font != "Serif-Bold" else place - 5
            for i, line in enumerate(lines):
                pen.word(LEFT, first - i * 1.2 * size, line, font, size)
        pen.colour(style.INK)
        for i, line in enumerate(layout.declaration):
            pen.word(LEFT, layout.declaration_top - 12.5 * i, line, "Serif", 9)
        self._draw_table_head(pen)
        self._draw_witness(pen)

    def _draw_table_head(self, pen: Pen) -> None:
        layout, bottom = self._layout, self._layout.table_top - HEAD_ROW
        pen.colour(style.WASH)
        pen.canvas.rect(LEFT, bottom, layout.width, HEAD_ROW, stroke=0, fill=1)
        pen.rule(LEFT, layout.table_top, layout.right, self._colours.arms, 1.2)
        pen.rule(LEFT, bottom, layout.right, style.MUTED, 0.6)
        pen.colour(style.INK)
        keys = ("line", "name", "department", "signature", "date", "refused")
        for x, right, key in zip(self._columns, self._columns[1:], keys, strict=False):
            pen.lines(x + 4, bottom + 5.5, self._labels[key], "Sans-Bold", 7.5, right - x - 6, 1)

    def _draw_witness(self, pen: Pen) -> None:
        layout, split = self._layout, LEFT + 0.66 * self._layout.width
        pen.rule(LEFT, _WITNESS, split - 12, style.INK, 0.7)
        pen.rule(split, _WITNESS, layout.right, style.INK, 0.7)
        pen.colour(style.MUTED)
        pen.word(LEFT, _WITNESS - 10, self._labels["witness"], "Sans", 7.5)
        pen.word(split, _WITNESS - 10, self._labels["day"], "Sans", 7.5)
