"""Lists of requests, read page by page: however many there are, only those seen are in memory."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.text import fold, storable
from medias_desktop.editorial_calendar.rules.requesting.requests import (
    RequestFigures,
    RequestFilter,
    RequestRow,
)
from medias_desktop.editorial_calendar.rules.requesting.states import (
    BECOMES_A_POST,
    FINISHED,
    STANDING,
    UNDER_WAY,
    WAITING,
    RequestState,
)
from medias_desktop.editorial_calendar.service.request_rows import (
    BECOMES,
    LINE,
    STANDS,
    TABLES,
    line_of,
    quoted,
)

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

PAGE = 100
FAR = 4000
"""Requests looked through while the window waits; further ones on the worker."""
_AT_ONCE = 500
_LAST_REQUESTS, _MOST_REQUESTERS = 2_000, 100
"""Names offered to choose from; others are found by their words."""
_ORDER = "r.received_on DESC, r.id DESC"
_OPEN = quoted(WAITING | UNDER_WAY)
_WAITING = quoted(WAITING)
_OVER = quoted(FINISHED | WAITING)
_STILL = quoted(WAITING | UNDER_WAY | {RequestState.SCHEDULED})
_IN_FORCE = quoted(STANDING | UNDER_WAY)
_POSTS = ", ".join(f"'{one.value}'" for one in sorted(BECOMES_A_POST))
_DUE = f"""
(r.review_on <= :day OR r.until < :day) AND r.state NOT IN ({_OVER}) AND ({STANDS}) IN ({_IN_FORCE})
"""


class RequestListing:
    """The lists of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def first(self, wanted: RequestFilter, count: int = PAGE) -> FirstRows[RequestRow]:
        """Return the first requests of a list, the last received first."""
        where, values = self._where(wanted)
        whole = True
        if _looks_through(wanted):
            far = f"SELECT r.received_on, r.id FROM calendar_request r ORDER BY {_ORDER} LIMIT 1 OFFSET {FAR}"
            for day, number in self._register.rows(far):
                where.append("(r.received_on, r.id) >= (:far_day, :far_id)")
                values |= {"far_day": day, "far_id": number}
                whole = False
        few = f"SELECT r.id FROM calendar_request r{_said(where)} ORDER BY {_ORDER} LIMIT {int(count)}"
        rows = self._register.rows(
            f"SELECT {LINE} FROM ({few}) few JOIN calendar_request r ON r.id = few.id"
            f" LEFT JOIN accredited_organisation o ON o.id = r.organisation_id ORDER BY {_ORDER}",
            **values,
            **self._of_day(wanted),
        )
        return FirstRows([line_of(row) for row in rows], whole=whole)

    def numbers(self, wanted: RequestFilter, progress: Progress | None = None) -> array[int]:
        """Return the numbers of all requests of a list. Raises Cancelled."""
        if progress is not None:
            progress.report(0, 0)
        where, values = self._where(wanted)
        statement = f"SELECT r.id FROM calendar_request r{_said(where)} ORDER BY {_ORDER}"
        day = self._of_day(wanted) if ":day" in statement else {}
        return array("q", chain.from_iterable(self._register.tuples(statement, **values, **day)))

    def rows(self, request_ids: Sequence[int], day: dt.date | None = None) -> tuple[RequestRow, ...]:
        """Return requests by their numbers, in that order; those gone are left out."""
        today = (day or self._register.clock.today()).isoformat()
        found: dict[int, RequestRow] = {}
        for start in range(0, len(request_ids), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in request_ids[start : start + _AT_ONCE])
            statement = f"SELECT {LINE} FROM {TABLES} WHERE r.id IN ({places})"
            found |= {row[0]: line_of(row) for row in self._register.rows(statement, day=today)}
        return tuple(found[one] for one in request_ids if one in found)

    def figures(self, day: dt.date) -> RequestFigures:
        """Return what the head of the view counts, in one statement of indexed counts."""
        (row,) = self._register.rows(
            f"SELECT (SELECT count(*) FROM calendar_request r WHERE r.state IN ({_OPEN}) AND ({STANDS}) IN ({_STILL})),"
            f" (SELECT count(*) FROM calendar_request r WHERE r.state IN ({_WAITING})),"
            f" (SELECT count(*) FROM calendar_request r WHERE {_DUE}),"
            " (SELECT count(*) FROM calendar_request r WHERE r.received_on >= :new_year AND r.received_on <= :day)",
            day=day.isoformat(),
            new_year=day.replace(month=1, day=1).isoformat(),
        )
        return RequestFigures(*row)

    def years(self) -> tuple[int, ...]:
        """Return the years in which requests were received, the last one first."""
        rows = self._register.rows("SELECT min(received_on), max(received_on) FROM calendar_request")
        first, last = rows[0]
        return tuple(range(int(last[:4]), int(first[:4]) - 1, -1)) if first else ()

    def requesters(self) -> tuple[str, ...]:
        """Return who made requests, those of the last requests only, by name."""
        last = (
            "SELECT requester FROM calendar_request ORDER BY received_on DESC, id DESC"
            f" LIMIT {_LAST_REQUESTS}"
        )
        rows = self._register.tuples(
            f"SELECT requester FROM ({last}) found GROUP BY requester LIMIT {_MOST_REQUESTERS}"
        )
        return tuple(sorted((row[0] for row in rows), key=fold))

    def _of_day(self, wanted: RequestFilter) -> dict[str, str]:
        return {"day": (wanted.day or self._register.clock.today()).isoformat()}

    def _where(self, wanted: RequestFilter) -> tuple[list[str], dict[str, object]]:
        """Return the conditions of requests ``r`` and their values; ``:day`` is given besides."""
        where: list[str] = []
        values: dict[str, object] = {}
        if wanted.kind is not None:
            where.append("r.kind = :kind")
            values["kind"] = wanted.kind.value
        if wanted.organisation_id is not None:
            where.append("r.organisation_id = :organisation")
            values["organisation"] = wanted.organisation_id
        if wanted.state is not None:
            kept = quoted((wanted.state.value, *BECOMES.get(wanted.state, ())))
            where.append(f"r.state IN ({kept}) AND ({STANDS}) = '{wanted.state.value}'")
        if wanted.year is not None:
            where.append("r.received_on >= :first_day AND r.received_on <= :last_day")
            values |= {"first_day": f"{wanted.year:04d}-01-01", "last_day": f"{wanted.year:04d}-12-31"}
        if wanted.place:
            where.append(f"({_PLACES[wanted.place]})")
        if wanted.requester:
            where.append("r.requester = :requester")
            values["requester"] = wanted.requester
        for n, word in enumerate(fold(storable(wanted.text)).split()):
            where.append(f"r.search_key LIKE :word_{n} ESCAPE '!'")
            values[f"word_{n}"] = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        return where, values


@dataclass(frozen=True, slots=True)
class Pressing:
    """What waits about requests: how many of each, and the day of the one that waits longest (ISO text, None for none)."""

    waiting: int = 0
    due: int = 0
    unanswered: int = 0
    unpublished: int = 0
    oldest: str | None = None


def pressing(register: Register, day: dt.date) -> Pressing:
    """Return what waits, in one statement."""
    counts = ", ".join(
        f"(SELECT count(*) FROM calendar_request r WHERE {_PLACES[name]})"
        for name in ("waiting", "due", "unanswered", "unpublished")
    )
    oldest = f"(SELECT min(r.received_on) FROM calendar_request r WHERE {_PLACES['waiting']})"
    (row,) = register.rows(f"SELECT {counts}, {oldest}", day=day.isoformat())
    return Pressing(*row)


_PLACES = {
    "unanswered": "r.kind = 'organisation_post' AND r.decided_on IS NOT NULL AND r.answered_on IS NULL",
    "unpublished": f"r.kind IN ({_POSTS}) AND r.state IN ('approved', 'relevant')"
    " AND NOT EXISTS (SELECT 1 FROM calendar_post p WHERE p.request_id = r.id)",
    "waiting": f"r.state IN ({_WAITING})",
    "open": f"r.state IN ({_OPEN}) AND ({STANDS}) IN ({_STILL})",
    "due": _DUE,
}


def _looks_through(wanted: RequestFilter) -> bool:
    """Tell whether no index finds what is asked for: a few lines might lie far down in the list."""
    return bool(wanted.text or wanted.requester or wanted.kind) or wanted.place in ("due", "unanswered")


def _said(where: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(where)}" if where else ""
