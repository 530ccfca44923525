"""Lists of persons, read page by page: however many there are, only those seen are in memory."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.acknowledgements.rules import (
    AWAITED,
    AcknowledgementState,
    Counts,
    Method,
    OverviewFilter,
    PersonRow,
    must_acknowledge,
)
from medias_desktop.acknowledgements.rules.scope import Scope, Standing, stands
from medias_desktop.acknowledgements.service.statements import (
    ORDER,
    PERSON_COLUMNS,
    STATUS_COLUMNS,
    Statement,
    words_of,
)
from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.store.search import names
from medias_desktop.core.store.texts import as_date
from medias_desktop.people.rules import Group

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

PAGE = 100
_AT_ONCE = 500
"""Persons asked for by number in one statement: databases limit its values."""
_STATES = {state.value: state for state in AcknowledgementState}
_METHODS: dict[str, Method | None] = {"": None} | {method.value: method for method in Method}
_GROUPS = {group.value: group for group in Group}


class Listing:
    """The lists of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def first(
        self, scope: Scope, wanted: OverviewFilter, count: int = PAGE, after: int = 0
    ) -> FirstRows[PersonRow]:
        """Return ``count`` persons of a list in the order of their names, past the first ``after`` of them.

        As quick among very many as among a few: who is rare by an index, else the order of names is walked, not for ever.
        """
        asked = Statement(scope)
        tables = asked.tables()
        chosen, whole = self._chosen(asked, wanted, far=False)
        # The numbers are found in indexes; the records are read of those shown only.
        statement = (
            f"SELECT {asked.columns()} FROM ({chosen} LIMIT {count} OFFSET {after}) few"
            f" JOIN {tables.replace('person p', 'person p ON p.id = few.id', 1)} {ORDER}"
        )
        return FirstRows(self._read(asked, statement), whole=whole)

    def numbers(self, scope: Scope, wanted: OverviewFilter, progress: Progress | None = None) -> array[int]:
        """Return the numbers of everyone in a list, in the order of their names: on the worker. Raises Cancelled."""
        if progress is not None:
            progress.report(0, 0)  # before a list that nobody waits for any more
        asked = Statement(scope)
        asked.tables()
        chosen, _whole = self._chosen(asked, wanted, far=True)
        return array("q", (row[0] for row in self._register.rows(chosen, **asked.values)))

    def _chosen(self, asked: Statement, wanted: OverviewFilter, *, far: bool) -> tuple[str, bool]:
        """Return a SELECT of the numbers of a list in its order, and whether it looks at everybody; ``far``: it must."""
        where = asked.where(wanted)
        by_state = wanted.state is not None or wanted.uncounted
        narrow = names.narrowest(self._register, asked.narrowings(wanted), words_of(wanted), asked.values)
        return names.in_order(
            self._register,
            asked.tables() if by_state else "person p",
            where,
            narrow,
            asked.values,
            bounded=not far and _may_be_rare(asked, wanted),
        )

    def rows(self, scope: Scope, person_ids: Sequence[int]) -> tuple[PersonRow, ...]:
        """Return persons by their numbers, in that order, whether the list concerns them or not; those gone are left out."""
        found: dict[int, PersonRow] = {}
        for start in range(0, len(person_ids), _AT_ONCE):
            asked = Statement(scope)
            places = ", ".join(str(int(one)) for one in person_ids[start : start + _AT_ONCE])
            statement = f"SELECT {asked.columns()} FROM {asked.tables()} WHERE p.id IN ({places})"
            found |= {row.person_id: row for row in self._read(asked, statement)}
        return tuple(found[one] for one in person_ids if one in found)

    def everyone(self, scope: Scope, wanted: OverviewFilter = OverviewFilter()) -> tuple[PersonRow, ...]:  # noqa: B008 - frozen
        """Return a whole list: for documents and exports, on the worker."""
        asked = Statement(scope)
        return self._read(
            asked, f"SELECT {asked.columns()} FROM {asked.tables()} WHERE {asked.where(wanted)} {ORDER}"
        )

    def counts(self, scope: Scope) -> Counts:
        """Return how many of those concerned stand where: slow among very many."""
        asked = Statement(scope)
        statement = (
            f"SELECT {asked.state()}, count(*) FROM {asked.tables()} WHERE {asked.counted()} GROUP BY 1"
        )
        return counts_of({row[0]: row[1] for row in self._register.rows(statement, **asked.values)})

    def uncounted(self, scope: Scope) -> int:
        """Return how many are no longer concerned but have a record for the text."""
        asked = Statement(scope)
        where = asked.where(OverviewFilter(uncounted=True))
        return int(
            self._register.rows(f"SELECT count(*) FROM {asked.tables()} WHERE {where}", **asked.values)[0][0]
        )

    def _read(self, asked: Statement, statement: str) -> tuple[PersonRow, ...]:
        ranks = [rank for _number, rank in asked.texts]
        found = self._register.rows(statement, **asked.values)
        return tuple(_person(tuple(row), asked.scope, ranks) for row in found)


def _may_be_rare(asked: Statement, wanted: OverviewFilter) -> bool:
    """Tell whether those whom a filter shows may be far apart in the order of names, with no index that finds them."""
    conditions = [
        bool(words_of(wanted)),
        wanted.state is not None,
        wanted.group is not None,
        bool(wanted.department),
        not asked.concerns_everyone,
    ]
    # What more than a few share is met soon, if it is one thing; groups and departments have an order of names each.
    return sum(conditions) > 1 or wanted.uncounted or wanted.state in AWAITED or conditions[0]


def counts_of(numbers: Mapping[str, int]) -> Counts:
    """Return how many stand where, by the names of the states."""
    found = {str(state): int(number) for state, number in numbers.items()}
    # Whoever signed a text that another took the place of signed it all the same.
    signed = found.pop(AcknowledgementState.SUPERSEDED.value, 0)
    found[AcknowledgementState.SIGNED.value] = found.get(AcknowledgementState.SIGNED.value, 0) + signed
    return Counts(**found)


def _person(row: tuple[Any, ...], scope: Scope, ranks: Sequence[int]) -> PersonRow:
    group, start, end = _GROUPS[row[7]], as_date(row[9]), as_date(row[10])
    recorded = [_standing(row, n, rank) for n, rank in enumerate(ranks)]
    own, earlier = recorded[0], [one for one in recorded[1:] if one is not None]
    counted = concerns(scope, row[0], group, row[6], start, end)
    status = stands(scope, start, own, earlier)
    return PersonRow._make((*row[:7], group, row[8], counted, status))


def _standing(row: tuple[Any, ...], n: int, rank: int) -> Standing | None:
    start = PERSON_COLUMNS + n * STATUS_COLUMNS
    state, event_id, day, method, witness, note = row[start : start + STATUS_COLUMNS]
    if state is None:
        return None
    recorded = as_date(day)
    assert recorded is not None
    return Standing(_STATES[state], event_id, recorded, _METHODS[method], rank, witness, note)


def concerns(scope: Scope, person_id: int, group: Group, department: str, start: Any, end: Any) -> bool:
    """Tell whether a list concerns a person on its day."""
    audience: Collection[Group] = scope.audience.groups
    chosen = group in audience and (
        not scope.audience.departments or department in scope.audience.departments
    )
    single = person_id in scope.audience.persons
    return (chosen or single) and must_acknowledge(group, start, end, (), scope.day)
