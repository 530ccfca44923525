"""Where things stand on a sheet that many persons sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import drawing, style
from medias_desktop.core.pdf.errors import TextTooLong
from medias_desktop.core.pdf.sheet_style import CODE_SIZE, LOGO
from medias_desktop.core.pdf.style import MM

if TYPE_CHECKING:
    from medias_desktop.core.pdf.sheet_data import SheetTemplate

_LABELS = {
    "number": N_("Policy number {number}"),
    "version": N_("version {number}"),
    "resolution": N_("resolution {number}"),
    "in_force": N_("in force on {date}"),
    "digest": N_("text SHA-256 {digest}…"),
    "line": N_("No."),
    "name": N_("Name"),
    "department": N_("Department, number"),
    "signature": N_("Signature"),
    "date": N_("Date"),
    "refused": N_("Refuses"),
    "witness": N_("Witness of the refusals (name and signature)"),
    "day": N_("Date (year-month-day)"),
    "sheet": N_("Sheet"),
    "page": N_("Page {page} of {pages}"),
}
LINE_HEIGHT = 26.4
"""Points: 9.3 mm, room for a pen."""
LEFT = 15 * MM
TOP = 13 * MM
_FOOT = 32 * MM
"""Below it nothing but the witness's line."""
HEAD_ROW = 17.0


class GroupLayout:
    """Where things stand on a page of a language: everything but the lines has the same height on all of them."""

    def __init__(self, spec: SheetTemplate, language: str) -> None:
        say = catalogue(language).gettext
        self.labels = {key: say(text) for key, text in _LABELS.items()}
        self.paper = style.PAPERS[spec.paper]
        self.right = self.paper.width - LEFT
        self.width = self.right - LEFT
        top = self.paper.height - TOP
        room = self.width - CODE_SIZE - 7 * MM
        self.logo_bottom = top - (LOGO[1] + 2 * MM if spec.letterhead.logo else 0)
        self.municipality = drawing.fit(drawing.clean(spec.municipality), "Sans-Bold", 10, room, 1)
        self.title = drawing.fit(drawing.clean(spec.titles[language]), "Serif-Bold", 16, room, 2)
        self.policy = drawing.fit(drawing.clean(spec.policy_title), "Sans-Bold", 10.5, room, 3)
        self.facts = drawing.fit(drawing.clean(self._facts(spec, language)), "Sans", 8, room, 3)
        y = self.logo_bottom - 9
        self.places = []
        for (lines, size), gap in (
            (self.municipality, 7.0),
            (self.title, 9.0),
            (self.policy, 3.5),
            (self.facts, 0.0),
        ):
            self.places.append(y)
            y -= 1.2 * size * max(1, len(lines)) + gap
        head_bottom = min(y, top - CODE_SIZE) - 6
        paragraphs = [drawing.clean(text) for text in spec.declarations[language]]
        self.declaration = [
            line for text in paragraphs for line in drawing.wrap(text, "Serif", 9, self.width)
        ]
        self.declaration_top = head_bottom - 8
        self.heading = self.declaration_top - 12.5 * len(self.declaration) - 9
        self.table_top = self.heading - 8
        self.lines = int((self.table_top - HEAD_ROW - _FOOT) // LINE_HEIGHT)
        if self.lines < 3:
            raise TextTooLong

    def _facts(self, spec: SheetTemplate, language: str) -> str:
        labels = self.labels
        day = format_date(spec.in_force_date, language=language) if spec.in_force_date else ""
        told = (
            labels["number"].format(number=spec.policy_number) if spec.policy_number else "",
            labels["version"].format(number=spec.version),
            labels["resolution"].format(number=spec.resolution_number) if spec.resolution_number else "",
            labels["in_force"].format(date=day) if day else "",
            labels["digest"].format(digest=spec.text_sha256[:16]),
        )
        # What belongs together stays on one line.
        return " · ".join(one.replace(" ", "\u00a0") for one in told if one)
