"""The cells of a list of acknowledgements, understood one column at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.acknowledgements.past_lists.headers import Field
from medias_desktop.acknowledgements.past_lists.mapping import PastMapping, order_of_days
from medias_desktop.acknowledgements.past_lists.methods import guess_method
from medias_desktop.acknowledgements.past_lists.persons import Written
from medias_desktop.acknowledgements.past_lists.problems import Problem, Reason
from medias_desktop.acknowledgements.past_lists.texts import Cited
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.lists.cells import fold_all, is_nothing, plain_number, tidy_all
from medias_desktop.core.lists.dates import means_no_date, parse_date
from medias_desktop.core.lists.names import split_name
from medias_desktop.core.lists.reading import ListTable

WITNESS_LENGTH = 200
PLACE_LENGTH = 300
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says, before anybody or any text is looked up; ``problems`` are those of its cells."""

    number: int
    written: Written
    cited: Cited
    day: dt.date | None
    method: Method | None
    witness: str
    note: str
    place: str
    problems: tuple[Problem, ...]


def lines_of(listed: ListTable, mapping: PastMapping) -> list[Line]:
    """Return the rows of a list as its mapping reads them."""
    columns = _Columns(listed, mapping)
    written = _written(columns, mapping)
    cited = list(
        map(Cited, *(columns.said(field) for field in (Field.POLICY, Field.VERSION, Field.RESOLUTION)))
    )
    days, methods = columns.of(Field.DAY), columns.said(Field.METHOD)
    day_of, method_of = _days(days, mapping), _methods(methods, mapping)
    witnesses, notes, places = (
        columns.said(Field.WITNESS),
        columns.said(Field.NOTE),
        columns.said(Field.PLACE),
    )
    lines = []
    for index, number in enumerate(listed.numbers):
        day, method = day_of[days[index]], method_of[methods[index]]
        problems = _problems(day, days[index], method, methods[index])
        if index in listed.overlong:
            problems = (*problems, Problem(Reason.TOO_MANY_CELLS))
        witness, place = witnesses[index], places[index] or mapping.place
        if method is Method.MANAGEMENT_STATEMENT and not witness:
            problems = (*problems, Problem(Reason.WITNESS_MISSING))
        for text, longest in ((witness, WITNESS_LENGTH), (place, PLACE_LENGTH)):
            if len(text) > longest:
                problems = (*problems, Problem(Reason.TOO_LONG, text))
        lines.append(
            Line(number, written[index], cited[index], day, method, witness, notes[index], place, problems)
        )
    return lines


class _Columns:
    """The columns of a list by what they hold, cleaned of odd spaces."""

    def __init__(self, listed: ListTable, mapping: PastMapping) -> None:
        self._listed, self._mapping = listed, mapping

    def of(self, field: Field) -> list[str]:
        """Return a column as it is written; empty cells when the list has none."""
        index = self._mapping.column_of(field)
        return [""] * len(self._listed.rows) if index is None else tidy_all(self._listed.column(index))

    def said(self, field: Field) -> list[str]:
        """Return a column in which dashes and the like say nothing."""
        return ["" if is_nothing(cell) else cell for cell in self.of(field)]


def _written(columns: _Columns, mapping: PastMapping) -> list[Written]:
    numbers = [plain_number(cell) for cell in columns.said(Field.NUMBER)]
    if mapping.column_of(Field.FULL_NAME) is not None:
        names = columns.said(Field.FULL_NAME)
        pairs = [split_name(name, mapping.name_order) for name in names]
        last, first = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    else:
        last, first = columns.said(Field.LAST_NAME), columns.said(Field.FIRST_NAME)
        names = [", ".join(filter(None, pair)) for pair in zip(last, first, strict=True)]
    keys = [
        f"{one}\x01{two}" if one or two else ""
        for one, two in zip(fold_all(last), fold_all(first), strict=True)
    ]
    return list(map(Written, numbers, names, keys))


def _days(cells: list[str], mapping: PastMapping) -> dict[str, dt.date | None]:
    different = set(cells)
    order = order_of_days(list(different), mapping)
    return {cell: None if _silent(cell) else parse_date(cell, order) for cell in different}


def _methods(cells: list[str], mapping: PastMapping) -> dict[str, Method | None]:
    return {cell: guess_method(cell) if cell else mapping.method for cell in set(cells)}


def _silent(cell: str) -> bool:
    return is_nothing(cell) or means_no_date(cell)


def _problems(
    day: dt.date | None, day_cell: str, method: Method | None, method_cell: str
) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    if day is None:
        found = (
            Problem(Reason.DAY_MISSING) if _silent(day_cell) else Problem(Reason.DAY_UNREADABLE, day_cell),
        )
    elif day.year < _FIRST_YEAR:
        found = (Problem(Reason.DAY_UNREADABLE, day_cell),)
    if method is None:
        found = (*found, Problem(Reason.METHOD_UNKNOWN, method_cell))
    return found
