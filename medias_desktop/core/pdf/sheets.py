"""Acknowledgement sheets by the thousand: a page to sign for each person, and the text to read behind it.

What all sheets of a language share is drawn once as a form; a page adds the person's lines and code.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from medias_desktop.core.i18n import format_date
from medias_desktop.core.pdf import drawing, qr, style
from medias_desktop.core.pdf.long_pdf import LongPdf
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, shown
from medias_desktop.core.pdf.sheet_data import SheetEntry, SheetTemplate
from medias_desktop.core.pdf.sheet_form import LEFT, TOP, SheetForm
from medias_desktop.core.pdf.sheet_style import CODE_SIZE, Logo, code_at, logo, placed
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress

_REPORT_EVERY = 100
_REMEMBERED = 2000


def draw_sheets(spec: SheetTemplate, people: Sequence[SheetEntry], progress: Progress) -> bytes:
    """Return the sheets as ``write_sheets`` writes them: for few, to look at."""
    out = io.BytesIO()
    write_sheets(spec, people, out, progress)
    return out.getvalue()


def write_sheets(
    spec: SheetTemplate, people: Sequence[SheetEntry], out: IO[bytes], progress: Progress
) -> int:
    """Write a PDF with the sheets of persons, in the order given, page by page, and return the number of pages.

    Words too long for their place are set smaller or wrapped. Reports every 100 persons and may raise Cancelled.
    Raises TextTooLong when a declaration does not fit on a page even at 7 points.
    """
    document = LongPdf(
        out, style.PAPERS[spec.paper], f"{spec.policy_title} – {spec.municipality}", spec.municipality
    )
    head, codes = logo(document, spec.letterhead), qr.Series()
    sheets: dict[str, _Sheet] = {}
    for done, person in enumerate(people):
        if done % _REPORT_EVERY == 0:
            progress.report(done, len(people))
        if person.language not in sheets:
            sheets[person.language] = _Sheet(document, spec, person.language, head, codes)
        sheets[person.language].draw(person)
    document.finish()
    progress.report(len(people), len(people))
    return document.pages


class _Sheet:
    """The sheets of one language: the shared form, and what a person adds to it."""

    def __init__(
        self, document: LongPdf, spec: SheetTemplate, language: str, head: Logo, codes: qr.Series
    ) -> None:
        self._document, self._spec, self._language = document, spec, language
        self._codes = codes
        self._fitted: dict[tuple[str, str, float, float], tuple[list[str], float]] = {}
        text = spec.texts.get(language, b"")
        self._texts = (
            [one for one, _height in document.typeset_forms(f"text_{language}", text)] if text else []
        )
        self._pages = 1 + len(self._texts)
        self._form = form = SheetForm(spec, language, head.height, self._pages)
        self._labels, self._paper, self._right, self._width = form.labels, form.paper, form.right, form.width
        self._first = document.form(f"sheet_{language}", form.draw)
        if head.operators:
            self._first += placed(head.operators, LEFT, self._paper.height - TOP + 4 * MM - head.height)

    def draw(self, person: SheetEntry) -> None:
        """Add a person's pages."""
        top = self._form.person_top
        room = self._width - 20
        quarter = room / 4
        y = top - 55
        footer = self._labels["sheet"] + " " + shown(person.sheet)
        if self._texts:
            footer += " · " + self._where(1)
        parts = [
            self._first,
            self._name(person.name, top, room),
            self._put(LEFT + 10, y, person.number, "Sans", 9.5, quarter - 8, 2),
            self._put(LEFT + 10 + quarter, y, person.department, "Sans", 9.5, 1.5 * quarter - 8, 2),
            self._put(LEFT + 10 + 2.5 * quarter, y, person.group_label, "Sans", 9.5, 1.5 * quarter, 2),
            self._put(LEFT, 14 * MM, footer, "Sans", 7.5, self._width / 2),
            self._code(person, 1, self._right - CODE_SIZE, self._paper.height - TOP + 4 * MM - CODE_SIZE),
        ]
        if person.due is not None:
            date = format_date(person.due, language=self._language)
            parts.append(self._end(14 * MM, self._labels["due"].format(date=date), "Sans-Bold", 9))
        self._document.page("".join(parts))
        for page, text in enumerate(self._texts, 2):
            self._document.page(text + self._foot(person, page))

    def _name(self, name: str, top: float, room: float) -> str:
        """Return the name on one line, or on two when it would be too small to read."""
        lines, points = drawing.fit(drawing.clean(name), "Sans-Bold", 13.5, room, 1, 9.0)
        if points > 9.0 or not lines or not lines[0].endswith("…"):
            return self._put(LEFT + 10, top - 31, name, "Sans-Bold", points, room)
        return self._put(LEFT + 10, top - 25, name, "Sans-Bold", 9.0, room, 2)

    def _foot(self, person: SheetEntry, page: int) -> str:
        """Return what stands at the foot of a page of text: whose it is, which page, its code."""
        left, side = style.MARGIN_SIDE, style.CODE_SIDE
        code_left = self._paper.width - style.MARGIN_SIDE - side
        room = code_left - left - 12
        whose = " · ".join(filter(None, (person.name, person.number, person.department)))
        return "".join(
            (
                self._put(left, 20.5 * MM, self._where(page), "Sans-Bold", 9, room),
                self._put(left, 16 * MM, whose, "Sans", 8.5, room),
                self._put(
                    left, 11.8 * MM, f"{self._labels['sheet']} {shown(person.sheet)}", "Sans", 7.5, room
                ),
                self._code(person, page, code_left, style.CODE_BOTTOM, side),
            )
        )

    def _where(self, page: int) -> str:
        return self._labels["page"].format(page=page, pages=self._pages)

    def _code(self, person: SheetEntry, page: int, x: float, y: float, side: float = CODE_SIZE) -> str:
        spec = self._spec
        text = sheet_code(
            SheetKind.INDIVIDUAL, spec.register_tag, spec.campaign_tag, person.sheet, page, self._pages
        )
        return code_at(self._codes.operators(text), x, y, side)

    def _put(self, x: float, y: float, text: str, font: str, size: float, width: float, most: int = 1) -> str:
        key = (text, font, size, width)
        fitted = self._fitted.get(key)
        if fitted is None:
            fitted = drawing.fit(drawing.clean(text), font, size, width, most)
            if len(self._fitted) < _REMEMBERED:  # departments and groups come back, names do not
                self._fitted[key] = fitted
        lines, points = fitted
        return "".join(
            self._document.text(x, y - i * 1.2 * points, line, font, points) for i, line in enumerate(lines)
        )

    def _end(self, y: float, text: str, font: str, size: float) -> str:
        return self._document.text(self._right - drawing.width_of(text, font, size), y, text, font, size)
