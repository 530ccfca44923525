"""Acknowledgement sheets by the thousand: one page per person, ready for a pen.

What all sheets of a language share is drawn once as a Form XObject; a page adds the person's lines and code.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import drawing, qr, style
from medias_desktop.core.pdf.errors import TextTooLong
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    "witness": N_("Witness (name and signature)"),
    "sheet": N_("Sheet"),
}
_REPORT_EVERY = 100
_REMEMBERED = 2000
_LEFT = 22 * MM
_TOP = 20 * MM
_CODE_SIZE = 22 * MM
_PERSON_HEIGHT = 71.0
_ROOM_TO_SIGN = 44.0
_state_of_reportlab = threading.Lock()


@dataclass(frozen=True)
class SheetTemplate:
    """What all sheets say; ``titles`` and ``declarations`` (paragraphs) are given for each language used."""

    municipality: str
    policy_title: str
    version: str
    policy_number: str
    resolution_number: str
    in_force_date: dt.date | None
    text_sha256: str
    titles: Mapping[str, str]
    declarations: Mapping[str, tuple[str, ...]]
    paper: str = "letter"
    witness: bool = False


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One person's sheet; ``language`` is 'fr' or 'en'.

    ``code`` is what the QR code holds (at most 61 capital letters and digits), empty for none.
    """

    name: str
    number: str
    department: str
    group_label: str
    language: str
    sheet_id: str
    code: str = ""


def draw_sheets(spec: SheetTemplate, people: Sequence[SheetEntry], progress: Progress) -> bytes:
    """Return a PDF with one page per person, in the order given.

    Texts too long for their place are set smaller or wrapped. Reports every 100 pages and may raise Cancelled.
    Raises TextTooLong when a declaration does not fit on a page even at 7 points.
    """
    from reportlab.pdfgen.canvas import Canvas

    drawing.register_fonts()
    paper = style.PAPERS[spec.paper]
    out = _Sink()
    with _binary_streams():
        canvas = Canvas(
            out, pagesize=(paper.width, paper.height), pageCompression=1, initialFontName="Sans", invariant=1
        )
        canvas.setTitle(drawing.clean(f"{spec.policy_title} – {spec.municipality}"))
        canvas.setAuthor(drawing.clean(spec.municipality))
        sheets: dict[str, _Sheet] = {}
        for done, person in enumerate(people):
            if done % _REPORT_EVERY == 0:
                progress.report(done, len(people))
            if person.language not in sheets:
                sheets[person.language] = _Sheet(canvas, spec, person.language)
            sheets[person.language].draw(person)
        canvas.save()
    progress.report(len(people), len(people))
    return out.data


class _Sink:
    """What ReportLab writes its whole output to in one call: kept as it is, where a stream would copy it."""

    data = b""

    def write(self, data: bytes) -> None:
        self.data = data


@contextlib.contextmanager
def _binary_streams() -> Iterator[None]:
    """Let ReportLab write compressed data as they are, a fifth smaller and faster, and restore its settings."""
    from reportlab import rl_config

    with _state_of_reportlab:
        before = rl_config.useA85
        rl_config.useA85 = 0
        try:
            yield
        finally:
            rl_config.useA85 = before


class _Sheet:
    """The sheets of one language: the shared form, and where a person's lines go."""

    def __init__(self, canvas: Any, spec: SheetTemplate, language: str) -> None:
        self._canvas = canvas
        self._spec = spec
        self._language = language
        translate = catalogue(language).gettext
        self._labels = {key: translate(text) for key, text in _LABELS.items()}
        self._paper = style.PAPERS[spec.paper]
        self._right = self._paper.width - _LEFT
        self._width = self._right - _LEFT
        self._fitted: dict[tuple[str, str, float, float], tuple[list[str], float]] = {}
        self._person_top = 0.0
        self._text: Any = None
        self._form = f"sheet_{language}"
        canvas.beginForm(self._form, 0, 0, self._paper.width, self._paper.height)
        self._draw_shared()
        canvas.endForm()

    def draw(self, person: SheetEntry) -> None:
        """Add one page."""
        canvas = self._canvas
        canvas.doForm(self._form)
        top = self._person_top
        room = self._width - 20
        self._text = canvas.beginText()
        self._put(_LEFT + 10, top - 31, person.name, "Sans-Bold", 13.5, room)
        quarter = room / 4
        y = top - 55
        self._put(_LEFT + 10, y, person.number, "Sans", 9.5, quarter - 8, 2)
        self._put(_LEFT + 10 + quarter, y, person.department, "Sans", 9.5, 1.5 * quarter - 8, 2)
        self._put(_LEFT + 10 + 2.5 * quarter, y, person.group_label, "Sans", 9.5, 1.5 * quarter, 2)
        self._put(_LEFT, 14 * MM, f"{self._labels['sheet']} {person.sheet_id}", "Sans", 7.5, self._width / 2)
        canvas.drawText(self._text)
        if person.code:
            self._draw_code(qr.operators(person.code, _CODE_SIZE))
        canvas.showPage()

    def _put(
        self, x: float, y: float, text: str, font: str, size: float, width: float, most: int = 1
    ) -> None:
        key = (text, font, size, width)
        fitted = self._fitted.get(key)
        if fitted is None:
            fitted = drawing.fit(drawing.clean(text), font, size, width, most)
            if len(self._fitted) < _REMEMBERED:  # departments and groups come back, names do not
                self._fitted[key] = fitted
        lines, points = fitted
        for i, line in enumerate(lines):
            drawing.write(self._text, x, y - i * 1.2 * points, line, font, points)

    def _draw_code(self, operators: str) -> None:
        x, y = self._right - _CODE_SIZE, self._paper.height - _TOP + 4 * MM
        self._canvas.addLiteral(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {operators} Q")

    def _draw_shared(self) -> None:
        canvas, spec = self._canvas, self._spec
        y = self._paper.height - _TOP
        heading_room = self._width - _CODE_SIZE - 8 * MM
        self._colour(style.ACCENT)
        y = self._lines(_LEFT, y, drawing.clean(spec.municipality), "Sans-Bold", 11, heading_room, 2)
        self._colour(style.INK)
        y = self._lines(
            _LEFT, y - 18, drawing.clean(spec.titles[self._language]), "Serif-Bold", 20, heading_room, 2
        )
        canvas.setFillColorRGB(*style.rgb(style.ACCENT))
        canvas.rect(_LEFT, y - 1, 52, 2, stroke=0, fill=1)
        y = min(y, self._paper.height - _TOP + 4 * MM - _CODE_SIZE) - 20
        self._person_top = self._draw_policy(y) - 16
        self._draw_person_labels()
        self._draw_declaration(self._person_top - _PERSON_HEIGHT - 18, self._draw_signing() + _ROOM_TO_SIGN)

    def _draw_policy(self, y: float) -> float:
        """Draw the identity of the policy as ruled rows of label and value."""
        spec, labels = self._spec, self._labels
        self._colour(style.INK)
        y = self._lines(_LEFT, y - 10, drawing.clean(spec.policy_title), "Sans-Bold", 12, self._width, 3) - 4
        day = format_date(spec.in_force_date, language=self._language) if spec.in_force_date else ""
        digest = spec.text_sha256
        rows = [
            [(labels["version"], spec.version), (labels["number"], spec.policy_number)],
            [(labels["resolution"], spec.resolution_number), (labels["in_force"], day)],
            [(labels["digest"], " ".join(digest[i : i + 16] for i in range(0, len(digest), 16)))],
        ]
        for row in rows:
            self._rule(y)
            for i, (label, value) in enumerate(row):
                x = _LEFT + i * self._width / 2
                room = self._width / len(row) - 12
                self._colour(style.MUTED)
                drawing.draw(self._canvas, x, y - 11, label, "Sans", 7.5)
                self._colour(style.INK)
                self._lines(x, y - 23, drawing.clean(value) or "—", "Sans", 9.5, room, 1)
            y -= 30
        self._rule(y)
        return y

    def _draw_declaration(self, top: float, bottom: float) -> None:
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
        self._colour(style.INK)
        y = top
        for lines in broken:
            for line in lines:
                y -= leading
                drawing.draw(self._canvas, _LEFT, y, line, "Serif", size)
            y -= gap

    def _draw_person_labels(self) -> None:
        top = self._person_top
        self._canvas.setFillColorRGB(*style.rgb(style.WASH))
        self._canvas.roundRect(_LEFT, top - _PERSON_HEIGHT, self._width, _PERSON_HEIGHT, 3, stroke=0, fill=1)
        quarter = (self._width - 20) / 4
        self._colour(style.MUTED)
        drawing.draw(self._canvas, _LEFT + 10, top - 15, self._labels["name"], "Sans", 7)
        for column, key in ((0, "employee_number"), (1, "department"), (2.5, "group")):
            drawing.draw(self._canvas, _LEFT + 10 + column * quarter, top - 44, self._labels[key], "Sans", 7)

    def _draw_signing(self) -> float:
        """Draw the lines to sign on, from the foot of the page upwards; return the height of the topmost line."""
        canvas = self._canvas
        rows = ["signature", "witness"] if self._spec.witness else ["signature"]
        y = 34 * MM
        for key in reversed(rows):
            canvas.setStrokeColorRGB(*style.rgb(style.INK))
            canvas.setLineWidth(0.7)
            split = _LEFT + 0.64 * self._width
            canvas.line(_LEFT, y, split - 12, y)
            canvas.line(split, y, self._right, y)
            self._colour(style.MUTED)
            drawing.draw(canvas, _LEFT, y - 10, self._labels[key], "Sans", 7.5)
            drawing.draw(canvas, split, y - 10, self._labels["date"], "Sans", 7.5)
            y += 56
        self._rule(20 * MM)
        return y - 56

    def _lines(self, x: float, y: float, text: str, font: str, size: float, width: float, most: int) -> float:
        """Draw fitted text whose first base line is ``y``; return the height below the last line."""
        lines, fitted = drawing.fit(text, font, size, width, most)
        for i, line in enumerate(lines):
            drawing.draw(self._canvas, x, y - i * 1.22 * fitted, line, font, fitted)
        return y - max(0, len(lines) - 1) * 1.22 * fitted - 0.6 * size

    def _rule(self, y: float) -> None:
        self._canvas.setStrokeColorRGB(*style.rgb(style.RULE))
        self._canvas.setLineWidth(0.5)
        self._canvas.line(_LEFT, y, self._right, y)

    def _colour(self, colour: str) -> None:
        self._canvas.setFillColorRGB(*style.rgb(colour))
