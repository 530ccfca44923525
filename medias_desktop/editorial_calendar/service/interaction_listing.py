"""Lists of interactions, read page by page: open ones by their due moment, then the others, the last received first."""

from __future__ import annotations

import datetime as dt
import statistics
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.text import fold, storable
from medias_desktop.editorial_calendar.rules.interaction_filters import (
    InteractionFigures,
    InteractionFilter,
    InteractionRow,
    Waiting,
)
from medias_desktop.editorial_calendar.rules.interactions import OPEN
from medias_desktop.editorial_calendar.service.interaction_rows import (
    IN_OPEN,
    LATE,
    LINE,
    TABLES,
    line_of,
    written,
)

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

PAGE = 100
FAR = 4000
"""Answered interactions looked through while the window waits; further ones on the worker."""
_AT_ONCE = 500
_PRESSING = (
    "CASE WHEN i.answered_at <> '' THEN 2 WHEN i.due_at = '' THEN 1 ELSE 0 END, i.due_at, i.received_at, i.id"
)
_LAST = "i.received_at DESC, i.id DESC"
_WAITING = {
    Waiting.OPEN: f"i.state IN {IN_OPEN}",
    Waiting.LATE: LATE,
    Waiting.TODAY: f"i.state IN {IN_OPEN} AND i.due_at <> '' AND i.due_at <= :tonight AND i.answered_at = ''",
    Waiting.DEPARTMENT: "i.state = 'transmitted' AND i.department_due_at <> '' AND i.department_due_at < :now",
}
_HOUR = 3600


class InteractionListing:
    """The lists of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def first(self, wanted: InteractionFilter, count: int = PAGE) -> FirstRows[InteractionRow]:
        """Return the first interactions of a list; few when others would make the window wait."""
        now = written(self._service.local_now)
        found = [line_of(row, now) for row in self._part(wanted, still=True, limit=count)]
        whole = True
        if len(found) < count and _has_others(wanted):
            where: list[str] = []
            values: dict[str, object] = {}
            if wanted.text or wanted.kind is not None or wanted.state is not None:
                for received, number in self._register.tuples(
                    f"SELECT i.received_at, i.id FROM interaction i ORDER BY {_LAST} LIMIT 1 OFFSET {FAR}"
                ):
                    where.append("(i.received_at, i.id) >= (:far_at, :far_id)")
                    values |= {"far_at": received, "far_id": number}
                    whole = False
            rest = self._part(wanted, still=False, limit=count - len(found), where=where, values=values)
            found += [line_of(row, now) for row in rest]
        return FirstRows(found, whole=whole)

    def numbers(self, wanted: InteractionFilter, progress: Progress | None = None) -> array[int]:
        """Return the numbers of all interactions of a list. Raises Cancelled."""
        found = array("q")
        for still in (True, False):
            if progress is not None:
                progress.report(0, 0)  # before a list that nobody waits for any more
            if still or _has_others(wanted):
                found.extend(chain.from_iterable(self._part(wanted, still=still, columns="i.id")))
        return found

    def rows(self, numbers: Sequence[int]) -> tuple[InteractionRow, ...]:
        """Return interactions by their numbers, in that order; those gone are left out."""
        now = written(self._service.local_now)
        found: dict[int, InteractionRow] = {}
        for start in range(0, len(numbers), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in numbers[start : start + _AT_ONCE])
            rows = self._register.tuples(f"SELECT {LINE} FROM {TABLES} WHERE i.id IN ({places})")
            found |= {row[0]: line_of(row, now) for row in rows}
        return tuple(found[one] for one in numbers if one in found)

    def figures(self) -> InteractionFigures:
        """Return what the head of the view counts."""
        now = self._service.local_now
        values = {"now": written(now), "tonight": _tonight(now)}
        (row,) = self._register.tuples(
            f"SELECT count(*), coalesce(sum(CASE WHEN {_WAITING[Waiting.LATE]} THEN 1 ELSE 0 END), 0),"
            f" coalesce(sum(CASE WHEN {_WAITING[Waiting.TODAY]} THEN 1 ELSE 0 END), 0)"
            f" FROM interaction i WHERE i.state IN {IN_OPEN}",
            **values,
        )
        times = tuple(self._answer_hours(now.year))
        median = statistics.median(times) if times else None
        return InteractionFigures(row[0], row[1], row[2], len(times), median)

    def _answer_hours(self, year: int) -> Iterator[float]:
        """Give the hours that each answer of what was received in a year took."""
        rows = self._register.tuples(
            "SELECT i.received_at, i.answered_at FROM interaction i WHERE i.received_at >= :first"
            " AND i.received_at < :after AND i.answered_at <> ''",
            first=f"{year}-01-01",
            after=f"{year + 1}-01-01",
        )
        for received, answered in rows:
            span = dt.datetime.fromisoformat(answered) - dt.datetime.fromisoformat(received)
            yield span.total_seconds() / _HOUR

    def _part(
        self,
        wanted: InteractionFilter,
        *,
        still: bool,
        limit: int | None = None,
        columns: str = LINE,
        where: Sequence[str] = (),
        values: dict[str, object] | None = None,
    ) -> Sequence[Sequence[Any]]:
        """Return those that are open, or the others, in their order."""
        conditions, known = self._where(wanted)
        state = f"i.state {'IN' if still else 'NOT IN'} {IN_OPEN}"
        order = _PRESSING if still else _LAST
        told = " AND ".join((state, *conditions, *where))
        most = "" if limit is None else f" LIMIT {int(limit)}"
        few = f"SELECT i.id FROM interaction i WHERE {told} ORDER BY {order}{most}"
        if columns == "i.id":
            return list(self._register.tuples(few, **known))
        tables = TABLES.replace("interaction i", f"({few}) few JOIN interaction i ON i.id = few.id", 1)
        statement = f"SELECT {columns} FROM {tables} ORDER BY {order}"
        return list(self._register.tuples(statement, **known, **(values or {})))

    def _where(self, wanted: InteractionFilter) -> tuple[list[str], dict[str, object]]:
        """Return the conditions of interactions ``i`` and their values."""
        where: list[str] = []
        values: dict[str, object] = {}
        if wanted.state is not None:
            # By the index of states all of one state would be sorted for the first few: most are closed.
            where.append("i.state || '' = :state")
            values["state"] = wanted.state.value
        if wanted.kind is not None:
            where.append("i.kind = :kind")
            values["kind"] = wanted.kind.value
        if wanted.account_id is not None:
            where.append("i.account_id = :account_id")
            values["account_id"] = wanted.account_id
        if wanted.since is not None:
            where.append("i.received_at >= :since")
            values["since"] = wanted.since.isoformat()
        if wanted.until is not None:
            where.append("i.received_at < :after")
            values["after"] = (wanted.until + dt.timedelta(days=1)).isoformat()
        if wanted.waiting is not None:
            where.append(f"({_WAITING[wanted.waiting]})")
            now = self._service.local_now
            if wanted.waiting in (Waiting.LATE, Waiting.DEPARTMENT):
                values["now"] = written(now)
            elif wanted.waiting is Waiting.TODAY:
                values["tonight"] = _tonight(now)
        for n, word in enumerate(fold(storable(wanted.text)).split()):
            where.append(f"i.search_key LIKE :word_{n} ESCAPE '!'")
            values[f"word_{n}"] = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        return where, values


def _tonight(now: dt.datetime) -> str:
    return f"{now.date().isoformat()}T23:59"


def _has_others(wanted: InteractionFilter) -> bool:
    """Tell whether a list may hold any that are not open."""
    return wanted.waiting is None and (wanted.state is None or wanted.state not in OPEN)
