"""What is to be taken out of disciplinary files, as a worksheet; and the record of a removal, which names nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import (
    N_,
    _,
    catalogue,
    format_date,
    format_number,
    format_time,
    ngettext,
    translate,
)
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.sanctions.documents.cases import step
from medias_desktop.sanctions.rules.removing import RemovalReason

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.sanctions.rules.removing import DueRemoval, RemovalRecord

REASONS = {
    RemovalReason.AMNESTY: N_("Amnesty"),
    RemovalReason.RETENTION: N_("End of its time"),
}
_ROW = 30.0
"""Points: what a hand needs to write a day and a name."""

_LABELS = {
    "title": N_("Record of a removal from disciplinary files"),
    "page": N_("Page {page} of {pages}"),
    "reason": N_("Why"),
    "basis": N_("Rule"),
    "measures": N_("Measures removed"),
    "letters": N_("Letters removed"),
    "captures": N_("Captures removed"),
    "by": N_("Removed by"),
    "at": N_("Removed on"),
    "uid": N_("Number of the record"),
    "signature": N_("Signature of the person in charge"),
    "date": N_("Date"),
}
_WORDS = {
    RemovalReason.AMNESTY: N_(
        "The measures counted below were taken out of the files to which they belonged, with their letters, because they no "
        "longer count. This record names nobody and says nothing of what was removed."
    ),
    RemovalReason.RETENTION: N_(
        "The closed cases counted below were destroyed at the end of the time for which they are kept. This record names "
        "nobody and says nothing of what was destroyed."
    ),
}
_PAPER_TOO = N_("Whatever is on paper or in another file is to be removed as well.")
_MOMENT = N_("{day}, {time}")
_LOGO = N_("Logo: {municipality}")


@dataclass(frozen=True, slots=True)
class DueSheet:
    """Whose list it is, of which day, what is due, the paper."""

    municipality: str
    day: dt.date
    due: Sequence[DueRemoval]
    paper: str = "letter"
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalSheet:
    """One removal that was done, in ``language``."""

    municipality: str
    language: str
    record: RemovalRecord
    paper: str = "letter"
    letterhead: Letterhead = PLAIN


def draw_due(sheet: DueSheet, progress: Progress) -> bytes:
    """Return what is to be taken out as a PDF in the interface language, with places to write. May raise Cancelled."""
    number = len(sheet.due)
    counted = ngettext("{n} removal", "{n} removals", number).format(n=format_number(number))
    secret = _("Personal and confidential")
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("To be taken out of disciplinary files"),
        about=format_date(sheet.day),
        facts=(secret, counted, translate(_PAPER_TOO)),
        foot=lambda: " · ".join((secret, _("On {day}").format(day=format_date(sheet.day)))),
        paper=sheet.paper,
        colour=sheet.colour,
        row_height=_ROW,
        empty=_("Nothing is due."),
    )
    columns = (
        SheetColumn["DueRemoval"](_("Number"), 9, lambda one: one.brief.number),
        SheetColumn["DueRemoval"](_("Person"), 18, lambda one: one.brief.listed_name),
        SheetColumn["DueRemoval"](_("Measure"), 17, lambda one: step(one.brief)),
        SheetColumn["DueRemoval"](_("Date of the fault"), 9, lambda one: one.brief.fault_day.isoformat()),
        SheetColumn["DueRemoval"](_("Why"), 12, lambda one: translate(REASONS[one.reason])),
        SheetColumn["DueRemoval"](_("Since"), 9, lambda one: one.since.isoformat()),
        SheetColumn["DueRemoval"](_("Paper file removed on, by whom"), 26, lambda _one: ""),
    )
    return draw_table(table, columns, sheet.due, number, progress)


def typeset_removal(sheet: RemovalSheet) -> bytes:
    """Return the record of a removal as PDF/A-2a and PDF/UA-1."""
    from medias_desktop.core.pdf.typesetting import typeset

    language, record = sheet.language, sheet.record
    say = catalogue(language).gettext
    municipality = _clean(sheet.municipality)
    local = record.removed_at.astimezone()
    moment = say(_MOMENT).format(
        day=format_date(local.date(), language=language), time=format_time(local, language)
    )
    labels = {key: say(text) for key, text in _LABELS.items()}
    facts = (
        ("uid", record.uid),
        ("reason", say(REASONS[record.reason])),
        ("basis", record.basis),
        ("measures", format_number(record.measures, language)),
        ("letters", format_number(record.letters, language)),
        ("captures", format_number(record.captures, language)),
        ("by", record.removed_by),
        ("at", moment),
    )
    data = {
        "style": style.for_typst(sheet.paper, sheet.letterhead.colour),
        "language": language,
        "labels": labels,
        "municipality": municipality,
        "logo": logos.for_typst(sheet.letterhead, say(_LOGO).format(municipality=municipality)),
        "words": [say(_WORDS[record.reason]), say(_PAPER_TOO)],
        "facts": [(labels[key], _clean(value)) for key, value in facts if value],
    }
    return typeset("removal.typ", data, record.removed_at)


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
