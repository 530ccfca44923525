"""What each line of a list of organizations would do in the register: added, corrected, left as it is, left out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.core.errors import UserError
from medias_desktop.core.lists.dates import DateOrder, date_order, means_no_date, parse_date
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.exchange.organisations.mapping import Field, Mapping
from medias_desktop.editorial_calendar.rules.requesting.organisation_checks import check_organisation, tidied
from medias_desktop.editorial_calendar.rules.requesting.organisations import Organisation, OrganisationDraft


class LineState(StrEnum):
    """What an import would do with a line."""

    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


class OrganisationLine(NamedTuple):
    """A line of the list: ``number`` is its number in the file; ``problem`` says why it stays out."""

    number: int
    state: LineState
    draft: OrganisationDraft
    organisation_id: int = 0
    version: int = 0
    changed: tuple[str, ...] = ()
    problem: UserError | None = None


Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OrganisationPlan:
    """Every line and what an import would do with it; ``stamp`` tells whether the register is still as it was."""

    rows: Sequence[OrganisationLine]
    stamp: Stamp

    def counts(self) -> dict[LineState, int]:
        """Return how many lines there are of each state."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in LineState}

    def of(self, state: LineState) -> list[OrganisationLine]:
        """Return the lines of one state."""
        return [row for row in self.rows if row.state is state]


def stamp_of(known: Sequence[Organisation]) -> Stamp:
    """Return what tells whether the register changed: how many there are, and how often they were changed."""
    return len(known), sum(one.version for one in known)


def make_plan(listed: ListTable, mapping: Mapping, known: Sequence[Organisation]) -> OrganisationPlan:
    """Compare a list with the register; an empty cell changes nothing. Raises OrganisationNameColumnMissing."""
    if mapping.column_of(Field.NAME) is None:
        raise errors.OrganisationNameColumnMissing(name=listed.name)
    by_name = {fold(one.name): one for one in known}
    seen: dict[str, int] = {}
    orders = {
        field: date_order(listed.column(column), english=mapping.order is DateOrder.MONTH_FIRST)
        for field in (Field.SINCE, Field.UNTIL)
        if (column := mapping.column_of(field)) is not None
    }
    rows = []
    for index, row in enumerate(listed.rows):
        number = listed.numbers[index]
        cells = {
            field: row[column].strip()
            for field in Field
            if (column := mapping.column_of(field)) is not None and row[column].strip()
        }
        before = by_name.get(fold(cells.get(Field.NAME, "")))
        base = before.draft if before else OrganisationDraft(name="")
        draft = base
        try:
            if index in listed.overlong:
                raise errors.TooManyCells
            draft = tidied(_with_cells(base, cells, orders))
            check_organisation(draft)
            first = seen.setdefault(fold(draft.name), number)
            if first != number:
                raise errors.ListedTwice(name=draft.name, line=first)
        except UserError as error:
            named = replace(draft, name=draft.name or cells.get(Field.NAME, ""))
            rows.append(OrganisationLine(number, LineState.PROBLEM, named, problem=error))
            continue
        rows.append(_line(number, draft, before))
    return OrganisationPlan(rows, stamp_of(known))


def _line(number: int, draft: OrganisationDraft, before: Organisation | None) -> OrganisationLine:
    if before is None:
        return OrganisationLine(number, LineState.NEW, draft)
    names = [one.name for one in fields(OrganisationDraft)]
    changed = tuple(name for name in names if getattr(draft, name) != getattr(before.draft, name))
    state = LineState.UPDATE if changed else LineState.UNCHANGED
    return OrganisationLine(number, state, draft, before.id, before.version, changed)


def _with_cells(
    base: OrganisationDraft, cells: dict[Field, str], orders: dict[Field, DateOrder]
) -> OrganisationDraft:
    said: dict[str, object] = {}
    for field, cell in cells.items():
        if field in orders:
            said[field.value] = _day(cell, orders[field])
        elif field is Field.PARTNER:
            said[field.value] = fold(cell) in _YES
        elif field is Field.LANGUAGE:
            said[field.value] = "en" if fold(cell).startswith(("en", "an")) else "fr"
        elif (
            field is not Field.NAME or not base.name
        ):  # recognized by its name, which the register writes properly
            said[field.value] = cell
    return replace(base, **said)  # type: ignore[arg-type]


_YES = frozenset({"oui", "o", "yes", "y", "x", "1", "vrai", "true", "partenaire", "partner"})


def _day(cell: str, order: DateOrder) -> dt.date | None:
    if means_no_date(cell):
        return None
    found = parse_date(cell, order)
    if found is None:
        raise errors.DateUnread(text=cell[:40])
    return found
