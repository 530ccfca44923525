"""Lists of incidents, read page by page: however many there are, only those seen are in memory."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.text import fold, storable
from medias_desktop.sanctions.rules.incident_filters import (
    IncidentFilter,
    IncidentRow,
    IncidentState,
    ModerationFigures,
)
from medias_desktop.sanctions.service.incident_rows import (
    ENDED,
    LINE,
    SHUT_OUT,
    TABLES,
    line_of,
    still_to_lift,
)

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

PAGE = 100
FAR = 4000
"""Incidents looked through while the window waits; further ones on the worker."""
_AT_ONCE = 500
_ORDER = "i.seen_on DESC, i.id DESC"
_EXCLUDES = "i.action IN ('temporary_block', 'ban')"
_STATES = {
    IncidentState.SHUT_OUT: SHUT_OUT,
    IncidentState.ENDED: ENDED,
    IncidentState.ANNULLED: "i.annulled_on IS NOT NULL",
    IncidentState.DONE: f"i.annulled_on IS NULL AND NOT ({_EXCLUDES} AND i.acted_on <= :day"
    " AND (i.lifted_on IS NULL OR i.lifted_on > :day))",
}


class IncidentListing:
    """The lists of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def first(self, wanted: IncidentFilter, count: int = PAGE) -> FirstRows[IncidentRow]:
        """Return the first incidents of a list."""
        where, values = self._where(wanted)
        whole = True
        if _looks_through(wanted):
            for day, number in self._register.rows(
                f"SELECT i.seen_on, i.id FROM moderation_incident i ORDER BY {_ORDER} LIMIT 1 OFFSET {FAR}"
            ):
                where.append("(i.seen_on, i.id) >= (:far_day, :far_id)")
                values |= {"far_day": day, "far_id": number}
                whole = False
        # The numbers are found in the index of days; the records are read of those shown only.
        few = f"SELECT i.id FROM moderation_incident i{_said(where)} ORDER BY {_ORDER} LIMIT {int(count)}"
        tables = TABLES.replace(
            "moderation_incident i", f"({few}) few JOIN moderation_incident i ON i.id = few.id", 1
        )
        rows = self._register.rows(f"SELECT {LINE} FROM {tables} ORDER BY {_ORDER}", **values)
        today = self._day(wanted).isoformat()
        return FirstRows([line_of(row, today) for row in rows], whole=whole)

    def numbers(self, wanted: IncidentFilter, progress: Progress | None = None) -> array[int]:
        """Return the numbers of all incidents of a list. Raises Cancelled."""
        if progress is not None:
            progress.report(0, 0)  # before a list that nobody waits for any more
        where, values = self._where(wanted)
        statement = f"SELECT i.id FROM moderation_incident i{_said(where)} ORDER BY {_ORDER}"
        return array("q", chain.from_iterable(self._register.tuples(statement, **values)))

    def rows(self, incident_ids: Sequence[int], day: dt.date | None = None) -> tuple[IncidentRow, ...]:
        """Return incidents by their numbers, in that order; those gone are left out."""
        today = (day or self._register.clock.today()).isoformat()
        found: dict[int, IncidentRow] = {}
        for start in range(0, len(incident_ids), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in incident_ids[start : start + _AT_ONCE])
            statement = f"SELECT {LINE} FROM {TABLES} WHERE i.id IN ({places})"
            found |= {row[0]: line_of(row, today) for row in self._register.rows(statement)}
        return tuple(found[one] for one in incident_ids if one in found)

    def figures(self, day: dt.date) -> ModerationFigures:
        """Return what the head of the view counts, in one statement of indexed counts."""
        (row,) = self._register.rows(
            "SELECT (SELECT count(*) FROM moderation_incident i WHERE i.seen_on >= :new_year AND i.seen_on <= :day),"
            # The few annulled ones are found by their own index: by the days each would have to be looked at.
            " (SELECT count(CASE WHEN i.seen_on >= :new_year AND i.seen_on <= :day THEN 1 END)"
            " FROM moderation_incident i WHERE i.annulled_on IS NOT NULL),"
            f" (SELECT count(DISTINCT i.user_id) FROM moderation_incident i WHERE {SHUT_OUT}),"
            " (SELECT count(*) FROM moderation_appeal p WHERE p.outcome = 'pending'),"
            " (SELECT count(*) FROM waiting_comment c WHERE c.state = 'waiting')",
            day=day.isoformat(),
            new_year=day.replace(month=1, day=1).isoformat(),
        )
        this_year, annulled, shut_out, appeals, comments = row
        return ModerationFigures(
            this_year - annulled, shut_out, len(still_to_lift(self._register, day)), appeals, comments
        )

    def _day(self, wanted: IncidentFilter) -> dt.date:
        return wanted.day or self._register.clock.today()

    def _where(self, wanted: IncidentFilter) -> tuple[list[str], dict[str, object]]:
        """Return the conditions of incidents ``i`` and their values."""
        where: list[str] = []
        values: dict[str, object] = {}
        for name in ("account_id", "user_id"):
            if (number := getattr(wanted, name)) is not None:
                where.append(f"i.{name} = :{name}")
                values[name] = number
        if wanted.reason:
            where.append("(i.reason = :reason OR ',' || i.more_reasons || ',' LIKE :among)")
            values |= {"reason": wanted.reason, "among": f"%,{wanted.reason},%"}
        if wanted.action is not None:
            where.append("i.action = :action")
            values["action"] = wanted.action.value
        if wanted.since is not None:
            where.append("i.seen_on >= :since")
            values["since"] = wanted.since.isoformat()
        if wanted.until is not None:
            where.append("i.seen_on <= :until")
            values["until"] = wanted.until.isoformat()
        if wanted.state is not None:
            where.append(f"({_STATES[wanted.state]})")
            if wanted.state is not IncidentState.ANNULLED:
                values["day"] = self._day(wanted).isoformat()
        if wanted.annulled is not None:
            where.append(f"i.annulled_on IS {'NOT ' if wanted.annulled else ''}NULL")
        if wanted.appealed:
            where.append("i.id IN (SELECT incident_id FROM moderation_appeal WHERE outcome = 'pending')")
        for n, word in enumerate(fold(storable(wanted.text)).split()):
            like = f"LIKE :word_{n} ESCAPE '!'"
            where.append(
                f"(i.search_key {like} OR i.user_id IN (SELECT id FROM online_user WHERE handle_key {like}))"
            )
            word = word.removeprefix("@") or word
            values[f"word_{n}"] = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        return where, values


def _looks_through(wanted: IncidentFilter) -> bool:
    """Tell whether no index finds what is asked for: a few lines might lie far down in the list."""
    return bool(wanted.text or wanted.reason) or wanted.state is IncidentState.DONE


def _said(where: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(where)}" if where else ""
