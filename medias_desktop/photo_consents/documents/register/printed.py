"""The register of photo consents as a PDF to be printed: one line for each person in each photo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.photo_consents.documents.register.columns import method, published, until, who
from medias_desktop.photo_consents.labels import ACT_NAMES, PURPOSE_NAMES, STATE_NAMES
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.register_lines import RegisterLine

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.progress import Progress


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """What the list is asked for: the question, its filter in words, the counts in words; and the paper."""

    municipality: str
    question: Question
    made_on: dt.date
    narrowed: str
    counted: str
    paper: str = "letter"
    colour: str = ""


def draw_register(
    sheet: RegisterSheet, lines: Iterable[RegisterLine], number: int, progress: Progress
) -> bytes:
    """Return the list in the interface language. Reports lines laid out, may raise Cancelled."""
    asked = _("May be published: {purpose}, on {day}").format(
        purpose=translate(PURPOSE_NAMES[sheet.question.purpose]), day=format_date(sheet.question.day)
    )
    table = TableSheet(
        municipality=sheet.municipality,
        title=_("Register of photo consents"),
        about=asked,
        facts=tuple(filter(None, (asked, sheet.narrowed, sheet.counted))),
        foot=lambda: _("On {day}").format(day=format_date(sheet.made_on)),
        paper=sheet.paper,
        colour=sheet.colour,
        empty=_("No photo is in this list."),
    )
    return draw_table(table, _columns(), lines, number, progress)


def _columns() -> tuple[SheetColumn[RegisterLine], ...]:
    return (
        SheetColumn[RegisterLine](_("Title"), 13, lambda line: line.title),
        SheetColumn[RegisterLine](_("Date"), 8.5, lambda line: line.day.isoformat()),
        SheetColumn[RegisterLine](_("Event"), 12, lambda line: line.event),
        SheetColumn[RegisterLine](_("Person shown"), 12, who),
        SheetColumn[RegisterLine](_("State"), 8.5, lambda line: translate(STATE_NAMES[line.state])),
        SheetColumn[RegisterLine](_("Why"), 26, lambda line: " ".join(line.why)),
        SheetColumn[RegisterLine](_("Last entry"), 20, _entry),
        SheetColumn[RegisterLine](_("Until"), 8.5, lambda line: str(until(line))),
        SheetColumn[RegisterLine](_("Published where"), 12, published),
    )


def _entry(line: RegisterLine) -> str:
    if line.act is None:
        return ""
    told = translate(ACT_NAMES[line.act.kind])
    return " · ".join(filter(None, (f"{told} {line.act.day.isoformat()}", line.giver, method(line))))
