"""What all sheets of a language share: the form that a person's lines are written into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.errors import TextTooLong
from medias_desktop.core.pdf.sheet_style import CODE_SIZE, Pen, colours
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from medias_desktop.core.pdf.sheet_data import SheetTemplate

LABELS = {
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
LEFT = 22 * MM
TOP = 20 * MM
_PERSON_HEIGHT = 71.0
_ROOM_TO_SIGN = 42.0
_SIGNATURE, _REFUSAL, _WITNESS = 74 * MM, 54.5 * MM, 38.5 * MM
"""Heights of the lines to write on."""


class SheetForm:
    """The first page of a sheet, without its person; ``pages`` is how many a sheet has in all."""

    def __init__(self, spec: SheetTemplate, language: str, logo_height: float, pages: int) -> None:
        self._spec, self._language = spec, language
        self._logo_height, self._pages = logo_height, pages
        say = catalogue(language).gettext
        self.labels = {key: say(text) for key, text in LABELS.items()}
        self._colours = colours(spec.letterhead)
        self.paper = style.PAPERS[spec.paper]
        self.right = self.paper.width - LEFT
        self.width = self.right - LEFT
        self.person_top = 0.0

    def draw(self, canvas: Any) -> None:
        """Draw it; from then on ``person_top`` tells where the box of the person begins."""
        pen, spec = Pen(canvas), self._spec
        y = self.paper.height - TOP
        if self._logo_height:
            y -= self._logo_height + 2 * MM
        heading_room = self.width - CODE_SIZE - 8 * MM
        pen.colour(self._colours.accent)
        y = pen.lines(LEFT, y, spec.municipality, "Sans-Bold", 11, heading_room, 2)
        pen.colour(style.INK)
        y = pen.lines(LEFT, y - 18, spec.titles[self._language], "Serif-Bold", 20, heading_room, 2)
        pen.colour(self._colours.arms)
        canvas.rect(LEFT, y - 1, 52, 2, stroke=0, fill=1)
        y = min(y, self.paper.height - TOP + 4 * MM - CODE_SIZE) - 16
        self.person_top = self._draw_policy(pen, y) - 14
        self._draw_person_labels(pen)
        self._draw_signing(pen)
        bottom = _SIGNATURE + _ROOM_TO_SIGN
        if self._pages > 1:
            key = "one" if self._pages == 2 else "more"
            note = self.labels[key].format(pages=self._pages)
            pen.colour(self._colours.accent)
            pen.lines(LEFT, bottom, note, "Sans-Bold", 9, self.width, 1)
            bottom += 14
        pen.colour(style.INK)
        self._draw_declaration(pen, self.person_top - _PERSON_HEIGHT - 14, bottom)

    def _draw_policy(self, pen: Pen, y: float) -> float:
        """Draw the identity of the policy as ruled rows of label and value."""
        spec, labels = self._spec, self.labels
        pen.colour(style.INK)
        y = pen.lines(LEFT, y - 10, spec.policy_title, "Sans-Bold", 12, self.width, 3) - 4
        day = format_date(spec.in_force_date, language=self._language) if spec.in_force_date else ""
        digest = spec.text_sha256
        rows = [
            [(labels["version"], spec.version), (labels["number"], spec.policy_number)],
            [(labels["resolution"], spec.resolution_number), (labels["in_force"], day)],
            [(labels["digest"], " ".join(digest[i : i + 16] for i in range(0, len(digest), 16)))],
        ]
        for row in rows:
            pen.rule(LEFT, y, self.right)
            for i, (label, value) in enumerate(row):
                x = LEFT + i * self.width / 2
                room = self.width / len(row) - 12
                pen.colour(style.MUTED)
                pen.word(x, y - 11, label, "Sans", 7.5)
                pen.colour(style.INK)
                pen.lines(x, y - 22.5, value or "—", "Sans", 9.5, room, 1)
            y -= 29
        pen.rule(LEFT, y, self.right)
        return y

    def _draw_declaration(self, pen: Pen, top: float, bottom: float) -> None:
        paragraphs = [drawing.clean(text) for text in self._spec.declarations[self._language]]
        size = 11.0
        while True:
            leading, gap = 1.45 * size, 0.65 * size
            broken = [drawing.wrap(text, "Serif", size, self.width) for text in paragraphs]
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
                pen.word(LEFT, y, line, "Serif", size)
            y -= gap

    def _draw_person_labels(self, pen: Pen) -> None:
        top = self.person_top
        pen.colour(style.WASH)
        pen.canvas.roundRect(LEFT, top - _PERSON_HEIGHT, self.width, _PERSON_HEIGHT, 3, stroke=0, fill=1)
        quarter = (self.width - 20) / 4
        pen.colour(style.MUTED)
        pen.word(LEFT + 10, top - 15, self.labels["name"], "Sans", 7)
        for column, key in ((0, "employee_number"), (1, "department"), (2.5, "group")):
            pen.word(LEFT + 10 + column * quarter, top - 44, self.labels[key], "Sans", 7)

    def _draw_signing(self, pen: Pen) -> None:
        """Draw the lines to write on: signature; refusal and its reason; its witness."""
        labels, split = self.labels, LEFT + 0.64 * self.width
        for y, key in ((_SIGNATURE, "signature"), (_WITNESS, "witness")):
            pen.rule(LEFT, y, split - 12, style.INK, 0.7)
            pen.rule(split, y, self.right, style.INK, 0.7)
            pen.colour(style.MUTED)
            pen.word(LEFT, y - 10, labels[key], "Sans", 7.5)
            pen.word(split, y - 10, labels["date"], "Sans", 7.5)
        pen.box(LEFT, _REFUSAL, 10)
        pen.colour(style.INK)
        pen.word(LEFT + 16, _REFUSAL + 1.5, labels["refusal"], "Sans", 9.5)
        start = LEFT + 30 + drawing.width_of(labels["refusal"], "Sans", 9.5)
        pen.rule(start, _REFUSAL, self.right, style.INK, 0.7)
        pen.colour(style.MUTED)
        pen.word(start, _REFUSAL - 10, labels["reason"], "Sans", 7.5)
        pen.rule(LEFT, 20 * MM, self.right)
