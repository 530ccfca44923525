"""Months, weeks and lists of posts, by plain statements: however many there are, only those seen are in memory."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.editorial_calendar.rules.post_filters import EVERY_POST, PostFigures, PostFilter
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.service.post_lines import (
    BLOCKED,
    LINE,
    PASSED,
    TABLES,
    LineMaker,
    conditions,
    looks_through,
    said,
)

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.post_filters import DayFacts
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

PAGE = 100
FAR = 2_000
"""Posts looked through while the window waits; further ones on the worker."""
_AT_ONCE = 500
_SOME = 256
_BY_HOUR = "p.planned_on, p.planned_time, p.id"
_LATEST = "p.planned_on DESC, p.planned_time DESC, p.id DESC"
_UNDATED = "p.planned_on IS NULL"
_DATED = "p.planned_on IS NOT NULL"


class PostListing:
    """The lists of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service
        self._fars: dict[object, Sequence[object] | None] = {}

    # A month, a week

    def between(self, first: dt.date, last: dt.date, wanted: PostFilter = EVERY_POST) -> tuple[PostLine, ...]:
        """Return the posts planned from one day to another, by day and hour; those without an hour first."""
        where, values = conditions(wanted, self._service.local_now)
        where[:0] = ["p.planned_on >= :first AND p.planned_on <= :last"]
        rows = self._register.tuples(
            f"SELECT {LINE} FROM {TABLES}{said(where)} ORDER BY {_BY_HOUR}",
            first=first.isoformat(),
            last=last.isoformat(),
            **values,
        )
        return self._lines(rows)

    def day_facts(self, first: dt.date, last: dt.date) -> DayFacts:
        """Return what stands on the days besides posts."""
        from medias_desktop.editorial_calendar.service.day_facts import day_facts

        return day_facts(self._service, first, last)

    def taken(self, first: dt.date, last: dt.date) -> dict[dt.date, int]:
        """Return how many posts count on each day from one to another, days without any left out."""
        from medias_desktop.editorial_calendar.rules.posts import TAKES_A_SLOT

        states = ", ".join(f"'{one.value}'" for one in sorted(TAKES_A_SLOT))
        rows = self._register.tuples(
            "SELECT planned_on, count(*) FROM calendar_post WHERE planned_on >= :first AND planned_on <= :last"
            f" AND state IN ({states}) GROUP BY planned_on",
            first=first.isoformat(),
            last=last.isoformat(),
        )
        return {dt.date.fromisoformat(str(day)): number for day, number in rows}

    # A list

    def first(self, wanted: PostFilter = EVERY_POST, count: int = PAGE) -> FirstRows[PostLine]:
        """Return the first posts of a list, few when others would make the window wait: those without a day, then by day."""
        rows: list[PostLine] = []
        whole = True
        for part in self._parts(wanted):
            if len(rows) < count:
                far = self._far(wanted) if part == _DATED and looks_through(wanted) else None
                whole = whole and far is None
                rows += self._first_of(wanted, part, count - len(rows), far)
        return FirstRows(rows, whole=whole)

    def numbers(self, wanted: PostFilter = EVERY_POST, progress: Progress | None = None) -> array[int]:
        """Return the numbers of all posts of a list, in its order. Raises Cancelled."""
        found: array[int] = array("q")
        for part in self._parts(wanted):
            if progress is not None:
                progress.report(0, 0)  # before a list that nobody waits for any more
            where, values = conditions(wanted, self._service.local_now)
            statement = (
                f"SELECT p.id FROM {_tables(wanted)}{said([*where, part])} ORDER BY {_order(wanted, part)}"
            )
            found.extend(chain.from_iterable(self._register.tuples(statement, **values)))
        return found

    def rows(self, post_ids: Sequence[int]) -> tuple[PostLine, ...]:
        """Return posts by their numbers, in that order; those gone are left out."""
        found: dict[int, PostLine] = {}
        for start in range(0, len(post_ids), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in post_ids[start : start + _AT_ONCE])
            statement = f"SELECT {LINE} FROM {TABLES} WHERE p.id IN ({places})"
            found |= {line.id: line for line in self._lines(self._register.tuples(statement))}
        return tuple(found[one] for one in post_ids if one in found)

    # Figures and choices

    def figures(self) -> PostFigures:
        """Return what the head of the view counts, in one statement of indexed counts."""
        now = self._service.local_now
        (row,) = self._register.tuples(
            "SELECT"
            f" (SELECT count(*) FROM calendar_post p WHERE p.state IN ('approved', 'scheduled') AND NOT {PASSED}"
            " AND p.planned_on IS NOT NULL),"
            f" (SELECT count(*) FROM calendar_post p WHERE p.state = 'checked' AND (p.planned_on IS NULL OR NOT {PASSED})),"
            f" (SELECT count(*) FROM calendar_post p WHERE p.state IN ('checked', 'approved') AND {PASSED}),"
            f" (SELECT count(*) FROM calendar_post p WHERE p.state = 'scheduled' AND {PASSED}),"
            " (SELECT count(*) FROM calendar_post p JOIN calendar_verdict v ON v.post_id = p.id"
            f" WHERE {BLOCKED})",
            today=now.date().isoformat(),
            minute=f"{now:%H:%M}",
        )
        return PostFigures(
            to_come=row[0], to_approve=row[1], expired=row[2], unrecorded=row[3], blocked=row[4]
        )

    def authors(self) -> tuple[str, ...]:
        """Return the authors named, each once, by name."""
        return self._names("author")

    def campaigns(self) -> tuple[str, ...]:
        """Return the campaigns named, each once, by name."""
        return self._names("campaign")

    def _names(self, column: str) -> tuple[str, ...]:
        from medias_desktop.core.text import fold

        rows = self._register.tuples(f"SELECT DISTINCT {column} FROM calendar_post WHERE {column} <> ''")
        return tuple(sorted(chain.from_iterable(rows), key=fold))

    # Parts

    def _parts(self, wanted: PostFilter) -> tuple[str, ...]:
        """Return the two parts of a list; databases do not agree where what has no day is sorted."""
        if wanted.undated:
            return (_UNDATED,)
        has_day = wanted.since or wanted.until or wanted.states == {PostState.EXPIRED}
        return (_DATED,) if has_day else (_UNDATED, _DATED)

    def _far(self, wanted: PostFilter) -> Sequence[object] | None:
        """Return the place of the last post that is looked at while the window waits, None when there are fewer."""
        # It need not be exact: it is looked for again once some hundred posts came.
        ((newest,),) = self._register.tuples("SELECT coalesce(max(id), 0) FROM calendar_post")
        key = wanted.since, wanted.until, wanted.oldest_first, newest // _SOME
        if key not in self._fars:
            days = replace(EVERY_POST, since=wanted.since, until=wanted.until)
            where, values = conditions(days, self._service.local_now)
            rows = self._register.tuples(
                f"SELECT p.planned_on, p.planned_time, p.id FROM calendar_post p{said([*where, _DATED])}"
                f" ORDER BY {_order(wanted, _DATED)} LIMIT 1 OFFSET {FAR}",
                **values,
            )
            self._fars = {key: rows[0] if rows else None}
        return self._fars[key]

    def _first_of(
        self, wanted: PostFilter, part: str, count: int, far: Sequence[object] | None
    ) -> tuple[PostLine, ...]:
        where, values = conditions(wanted, self._service.local_now)
        if far is not None:
            sign = "<=" if wanted.oldest_first else ">="
            where.append(f"(p.planned_on, p.planned_time, p.id) {sign} (:far_day, :far_time, :far_id)")
            values |= {"far_day": far[0], "far_time": far[1], "far_id": far[2]}
        order = _order(wanted, part)
        # The numbers are found in an index; the records are read of those shown only.
        few = f"SELECT p.id FROM {_tables(wanted)}{said([*where, part])} ORDER BY {order} LIMIT {int(count)}"
        tables = TABLES.replace("calendar_post p", f"({few}) few JOIN calendar_post p ON p.id = few.id", 1)
        return self._lines(self._register.tuples(f"SELECT {LINE} FROM {tables} ORDER BY {order}", **values))

    def _lines(self, rows: Sequence[Sequence[object]]) -> tuple[PostLine, ...]:
        return LineMaker(self._service.local_now).lines(rows)


def _order(wanted: PostFilter, part: str) -> str:
    if part == _UNDATED:
        return "p.id DESC"
    return _BY_HOUR if wanted.oldest_first else _LATEST


def _tables(wanted: PostFilter) -> str:
    """Return the tables in which the posts of a list are found: what was found in them only where it is asked for."""
    return "calendar_post p" if wanted.found is None else TABLES
