"""The register of interactions: what was written, until when it was due, what was done. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, current_language, format_date, format_number, ngettext, translate
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress
from medias_desktop.editorial_calendar.labels.interactions import (
    KIND_NAMES,
    LANGUAGE_NAMES,
    STATE_NAMES,
    channel_name,
    due_text,
    platform_name,
)
from medias_desktop.editorial_calendar.rules.interaction_lines import InteractionLine
from medias_desktop.policies.rules.texts import recited

Column = ExportColumn[InteractionLine]


@dataclass(frozen=True, slots=True)
class InteractionSheet:
    """Whose register it is, the day, what the list was narrowed to in words, how many lines, the paper."""

    municipality: str
    day: dt.date
    narrowed: str
    number: int
    paper: str = "letter"
    colour: str = ""


def draw_interactions(sheet: InteractionSheet, lines: Iterable[InteractionLine], progress: Progress) -> bytes:
    """Return the register as a PDF in the interface language. May raise Cancelled."""
    told = ngettext("{n} interaction", "{n} interactions", sheet.number)
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Register of interactions"),
        about=format_date(sheet.day),
        facts=tuple(filter(None, (told.format(n=format_number(sheet.number)), sheet.narrowed))),
        foot=lambda: _("On {day}").format(day=format_date(sheet.day)),
        paper=sheet.paper,
        colour=sheet.colour,
        empty=_("No interaction is in this list."),
    )
    return draw_table(table, _printed(), lines, sheet.number, progress)


def interaction_columns() -> tuple[Column, ...]:
    """Return the columns of the register as a spreadsheet, in the interface language."""
    return (
        Column(_("Received on"), lambda line: line.received_at.date(), 12),
        Column(_("Hour"), lambda line: line.received_at.strftime("%H:%M"), 8),
        Column(_("Kind"), lambda line: translate(KIND_NAMES[line.kind]), 24),
        Column(_("Platform"), lambda line: platform_name(line.platform), 16),
        Column(_("Account"), lambda line: line.account, 28),
        Column(_("From"), lambda line: line.sender, 24),
        Column(_("Text"), lambda line: line.text, 60),
        Column(_("Language"), lambda line: translate(LANGUAGE_NAMES[line.language]), 12),
        Column(_("Private"), lambda line: _("Yes") if line.private else _("No"), 10),
        Column(_("State"), lambda line: translate(STATE_NAMES[line.state]), 18),
        Column(_("Answer due"), lambda line: due_text(line.due_at, line.due_basis), 24),
        Column(_("Clause"), _cited, 16),
        Column(_("Passed on to"), lambda line: line.department, 24),
        Column(_("Department due"), lambda line: _moment(line.department_due_at), 18),
        Column(_("Answered on"), lambda line: _moment(line.answered_at), 18),
        Column(_("Answered by way of"), lambda line: channel_name(line.channel), 18),
        Column(_("In time"), _in_time, 10),
        Column(_("What was done"), lambda line: line.done, 60),
        Column(_("Moderation"), lambda line: _("Yes") if line.incident else "", 12),
        Column(_("Link"), lambda line: line.link, 40),
    )


def _printed() -> tuple[SheetColumn[InteractionLine], ...]:
    return (
        SheetColumn[InteractionLine](_("Received"), 9, lambda line: _moment(line.received_at)),
        SheetColumn[InteractionLine](_("Kind"), 10, lambda line: translate(KIND_NAMES[line.kind])),
        SheetColumn[InteractionLine](_("Account"), 12, _account),
        SheetColumn[InteractionLine](_("From"), 11, lambda line: line.sender),
        SheetColumn[InteractionLine](_("Text"), 22, lambda line: line.text),
        SheetColumn[InteractionLine](_("Answer due"), 10, lambda line: due_text(line.due_at, line.due_basis)),
        SheetColumn[InteractionLine](_("Clause"), 8, _cited),
        SheetColumn[InteractionLine](_("State"), 9, lambda line: translate(STATE_NAMES[line.state])),
        SheetColumn[InteractionLine](_("What was done"), 22, lambda line: line.done),
    )


def _account(line: InteractionLine) -> str:
    return " – ".join(filter(None, (platform_name(line.platform), line.account)))


def _cited(line: InteractionLine) -> str:
    return recited(line.cite, current_language()) if line.cite else ""


def _in_time(line: InteractionLine) -> str:
    return "" if line.in_time is None else _("Yes") if line.in_time else _("No")


def _moment(at: dt.datetime | None) -> str:
    return "" if at is None else f"{at:%Y-%m-%d %H:%M}"
