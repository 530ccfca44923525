"""Who is shut out of the municipality’s accounts: since when, until when, why and by which clause. Data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from medias_desktop.core.exported import ExportColumn
from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress
from medias_desktop.sanctions.labels import ACTION_NAMES, APPEAL_NAMES
from medias_desktop.sanctions.labels.coded import cited, platform_name, reason_names
from medias_desktop.sanctions.rules.incident_lines import IncidentLine

Column = ExportColumn[IncidentLine]


@dataclass(frozen=True, slots=True)
class BlockList:
    """Whose list it is, of which day, whether it names the users, the paper."""

    municipality: str
    day: dt.date
    with_names: bool
    number: int
    paper: str = "letter"
    colour: str = ""


def draw_block_list(sheet: BlockList, lines: Iterable[IncidentLine], progress: Progress) -> bytes:
    """Return the list as a PDF in the interface language. May raise Cancelled."""
    told = ngettext("{n} block or ban in effect", "{n} blocks and bans in effect", sheet.number)
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Users shut out of the municipality’s accounts"),
        about=format_date(sheet.day),
        facts=tuple(
            filter(
                None,
                (
                    _("On {day}").format(day=format_date(sheet.day)),
                    told.format(n=format_number(sheet.number)),
                    ""
                    if sheet.with_names
                    else _("The names of users are left out: a number stands for each."),
                ),
            )
        ),
        foot=lambda: _("On {day}").format(day=format_date(sheet.day)),
        paper=sheet.paper,
        colour=sheet.colour,
        empty=_("Nobody is shut out."),
    )
    return draw_table(table, _printed(), lines, sheet.number, progress)


def block_columns() -> tuple[Column, ...]:
    """Return the columns of the list as a spreadsheet, in the interface language."""
    return (
        Column(_("Online user"), user, 24),
        Column(_("Platform"), lambda line: platform_name(line.platform), 16),
        Column(_("Account"), account, 34),
        Column(_("Measure"), lambda line: translate(ACTION_NAMES[line.action]), 20),
        Column(_("Since"), lambda line: line.acted_on, 12),
        Column(_("Until"), lambda line: line.until or "", 12),
        Column(_("Reason"), lambda line: reason_names(line.reasons), 40),
        Column(_("Clause"), lambda line: cited(line.cite), 16),
        Column(_("Policy"), lambda line: line.policy, 40),
        Column(_("Warned"), lambda line: _("Yes") if line.warned else _("No"), 10),
        Column(_("Appeal"), appeal, 20),
        Column(_("Done by"), lambda line: line.author, 24),
    )


def user(line: IncidentLine) -> str:
    """Return the user’s name on the platform, or the number that stands for it."""
    return line.handle or _("User {n}").format(n=format_number(line.user))


def account(line: IncidentLine) -> str:
    """Return the account, or that it is about all of the platform’s."""
    return _("All accounts of the platform") if line.everywhere else line.account


def appeal(line: IncidentLine) -> str:
    """Return what became of the last appeal, "" when there was none."""
    return translate(APPEAL_NAMES[line.appeal]) if line.appeal else ""


def _printed() -> tuple[SheetColumn[IncidentLine], ...]:
    return (
        SheetColumn[IncidentLine](_("Online user"), 15, user),
        SheetColumn[IncidentLine](
            _("Account"), 18, lambda line: f"{platform_name(line.platform)} – {account(line)}"
        ),
        SheetColumn[IncidentLine](_("Measure"), 11, lambda line: translate(ACTION_NAMES[line.action])),
        SheetColumn[IncidentLine](_("Since"), 8, lambda line: line.acted_on.isoformat()),
        SheetColumn[IncidentLine](_("Until"), 8, lambda line: line.until.isoformat() if line.until else "–"),
        SheetColumn[IncidentLine](_("Reason"), 20, lambda line: reason_names(line.reasons)),
        SheetColumn[IncidentLine](
            _("Clause"), 17, lambda line: " · ".join(filter(None, (cited(line.cite), line.policy)))
        ),
        SheetColumn[IncidentLine](_("Appeal"), 9, appeal),
        SheetColumn[IncidentLine](_("Done by"), 10, lambda line: line.author),
    )
