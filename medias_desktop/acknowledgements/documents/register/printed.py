"""The register as a PDF to be printed: one line a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules import Counts, Scope
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core.i18n import _, format_date, format_number, format_percent
from medias_desktop.core.pdf.table_sheet import SheetColumn, TableSheet, draw_table
from medias_desktop.people.labels import group_label

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """What the list is about, and the paper it is drawn on; ``colour`` is that of the arms, "" for the house's own."""

    scope: Scope
    counts: Counts
    landscape: bool = True
    paper: str = "letter"
    colour: str = ""


def _columns(*, landscape: bool) -> tuple[SheetColumn[RegisterLine], ...]:
    """Return the columns with their shares of the width; upright paper has room for fewer of them."""
    first = SheetColumn(_("Person"), 19, _person)
    number = SheetColumn[RegisterLine](_("Employee number"), 7, lambda line: line.row.number)
    group = SheetColumn[RegisterLine](_("Group"), 13, lambda line: group_label(line.row.group))
    department = SheetColumn[RegisterLine](_("Department"), 13, lambda line: line.row.department)
    state = SheetColumn[RegisterLine](_("State"), 10, lambda line: state_label(line.row.status.state))
    day = SheetColumn[RegisterLine](_("Date"), 8, lambda line: _iso(line.row.status.day))
    method = SheetColumn(_("Method"), 15, _method)
    due = SheetColumn[RegisterLine](_("To be signed by"), 8, lambda line: _iso(line.row.status.due))
    proof = SheetColumn(_("Original"), 11, _original)
    if landscape:
        return first, number, group, department, state, day, method, due, proof
    return first, department, state, day, method


def draw_register(
    sheet: RegisterSheet, lines: Iterable[RegisterLine], number: int, progress: Progress
) -> bytes:
    """Return the list of ``number`` lines in the interface language. Reports lines laid out, may raise Cancelled."""
    version = sheet.scope.version
    former = False

    def watched() -> Iterator[RegisterLine]:
        nonlocal former
        for line in lines:
            former = former or not line.row.counted
            yield line

    def foot() -> str:
        told = _("On {day}").format(day=format_date(sheet.scope.day))
        return told + " · " + _("* no longer concerned; the record is kept") if former else told

    table = TableSheet(
        municipality=version.municipality,
        title=_("Acknowledgement register"),
        about=version.policy_title,
        subject=version.text_sha256,
        facts=_about(sheet),
        foot=foot,
        landscape=sheet.landscape,
        paper=sheet.paper,
        colour=sheet.colour,
    )
    return draw_table(table, _columns(landscape=sheet.landscape), watched(), number, progress)


def _about(sheet: RegisterSheet) -> list[str]:
    scope, counts = sheet.scope, sheet.counts
    version = scope.version
    named = [_("{policy}, version {number}").format(policy=version.policy_title, number=version.ordinal)]
    named.append(_("resolution {number}").format(number=version.resolution_number))
    if version.in_force_date:
        named.append(_("In force on {day}").format(day=format_date(version.in_force_date)))
    if scope.campaign is not None:
        named.append(scope.campaign.title)
    percent = format_percent(counts.percent / 100)
    told = _("{percent} signed ({signed} of {must})").format(
        percent=percent, signed=format_number(counts.signed), must=format_number(counts.must)
    )
    return [" · ".join(named), told, f"{_('Text (SHA-256)')} {version.text_sha256}"]


def _person(line: RegisterLine) -> str:
    return line.row.listed_name if line.row.counted else f"{line.row.listed_name} *"


def _method(line: RegisterLine) -> str:
    status = line.row.status
    if status.through:
        return _("acknowledged version {number}; minor change").format(number=status.through)
    return " – ".join(filter(None, (method_label(status.method), status.witness)))


def _original(line: RegisterLine) -> str:
    """Return where the paper lies, or that its proof is in the register."""
    return line.original_place or (_("in the register") if line.evidence else "")


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
