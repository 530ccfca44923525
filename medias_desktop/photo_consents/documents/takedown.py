"""The worksheet of what is to be taken down: a line for each publication, with places to write what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress

_ROW = 34.0
"""Points: what a hand needs to write a date and a name."""


@dataclass(frozen=True, slots=True)
class WorksheetLine:
    """A publication to be taken down, in words."""

    item: str
    place: str
    link: str
    published: str
    responsible: str
    why: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Whose it is, the day of the list, its lines, the paper."""

    municipality: str
    day: dt.date
    lines: Sequence[WorksheetLine]
    paper: str = "letter"
    colour: str = ""


def draw_worksheet(sheet: Worksheet, progress: Progress) -> bytes:
    """Return the worksheet as a PDF in the interface language. May raise Cancelled."""
    number = len(sheet.lines)
    told = ngettext("{n} publication to take down", "{n} publications to take down", number)
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Photos to take down"),
        about=format_date(sheet.day),
        facts=(
            told.format(n=format_number(number)),
            _("Write the day, what was done and your name; then record it in the register."),
        ),
        foot=lambda: _("On {day}").format(day=format_date(sheet.day)),
        paper=sheet.paper,
        colour=sheet.colour,
        row_height=_ROW,
        empty=_("Nothing is to be taken down."),
    )
    return draw_table(table, _columns(), sheet.lines, number, progress)


def _columns() -> tuple[SheetColumn[WorksheetLine], ...]:
    return (
        SheetColumn[WorksheetLine](_("Photo"), 15, lambda line: line.item),
        SheetColumn[WorksheetLine](_("Where"), 11, lambda line: line.place),
        SheetColumn[WorksheetLine](_("Link"), 15, lambda line: line.link),
        SheetColumn[WorksheetLine](_("Published on"), 8, lambda line: line.published),
        SheetColumn[WorksheetLine](_("Person in charge"), 10, lambda line: line.responsible),
        SheetColumn[WorksheetLine](_("Why"), 24, lambda line: line.why),
        SheetColumn[WorksheetLine](_("Done on"), 8, lambda _line: ""),
        SheetColumn[WorksheetLine](_("What was done, and by whom"), 16, lambda _line: ""),
    )
