"""How long answers took, month by month, beside what the clause asks. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, format_date, format_month, format_number
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress
from medias_desktop.editorial_calendar.labels.interactions import hours_text
from medias_desktop.editorial_calendar.rules.answer_times import MonthTimes


@dataclass(frozen=True, slots=True)
class TimesSheet:
    """Whose report it is, the year, the day, what the clauses ask (a line each), the paper."""

    municipality: str
    year: int
    day: dt.date
    asked: tuple[str, ...]
    paper: str = "letter"
    colour: str = ""


def draw_times(sheet: TimesSheet, months: Sequence[MonthTimes], progress: Progress) -> bytes:
    """Return the report as a PDF in the interface language. May raise Cancelled."""
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Answer times"),
        about=str(sheet.year),
        facts=sheet.asked or (_("No clause in force sets a time."),),
        foot=lambda: _("On {day}").format(day=format_date(sheet.day)),
        landscape=False,
        paper=sheet.paper,
        colour=sheet.colour,
        empty=_("Nothing was received in this year."),
    )
    columns = tuple(SheetColumn[MonthTimes](title, share, value) for title, share, value in _columns())
    return draw_table(table, columns, months, len(months), progress)


def times_columns() -> tuple[ExportColumn[MonthTimes], ...]:
    """Return the columns of the report as a spreadsheet, in the interface language."""
    return tuple(ExportColumn[MonthTimes](title, value, 16) for title, _share, value in _columns())


def _columns() -> tuple[tuple[str, float, Callable[[MonthTimes], str]], ...]:
    return (
        (_("Month"), 20, lambda one: format_month(one.month)),
        (_("Came in"), 12, lambda one: format_number(one.received)),
        (_("Got an answer"), 12, lambda one: format_number(one.answered)),
        (_("In time"), 12, lambda one: format_number(one.in_time)),
        (_("Late"), 10, lambda one: format_number(one.late)),
        (_("Still open"), 10, lambda one: format_number(one.open)),
        (_("Median"), 12, lambda one: _hours(one.median_hours)),
        (_("Longest"), 12, lambda one: _hours(one.longest_hours)),
    )


def _hours(hours: float | None) -> str:
    return "–" if hours is None else hours_text(hours)
