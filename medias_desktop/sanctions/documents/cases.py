"""Lists of cases for those who may read them: to be printed, or for a spreadsheet. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, current_language, format_date, format_number, ngettext, translate
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.sanctions.labels import GRAVITY_NAMES, GRIEVANCE_NAMES, STATE_NAMES
from medias_desktop.sanctions.labels.coded import cited, platform_name
from medias_desktop.sanctions.rules.cases import CaseBrief

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress

Column = ExportColumn[CaseBrief]


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """Whose list it is, of which day, what it was narrowed to ("" for all), the paper."""

    municipality: str
    day: dt.date
    briefs: Sequence[CaseBrief]
    narrowed: str = ""
    paper: str = "letter"
    colour: str = ""


def draw_cases(sheet: CaseSheet, progress: Progress) -> bytes:
    """Return the list as a PDF in the interface language. May raise Cancelled."""
    number = len(sheet.briefs)
    counted = ngettext("{n} case", "{n} cases", number).format(n=format_number(number))
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Disciplinary cases"),
        about=format_date(sheet.day),
        facts=tuple(filter(None, (_("Personal and confidential"), counted, sheet.narrowed))),
        foot=lambda: " · ".join(
            (_("Personal and confidential"), _("On {day}").format(day=format_date(sheet.day)))
        ),
        paper=sheet.paper,
        colour=sheet.colour,
        empty=_("No case is in this list."),
    )
    return draw_table(table, _sheet_columns(), sheet.briefs, number, progress)


def columns() -> tuple[Column, ...]:
    """Return the columns of the spreadsheet in the interface language; a date is a date, everything else is text."""
    return (
        Column(_("Number"), lambda one: one.number, 12),
        Column(_("Person"), lambda one: one.listed_name, 28),
        Column(_("Group"), group, 22),
        Column(_("Department"), lambda one: one.department, 22),
        Column(_("Date of the fault"), lambda one: one.fault_day, 12),
        Column(_("Known to the employer on"), lambda one: one.known_on, 12),
        Column(_("Platform"), lambda one: platform_name(one.platform), 16),
        Column(_("Clauses"), clauses, 24),
        Column(_("Gravity"), lambda one: translate(GRAVITY_NAMES[one.gravity]) if one.gravity else "", 16),
        Column(_("State"), lambda one: translate(STATE_NAMES[one.state]), 20),
        Column(_("Measure"), step, 26),
        Column(_("Decided on"), lambda one: one.decided_on or "", 12),
        Column(_("Notified on"), lambda one: one.notified_on or "", 12),
        Column(_("End of suspension"), lambda one: one.suspension_to or "", 12),
        Column(_("No longer counts from"), lambda one: one.amnesty_on or "", 12),
        Column(_("Grievance"), grievance, 24),
        Column(_("Closed on"), lambda one: one.closed_on or "", 12),
        Column(_("Measure taken out on"), lambda one: one.removed_on or "", 12),
    )


def _sheet_columns() -> tuple[SheetColumn[CaseBrief], ...]:
    return (
        SheetColumn[CaseBrief](_("Number"), 8, lambda one: one.number),
        SheetColumn[CaseBrief](_("Person"), 15, lambda one: one.listed_name),
        SheetColumn[CaseBrief](
            _("Group and department"), 16, lambda one: " · ".join(filter(None, (group(one), one.department)))
        ),
        SheetColumn[CaseBrief](_("Date of the fault"), 8, lambda one: one.fault_day.isoformat()),
        SheetColumn[CaseBrief](_("Clauses"), 13, clauses),
        SheetColumn[CaseBrief](_("State"), 12, lambda one: translate(STATE_NAMES[one.state])),
        SheetColumn[CaseBrief](_("Measure"), 14, step),
        SheetColumn[CaseBrief](_("Notified on"), 8, lambda one: _iso(one.notified_on)),
        SheetColumn[CaseBrief](_("No longer counts from"), 8, lambda one: _iso(one.amnesty_on)),
    )


def group(brief: CaseBrief) -> str:
    """Return the person’s group in words."""
    return group_label(Group(brief.group)) if brief.group in set(Group) else brief.group


def clauses(brief: CaseBrief) -> str:
    """Return how the clauses are cited."""
    return "; ".join(dict.fromkeys(cited(cite) for _version, _section, cite in brief.clauses))


def step(brief: CaseBrief) -> str:
    """Return what the measure is called."""
    return brief.step_name_en if current_language() == "en" else brief.step_name_fr


def grievance(brief: CaseBrief) -> str:
    """Return what became of the grievance."""
    return translate(GRIEVANCE_NAMES[brief.grievance]) if brief.grievance else ""


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
