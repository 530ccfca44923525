"""The coverage in words: its columns for the screen, the file and the printed page."""

from __future__ import annotations

from collections.abc import Sequence

from medias_desktop.acknowledgements.rules import AcknowledgementState, Counts
from medias_desktop.acknowledgements.rules.coverage import CoverageLine
from medias_desktop.core.i18n import _, format_date, format_number, format_percent
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group

SEGMENTS = (
    AcknowledgementState.SIGNED,
    AcknowledgementState.HANDED_OUT,
    AcknowledgementState.TO_READ,
    AcknowledgementState.OVERDUE,
    AcknowledgementState.REFUSED,
    AcknowledgementState.EXEMPTED,
)
"""The states of which a bar consists, and the figures above a list, from the left."""


def name(line: CoverageLine, by: str) -> str:
    """Name a line: the group, the department, or that people have none."""
    if by == "group":
        return group_label(Group(line.code))
    return line.code or _("Without a department")


def number(counts: Counts, state: AcknowledgementState) -> int:
    """Return how many stand in a state."""
    found = {
        AcknowledgementState.SIGNED: counts.signed,
        AcknowledgementState.HANDED_OUT: counts.handed_out,
        AcknowledgementState.TO_READ: counts.to_read,
        AcknowledgementState.OVERDUE: counts.overdue,
        AcknowledgementState.REFUSED: counts.refused,
        AcknowledgementState.EXEMPTED: counts.exempted,
    }
    return found.get(state, 0)


def share(line: CoverageLine) -> str:
    """Return the share that signed; nothing where nobody must."""
    return format_percent(line.counts.percent / 100) if line.counts.must else "—"


def complete(line: CoverageLine) -> str:
    """Return since when everyone who must has signed; nothing before."""
    return format_date(line.complete_on, "medium") if line.complete_on else "—"


def sentence(line: CoverageLine, by: str) -> str:
    """Say a line for who cannot see the chart."""
    text = _("{name}: {percent}, {signed} of {must} have signed").format(
        name=name(line, by),
        percent=share(line),
        signed=format_number(line.counts.signed),
        must=format_number(line.counts.must),
    )
    if line.complete_on is None:
        return text
    return text + ", " + _("complete since {day}").format(day=format_date(line.complete_on))


def header(by: str) -> list[str]:
    """Return the titles of the table's columns."""
    first = _("Group") if by == "group" else _("Department")
    return [
        first,
        _("Share"),
        _("Signed"),
        _("Sheet handed out"),
        _("To read"),
        _("Overdue"),
        _("Refused"),
        _("Exempted"),
        _("Complete since"),
    ]


def cells(line: CoverageLine, by: str) -> list[str]:
    """Return the cells of a line."""
    numbers = [format_number(number(line.counts, state)) for state in SEGMENTS]
    return [name(line, by), share(line), *numbers, complete(line)]


def as_rows(lines: Sequence[CoverageLine], by: str) -> list[list[str]]:
    """Return the table for a spreadsheet: numbers as they are, days as YYYY-MM-DD."""
    from medias_desktop.core.spreadsheets import neutral

    rows = [header(by)]
    for line in lines:
        numbers = [str(number(line.counts, state)) for state in SEGMENTS]
        day = line.complete_on.isoformat() if line.complete_on else ""
        rows.append([neutral(name(line, by)), share(line), *numbers, day])
    return rows
