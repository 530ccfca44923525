"""The list of renewals: who is to be asked anew, for which consent, why, and whom to write to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.progress import Progress


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """A deadline in words."""

    name: str
    born: str
    what: str
    day: str
    why: str
    consent: str
    contacts: str


@dataclass(frozen=True, slots=True)
class Renewals:
    """Whose list it is, of which day, what it was narrowed to ("" for all), the paper."""

    municipality: str
    day: dt.date
    lines: Sequence[RenewalLine]
    narrowed: str = ""
    paper: str = "letter"
    colour: str = ""


def draw_renewals(renewals: Renewals, progress: Progress) -> bytes:
    """Return the list as a PDF in the interface language. May raise Cancelled."""
    number = len(renewals.lines)
    told = ngettext("{n} deadline", "{n} deadlines", number).format(n=format_number(number))
    table = TableSheet(
        municipality=renewals.municipality,
        title=_("Photo consents to renew"),
        about=format_date(renewals.day),
        facts=tuple(filter(None, (told, renewals.narrowed))),
        foot=lambda: _("On {day}").format(day=format_date(renewals.day)),
        paper=renewals.paper,
        colour=renewals.colour,
        empty=_("Nothing is due."),
    )
    return draw_table(table, _columns(), renewals.lines, number, progress)


def _columns() -> tuple[SheetColumn[RenewalLine], ...]:
    return (
        SheetColumn[RenewalLine](_("Person"), 15, lambda line: line.name),
        SheetColumn[RenewalLine](_("Born on"), 8, lambda line: line.born),
        SheetColumn[RenewalLine](_("Deadline"), 12, lambda line: line.what),
        SheetColumn[RenewalLine](_("Day"), 8, lambda line: line.day),
        SheetColumn[RenewalLine](_("What to do"), 24, lambda line: line.why),
        SheetColumn[RenewalLine](_("Consent"), 20, lambda line: line.consent),
        SheetColumn[RenewalLine](_("Whom to write to"), 26, lambda line: line.contacts),
    )
