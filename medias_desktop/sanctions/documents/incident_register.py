"""The register of incidents: what online users did, what was done about it, by which clause. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress
from medias_desktop.sanctions.documents.block_list import appeal, user
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.labels.coded import cited, platform_name, reason_names
from medias_desktop.sanctions.rules.incident_lines import IncidentLine

Column = ExportColumn[IncidentLine]


@dataclass(frozen=True, slots=True)
class IncidentSheet:
    """Whose register it is, the day, what the list was narrowed to in words, how many lines, the paper."""

    municipality: str
    day: dt.date
    narrowed: str
    number: int
    paper: str = "letter"
    colour: str = ""


def draw_incidents(sheet: IncidentSheet, lines: Iterable[IncidentLine], progress: Progress) -> bytes:
    """Return the register as a PDF in the interface language. May raise Cancelled."""
    told = ngettext("{n} incident", "{n} incidents", sheet.number).format(n=format_number(sheet.number))
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Register of incidents"),
        about=format_date(sheet.day),
        facts=tuple(filter(None, (told, sheet.narrowed))),
        foot=lambda: _("On {day}").format(day=format_date(sheet.day)),
        paper=sheet.paper,
        colour=sheet.colour,
        empty=_("No incident is in this list."),
    )
    return draw_table(table, _printed(), lines, sheet.number, progress)


def incident_columns() -> tuple[Column, ...]:
    """Return the columns of the register as a spreadsheet, in the interface language."""
    return (
        Column(_("Seen on"), lambda line: line.seen_on, 12),
        Column(_("Online user"), user, 24),
        Column(_("Platform"), lambda line: platform_name(line.platform), 16),
        Column(_("Account"), lambda line: line.account, 34),
        Column(_("Reason"), lambda line: reason_names(line.reasons), 40),
        Column(_("Clause"), lambda line: cited(line.cite), 16),
        Column(_("Policy"), lambda line: line.policy, 40),
        Column(_("Action"), lambda line: translate(ACTION_NAMES[line.action]), 20),
        Column(_("Done on"), lambda line: line.acted_on, 12),
        Column(_("Until"), lambda line: line.until or "", 12),
        Column(_("Warned"), lambda line: _("Yes") if line.warned else _("No"), 10),
        Column(_("Why something else was done"), lambda line: line.departure, 40),
        Column(_("Lifted on"), lambda line: line.lifted_on or "", 12),
        Column(_("Why it was lifted"), lambda line: line.lifted_because, 30),
        Column(_("Annulled on"), lambda line: line.annulled_on or "", 12),
        Column(_("Why it was annulled"), lambda line: line.annulled_because, 30),
        Column(_("Appeal"), appeal, 20),
        Column(_("Done by"), lambda line: line.author, 24),
        Column(_("Link"), lambda line: line.link, 40),
        Column(_("Fingerprint of the text"), lambda line: line.text_sha256, 30),
    )


def state(line: IncidentLine) -> str:
    """Return what was done, and what became of it since."""
    said = [translate(ACTION_NAMES[line.action])]
    if line.until:
        said.append(_("until {day}").format(day=line.until.isoformat()))
    if line.lifted_on:
        said.append(_("lifted on {day}").format(day=line.lifted_on.isoformat()))
    if line.annulled_on:
        said.append(_("annulled on {day}").format(day=line.annulled_on.isoformat()))
    return ", ".join(said)


def _printed() -> tuple[SheetColumn[IncidentLine], ...]:
    return (
        SheetColumn[IncidentLine](_("Seen on"), 8, lambda line: line.seen_on.isoformat()),
        SheetColumn[IncidentLine](_("Online user"), 14, user),
        SheetColumn[IncidentLine](
            _("Account"), 17, lambda line: f"{platform_name(line.platform)} – {line.account}"
        ),
        SheetColumn[IncidentLine](_("Reason"), 19, lambda line: reason_names(line.reasons)),
        SheetColumn[IncidentLine](_("Clause"), 11, lambda line: cited(line.cite)),
        SheetColumn[IncidentLine](_("Action"), 18, state),
        SheetColumn[IncidentLine](_("Done on"), 8, lambda line: line.acted_on.isoformat()),
        SheetColumn[IncidentLine](_("Appeal"), 9, appeal),
        SheetColumn[IncidentLine](_("Done by"), 11, lambda line: line.author),
    )
