"""What is printed for whom: sheets for one person each, for many, or with empty lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.acknowledgements.rules.people import PersonRow
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.text import fold

MOST_LINES = 500
"""Of a sheet with empty lines: more is a slip of the keyboard."""


class SheetText(StrEnum):
    """What of the policy is printed behind a person's sheet."""

    NONE = "none"
    SUMMARY = "summary"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the user asks for; ``language`` None means each person's own, ``paper`` "" the municipality's.

    ``text`` is of individual sheets only, ``lines`` of blank ones; ``by_department`` orders individual sheets and gives
    each department its own group sheet.
    """

    kind: SheetKind = SheetKind.INDIVIDUAL
    text: SheetText = SheetText.NONE
    language: str | None = None
    by_department: bool = False
    lines: int = 0
    paper: str = ""


def in_order(rows: Iterable[PersonRow], *, by_department: bool) -> list[PersonRow]:
    """Return persons as their sheets lie in the pile: by name, or by department and name (without one: last)."""

    def key(row: PersonRow) -> tuple[object, ...]:
        name = (fold(row.listed_name), row.person_id)
        return (not row.department, fold(row.department), *name) if by_department else name

    return sorted(rows, key=key)


def group_sheets(
    rows: Iterable[PersonRow], order: PrintOrder, language: str
) -> list[tuple[str, str, Sequence[PersonRow]]]:
    """Return the sheets to make as (language, department, persons): one for each language, each department when asked.

    ``language`` is that of those who speak neither French nor English.
    """
    found: dict[tuple[str, str], list[PersonRow]] = {}
    for row in in_order(rows, by_department=order.by_department):
        spoken = order.language or row.language or language
        found.setdefault((row.department if order.by_department else "", spoken), []).append(row)
    return [(spoken, department, tuple(those)) for (department, spoken), those in found.items()]
