"""Lists of persons, read page by page: however many there are, only those seen are in memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.store.search import names
from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold, storable
from medias_desktop.people.rules import Group, Person, PersonFilter

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_COLUMNS = (
    "p.id, p.uid, p.number, p.last_name, p.first_name, p.email, p.department, p.group_code, p.language,"
    " p.start_date, p.end_date, p.version"
)
_ACTIVE = "(p.start_date IS NULL OR p.start_date <= :day) AND (p.end_date IS NULL OR p.end_date >= :day)"
_AT_ONCE = 500
_GROUPS = {group.value: group for group in Group}


class PeopleListing:
    """The lists of one register\u2019s persons."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def first(self, wanted: PersonFilter, count: int) -> FirstRows[Person]:
        """Return the first persons that pass a filter, sorted by name."""
        values: dict[str, object] = {}
        chosen, whole = self._chosen(wanted, values, far=False)
        statement = (
            f"SELECT {_COLUMNS} FROM ({chosen} LIMIT {count}) few JOIN person p ON p.id = few.id"
            " ORDER BY p.sort_key, p.id"
        )
        return FirstRows(map(_person, self._register.rows(statement, **values)), whole=whole)

    def numbers(self, wanted: PersonFilter, progress: Progress) -> array[int]:
        """Return the numbers of all persons that pass a filter, sorted by name: on the worker. Raises Cancelled."""
        progress.report(0, 0)  # before a list that nobody waits for any more
        values: dict[str, object] = {}
        chosen, _whole = self._chosen(wanted, values, far=True)
        return array("q", (row[0] for row in self._register.rows(chosen, **values)))

    def rows(self, numbers: Sequence[int]) -> tuple[Person, ...]:
        """Return persons by their numbers, in that order; those gone are left out."""
        found: dict[int, Person] = {}
        for start in range(0, len(numbers), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in numbers[start : start + _AT_ONCE])
            statement = f"SELECT {_COLUMNS} FROM person p WHERE p.id IN ({places})"
            found |= {row[0]: _person(row) for row in self._register.rows(statement)}
        return tuple(found[one] for one in numbers if one in found)

    def _chosen(self, wanted: PersonFilter, values: dict[str, object], *, far: bool) -> tuple[str, bool]:
        words = fold(storable(wanted.text)).split()
        conditions = [*names.holding(words, values), *_conditions(wanted, values)]
        # A group or a department has an order of names of its own; all else may be rare.
        rare = bool(words) or wanted.inactive_on is not None
        rare |= (wanted.group is None) is (not wanted.department)
        narrow = names.narrowest(self._register, (), words, values)
        where = " AND ".join(conditions) or "1 = 1"
        return names.in_order(
            self._register, "person p", where, narrow, values, bounded=rare and bool(conditions) and not far
        )


def _conditions(wanted: PersonFilter, values: dict[str, object]) -> list[str]:
    found = []
    if wanted.group is not None:
        found.append("p.group_code = :group")
        values["group"] = wanted.group.value
    if wanted.department:
        found.append("p.department = :department")
        values["department"] = wanted.department
    for day, condition in ((wanted.active_on, _ACTIVE), (wanted.inactive_on, f"NOT ({_ACTIVE})")):
        if day is not None:
            name = "day" if condition == _ACTIVE else "other_day"
            found.append(f"({condition.replace(':day', f':{name}')})")
            values[name] = day.isoformat()
    return found


def _person(row: Any) -> Person:
    values: tuple[Any, ...] = (*row[:7], _GROUPS[row[7]], row[8], as_date(row[9]), as_date(row[10]), row[11])
    return Person(*values)
