"""Acknowledgement sheets by the thousand: a page to sign for each person, and the text to read behind it.

What all sheets of a language share is drawn once as a form; a page adds the person's lines and code.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import drawing, qr, style
from medias_desktop.core.pdf.errors import TextTooLong
from medias_desktop.core.pdf.long_pdf import LongPdf
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, shown
from medias_desktop.core.pdf.sheet_style import CODE_SIZE, Logo, Pen, code_at, colours, logo, placed
from medias_desktop.core.pdf.style import MM
from medias_desktop.core.store.letterhead import PLAIN, Letterhead

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress

_LABELS = {
    "number": N_("Policy number"),
    "version": N_("Version"),
    "resolution": N_("Resolution"),
    "in_force": N_("In force on"),
    "digest": N_("Text fingerprint (SHA-256)"),
    "name": N_("Name"),
    "employee_number": N_("Employee number"),
    "department": N_("Department"),
    "group": N_("Group"),
    "signature": N_("Signature"),
    "date": N_("Date (year-month-day)"),
    "refusal": N_("I refuse to sign"),
    "reason": N_("Reason"),
    "witness": N_("Witness of a refusal (name and signature)"),
    "sheet": N_("Sheet"),
    "page": N_("Page {page} of {pages}"),
    "due": N_("To be returned by {date}"),
    "one": N_("To read: page 2. Give back this page, signed; keep the other one."),
    "more": N_("To read: pages 2 to {pages}. Give back this page, signed; keep the others."),
}
_REPORT_EVERY = 100
_REMEMBERED = 2000
_LEFT = 22 * MM
_TOP = 20 * MM
_PERSON_HEIGHT = 71.0
_ROOM_TO_SIGN = 42.0
_SIGNATURE, _REFUSAL, _WITNESS = 74 * MM, 54.5 * MM, 38.5 * MM
"""Heights of the lines to write on."""


@dataclass(frozen=True)
class SheetTemplate:
    """What all sheets say; ``titles`` and ``declarations`` (paragraphs) are given for each language used.

    ``texts`` are what is to be read, typeset by core.pdf.sheet_texts, for each language too; none for nothing.
    """

    municipality: str
    policy_title: str
    version: str
    policy_number: str
    resolution_number: str
    in_force_date: dt.date | None
    text_sha256: str
    titles: Mapping[str, str]
    declarations: Mapping[str, tuple[str, ...]]
    register_tag: str
    campaign_tag: str
    paper: str = "letter"
    letterhead: Letterhead = PLAIN
    texts: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One person's sheet; ``language`` is 'fr' or 'en', ``sheet`` its 12 letters and digits (sheet_codes.sheet_id)."""

    name: str
    number: str
    department: str
    group_label: str
    language: str
    sheet: str
    due: dt.date | None = None


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
    """The sheets of one language: the shared forms, and where a person's lines go."""

    def __init__(
        self, document: LongPdf, spec: SheetTemplate, language: str, head: Logo, codes: qr.Series
    ) -> None:
        self._document, self._spec, self._language = document, spec, language
        self._logo, self._codes = head, codes
        say = catalogue(language).gettext
        self._labels = {key: say(text) for key, text in _LABELS.items()}
        self._colours = colours(spec.letterhead)
        self._paper = style.PAPERS[spec.paper]
        self._right = self._paper.width - _LEFT
        self._width = self._right - _LEFT
        self._fitted: dict[tuple[str, str, float, float], tuple[list[str], float]] = {}
        self._person_top = 0.0
        text = spec.texts.get(language, b"")
        self._texts = (
            [one for one, _height in document.typeset_forms(f"text_{language}", text)] if text else []
        )
        self._pages = 1 + len(self._texts)
        self._first = document.form(f"sheet_{language}", self._draw_shared)
        if head.operators:
            self._first += placed(head.operators, _LEFT, self._paper.height - _TOP + 4 * MM - head.height)

    def draw(self, person: SheetEntry) -> None:
        """Add a person's pages."""
        top = self._person_top
        room = self._width - 20
        quarter = room / 4
        y = top - 55
        footer = self._labels["sheet"] + " " + shown(person.sheet)
        if self._texts:
            footer += " · " + self._where(1)
        parts = [
            self._first,
            self._name(person.name, top, room),
            self._put(_LEFT + 10, y, person.number, "Sans", 9.5, quarter - 8, 2),
            self._put(_LEFT + 10 + quarter, y, person.department, "Sans", 9.5, 1.5 * quarter - 8, 2),
            self._put(_LEFT + 10 + 2.5 * quarter, y, person.group_label, "Sans", 9.5, 1.5 * quarter, 2),
            self._put(_LEFT, 14 * MM, footer, "Sans", 7.5, self._width / 2),
            self._code(person, 1, self._right - CODE_SIZE, self._paper.height - _TOP + 4 * MM - CODE_SIZE),
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
            return self._put(_LEFT + 10, top - 31, name, "Sans-Bold", points, room)
        return self._put(_LEFT + 10, top - 25, name, "Sans-Bold", 9.0, room, 2)

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

    # The shared form

    def _draw_shared(self, canvas: Any) -> None:
        pen, spec = Pen(canvas), self._spec
        y = self._paper.height - _TOP
        if self._logo.operators:
            y -= self._logo.height + 2 * MM
        heading_room = self._width - CODE_SIZE - 8 * MM
        pen.colour(self._colours.accent)
        y = pen.lines(_LEFT, y, spec.municipality, "Sans-Bold", 11, heading_room, 2)
        pen.colour(style.INK)
        y = pen.lines(_LEFT, y - 18, spec.titles[self._language], "Serif-Bold", 20, heading_room, 2)
        pen.colour(self._colours.arms)
        canvas.rect(_LEFT, y - 1, 52, 2, stroke=0, fill=1)
        y = min(y, self._paper.height - _TOP + 4 * MM - CODE_SIZE) - 16
        self._person_top = self._draw_policy(pen, y) - 14
        self._draw_person_labels(pen)
        self._draw_signing(pen)
        bottom = _SIGNATURE + _ROOM_TO_SIGN
        if self._texts:
            key = "one" if self._pages == 2 else "more"
            note = self._labels[key].format(pages=self._pages)
            pen.colour(self._colours.accent)
            pen.lines(_LEFT, bottom, note, "Sans-Bold", 9, self._width, 1)
            bottom += 14
        pen.colour(style.INK)
        self._draw_declaration(pen, self._person_top - _PERSON_HEIGHT - 14, bottom)

    def _draw_policy(self, pen: Pen, y: float) -> float:
        """Draw the identity of the policy as ruled rows of label and value."""
        spec, labels = self._spec, self._labels
        pen.colour(style.INK)
        y = pen.lines(_LEFT, y - 10, spec.policy_title, "Sans-Bold", 12, self._width, 3) - 4
        day = format_date(spec.in_force_date, language=self._language) if spec.in_force_date else ""
        digest = spec.text_sha256
        rows = [
            [(labels["version"], spec.version), (labels["number"], spec.policy_number)],
            [(labels["resolution"], spec.resolution_number), (labels["in_force"], day)],
            [(labels["digest"], " ".join(digest[i : i + 16] for i in range(0, len(digest), 16)))],
        ]
        for row in rows:
            pen.rule(_LEFT, y, self._right)
            for i, (label, value) in enumerate(row):
                x = _LEFT + i * self._width / 2
                room = self._width / len(row) - 12
                pen.colour(style.MUTED)
                pen.word(x, y - 11, label, "Sans", 7.5)
                pen.colour(style.INK)
                pen.lines(x, y - 22.5, value or "—", "Sans", 9.5, room, 1)
            y -= 29
        pen.rule(_LEFT, y, self._right)
        return y

    def _draw_declaration(self, pen: Pen, top: float, bottom: float) -> None:
        paragraphs = [drawing.clean(text) for text in self._spec.declarations[self._language]]
        size = 11.0
        while True:
            leading, gap = 1.45 * size, 0.65 * size
            broken = [drawing.wrap(text, "Serif", size, self._width) for text in paragraphs]
            height = sum(leading * len(lines) + gap for lines in broken)
            if height <= top - bottom:
                break
            size -= 0.25
            if size < 7:
                raise TextTooLong
        y = top
        for lines in broken:
            for line in lines:
                y -= leading
                pen.word(_LEFT, y, line, "Serif", size)
            y -= gap

    def _draw_person_labels(self, pen: Pen) -> None:
        top = self._person_top
        pen.colour(style.WASH)
        pen.canvas.roundRect(_LEFT, top - _PERSON_HEIGHT, self._width, _PERSON_HEIGHT, 3, stroke=0, fill=1)
        quarter = (self._width - 20) / 4
        pen.colour(style.MUTED)
        pen.word(_LEFT + 10, top - 15, self._labels["name"], "Sans", 7)
        for column, key in ((0, "employee_number"), (1, "department"), (2.5, "group")):
            pen.word(_LEFT + 10 + column * quarter, top - 44, self._labels[key], "Sans", 7)

    def _draw_signing(self, pen: Pen) -> None:
        """Draw the lines to write on: signature; refusal and its reason; its witness."""
        labels, split = self._labels, _LEFT + 0.64 * self._width
        for y, key in ((_SIGNATURE, "signature"), (_WITNESS, "witness")):
            pen.rule(_LEFT, y, split - 12, style.INK, 0.7)
            pen.rule(split, y, self._right, style.INK, 0.7)
            pen.colour(style.MUTED)
            pen.word(_LEFT, y - 10, labels[key], "Sans", 7.5)
            pen.word(split, y - 10, labels["date"], "Sans", 7.5)
        pen.box(_LEFT, _REFUSAL, 10)
        pen.colour(style.INK)
        pen.word(_LEFT + 16, _REFUSAL + 1.5, labels["refusal"], "Sans", 9.5)
        start = _LEFT + 30 + drawing.width_of(labels["refusal"], "Sans", 9.5)
        pen.rule(start, _REFUSAL, self._right, style.INK, 0.7)
        pen.colour(style.MUTED)
        pen.word(start, _REFUSAL - 10, labels["reason"], "Sans", 7.5)
        pen.rule(_LEFT, 20 * MM, self._right)
