"""Comparing a list with the persons already recorded; nothing is written here.

The work goes column by column: twenty thousand rows are a matter of a fraction of a second.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat
from typing import Any, NamedTuple

from medias_desktop.core.lists.cells import fold_all
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.memory import collector_at_rest
from medias_desktop.core.text import fold
from medias_desktop.people.errors import NameColumnMissing
from medias_desktop.people.list_import.columns import Cells, cells_of
from medias_desktop.people.list_import.mapping import Mapping
from medias_desktop.people.list_import.matching import Known, Recorded, lost_zeros, twins
from medias_desktop.people.list_import.problems import Problem, Reason


class RowState(StrEnum):
    """What an import would do with a row."""

    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


class Values(NamedTuple):
    """What would be recorded of one person; ``group`` is a Group's value."""

    number: str
    last_name: str
    first_name: str
    email: str
    department: str
    group: str
    language: str
    start_date: dt.date | None
    end_date: dt.date | None
    sort_key: str
    search_key: str


class PlanRow(NamedTuple):
    """One row of the list: ``number`` is its number in the file, ``changed`` the fields that an update changes."""

    number: int
    state: RowState
    values: Values
    person_id: int
    version: int
    changed: tuple[str, ...]
    problems: tuple[Problem, ...]


class Stamp(NamedTuple):
    """What tells whether the persons changed since: how many, the last one's number, the sum of their versions."""

    persons: int
    last_id: int
    versions: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Every row of a list and what an import would do with it."""

    name: str
    rows: Sequence[PlanRow]
    stamp: Stamp

    def of(self, state: RowState) -> list[PlanRow]:
        """Return the rows of one state."""
        return [row for row in self.rows if row[1] is state]

    def counts(self) -> dict[RowState, int]:
        """Return how many rows there are of each state."""
        found = Counter(row[1] for row in self.rows)
        return {state: found[state] for state in RowState}


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import wrote."""

    added: int
    updated: int


NOTHING_RECORDED = Stamp(0, 0, 0)
_WORD_FIELDS = ("first_name", "last_name", "number", "email", "department")
_NO_PROBLEM: tuple[Problem, ...] = ()


def make_plan(
    listed: ListTable, mapping: Mapping, recorded: Iterable[Recorded] = (), stamp: Stamp = NOTHING_RECORDED
) -> ImportPlan:
    """Compare a list with the recorded persons. Raises NameColumnMissing."""
    if not mapping.has_names:
        raise NameColumnMissing(name=listed.name)
    with collector_at_rest():
        return ImportPlan(listed.name, _plan_rows(listed, mapping, recorded), stamp)


def _plan_rows(listed: ListTable, mapping: Mapping, recorded: Iterable[Recorded]) -> list[PlanRow]:
    cells = cells_of(listed, mapping)
    problems = cells.problems
    for index in listed.overlong:
        problems.setdefault(index, []).append(Problem(Reason.TOO_MANY_CELLS))
    for index, first in twins(cells).items():
        reason = Reason.NUMBER_TWICE if first.by_number else Reason.PERSON_TWICE
        value = cells.numbers[index] if first.by_number else ""
        problems.setdefault(index, []).append(Problem(reason, value, listed.numbers[first.row]))
    known = Known(recorded)
    return _new_rows(listed, mapping, cells) if known.is_empty else _compared(listed, mapping, cells, known)


def _new_rows(listed: ListTable, mapping: Mapping, cells: Cells) -> list[PlanRow]:
    """Return the rows of a list that meets an empty register."""
    every_value = _values(mapping, cells)
    same = repeat(RowState.NEW), repeat(0), repeat(0), repeat(()), repeat(_NO_PROBLEM)
    columns = zip(listed.numbers, same[0], every_value, *same[1:], strict=False)
    rows = list(map(PlanRow._make, columns))
    no_group = _missing_groups(cells, mapping)
    for index in sorted({*cells.problems, *no_group}):
        rows[index] = _as_problem(rows[index], cells, index, index in no_group)
    return rows


def _values(mapping: Mapping, cells: Cells) -> list[Values]:
    group = mapping.default_group.value if mapping.default_group else ""
    language = mapping.default_language
    columns = (
        cells.numbers,
        cells.last_names,
        cells.first_names,
        cells.emails,
        cells.departments,
        [found or group for found in cells.groups],
        [found or language for found in cells.languages],
        cells.start_dates,
        cells.end_dates,
        cells.sort_keys,
        cells.search_keys,
    )
    return list(map(Values._make, zip(*columns, strict=True)))


def _missing_groups(cells: Cells, mapping: Mapping) -> set[int]:
    """Return the rows whose group is in no cell and has no default."""
    if mapping.default_group is not None:
        return set()
    return {index for index, found in enumerate(cells.groups) if not found}


def _as_problem(row: PlanRow, cells: Cells, index: int, no_group: bool) -> PlanRow:
    found = list(cells.problems.get(index, ()))
    if no_group and not any(problem.reason is Reason.GROUP_UNKNOWN for problem in found):
        found.append(Problem(Reason.GROUP_MISSING))
    return row._replace(state=RowState.PROBLEM, problems=tuple(found))


def _compared(listed: ListTable, mapping: Mapping, cells: Cells, known: Known) -> list[PlanRow]:
    """Return the rows of a list that meets recorded persons."""
    rows: list[PlanRow] = []
    matched: dict[int, int] = {}
    folded_departments = fold_all(cells.departments)
    known.look_at_list(cells)
    for index, values in enumerate(_values(mapping, cells)):
        number = listed.numbers[index]
        person = known.match(values, folded_departments[index])
        row = PlanRow(number, RowState.NEW, values, 0, 0, (), _NO_PROBLEM)
        if index in cells.problems:
            rows.append(_as_problem(row, cells, index, person is None and not values.group))
            continue
        if person is None:
            rows.append(row if values.group else _as_problem(row, cells, index, True))
            continue
        if person.id in matched:
            twice = Problem(Reason.PERSON_TWICE, "", matched[person.id])
            rows.append(row._replace(state=RowState.PROBLEM, problems=(twice,)))
            continue
        matched[person.id] = number
        rows.append(_update(number, values, person, cells, index))
    return rows


def _update(number: int, values: Values, person: Recorded, cells: Cells, index: int) -> PlanRow:
    """Return what a row changes in a recorded person; an empty cell changes nothing."""
    given: list[str | dt.date | None] = list(values[:9])
    given[5], given[6] = cells.groups[index], cells.languages[index]
    merged: dict[str, Any] = {}
    for field, new, old in zip(Values._fields, given, person[2:11], strict=False):
        merged[field] = old if not new or _only_capitals(new, old) else new
    if lost_zeros(values.number, person.number):
        merged["number"] = person.number
    changed = tuple(field for field, old in zip(merged, person[2:11], strict=True) if merged[field] != old)
    if not changed:
        return PlanRow(number, RowState.UNCHANGED, values, person.id, person.version, (), _NO_PROBLEM)
    same_words = all(merged[name] == getattr(values, name) for name in _WORD_FIELDS)
    if same_words:  # the keys were made for the whole column at once
        complete = Values(**merged, sort_key=values.sort_key, search_key=values.search_key)
    else:
        complete = _with_keys(merged)
    start, end = complete.start_date, complete.end_date
    if start and end and end < start:
        problem = Problem(Reason.END_BEFORE_START)
        return PlanRow(number, RowState.PROBLEM, complete, person.id, person.version, (), (problem,))
    return PlanRow(number, RowState.UPDATE, complete, person.id, person.version, changed, _NO_PROBLEM)


def _with_keys(merged: dict[str, Any]) -> Values:
    words = (
        merged["first_name"],
        merged["last_name"],
        merged["number"],
        merged["email"],
        merged["department"],
    )
    folded = [fold(word) for word in words]
    return Values(**merged, sort_key=f"{folded[1]}\x01{folded[0]}", search_key=" ".join(filter(None, folded)))


def _only_capitals(new: object, old: object) -> bool:
    """Tell whether a list in capitals, with or without their accents, says what is already written properly."""
    if not (isinstance(new, str) and isinstance(old, str) and new.isupper()):
        return False
    return new in (old.upper(), fold(old).upper())
